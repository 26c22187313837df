// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_SAME_HPP
#define BINDERY_TESTS_FUZZ_SAME_HPP

#include <bindery/shape/described.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/document.hpp>
#include <bindery/shape/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace test_json_fuzz {

/// Whether two values are the same to the last bit; unlike ==, of which not every shape has one.
class comparison
{
public:
    enum class of : unsigned char {
        parses,
        serialized_parse, ///< Less what serializing drops: milliseconds of an http_date, bits of a document's doubles.
    };

    explicit comparison(of what) noexcept : what_(what) { }

    template <class T>
    bool same(T const& a, T const& b, bindery::timestamp_format as = bindery::epoch_seconds) const
    {
        if constexpr (std::floating_point<T>)
            return std::isnan(a) ? std::isnan(b) : std::memcmp(&a, &b, sizeof a) == 0;
        else if constexpr (std::same_as<T, bindery::timestamp>)
            return what_ == of::serialized_parse && as.as == bindery::http_date.as
                       ? std::chrono::floor<std::chrono::seconds>(a) == std::chrono::floor<std::chrono::seconds>(b)
                       : a == b;
        else if constexpr (std::same_as<T, bindery::document>)
            return what_ == of::serialized_parse || same_document(a, b);
        else if constexpr (bindery::described_struct<T>)
            return same_members(a, b);
        else
            return same_value(a, b, as);
    }

private:
    template <class T>
    bool same_members(T const& a, T const& b) const
    {
        bool result = true;
        if constexpr (bindery::detail::is_union_shape<T>)
            result = a.*bindery::detail::unknown_of<T> == b.*bindery::detail::unknown_of<T>;
        bindery::detail::for_each_member<T>([&]<class D>() {
            result = result
                     && same(a.*D::pointer, b.*D::pointer,
                         bindery::timestamp_format{bindery::detail::timestamp_notation_of<T, D>()});
        });
        return result;
    }

    template <class T>
    bool same_value(std::optional<T> const& a, std::optional<T> const& b, bindery::timestamp_format as) const
    {
        return a.has_value() == b.has_value() && (!a || same(*a, *b, as));
    }

    template <class T>
    bool same_value(std::vector<T> const& a, std::vector<T> const& b, bindery::timestamp_format as) const
    {
        bool result = a.size() == b.size();
        for (std::size_t i = 0; result && i < a.size(); ++i)
            result = same<T>(a[i], b[i], as);
        return result;
    }

    template <class T>
    bool same_value(
        std::map<std::string, T> const& a, std::map<std::string, T> const& b, bindery::timestamp_format as) const
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
            [&](auto const& x, auto const& y) { return x.first == y.first && same(x.second, y.second, as); });
    }

    template <class T>
    bool same_value(T const& a, T const& b, bindery::timestamp_format) const
    {
        return a == b;
    }

    bool same_document(bindery::document const& a, bindery::document const& b) const
    {
        if (a.kind() != b.kind())
            return false;
        if (a.is_double())
            return same(a.get_double(), b.get_double());
        if (a.is_array())
            return std::equal(a.get_array().begin(), a.get_array().end(), b.get_array().begin(), b.get_array().end(),
                [&](auto const& x, auto const& y) { return same_document(x, y); });
        if (!a.is_object())
            return a == b;
        return std::equal(a.get_object().begin(), a.get_object().end(), b.get_object().begin(), b.get_object().end(),
            [&](auto const& x, auto const& y) { return x.key() == y.key() && same_document(x.value(), y.value()); });
    }

    of what_;
};

} // namespace test_json_fuzz

#endif
