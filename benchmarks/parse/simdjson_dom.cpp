// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// simdjson's DOM parser, which selects all of its code for the machine at run time.

#include "dom_extraction.hpp"
#include "peers.hpp"

#include <simdjson.h>

namespace bench {
namespace {

namespace dom = simdjson::dom;

struct access
{
    static std::string_view text(dom::element value) { return value.get_string().value(); }
    static std::int32_t     integer(dom::element value) { return static_cast<std::int32_t>(value.get_int64().value()); }
    static double           real(dom::element value) { return value.get_double().value(); }

    static std::size_t size(dom::element value) { return value.get_array().size(); }

    static void for_each_element(dom::element value, auto f)
    {
        for (auto const element : dom::array(value.get_array()))
            f(element);
    }

    static void for_each_member(dom::element value, auto f)
    {
        for (auto const field : dom::object(value.get_object()))
            f(field.key, field.value);
    }
};

class dom_parser : public page_parser
{
public:
    void parse(page& into, document const& source) override
    {
        auto const text = source.text();
        // The last argument: the padding is there already.
        dom_extraction<access>::read(parser_.parse(text.data(), text.size(), false).value(), into);
    }

private:
    dom::parser parser_;
};

} // namespace

std::unique_ptr<page_parser> parse_with_simdjson_dom(member_order)
{
    return std::make_unique<dom_parser>();
}

} // namespace bench
