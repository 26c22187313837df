// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "document.hpp"
#include "peers.hpp"

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>

namespace bench {
namespace {

class bindery_parser : public page_parser
{
public:
    void parse(page& into, document const& source) override { bindery::json::parse_into(into, source.text()); }
};

class bindery_serializer : public serializer
{
public:
    std::string_view write(page const& value) override { return write_any(value); }
    std::string_view write(request const& value) override { return write_any(value); }

private:
    std::string_view write_any(auto const& value)
    {
        text_.clear();
        if (auto why = bindery::json::try_serialize_to(text_, value))
            throw bindery::json::json_error(bindery::errc::unserializable, std::move(*why));
        return text_;
    }

    std::string text_;
};

} // namespace

std::unique_ptr<page_parser> parse_with_bindery(member_order)
{
    return std::make_unique<bindery_parser>();
}

std::unique_ptr<serializer> serialize_with_bindery()
{
    return std::make_unique<bindery_serializer>();
}

} // namespace bench
