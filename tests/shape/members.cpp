// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/open_enum.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

BOOST_AUTO_TEST_SUITE(shape_members)

namespace test_shape_members {

using time_point = std::chrono::sys_time<std::chrono::milliseconds>;

enum class Color { Red };
BOOST_DESCRIBE_ENUM(Color, Red)

struct Plain
{
    std::string Name{};
    int         Size = 0;
    int         undescribed = 0;
};
BOOST_DESCRIBE_STRUCT(Plain, (), (Name, Size))

struct Ruled : Plain
{
    std::vector<std::vector<std::string>> Rows{};
    std::optional<time_point>             When{};
    std::string                           Odd{};
};
BOOST_DESCRIBE_STRUCT(Ruled, (Plain), (Rows, When, Odd))

constexpr auto bindery_members(bindery::type<Ruled>)
{
    return bindery::members(bindery::member<&Ruled::Odd>(bindery::wire_name{"odd-name"}),
        bindery::member<&Ruled::Rows>(
            bindery::length{1, 2}, bindery::each(bindery::length{3, 4}, bindery::each(bindery::length{5, 6}))),
        bindery::member<&Ruled::When>(bindery::required, bindery::http_date),
        bindery::member<&Ruled::Size>(bindery::range{.max = 7}));
}

struct Derived : Ruled
{
    std::string Name{};
};
BOOST_DESCRIBE_STRUCT(Derived, (Ruled), (Name))

struct Undescribed
{
};

template <class T>
using descriptor_list = bindery::detail::descriptors<T>;

template <class T>
constexpr auto names_of()
{
    return []<template <class...> class List, class... D>(List<D...>) {
        return std::array<std::string_view, sizeof...(D)>{bindery::detail::wire_name_of<T, D>()...};
    }(descriptor_list<T>{});
}

/// What a shape says of the member of that C++ name, as numbers: length bounds, range's end, notation.
struct findings
{
    bindery::length                     length{};
    bindery::range                      range{};
    bindery::timestamp_format::notation notation{};
    bool                                required = false;
};

template <class T>
constexpr findings findings_of(std::string_view name)
{
    findings   found;
    auto const look = [&]<class D>(D) {
        if (D::name != name)
            return;
        using rules = bindery::detail::rules_type_of<T, D>;
        auto const& all = bindery::detail::rules_of_member<T, D>;
        if constexpr (bindery::detail::has_rule<rules, bindery::length>)
            found.length = all;
        if constexpr (bindery::detail::has_rule<rules, bindery::range>)
            found.range = all;
        found.notation = bindery::detail::timestamp_notation_of<T, D>();
        found.required = bindery::detail::has_rule<rules, bindery::required_rule>;
    };
    [&]<template <class...> class List, class... D>(List<D...>) { (look(D{}), ...); }(descriptor_list<T>{});
    return found;
}

} // namespace test_shape_members

using namespace test_shape_members;

BOOST_AUTO_TEST_CASE(members_travel_under_their_names_in_declared_order)
{
    static_assert(names_of<Plain>() == std::array<std::string_view, 2>{"Name", "Size"});
    static_assert(names_of<Ruled>() == std::array<std::string_view, 5>{"Name", "Size", "Rows", "When", "odd-name"});
}

BOOST_AUTO_TEST_CASE(a_member_that_hides_one_of_the_base_takes_its_place)
{
    static_assert(names_of<Derived>() == std::array<std::string_view, 5>{"Size", "Rows", "When", "odd-name", "Name"});
}

BOOST_AUTO_TEST_CASE(rules_belong_to_the_member_they_name)
{
    static_assert(findings_of<Ruled>("Rows").length.min == 1 && findings_of<Ruled>("Rows").length.max == 2);
    static_assert(findings_of<Ruled>("Size").range.max == 7);
    static_assert(findings_of<Ruled>("When").notation == bindery::timestamp_format::notation::http_date);
    static_assert(findings_of<Ruled>("When").required);
    static_assert(!findings_of<Ruled>("Odd").required);
    static_assert(findings_of<Plain>("Size").range.max == bindery::range{}.max);
}

BOOST_AUTO_TEST_CASE(there_can_be_nothing_to_say)
{
    static_assert(std::is_empty_v<decltype(bindery::members())>);
    static_assert(std::is_empty_v<decltype(bindery::enumerators())>);
}

BOOST_AUTO_TEST_CASE(a_derived_shape_has_the_rules_of_its_base)
{
    static_assert(findings_of<Derived>("Rows").length.max == 2);
    static_assert(findings_of<Derived>("Size").range.max == 7);
}

BOOST_AUTO_TEST_CASE(what_can_be_in_a_shape)
{
    using bindery::shape_value;
    static_assert(
        shape_value<bool> && shape_value<signed char> && shape_value<unsigned long long> && shape_value<float>);
    static_assert(shape_value<std::string> && shape_value<time_point> && shape_value<std::vector<std::byte>>);
    static_assert(shape_value<bindery::open_enum<Color>> && shape_value<Plain>);
    static_assert(shape_value<std::map<std::string, std::vector<std::optional<Plain>>>>);
    static_assert(!shape_value<Color> && !shape_value<std::vector<Color>> && !shape_value<Undescribed>);
    static_assert(
        !shape_value<char> && !shape_value<wchar_t> && !shape_value<long double> && !shape_value<char const*>);
    static_assert(!shape_value<std::optional<std::optional<int>>> && !shape_value<std::map<int, int>>);
    static_assert(!shape_value<int*> && !shape_value<int[2]> && !shape_value<std::string_view>);
}

BOOST_AUTO_TEST_SUITE_END()
