// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_OPEN_ENUM_HPP
#define BINDERY_SHAPE_OPEN_ENUM_HPP

#include <bindery/shape/detail/rules.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery {

/// The wire text of a described enumerator; empty for a number that is none of the enumerators.
template <described_enum E>
constexpr std::string_view wire_text(E value) noexcept
{
    std::string_view text;
    [&]<template <class...> class List, class... D>(List<D...>) {
        static_cast<void>(((D::value == value && (text = detail::wire_name_of_enumerator<E, D>(), true)) || ...));
    }(boost::describe::describe_enumerators<E>{});
    return text;
}

/// A value of a described enumeration, or the text of a value that the service knows and this program does not.
///
/// Services add enumerators without notice, and a page with one new value is still a page: the text is kept, compares
/// and travels on as it came. Converts implicitly from the enumerator, so `.Status = QualificationStatus::Granted`
/// reads as it would with the plain enumeration. A default-constructed one is unknown with an empty text.
template <described_enum E>
class open_enum
{
public:
    using enum_type = E;

    open_enum() = default;
    open_enum(E value) noexcept : value_(value) { }

    /// Takes an enumerator, keeping the storage.
    open_enum& operator=(E value) noexcept
    {
        value_ = value;
        unknown_.clear();
        return *this;
    }

    /// Takes the enumerator of that wire text, or keeps the text where there is none.
    static open_enum from_text(std::string_view text)
    {
        open_enum result;
        result.assign_text(text);
        return result;
    }

    /// Like from_text, reusing this object's storage.
    void assign_text(std::string_view text)
    {
        value_.reset();
        [&]<template <class...> class List, class... D>(List<D...>) {
            static_cast<void>(((text == detail::wire_name_of_enumerator<E, D>() && (value_ = D::value, true)) || ...));
        }(boost::describe::describe_enumerators<E>{});
        if (value_)
            unknown_.clear();
        else
            unknown_.assign(text);
    }

    /// The enumerator, or nothing where the text is unknown to this program.
    std::optional<E> known() const noexcept { return value_; }

    /// The wire text. The view is valid as long as this object is neither changed nor destroyed.
    std::string_view text() const noexcept { return value_ ? wire_text(*value_) : std::string_view(unknown_); }

    friend bool operator==(open_enum const&, open_enum const&) = default;
    friend bool operator==(open_enum const& a, E b) noexcept { return a.value_ == b; }

private:
    std::optional<E> value_{};
    std::string      unknown_{};
};

} // namespace bindery

#endif
