// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_DETAIL_FIELDS_HPP
#define BINDERY_REST_DETAIL_FIELDS_HPP

#include <bindery/config.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/rest/detail/layout.hpp>
#include <bindery/rest/detail/target.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Members in header fields.
namespace bindery::rest::detail {

/// Sets a field. Fails where HTTP cannot carry the text as it is.
BINDERY_DECL std::optional<bindery::json::failure> write_field(
    std::vector<http::field>& fields, std::string_view name, std::string_view text);

/// Appends an element of a list, quoted where it needs it.
BINDERY_DECL void append_element(std::string& list, std::string_view text);

/// The values of all fields of that name as one (RFC 9110, section 5.3); nothing where there is none.
BINDERY_DECL std::optional<std::string> join_fields(std::vector<http::field> const& fields, std::string_view name);

/// The elements of all fields of that name.
BINDERY_DECL std::vector<std::string> read_elements(std::vector<http::field> const& fields, std::string_view name);

/// Writes the header fields of a message, in which `instead` may stand for a member.
template <class Layout, class Substitute = bindery::detail::no_substitute>
std::optional<bindery::json::failure> write_fields(
    std::vector<http::field>& fields, typename Layout::shape const& message, [[maybe_unused]] Substitute instead = {})
{
    using shape = typename Layout::shape;
    std::optional<bindery::json::failure> why;
    for_each_in<Layout, place::field>([&]<class D>() {
        constexpr auto             as = text_notation_of<shape, D>(true);
        constexpr bool             is_list = is_scalar_list<present<member_type<D>>>;
        std::optional<std::string> text;
        for_each_value(member_of<D>(message, instead), [&](auto const& value) {
            if constexpr (is_list)
                append_element(text ? *text : text.emplace(), text_of(value, as));
            else
                text = text_of(value, as);
        });
        if (text && !why)
            why = write_field(fields, field_name_of<shape, D>(), *text);
    });
    return why;
}

template <class Layout>
std::optional<bindery::json::failure> read_fields(
    std::vector<http::field> const& fields, typename Layout::shape& message)
{
    using shape = typename Layout::shape;
    std::optional<bindery::json::failure> why;
    for_each_in<Layout, place::field>([&]<class D>() {
        constexpr auto as = text_notation_of<shape, D>(true);
        constexpr auto name = field_name_of<shape, D>();
        auto&          member = message.*D::pointer;
        member = {};
        bool good = true;
        if constexpr (is_scalar_list<present<member_type<D>>>) {
            for (auto const& element : read_elements(fields, name))
                good = read_one(element, member, as) && good;
        }
        else if constexpr (kind_of<present<member_type<D>>> == kind::text) {
            if (auto const text = join_fields(fields, name))
                good = read_one(*text, member, as);
        }
        else if (auto const text = http::find_field(fields, name); text.data() != nullptr)
            good = read_one(text, member, as);
        if (!good) {
            member = {};
            why = wrong_value<member_type<D>>(name);
        }
    });
    return why;
}

} // namespace bindery::rest::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/rest/impl/fields.ipp>
#endif

#endif
