// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_DECODE_LIST_HPP
#define BINDERY_JSON_DETAIL_DECODE_LIST_HPP

#include <bindery/json/detail/decode_object.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::json::detail {

/// Reads an array; `decode_element` reads an element of type T at a place with reach.
template <class T, class DecodeElement>
[[gnu::always_inline]] inline char const* decode_elements(
    reader& in, char const* at, std::size_t levels, DecodeElement decode_element)
{
    at = in.open_array(at, levels);
    if (at == nullptr)
        return nullptr;
    for (bool first = true;; first = false) {
        auto const next = in.next_element(at, first);
        if (next != reader::step::item)
            return next == reader::step::end ? at : nullptr;
        at = in.reach(in.skip_space(at));
        auto const* const behind = takes_null<T> ? nullptr : in.take_null(at);
        if (behind != nullptr)
            at = behind;
        else if (at = decode_element(at); at == nullptr)
            return nullptr;
    }
}

inline constexpr std::array between_objects{',', '{'};

/// As decode_list, for objects: as long as they come one after the other, nothing stands between two of them but this.
template <described_struct T, class Next>
[[gnu::always_inline]] inline char const* decode_objects(reader& in, char const* at, std::size_t levels, Next next)
{
    member_order<member_count<T>> order;
    return decode_elements<T>(
        in, at, levels, [&](char const* element) __attribute__((always_inline)) {
            // Whether an object may be opened here is known after the first one.
            if (in.open_object(element, levels - 1) == nullptr)
                return static_cast<char const*>(nullptr);
            for (;;) {
                element = decode_object(in, element, next(element), levels - 2, order);
                if (element == nullptr) [[unlikely]]
                    return element;
                if (!stands_at<between_objects>(element)) [[unlikely]]
                    return element;
                element = in.reach(element + 1);
            }
        });
}

/// Makes a T as `T{}` does. With std::vector's own way, `T()`, all bytes would be set to zero before the initialisers
/// of the members run, which takes longer than these.
struct braced_value
{
    template <class T>
    operator T() const
    {
        return T{};
    }
};

/// Adds an element behind the ones that stand in the text from `start` to `here`.
template <class T>
[[gnu::noinline]] void add_element(std::vector<T>& into, reader& in, std::size_t start, std::size_t here)
{
    std::size_t const size = into.size();
    if (size == into.capacity()) {
        std::size_t more = 0;
        if (size != 0) {
            // Room for as many as the rest of the text may have, and some more lest a few are missing in the end; but
            // no more memory than is granted, and at least what keeps moving elements rare.
            std::size_t const average = (here - start) / size + 1;
            std::size_t const rest = in.text_size() - here;
            std::size_t const expected = std::min(rest / average * 9 / 8, into.max_size() / 2);
            more = std::max(in.claim(expected * sizeof(T)) / sizeof(T), size / 2);
        }
        into.reserve(size + more + 1);
    }
    if (into.size() == into.capacity())
        __builtin_unreachable(); // So the compiler leaves out a second way to make room.
    if constexpr (kind_of<T> == kind::structure)
        into.emplace_back(braced_value{});
    else
        into.emplace_back();
}

/// Overwrites the elements that are there, so that what they own is used again.
template <class T>
char const* decode_list(reader& in, char const* at, std::vector<T>& into, notation as, std::size_t levels)
{
    in.enter_list();
    auto const start = in.offset(at);
    auto*      element = into.data();
    auto*      end = element + into.size();
    auto const next = [&](char const* here) __attribute__((always_inline))->T&
    {
        if (element == end) [[unlikely]] {
            add_element(into, in, start, in.offset(here));
            end = into.data() + into.size();
            element = end - 1;
        }
        return *element++;
    };
    if constexpr (has_own_code<T>)
        at = decode_objects<T>(in, at, levels, next);
    else if constexpr (has_order<T>) {
        std::array<std::uint16_t, member_count<T> + 1> ahead{};
        at = decode_elements<T>(in, at, levels,
            [&](char const* value) { return decode_structure(in, value, next(value), levels - 1, ahead); });
    }
    else
        at = decode_elements<T>(
            in, at, levels, [&](char const* value) { return decode(in, value, next(value), as, levels - 1); });
    if (at != nullptr)
        into.erase(into.begin() + (element - into.data()), into.end());
    in.leave_list();
    return at;
}

inline char const* decode_list(reader& in, char const* at, std::vector<bool>& into, notation, std::size_t levels)
{
    into.clear();
    return decode_elements<bool>(in, at, levels, [&](char const* value) {
        bool        bit = false;
        auto const* behind = in.read(value, bit);
        into.push_back(bit);
        return behind;
    });
}

template <class T>
char const* decode_map(reader& in, char const* at, std::map<std::string, T>& into, notation as, std::size_t levels)
{
    into.clear();
    auto const opened = in.offset(in.skip_space(at));
    at = in.open_object(at, levels);
    if (at == nullptr)
        return nullptr;
    std::string_view name;
    for (bool first = true;; first = false) {
        auto const next = in.next_member(at, first, name);
        if (next == reader::step::end)
            return at;
        if (next == reader::step::failed)
            return nullptr;
        auto const entry = into.try_emplace(std::string(name)).first;
        if constexpr (!takes_null<T>)
            if (auto const* behind = in.take_null(at)) {
                into.erase(entry);
                at = behind;
                continue;
            }
        if constexpr (has_own_code<T>)
            at = decode_frequent(in, at, entry->second, levels - 1);
        else
            at = decode(in, at, entry->second, as, levels - 1);
        if (at == nullptr) {
            in.within_map(opened);
            return nullptr;
        }
    }
}

} // namespace bindery::json::detail

#endif
