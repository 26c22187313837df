// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// cJSON, a DOM in C. It does not check that strings are UTF-8.

#include "dom_extraction.hpp"
#include "peers.hpp"

#include <cjson/cJSON.h>

#include <memory>
#include <stdexcept>

namespace bench {
namespace {

struct access
{
    static std::string_view text(cJSON const* value)
    {
        if (!cJSON_IsString(value))
            throw std::runtime_error("not a string");
        return value->valuestring;
    }

    static std::int32_t integer(cJSON const* value) { return static_cast<std::int32_t>(real(value)); }

    static double real(cJSON const* value)
    {
        if (!cJSON_IsNumber(value))
            throw std::runtime_error("not a number");
        return value->valuedouble;
    }

    static std::size_t size(cJSON const* value) { return static_cast<std::size_t>(cJSON_GetArraySize(value)); }

    static void for_each_element(cJSON const* value, auto f)
    {
        for (auto const* child = value->child; child; child = child->next)
            f(child);
    }

    static void for_each_member(cJSON const* value, auto f)
    {
        for (auto const* child = value->child; child; child = child->next)
            f(child->string, child);
    }
};

class cjson_parser : public page_parser
{
public:
    void parse(page& into, document const& source) override
    {
        std::unique_ptr<cJSON, decltype(&cJSON_Delete)> const root(
            cJSON_ParseWithLength(source.text().data(), source.text().size()), cJSON_Delete);
        if (!root)
            throw std::runtime_error("cJSON can't parse it");
        dom_extraction<access>::read(root.get(), into);
    }
};

} // namespace

std::unique_ptr<page_parser> parse_with_cjson(member_order)
{
    return std::make_unique<cjson_parser>();
}

} // namespace bench
