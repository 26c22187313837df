// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// nlohmann's JSON for Modern C++: a DOM, a SAX parser, and values that dump themselves.

#include "dom_extraction.hpp"
#include "peers.hpp"
#include "sax_builder.hpp"

#include <nlohmann/json.hpp>

namespace bench {
namespace {

using nlohmann::json;

struct access
{
    static std::string const& text(json const& value) { return value.get_ref<std::string const&>(); }
    static std::int32_t       integer(json const& value) { return value.get<std::int32_t>(); }
    static double             real(json const& value) { return value.get<double>(); }

    static std::size_t size(json const& value) { return value.size(); }

    static void for_each_element(json const& value, auto f)
    {
        for (auto const& element : value.get_ref<json::array_t const&>())
            f(element);
    }

    static void for_each_member(json const& value, auto f)
    {
        for (auto const& [name, member_value] : value.get_ref<json::object_t const&>())
            f(name, member_value);
    }
};

class dom_parser : public page_parser
{
public:
    void parse(page& into, document const& source) override
    {
        dom_extraction<access>::read(json::parse(source.text()), into);
    }
};

class sax_parser : public page_parser
{
public:
    void parse(page& into, document const& source) override
    {
        handler_.builder.start(into);
        json::sax_parse(source.text(), &handler_);
    }

private:
    struct handler : nlohmann::json_sax<json>
    {
        sax_builder builder;

        bool null() final { return true; }
        bool boolean(bool) final { return true; }
        bool number_integer(std::int64_t value) final { return builder.integer(value), true; }
        bool number_unsigned(std::uint64_t value) final { return number_integer(static_cast<std::int64_t>(value)); }
        bool number_float(double value, std::string const&) final { return builder.real(value), true; }
        bool string(std::string& text) final { return builder.string(text), true; }
        bool binary(json::binary_t&) final { return true; }
        bool start_object(std::size_t) final { return builder.start_object(), true; }
        bool key(std::string& name) final { return builder.key(name), true; }
        bool end_object() final { return builder.end_object(), true; }
        bool start_array(std::size_t) final { return builder.start_array(), true; }
        bool end_array() final { return builder.end_array(), true; }
        bool parse_error(std::size_t, std::string const&, nlohmann::detail::exception const& error) final
        {
            throw std::runtime_error(error.what());
        }
    };

    handler handler_;
};

class dumping_serializer : public serializer
{
public:
    std::string_view write(page const& value) override
    {
        json root = json::object();
        if (value.NextToken)
            root["NextToken"] = *value.NextToken;
        root["NumResults"] = value.NumResults;
        auto& list = root["Qualifications"] = json::array();
        list.get_ref<json::array_t&>().reserve(value.Qualifications.size());
        for (auto const& one : value.Qualifications)
            list.push_back(to_json(one));
        return dump(root);
    }

    std::string_view write(request const& value) override
    {
        json root{{"QualificationTypeId", value.QualificationTypeId}};
        if (value.Status)
            root["Status"] = value.Status->text();
        if (value.NextToken)
            root["NextToken"] = *value.NextToken;
        if (value.MaxResults)
            root["MaxResults"] = *value.MaxResults;
        return dump(root);
    }

private:
    static json to_json(mturk::Qualification const& value)
    {
        json result = json::object();
        result["QualificationTypeId"] = value.QualificationTypeId;
        result["WorkerId"] = value.WorkerId;
        result["GrantTime"] = to_seconds(value.GrantTime);
        if (value.IntegerValue)
            result["IntegerValue"] = *value.IntegerValue;
        if (value.LocaleValue) {
            auto& locale = result["LocaleValue"] = json{{"Country", value.LocaleValue->Country}};
            if (value.LocaleValue->Subdivision)
                locale["Subdivision"] = *value.LocaleValue->Subdivision;
        }
        result["Status"] = value.Status.text();
        return result;
    }

    std::string_view dump(json const& value)
    {
        text_ = value.dump();
        return text_;
    }

    std::string text_;
};

} // namespace

std::unique_ptr<page_parser> parse_with_nlohmann_dom(member_order)
{
    return std::make_unique<dom_parser>();
}

std::unique_ptr<page_parser> parse_with_nlohmann_sax(member_order)
{
    return std::make_unique<sax_parser>();
}

std::unique_ptr<serializer> serialize_with_nlohmann()
{
    return std::make_unique<dumping_serializer>();
}

} // namespace bench
