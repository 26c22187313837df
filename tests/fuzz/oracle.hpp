// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_ORACLE_HPP
#define BINDERY_TESTS_FUZZ_ORACLE_HPP

#include "json_tree.hpp"
#include "plain_values.hpp"

#include <bindery/shape/described.hpp>
#include <bindery/shape/detail/path.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/document.hpp>
#include <bindery/shape/open_enum.hpp>

#include <concepts>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// What a text must become, by the rules of try_parse_into applied to what Boost.JSON reads.
///
/// Where they say more than Boost.JSON's parse and a look at its value would:
/// - Of a member given twice the last one counts, but the earlier ones must be as declared too. Boost.JSON's value
///   does not have them any more, so there they could be anything.
/// - Exponents have any number of digits. Boost.JSON refuses those that an int cannot hold.
/// - Integers, times and reals are read from the number's text: the doubles of Boost.JSON 1.81 are not the nearest
///   ones.
/// - Documents are Boost.JSON's values of that part of the text, its limits included.
namespace test_json_fuzz {

using notation = bindery::timestamp_format::notation;

/// Whether exactly one of the type's members counts.
template <class T>
inline constexpr bool is_union = false;
template <bindery::described_struct T>
inline constexpr bool is_union<T> = bindery::detail::is_union_shape<T>;

/// A value as it is when the text does not have it.
template <class T>
T absent()
{
    T value{};
    if constexpr (bindery::described_struct<T>)
        bindery::detail::for_each_member<T>(
            [&]<class D>() { value.*D::pointer = absent<bindery::detail::member_type<D>>(); });
    if constexpr (is_union<T>)
        (value.*bindery::detail::unknown_of<T>).clear();
    return value;
}

/// Whether null is a value of the type.
template <class T>
inline constexpr bool holds_null = std::is_same_v<T, bindery::document>;
template <class T>
inline constexpr bool holds_null<std::optional<T>> = true;

/// Makes shapes of JSON values.
class extractor
{
public:
    explicit extractor(std::string_view json) : json_(json) { }

    /// False where the value is not as declared; path() and where() then tell which one, the first in the text.
    template <class T>
    bool take(json_node const& from, T& into, notation as = notation::epoch_seconds)
    {
        where_ = from.where;
        return take_value(from, into, as);
    }

    std::string const& path() const noexcept { return path_; }
    extent             where() const noexcept { return where_; }

private:
    using form = json_node::form;

    template <class T>
    static bool store(std::optional<T> value, T& into)
    {
        if (value)
            into = std::move(*value);
        return value.has_value();
    }

    std::string_view text_of(json_node const& node) const
    {
        return json_.substr(node.where.begin, node.where.end - node.where.begin);
    }

    bool take_value(json_node const& from, bool& into, notation)
    {
        into = from.flag;
        return from.is == form::boolean;
    }

    template <std::integral T>
    bool take_value(json_node const& from, T& into, notation)
    {
        return from.is == form::number && store(integer_of<T>(text_of(from)), into);
    }

    template <std::floating_point T>
    bool take_value(json_node const& from, T& into, notation)
    {
        if (from.is == form::number)
            return store(real_of<T>(std::string(text_of(from))), into);
        constexpr T infinity = std::numeric_limits<T>::infinity();
        into = from.text == "NaN"        ? std::numeric_limits<T>::quiet_NaN()
               : from.text == "Infinity" ? infinity
                                         : -infinity;
        return from.text == "NaN" || from.text == "Infinity" || from.text == "-Infinity";
    }

    bool take_value(json_node const& from, std::string& into, notation)
    {
        into = from.text;
        return from.is == form::string;
    }

    bool take_value(json_node const& from, bindery::timestamp& into, notation as)
    {
        if (as == notation::epoch_seconds)
            return from.is == form::number && store(epoch_seconds_of(text_of(from)), into);
        return from.is == form::string
               && store(as == notation::iso8601 ? iso8601_of(from.text) : http_date_of(from.text), into);
    }

    bool take_value(json_node const& from, bindery::blob& into, notation)
    {
        return from.is == form::string && store(base64_of(from.text), into);
    }

    template <class E>
    bool take_value(json_node const& from, bindery::open_enum<E>& into, notation)
    {
        into = bindery::open_enum<E>::from_text(from.text);
        return from.is == form::string;
    }

    bool take_value(json_node const& from, bindery::document& into, notation)
    {
        boost::json::parse_options options;
        options.max_depth = json_.size();
        boost::system::error_code failed;
        into = boost::json::parse(text_of(from), failed, {}, options);
        return !failed;
    }

    template <class T>
    bool take_value(json_node const& from, std::optional<T>& into, notation as)
    {
        into.reset();
        return from.is == form::null || take_value(from, into.emplace(absent<T>()), as);
    }

    template <class T>
    bool take_value(json_node const& from, std::vector<T>& into, notation as)
    {
        into.clear();
        if (from.is != form::array)
            return false;
        for (std::size_t i = 0; i < from.items.size(); ++i) {
            if (from.items[i].is == form::null && !holds_null<T>)
                continue;
            T element = absent<T>();
            if (!within(bindery::detail::index_step(i), from.items[i], element, as))
                return false;
            into.push_back(std::move(element));
        }
        return true;
    }

    template <class T>
    bool take_value(json_node const& from, std::map<std::string, T>& into, notation as)
    {
        into.clear();
        for (std::size_t i = 0; i < from.names.size(); ++i) {
            into.erase(from.names[i]);
            if (from.items[i].is == form::null && !holds_null<T>)
                continue;
            auto& value = into.emplace(from.names[i], absent<T>()).first->second;
            if (!within(bindery::detail::key_step(from.names[i]), from.items[i], value, as))
                return false;
        }
        return from.is == form::object;
    }

    template <bindery::described_struct T>
    bool take_value(json_node const& from, T& into, notation)
    {
        into = absent<T>();
        bool ok = from.is == form::object;
        for (std::size_t i = 0; ok && i < from.names.size(); ++i)
            bindery::detail::for_each_member<T>([&]<class D>() {
                if (ok && from.names[i] == bindery::detail::wire_name_of<T, D>())
                    ok = take_member(from.items[i], into.*D::pointer, bindery::detail::wire_name_of<T, D>(),
                        bindery::detail::timestamp_notation_of<T, D>());
            });
        if constexpr (is_union<T>)
            ok = ok && take_unknown(from, into);
        return ok;
    }

    /// Whether a union has one member, with a name, when its known ones have been taken.
    template <class T>
    static bool take_unknown(json_node const& from, T& into)
    {
        std::size_t           set = 0;
        std::set<std::string> known{"__type"};
        bindery::detail::for_each_member<T>([&]<class D>() {
            known.emplace(bindery::detail::wire_name_of<T, D>());
            set += (into.*D::pointer).has_value() ? 1 : 0;
        });
        std::set<std::string> unknown;
        for (std::size_t i = 0; i < from.names.size(); ++i)
            if (from.items[i].is == form::null)
                unknown.erase(from.names[i]);
            else if (!known.contains(from.names[i]))
                unknown.insert(from.names[i]);
        if (!unknown.empty())
            into.*bindery::detail::unknown_of<T> = *unknown.begin();
        return set + unknown.size() == 1 && !unknown.contains("");
    }

    template <class Member>
    bool take_member(json_node const& from, Member& into, std::string_view name, notation as)
    {
        into = absent<Member>();
        return from.is == form::null || within(bindery::detail::member_step(name), from, into, as);
    }

    template <class T>
    bool within(std::string const& step, json_node const& from, T& into, notation as)
    {
        auto const length = path_.size();
        auto const where = std::exchange(where_, from.where);
        bindery::detail::append_step(path_, step);
        if (!take_value(from, into, as))
            return false;
        path_.resize(length);
        where_ = where;
        return true;
    }

    std::string_view json_;
    std::string      path_{};
    extent           where_{};
};

} // namespace test_json_fuzz

#endif
