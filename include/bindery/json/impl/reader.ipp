// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_READER_IPP
#define BINDERY_JSON_IMPL_READER_IPP

#include <bindery/json/detail/bracket_stack.hpp>
#include <bindery/json/detail/failure_path.hpp>
#include <bindery/json/detail/reader.hpp>
#include <bindery/shape/detail/decimal.hpp>
#include <bindery/shape/detail/utf8.hpp>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <limits>
#include <system_error>
#include <type_traits>

namespace bindery::json::detail {

/// What an escape of one letter means; NUL: nothing.
inline constexpr auto escape_meanings = [] {
    std::array<char, 256>      meanings{};
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view values = "\"\\/\b\f\n\r\t";
    for (std::size_t i = 0; i < letters.size(); ++i)
        meanings[static_cast<unsigned char>(letters[i])] = values[i];
    return meanings;
}();

/// What a hexadecimal digit is worth; 16: it is none.
inline constexpr auto hex_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(16);
    for (std::uint8_t i = 0; i < 16; ++i) {
        values[static_cast<unsigned char>("0123456789abcdef"[i])] = i;
        values[static_cast<unsigned char>("0123456789ABCDEF"[i])] = i;
    }
    return values;
}();

inline constexpr std::array<std::string_view, 3> json_words{"true", "false", "null"};

BINDERY_DECL char const* reader::enter_tail(char const* at) noexcept
{
    auto* const tail = tail_.data() + block_size;
    if (begin_ == tail)
        return at;
    auto const size = static_cast<std::size_t>(end_ - at);
    if (size != 0)
        std::memcpy(tail, at, size);
    skipped_text_ = offset(at);
    begin_ = reach_back_ = tail;
    end_ = reach_end_ = tail + size;
    return tail;
}

BINDERY_DECL char const* reader::fail(char const* at, std::string problem)
{
    failed_at_ = offset(at);
    problem_ = std::move(problem);
    return nullptr;
}

BINDERY_DECL char const* reader::fail_at(std::size_t offset, std::string problem)
{
    fail(begin_, std::move(problem));
    failed_at_ = offset;
    return nullptr;
}

BINDERY_DECL failure reader::take_failure()
{
    return {failed_at_, failure_path(text_, failed_at_, maps_), std::move(problem_)};
}

/// The failure where something else stands than what should.
BINDERY_DECL char const* reader::fail_expecting(char const* at, std::string_view what)
{
    if (offset(at) == 0 && text_.starts_with("\xEF\xBB\xBF"))
        return fail(at, "text starts with a byte order mark");
    auto const left = rest(at);
    for (auto const word : json_words)
        if (left.size() < word.size() && word.starts_with(left))
            return fail(end(), "unexpected end of text");
    return fail(at, "expected " + std::string(what));
}

BINDERY_DECL char const* reader::read(char const* at, bool& into)
{
    at = skip_space(at);
    into = next_is(at, "true");
    if (into)
        return at + 4;
    return next_is(at, "false") ? at + 5 : fail_expecting(at, "true or false");
}

/// Takes a number; the caller has seen that one starts here.
BINDERY_DECL char const* reader::read_number(char const* at, std::string_view& token)
{
    auto const        extent = bindery::detail::number_extent(rest(at));
    auto const* const behind = at + extent;
    bool const        goes_on = behind != end()
                         && (bindery::detail::is_decimal_digit(*behind) || *behind == '.' || (*behind | 0x20) == 'e'
                             || *behind == '+' || *behind == '-');
    if (extent == 0 || goes_on)
        return fail(at, "malformed number");
    token = {at, extent};
    return behind;
}

/// Whether a number, malformed or not, comes next.
inline bool starts_number(std::string_view text) noexcept
{
    return !text.empty() && (text[0] == '-' || bindery::detail::is_decimal_digit(text[0]));
}

BINDERY_DECL char const* reader::read_signed(char const* at, std::int64_t& into, std::int64_t min, std::int64_t max)
{
    at = skip_space(at);
    if (!starts_number(rest(at)))
        return fail_expecting(at, "an integer");
    std::string_view token;
    auto const*      next = read_number(at, token);
    if (next == nullptr)
        return nullptr;
    auto const value = bindery::detail::scale_number(token, 0);
    if (!value.overflow && !value.exact)
        return fail(at, "expected an integer");
    auto const most = value.negative ? 0 - static_cast<std::uint64_t>(min) : static_cast<std::uint64_t>(max);
    if (value.overflow || value.magnitude > most)
        return fail(at, "expected an integer from " + std::to_string(min) + " to " + std::to_string(max));
    into = static_cast<std::int64_t>(value.negative ? 0 - value.magnitude : value.magnitude);
    return next;
}

BINDERY_DECL char const* reader::read_unsigned(char const* at, std::uint64_t& into, std::uint64_t max)
{
    at = skip_space(at);
    if (!starts_number(rest(at)))
        return fail_expecting(at, "an integer");
    std::string_view token;
    auto const*      next = read_number(at, token);
    if (next == nullptr)
        return nullptr;
    auto const value = bindery::detail::scale_number(token, 0);
    if (!value.overflow && !value.exact)
        return fail(at, "expected an integer");
    if (value.overflow || value.magnitude > (value.negative ? 0 : max))
        return fail(at, "expected an integer from 0 to " + std::to_string(max));
    into = value.magnitude;
    return next;
}

template <class Real>
char const* reader::read_real(char const* at, Real& into)
{
    at = skip_space(at);
    std::string_view token;
    if (next_is(at, '"')) {
        auto const* next = read_text(at, token);
        if (next == nullptr)
            return nullptr;
        constexpr Real infinity = std::numeric_limits<Real>::infinity();
        if (token == "NaN")
            into = std::numeric_limits<Real>::quiet_NaN();
        else if (token == "Infinity")
            into = infinity;
        else if (token == "-Infinity")
            into = -infinity;
        else
            return fail(at, "expected a number");
        return next;
    }
    if (!starts_number(rest(at)))
        return fail_expecting(at, "a number");
    auto const* next = read_number(at, token);
    if (next == nullptr)
        return nullptr;
    if (std::from_chars(token.data(), token.data() + token.size(), into).ec == std::errc())
        return next;
    // from_chars does not tell what is too large from what is too small.
    auto const whole = bindery::detail::scale_number(token, 0);
    if (whole.overflow || whole.magnitude != 0)
        return fail(at, std::is_same_v<Real, float> ? "expected a number in the range of float"
                                                    : "expected a number in the range of double");
    into = whole.negative ? -Real{0} : Real{0};
    return next;
}

BINDERY_DECL char const* reader::read(char const* at, float& into)
{
    return read_real(at, into);
}

BINDERY_DECL char const* reader::read(char const* at, double& into)
{
    return read_real(at, into);
}

/// The place of the first special byte of a string, or one near the end of the text before which there is none.
BINDERY_DECL char const* reader::skip_plain(char const* at) const noexcept
{
    while (end() - at >= static_cast<std::ptrdiff_t>(block_size)) {
        if (auto const special = special_bytes(at))
            return at + first_bit(special);
        at += block_size;
    }
    return at;
}

BINDERY_DECL char const* reader::read(char const* at, std::string& into)
{
    at = skip_space(at);
    if (!next_is(at, '"'))
        return fail_expecting(at, "a string");
    std::string_view text;
    auto const*      next = read_quoted(at, &into, text);
    if (next == nullptr || text.data() == into.data())
        return next;
    // Where storage is needed anyway, a new string has less to do than an old one.
    if (text.size() > into.capacity())
        into = std::string(text);
    else
        into.assign(text);
    return next;
}

BINDERY_DECL char const* reader::read_text(char const* at, std::string_view& into)
{
    at = skip_space(at);
    if (!next_is(at, '"'))
        return fail_expecting(at, "a string");
    return read_quoted(at, &unescaped_, into);
}

BINDERY_DECL char const* reader::read(char const* at, timestamp& into, timestamp_format::notation as)
{
    at = skip_space(at);
    std::string_view text;
    char const*      next = nullptr;
    if (as != timestamp_format::notation::epoch_seconds)
        next = read_text(at, text);
    else if (starts_number(rest(at)))
        next = read_number(at, text);
    else
        fail_expecting(at, "a number");
    if (next == nullptr)
        return nullptr;
    if (auto const when = parse_timestamp(text, {as})) {
        into = *when;
        return next;
    }
    switch (as) {
    case timestamp_format::notation::iso8601: return fail(at, "expected a time such as 2017-11-01T00:00:00Z");
    case timestamp_format::notation::http_date:
        return fail(at, "expected a time such as Wed, 01 Nov 2017 00:00:00 GMT");
    case timestamp_format::notation::epoch_seconds: break;
    }
    return fail(at, "time out of range");
}

BINDERY_DECL char const* reader::read(char const* at, blob& into)
{
    at = skip_space(at);
    std::string_view text;
    auto const*      next = read_text(at, text);
    return next == nullptr || decode_base64(text, into) ? next : fail(at, "expected base64");
}

/// Takes a string. Without escapes `text` is a part of the JSON text; otherwise it is `unescaped`, unless that is null,
/// which means that the string is only checked.
BINDERY_DECL char const* reader::read_quoted(char const* at, std::string* unescaped, std::string_view& text)
{
    auto const* run = ++at;
    bool        escaped = false;
    for (;;) {
        at = skip_plain(at);
        if (at == end())
            return fail(at, "unexpected end of text");
        auto const c = static_cast<unsigned char>(*at);
        if (c >= 0x80) {
            auto const length = bindery::detail::utf8_sequence(rest(at), 0);
            if (length == 0)
                return fail(at, "string is not UTF-8");
            at += length;
        }
        else if (c < 0x20)
            return fail(at, "control character in a string");
        else if (c != '"' && c != '\\')
            ++at;
        else {
            std::string_view const part(run, static_cast<std::size_t>(at - run));
            if (c == '"' && !escaped)
                text = part;
            else if (unescaped != nullptr) {
                if (!escaped)
                    unescaped->clear();
                unescaped->append(part);
                text = *unescaped;
            }
            if (c == '"')
                return at + 1;
            escaped = true;
            at = read_escape(at, unescaped);
            if (at == nullptr)
                return nullptr;
            run = at;
        }
    }
}

BINDERY_DECL char const* reader::read_hex4(char const* at, char32_t& value)
{
    if (end() - at >= 4) {
        auto const digit = [at](int i) -> unsigned { return hex_values[static_cast<unsigned char>(at[i])]; };
        if ((digit(0) | digit(1) | digit(2) | digit(3)) < 16) {
            value = digit(0) << 12 | digit(1) << 8 | digit(2) << 4 | digit(3);
            return at + 4;
        }
    }
    while (at != end() && hex_values[static_cast<unsigned char>(*at)] < 16)
        ++at;
    return fail(at, at == end() ? "unexpected end of text" : "invalid escape in a string");
}

BINDERY_DECL char const* reader::read_escape(char const* at, std::string* unescaped)
{
    auto const* const start = at++;
    if (at == end())
        return fail(at, "unexpected end of text");
    auto code_point = static_cast<char32_t>(escape_meanings[static_cast<unsigned char>(*at)]);
    if (code_point != 0)
        ++at;
    else if (*at == 'u') {
        at = read_hex4(at + 1, code_point);
        if (at != nullptr && code_point >= 0xD800 && code_point <= 0xDBFF && next_is(at, "\\u")) {
            char32_t low = 0;
            at = read_hex4(at + 2, low);
            if (low >= 0xDC00 && low <= 0xDFFF)
                code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        }
        if (at == nullptr)
            return nullptr;
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            return fail(start, "lone surrogate in a string");
    }
    else
        return fail(start, "invalid escape in a string");
    if (unescaped != nullptr)
        bindery::detail::append_utf8(*unescaped, code_point);
    return at;
}

BINDERY_DECL char const* reader::open(char const* at, char bracket, std::size_t levels, std::string_view what)
{
    at = skip_space(at);
    if (!next_is(at, bracket))
        return fail_expecting(at, what);
    if (levels == 0)
        return fail(at, "nested deeper than " + std::to_string(max_depth_) + " levels");
    return at + 1;
}

BINDERY_DECL char const* reader::open_object(char const* at, std::size_t levels)
{
    return open(at, '{', levels, "an object");
}

BINDERY_DECL char const* reader::open_array(char const* at, std::size_t levels)
{
    return open(at, '[', levels, "an array");
}

/// What follows a bracket or an item: item where another one must come.
BINDERY_DECL reader::step reader::close_or_continue(char const*& at, bool first, char bracket)
{
    at = skip_space(at);
    if (next_is(at, bracket)) {
        ++at;
        return step::end;
    }
    if (first)
        return step::item;
    if (!next_is(at, ',')) {
        fail_expecting(at, std::string("',' or '") + bracket + '\'');
        return step::failed;
    }
    ++at;
    return step::item;
}

BINDERY_DECL reader::step reader::next_member(char const*& at, bool first, std::string_view& name)
{
    auto const next = close_or_continue(at, first, '}');
    if (next != step::item)
        return next;
    at = skip_space(at);
    if (!next_is(at, '"')) {
        fail_expecting(at, "a member name");
        return step::failed;
    }
    auto const* const behind = read_quoted(at, &unescaped_, name);
    if (behind == nullptr)
        return step::failed;
    at = skip_space(behind);
    if (!next_is(at, ':')) {
        fail_expecting(at, "':'");
        return step::failed;
    }
    ++at;
    return step::item;
}

BINDERY_DECL reader::step reader::next_element(char const*& at, bool first)
{
    return close_or_continue(at, first, ']');
}

/// Checks the rest of a string, behind its opening quote.
BINDERY_DECL char const* reader::skip_quoted(char const* at)
{
    auto const* const special = skip_plain(at);
    if (next_is(special, '"')) [[likely]]
        return special + 1;
    std::string_view ignored;
    return read_quoted(at - 1, nullptr, ignored);
}

BINDERY_DECL char const* reader::skip_scalar(char const* at)
{
    if (next_is(at, '"'))
        return skip_quoted(at + 1);
    if (starts_number(rest(at))) {
        std::string_view ignored;
        return read_number(at, ignored);
    }
    for (auto const word : json_words)
        if (next_is(at, word))
            return at + word.size();
    return fail_expecting(at, "a value");
}

/// Checks a member's name and what stands between it and the value.
BINDERY_DECL char const* reader::skip_name(char const* at)
{
    at = skip_space(at);
    if (!next_is(at, '"'))
        return fail_expecting(at, "a member name");
    at = skip_quoted(at + 1);
    if (at == nullptr)
        return nullptr;
    at = skip_space(at);
    return next_is(at, ':') ? at + 1 : fail_expecting(at, "':'");
}

BINDERY_DECL char const* reader::skip_value(char const* at, std::size_t levels)
{
    bracket_stack around;
    for (;;) {
        at = skip_space(at);
        bool const object = next_is(at, '{');
        if (object || next_is(at, '[')) {
            at = open(at, *at, levels - around.size(), {});
            if (at == nullptr)
                return nullptr;
            around.push(object);
            at = skip_space(at);
            if (!next_is(at, object ? '}' : ']')) {
                if (object)
                    at = skip_name(at);
                if (at == nullptr)
                    return nullptr;
                continue;
            }
        }
        else {
            at = skip_scalar(at);
            if (at == nullptr || around.empty())
                return at;
            at = skip_space(at);
        }
        while (!next_is(at, ',')) {
            if (!next_is(at, around.is_object() ? '}' : ']'))
                return fail_expecting(at, around.is_object() ? "',' or '}'" : "',' or ']'");
            ++at;
            around.pop();
            if (around.empty())
                return at;
            at = skip_space(at);
        }
        ++at;
        if (around.is_object())
            at = skip_name(at);
        if (at == nullptr)
            return nullptr;
    }
}

BINDERY_DECL bool reader::finish(char const* at)
{
    at = skip_space(at);
    return at == end() || fail(at, "unexpected text after the value") != nullptr;
}

} // namespace bindery::json::detail

#endif
