// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// simdjson's on-demand parser, with the three ways to get at members that its documentation offers. It selects its
// first stage (finding structural characters, checking UTF-8) for the machine at run time. The second stage is compiled
// into this file: at plain -O2 its "fallback" kernel, with -march=native the machine's. So this file is compiled twice,
// and what it defines is in a namespace that the build names; simdjson keeps its kernels in namespaces of their own.

#include "fields.hpp"
#include "peers.hpp"

#include <simdjson.h>

#include <cstdint>
#include <string_view>

#if !defined(BINDERY_BENCHMARK_ON_DEMAND)
#    define BINDERY_BENCHMARK_ON_DEMAND on_demand_plain
#endif

namespace bench::BINDERY_BENCHMARK_ON_DEMAND {
namespace {

namespace ondemand = simdjson::ondemand;

// Out of line, these two would make some of the styles take 1.6 times as long.
simdjson_inline std::string_view text_of(auto&& value)
{
    return value.get_string().value();
}

simdjson_inline std::int32_t integer_of(auto&& value)
{
    return static_cast<std::int32_t>(value.get_int64().value());
}

/// Calls read(element, object) for each element of the list, reusing those that are there.
template <class Read>
void read_list(ondemand::array list, std::vector<mturk::Qualification>& into, Read read)
{
    std::size_t count = 0;
    for (auto element : list) {
        if (count == into.size())
            into.emplace_back();
        read(into[count++], element.get_object().value());
    }
    into.resize(count);
}

class on_demand_parser : public page_parser
{
protected:
    ondemand::document open(document const& source)
    {
        auto const text = source.text();
        return parser_.iterate(text.data(), text.size(), text.size() + document::padding).value();
    }

private:
    ondemand::parser parser_;
};

/// Looks for members where they should be. A member that is not found ends the search, so optional ones are looked for
/// in any order.
template <member_order Order>
class find_field_parser : public on_demand_parser
{
public:
    void parse(page& into, document const& source) override
    {
        auto             text = open(source);
        ondemand::object root = text.get_object().value();
        if (ondemand::value token; root.find_field_unordered("NextToken").get(token) == simdjson::SUCCESS)
            engage(into.NextToken) = text_of(token);
        else
            into.NextToken.reset();
        into.NumResults = integer_of(root.find_field("NumResults"));
        reserve_items(into);
        read_list(root.find_field("Qualifications").get_array().value(), into.Qualifications, read_qualification);
    }

private:
    static void read_qualification(mturk::Qualification& into, ondemand::object object)
    {
        if constexpr (Order == member_order::declared) {
            into.QualificationTypeId = text_of(object.find_field("QualificationTypeId"));
            into.WorkerId = text_of(object.find_field("WorkerId"));
            into.GrantTime = to_timestamp(object.find_field("GrantTime").get_double().value());
            read_value(into, object);
            into.Status.assign_text(text_of(object.find_field("Status")));
        }
        else {
            into.GrantTime = to_timestamp(object.find_field("GrantTime").get_double().value());
            read_value(into, object);
            into.QualificationTypeId = text_of(object.find_field("QualificationTypeId"));
            into.Status.assign_text(text_of(object.find_field("Status")));
            into.WorkerId = text_of(object.find_field("WorkerId"));
        }
    }

    /// A Qualification has one value or none, as its type says, so there is no search for the second.
    static void read_value(mturk::Qualification& into, ondemand::object& object)
    {
        ondemand::value value;
        into.LocaleValue.reset();
        into.IntegerValue.reset();
        if (object.find_field_unordered("IntegerValue").get(value) == simdjson::SUCCESS)
            into.IntegerValue = integer_of(value);
        else if (object.find_field_unordered("LocaleValue").get(value) == simdjson::SUCCESS)
            read_locale(into.LocaleValue.emplace(), value.get_object().value());
    }

    static void read_locale(mturk::Locale& into, ondemand::object object)
    {
        into.Country = text_of(object.find_field("Country"));
        if (ondemand::value subdivision;
            object.find_field_unordered("Subdivision").get(subdivision) == simdjson::SUCCESS)
            into.Subdivision = text_of(subdivision);
    }
};

/// Looks for every member in any order.
class find_field_unordered_parser : public on_demand_parser
{
public:
    void parse(page& into, document const& source) override
    {
        auto             text = open(source);
        ondemand::object root = text.get_object().value();
        if (ondemand::value token; root["NextToken"].get(token) == simdjson::SUCCESS)
            engage(into.NextToken) = text_of(token);
        else
            into.NextToken.reset();
        into.NumResults = integer_of(root["NumResults"]);
        reserve_items(into);
        read_list(root["Qualifications"].get_array().value(), into.Qualifications, read_qualification);
    }

private:
    static void read_qualification(mturk::Qualification& into, ondemand::object object)
    {
        into.QualificationTypeId = text_of(object["QualificationTypeId"]);
        into.WorkerId = text_of(object["WorkerId"]);
        into.GrantTime = to_timestamp(object["GrantTime"].get_double().value());
        ondemand::value value;
        into.LocaleValue.reset();
        into.IntegerValue.reset();
        if (object["IntegerValue"].get(value) == simdjson::SUCCESS)
            into.IntegerValue = integer_of(value);
        else if (object["LocaleValue"].get(value) == simdjson::SUCCESS)
            read_locale(into.LocaleValue.emplace(), value.get_object().value());
        into.Status.assign_text(text_of(object["Status"]));
    }

    static void read_locale(mturk::Locale& into, ondemand::object object)
    {
        into.Country = text_of(object["Country"]);
        if (ondemand::value subdivision; object["Subdivision"].get(subdivision) == simdjson::SUCCESS)
            into.Subdivision = text_of(subdivision);
    }
};

/// Takes the members as they come.
class iterate_fields_parser : public on_demand_parser
{
public:
    void parse(page& into, document const& source) override
    {
        using namespace std::string_view_literals;
        auto             text = open(source);
        ondemand::object root = text.get_object().value();
        seen_members     seen;
        for (auto field : root) {
            auto const key = field.key().value();
            if (key.unsafe_is_equal("NextToken"sv)) {
                engage(into.NextToken) = text_of(field.value());
                seen.add(member::next_token);
            }
            else if (key.unsafe_is_equal("NumResults"sv)) {
                into.NumResults = integer_of(field.value());
                seen.add(member::num_results);
            }
            else if (key.unsafe_is_equal("Qualifications"sv)) {
                reserve_items(into);
                read_list(field.value().get_array().value(), into.Qualifications, read_qualification);
                seen.add(member::qualifications);
            }
        }
        seen.reset_others(into);
    }

private:
    static void read_qualification(mturk::Qualification& into, ondemand::object object)
    {
        using namespace std::string_view_literals;
        seen_members seen;
        for (auto field : object) {
            auto const key = field.key().value();
            if (key.unsafe_is_equal("QualificationTypeId"sv)) {
                into.QualificationTypeId = text_of(field.value());
                seen.add(member::type);
            }
            else if (key.unsafe_is_equal("WorkerId"sv)) {
                into.WorkerId = text_of(field.value());
                seen.add(member::worker);
            }
            else if (key.unsafe_is_equal("GrantTime"sv)) {
                into.GrantTime = to_timestamp(field.value().get_double().value());
                seen.add(member::time);
            }
            else if (key.unsafe_is_equal("IntegerValue"sv)) {
                into.IntegerValue = integer_of(field.value());
                seen.add(member::integer);
            }
            else if (key.unsafe_is_equal("LocaleValue"sv)) {
                read_locale(engage(into.LocaleValue), field.value().get_object().value());
                seen.add(member::locale);
            }
            else if (key.unsafe_is_equal("Status"sv)) {
                into.Status.assign_text(text_of(field.value()));
                seen.add(member::status);
            }
        }
        seen.reset_others(into);
    }

    static void read_locale(mturk::Locale& into, ondemand::object object)
    {
        using namespace std::string_view_literals;
        seen_members seen;
        for (auto field : object) {
            auto const key = field.key().value();
            if (key.unsafe_is_equal("Country"sv)) {
                into.Country = text_of(field.value());
                seen.add(member::country);
            }
            else if (key.unsafe_is_equal("Subdivision"sv)) {
                engage(into.Subdivision) = text_of(field.value());
                seen.add(member::subdivision);
            }
        }
        seen.reset_others(into);
    }
};

} // namespace

std::unique_ptr<page_parser> find_field(member_order order)
{
    switch (order) {
    case member_order::declared: return std::make_unique<find_field_parser<member_order::declared>>();
    case member_order::alphabetical: return std::make_unique<find_field_parser<member_order::alphabetical>>();
    case member_order::shuffled: break; // it finds members in one order only
    }
    return nullptr;
}

std::unique_ptr<page_parser> find_field_unordered(member_order)
{
    return std::make_unique<find_field_unordered_parser>();
}

std::unique_ptr<page_parser> iterate_fields(member_order)
{
    return std::make_unique<iterate_fields_parser>();
}

} // namespace bench::BINDERY_BENCHMARK_ON_DEMAND
