// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_WRITER_IPP
#define BINDERY_JSON_IMPL_WRITER_IPP

#include <bindery/json/detail/failure_trace.hpp>
#include <bindery/json/detail/reader.hpp>
#include <bindery/json/detail/writer.hpp>
#include <bindery/shape/detail/digits.hpp>
#include <bindery/shape/detail/path.hpp>
#include <bindery/shape/detail/utf8.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace bindery::json::detail {

BINDERY_DECL char* writer::make_room(char* at, std::size_t size)
{
    close(at);
#if defined(BINDERY_STRINGS_CAN_BE_FILLED)
    out_.reserve(out_.size() + size);
    return open();
#else
    auto const used = out_.size();
    // As much again as was written: the filling then takes no more time than the writing.
    auto const window = used + std::max({size, used - start_, run_limit});
#    if defined(__cpp_lib_string_resize_and_overwrite)
    out_.resize_and_overwrite(window, [](char*, std::size_t filled) { return filled; });
#    else
    out_.resize(window);
#    endif
    room_end_ = out_.data() + window;
    return out_.data() + used;
#endif
}

BINDERY_DECL char* writer::put(char* at, std::int64_t value) noexcept
{
    return bindery::detail::write_number(bindery::detail::write_sign(at, value), bindery::detail::magnitude_of(value));
}

BINDERY_DECL char* writer::put(char* at, std::uint64_t value) noexcept
{
    return bindery::detail::write_number(at, value);
}

inline char* put_text(char* at, std::string_view text) noexcept
{
    std::memcpy(at, text.data(), text.size());
    return at + text.size();
}

template <class Real>
char* put_real(char* at, Real value) noexcept
{
    if (std::isnan(value))
        return put_text(at, "\"NaN\"");
    if (std::isinf(value))
        return put_text(at, value < 0 ? "\"-Infinity\"" : "\"Infinity\"");
    return std::to_chars(at, at + real_text_size, value).ptr;
}

BINDERY_DECL char* writer::put(char* at, float value) noexcept
{
    return put_real(at, value);
}

BINDERY_DECL char* writer::put(char* at, double value) noexcept
{
    return put_real(at, value);
}

BINDERY_DECL char* writer::put_blob(char* at, blob const& value)
{
    at = room(at, 1);
    *at = '"';
    close(at + 1);
    append_base64(out_, value);
    at = room(open(), 1);
    *at = '"';
    return at + 1;
}

/// How many of the characters from `at` on are plain, as far as a block goes.
inline std::size_t plain_characters(char const* begin, char const* at, char const* end) noexcept
{
    constexpr unsigned beyond = 1U << block_size;
    auto const         left = static_cast<std::size_t>(end - at);
    if (left >= block_size)
        return first_bit(special_bytes(at) | beyond);
    // The last block overlaps what was looked at already, so that nothing behind the text is read.
    if (static_cast<std::size_t>(end - begin) >= block_size)
        return first_bit((special_bytes(end - block_size) | beyond) >> (block_size - left));
    return static_cast<std::size_t>(std::find_if_not(at, end, is_plain_character) - at);
}

/// What stands behind the backslash for an ASCII character that needs one; `u` is followed by its number.
inline constexpr auto escape_letters = [] {
    std::array<char, 0x80> letters{};
    letters.fill('u');
    constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
    for (std::size_t i = 0; i < escaped.size(); ++i)
        letters[static_cast<std::size_t>(escaped[i])] = "\"\\bfnrt"[i];
    return letters;
}();

inline char* put_escape(char* at, unsigned char c) noexcept
{
    constexpr std::string_view hex = "0123456789abcdef";
    *at++ = '\\';
    *at++ = escape_letters[c];
    if (escape_letters[c] == 'u') {
        at = put_text(at, "00");
        *at++ = hex[c >> 4];
        *at++ = hex[c & 0xFU];
    }
    return at;
}

BINDERY_DECL char* writer::put_any_characters(char* at, std::string_view text)
{
    auto const* const begin = text.data();
    auto const* const end = begin + text.size();
    auto const        left = [&](char const* from) { return static_cast<std::size_t>(end - from); };
    at = room(at, text.size() + 1 + run_limit + overhang);
    for (auto const* from = begin;;) {
        auto const plain = plain_characters(begin, from, end);
        if (left(from) >= block_size)
            std::memcpy(at, from, block_size);
        else
            std::copy(from, from + plain, at);
        at += plain;
        from += plain;
        if (from == end)
            break;
        // Characters beyond ASCII come in rows.
        while (from != end && static_cast<unsigned char>(*from) >= 0x80) {
            auto const length = bindery::detail::utf8_sequence(text, static_cast<std::size_t>(from - begin));
            if (length == 0)
                return fail(at, 0, "string is not UTF-8");
            at = put_text(at, {from, length});
            from += length;
        }
        if (from != end && !is_plain_character(*from)) {
            at = put_escape(at, static_cast<unsigned char>(*from));
            ++from;
            at = room(at, left(from) + 1 + run_limit + overhang);
        }
    }
    *at = '"';
    return at + 1;
}

BINDERY_DECL char* writer::put_checked(std::string_view text)
{
    constexpr auto unlimited = std::numeric_limits<std::size_t>::max();
    reader         check(text, unlimited);
    auto const*    end = check.skip_value(check.begin(), unlimited);
    if (end != nullptr && check.finish(end))
        return put_text(room(open(), text.size()), text);
    auto const why = check.take_failure();
    return fail(open(), why.offset, "no JSON form: " + why.problem);
}

BINDERY_DECL char* writer::fail(char* at, std::size_t behind, std::string_view problem)
{
    close(at);
    trace_.reset(new failure_trace(out_.size() - start_ + behind, std::string(problem)));
    return nullptr;
}

BINDERY_DECL char* writer::within_member(std::string_view name)
{
    trace_->within(bindery::detail::member_step(name));
    return nullptr;
}

BINDERY_DECL char* writer::within_element(std::size_t index)
{
    trace_->within(bindery::detail::index_step(index));
    return nullptr;
}

BINDERY_DECL char* writer::within_entry(std::string_view key)
{
    trace_->within(bindery::detail::key_step(key));
    return nullptr;
}

BINDERY_DECL failure writer::take_failure()
{
    return std::move(*trace_).take();
}

BINDERY_DECL void writer::delete_trace::operator()(failure_trace* trace) const noexcept
{
    delete trace;
}

} // namespace bindery::json::detail

#endif
