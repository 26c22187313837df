// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_DETAIL_LAYOUT_HPP
#define BINDERY_REST_DETAIL_LAYOUT_HPP

#include <bindery/http/detail/ascii.hpp>
#include <bindery/rest/detail/value_text.hpp>
#include <bindery/rest/members.hpp>
#include <bindery/rest/route.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/detail/substitute.hpp>

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Where the members of a request or response travel, and what the compiler refuses there.
namespace bindery::rest::detail {

using bindery::detail::for_each_member;
using bindery::detail::has_rule;
using bindery::detail::member_count;
using bindery::detail::member_of;
using bindery::detail::member_type;
using bindery::detail::rules_type_of;
using bindery::detail::wire_name_of;

enum class place : unsigned char { label, query, query_map, field, payload, status, body };

/// The place that a rule says; `otherwise` where none does.
template <class T, class D>
constexpr place ruled_place(place otherwise)
{
    using rules = rules_type_of<T, D>;
    constexpr int count = int{has_rule<rules, query_rule>} + int{has_rule<rules, query_map_rule>}
                          + int{has_rule<rules, header>} + int{has_rule<rules, payload_rule>}
                          + int{has_rule<rules, status_rule>};
    static_assert(
        count <= 1, "a member travels in one place: query, query_map, header, payload and status exclude each other");
    if constexpr (has_rule<rules, query_rule>)
        return place::query;
    else if constexpr (has_rule<rules, query_map_rule>)
        return place::query_map;
    else if constexpr (has_rule<rules, header>)
        return place::field;
    else if constexpr (has_rule<rules, payload_rule>)
        return place::payload;
    else if constexpr (has_rule<rules, status_rule>)
        return place::status;
    else
        return otherwise;
}

template <class T>
struct is_query_map : std::false_type
{
};
template <>
struct is_query_map<std::map<std::string, std::string>> : std::true_type
{
};
template <>
struct is_query_map<std::map<std::string, std::vector<std::string>>> : std::true_type
{
};

/// The notation of timestamps in T's member where it is no JSON.
template <class T, class D>
constexpr notation text_notation_of(bool in_field)
{
    if constexpr (has_rule<rules_type_of<T, D>, timestamp_format>)
        return bindery::detail::timestamp_notation_of<T, D>();
    else
        return in_field ? notation::http_date : notation::iso8601;
}

/// Asserts that the member can travel there.
template <class T, class D, place Place>
constexpr bool check_place()
{
    using value = present<member_type<D>>;
    static_assert(Place != place::label || is_scalar<value>,
        "a part of the path is a string, number, bool, enumeration or timestamp");
    static_assert(Place != place::query || is_scalar<value> || is_scalar_list<value>,
        "a parameter of a query is a string, number, bool, enumeration or timestamp, or a list of those");
    static_assert(Place != place::query_map || is_query_map<value>::value,
        "query_map is a rule for maps of strings or of lists of strings");
    static_assert(Place != place::field || is_scalar<value> || is_scalar_list<value>,
        "a header field is a string, number, bool, enumeration or timestamp, or a list of those");
    if constexpr (Place == place::field && is_scalar_list<value>)
        static_assert(kind_of<content_of<value>> != kind::time || text_notation_of<T, D>(true) != notation::http_date,
            "HTTP dates have commas: give a list of timestamps in a header field another format");
    static_assert(Place != place::status || kind_of<value> == kind::integer, "the status is an integer");
    return true;
}

template <class T, place Place, template <class> class Of>
constexpr std::size_t count_places()
{
    std::size_t count = 0;
    for_each_member<T>([&]<class D>() { count += Of<D>::value == Place ? 1 : 0; });
    return count;
}

template <class T, class D>
constexpr std::string_view field_name_of()
{
    constexpr auto name = static_cast<header const&>(bindery::detail::rules_of_member<T, D>).name;
    static_assert(http::detail::is_token(name), "the name of a header field is a token such as X-Total-Count");
    return name;
}

/// Whether no two members of a message have the same name in one place.
template <class T, place Place, template <class> class Of>
constexpr bool has_distinct_names()
{
    std::array<std::string_view, count_places<T, Place, Of>()> names{};
    std::size_t                                                count = 0;
    bool                                                       distinct = true;
    for_each_member<T>([&]<class D>() {
        if constexpr (Of<D>::value == Place) {
            constexpr bool is_field = Place == place::field;
            auto&          name = names[count++];
            if constexpr (is_field)
                name = field_name_of<T, D>();
            else
                name = wire_name_of<T, D>();
            for (std::size_t i = 0; i + 1 < count; ++i)
                distinct =
                    distinct && !(is_field ? http::detail::equal_ignoring_case(names[i], name) : names[i] == name);
        }
    });
    return distinct;
}

/// Asserts what holds for requests and responses alike.
template <class T, template <class> class Of>
constexpr bool check_names()
{
    static_assert(has_distinct_names<T, place::field, Of>(), "two members of the shape are the same header field");
    static_assert(has_distinct_names<T, place::body, Of>(), "two members of the shape have the same wire name");
    return true;
}

/// Where the members of a request travel.
template <class Route, class Request>
struct request_layout
{
    using shape = Request;

    template <class D>
    struct of
    {
        static constexpr bool  is_label = has_label(Route::text, wire_name_of<Request, D>());
        static constexpr place usual = is_label                           ? place::label
                                       : Route::body == body_use::members ? place::body
                                                                          : place::query;
        static constexpr place value = ruled_place<Request, D>(usual);
        static_assert(!is_label || value == place::label, "a member that the route names has no other place");
        static_assert(value != place::status, "a request has no status");
        static_assert(Route::body != body_use::never || (value != place::payload && value != place::body),
            "a GET or HEAD request has no body");
        static_assert(check_place<Request, D, value>());
    };

    template <place Place>
    static constexpr std::size_t count = count_places<Request, Place, of>();

    static constexpr bool check()
    {
        static_assert(has_distinct_names<Request, place::label, of>(),
            "two members of the request have the name of one label of the route");
        static_assert(has_distinct_names<Request, place::query, of>(),
            "two members of the request are the same parameter of the query");
        static_assert(count<place::label> == count_labels(Route::text),
            "a label of the route has no member of that wire name in the request");
        static_assert(count<place::payload> <= 1 && (count<place::payload> == 0 || count<place::body> == 0),
            "a request has one body: a payload leaves no place for another one, nor for members without a place");
        static_assert(count<place::query_map> <= 1, "one member at most takes the other parameters of the query");
        return check_names<Request, of>();
    }
    static_assert(check());
};

/// Where the members of a response, or of a declared error, travel.
template <class Response, bool HasBody = true>
struct response_layout
{
    using shape = Response;

    template <class D>
    struct of
    {
        static constexpr place value = ruled_place<Response, D>(place::body);
        static_assert(value != place::query && value != place::query_map, "a response has no query");
        static_assert(HasBody || (value != place::payload && value != place::body),
            "the response to HEAD has no body: its members are header fields or the status");
        static_assert(check_place<Response, D, value>());
    };

    template <place Place>
    static constexpr std::size_t count = count_places<Response, Place, of>();

    static constexpr bool check()
    {
        static_assert(count<place::payload> <= 1 && (count<place::payload> == 0 || count<place::body> == 0),
            "a response has one body: a payload leaves no place for another one, nor for members without a place");
        static_assert(count<place::status> <= 1, "one member of a response at most is the status");
        return check_names<Response, of>();
    }
    static_assert(check());
};

/// Calls `visit.template operator()<D>()` for each member that travels there.
template <class Layout, place Place, class Visitor>
constexpr void for_each_in(Visitor&& visit)
{
    for_each_member<typename Layout::shape>([&]<class D>() {
        if constexpr (Layout::template of<D>::value == Place)
            visit.template operator()<D>();
    });
}

template <class Trait>
concept is_route = requires
{
    Trait::method;
};

/// The route among an operation's traits.
template <class... Traits>
struct route_of;

template <class First, class... Rest>
struct route_of<First, Rest...> : std::conditional_t<is_route<First>, std::type_identity<First>, route_of<Rest...>>
{
};

template <>
struct route_of<>
{
    using type = void;
};

template <class... Traits>
auto find_route(bindery::detail::trait_list<Traits...>) -> typename route_of<Traits...>::type;

template <class... Traits>
constexpr std::size_t count_routes(bindery::detail::trait_list<Traits...>)
{
    return (std::size_t{is_route<Traits>} + ... + 0);
}

template <class Operation>
struct plan_of
{
    using route = decltype(find_route(typename Operation::traits{}));
    static_assert(!std::is_void_v<route>,
        "an operation of a REST service declares its method and path, as in bindery::rest::get<\"/posts/{id}\">");
    static_assert(count_routes(typename Operation::traits{}) <= 1, "an operation has one method and path only");
    using request = request_layout<route, typename Operation::request_type>;
    using response = response_layout<typename Operation::response_type, route::method != "HEAD">;
};

} // namespace bindery::rest::detail

#endif
