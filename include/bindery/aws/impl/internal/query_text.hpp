// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_QUERY_TEXT_HPP
#define BINDERY_AWS_IMPL_INTERNAL_QUERY_TEXT_HPP

#include <bindery/http/detail/ascii.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/shape/described.hpp>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

/// What the query protocol sends and receives: parameters of a form, and XML.
namespace bindery::aws::detail {

/// Appends text percent-encoded as forms have it, with %20 for a space, which everybody reads.
inline void append_form_text(std::string& out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (http::detail::is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '~')
            out += c;
        else
            (out.append(1, '%') += digits[byte >> 4]) += digits[byte & 15];
    }
}

inline void append_parameter(std::string& out, std::string_view name, std::string_view value)
{
    out.append(out.empty() ? "" : "&").append(name).append("=");
    append_form_text(out, value);
}

inline void append_parameter(std::string& out, std::string_view name, std::int32_t value)
{
    append_parameter(out, name, std::to_string(value));
}

template <class T>
void append_parameter(std::string& out, std::string_view name, std::optional<T> const& value)
{
    if (value)
        append_parameter(out, name, *value);
}

/// An XML document, read by Boost.PropertyTree.
class xml_document
{
public:
    using element = boost::property_tree::ptree;

    /// False where the text is no XML. The parser goes one level down its stack for each element, so a text with more
    /// of them than any reply has is none either.
    bool parse(std::string_view text)
    {
        constexpr auto most_tags = 1000;
        if (std::ranges::count(text, '<') > most_tags)
            return false;
        std::istringstream in{std::string(text)};
        try {
            boost::property_tree::read_xml(in, root_);
        }
        catch (boost::property_tree::xml_parser_error const&) {
            return false;
        }
        return true;
    }

    element const& root() const noexcept { return root_; }

private:
    element root_{};
};

/// The first child of that name, or null.
inline xml_document::element const* find_child(xml_document::element const& parent, std::string_view name)
{
    auto const found = std::ranges::find(parent, name, &xml_document::element::value_type::first);
    return found == parent.end() ? nullptr : &found->second;
}

/// The text of the child of that name, or nothing.
inline std::string child_text(xml_document::element const& parent, std::string_view name)
{
    auto const* const child = find_child(parent, name);
    return child ? child->data() : std::string();
}

/// Fills a shape whose members are strings and shapes from the elements named like them. What is missing stays empty.
template <described_struct T>
void read_members(xml_document::element const& from, T& into)
{
    bindery::detail::for_each_member<T>([&]<class Descriptor>() {
        auto&             member = into.*Descriptor::pointer;
        auto const* const child = find_child(from, Descriptor::name);
        if constexpr (std::same_as<decltype(member), std::string&>)
            member = child ? child->data() : std::string();
        else if (child)
            read_members(*child, member);
    });
}

} // namespace bindery::aws::detail

#endif
