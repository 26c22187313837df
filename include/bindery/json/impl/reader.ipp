// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_READER_IPP
#define BINDERY_JSON_IMPL_READER_IPP

#include <bindery/json/detail/reader.hpp>
#include <bindery/shape/detail/decimal.hpp>
#include <bindery/shape/detail/utf8.hpp>

#include <charconv>
#include <limits>
#include <system_error>
#include <type_traits>

namespace bindery::json::detail {

BINDERY_DECL reader::reader(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) { }

BINDERY_DECL void reader::skip_space() noexcept
{
    while (!at_end() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
        ++at_;
}

BINDERY_DECL bool reader::take(char c) noexcept
{
    bool const here = next_is(c);
    at_ += here ? 1 : 0;
    return here;
}

BINDERY_DECL bool reader::take_literal(std::string_view word) noexcept
{
    bool const here = rest().starts_with(word);
    at_ += here ? word.size() : 0;
    return here;
}

BINDERY_DECL bool reader::fail(std::string problem)
{
    return trace_.set(at_, std::move(problem));
}

BINDERY_DECL bool reader::fail_at(char const* at, std::string problem)
{
    return trace_.set(static_cast<std::size_t>(at - text_.data()), std::move(problem));
}

/// The failure where something else stands than what should.
BINDERY_DECL bool reader::fail_expecting(std::string_view what)
{
    if (at_ == 0 && text_.starts_with("\xEF\xBB\xBF"))
        return fail("text starts with a byte order mark");
    auto const left = rest();
    for (std::string_view const word : {"true", "false", "null"})
        if (left.size() < word.size() && word.starts_with(left))
            return trace_.set(text_.size(), "unexpected end of text");
    return fail("expected " + std::string(what));
}

BINDERY_DECL bool reader::take_null()
{
    skip_space();
    return take_literal("null");
}

BINDERY_DECL bool reader::read(bool& into)
{
    skip_space();
    into = take_literal("true");
    return into || take_literal("false") || fail_expecting("true or false");
}

/// Takes a number; where none starts here, that is no failure yet.
BINDERY_DECL bool reader::read_number(std::string_view& token)
{
    auto const extent = bindery::detail::number_extent(rest());
    auto const follows = rest().substr(extent);
    if (extent == 0 || (!follows.empty() && std::string_view("0123456789+-.eE").find(follows[0]) != follows.npos))
        return fail("malformed number");
    token = rest().substr(0, extent);
    at_ += extent;
    return true;
}

/// Whether a number, malformed or not, comes next.
inline bool starts_number(std::string_view text) noexcept
{
    return !text.empty() && (text[0] == '-' || (text[0] >= '0' && text[0] <= '9'));
}

BINDERY_DECL bool reader::read_signed(std::int64_t& into, std::int64_t min, std::int64_t max)
{
    skip_space();
    std::string_view token;
    if (!starts_number(rest()))
        return fail_expecting("an integer");
    if (!read_number(token))
        return false;
    auto const value = bindery::detail::scale_number(token, 0);
    if (!value.overflow && !value.exact)
        return fail_at(token.data(), "expected an integer");
    auto const most = value.negative ? 0 - static_cast<std::uint64_t>(min) : static_cast<std::uint64_t>(max);
    if (value.overflow || value.magnitude > most)
        return fail_at(token.data(), "expected an integer from " + std::to_string(min) + " to " + std::to_string(max));
    into = static_cast<std::int64_t>(value.negative ? 0 - value.magnitude : value.magnitude);
    return true;
}

BINDERY_DECL bool reader::read_unsigned(std::uint64_t& into, std::uint64_t max)
{
    skip_space();
    std::string_view token;
    if (!starts_number(rest()))
        return fail_expecting("an integer");
    if (!read_number(token))
        return false;
    auto const value = bindery::detail::scale_number(token, 0);
    if (!value.overflow && !value.exact)
        return fail_at(token.data(), "expected an integer");
    if (value.overflow || value.magnitude > (value.negative ? 0 : max))
        return fail_at(token.data(), "expected an integer from 0 to " + std::to_string(max));
    into = value.magnitude;
    return true;
}

template <class Real>
bool reader::read_real(Real& into)
{
    skip_space();
    std::string_view token;
    if (next_is('"')) {
        auto const* const start = text_.data() + at_;
        if (!read_text(token))
            return false;
        constexpr Real infinity = std::numeric_limits<Real>::infinity();
        if (token == "NaN")
            into = std::numeric_limits<Real>::quiet_NaN();
        else if (token == "Infinity")
            into = infinity;
        else if (token == "-Infinity")
            into = -infinity;
        else
            return fail_at(start, "expected a number");
        return true;
    }
    if (!starts_number(rest()))
        return fail_expecting("a number");
    if (!read_number(token))
        return false;
    if (std::from_chars(token.data(), token.data() + token.size(), into).ec == std::errc())
        return true;
    // from_chars does not tell what is too large from what is too small.
    auto const whole = bindery::detail::scale_number(token, 0);
    if (whole.overflow || whole.magnitude != 0)
        return fail_at(token.data(), std::is_same_v<Real, float> ? "expected a number in the range of float"
                                                                 : "expected a number in the range of double");
    into = whole.negative ? -Real{0} : Real{0};
    return true;
}

BINDERY_DECL bool reader::read(float& into)
{
    return read_real(into);
}

BINDERY_DECL bool reader::read(double& into)
{
    return read_real(into);
}

BINDERY_DECL bool reader::read(std::string& into)
{
    skip_space();
    if (!next_is('"'))
        return fail_expecting("a string");
    std::string_view text;
    if (!read_quoted(&into, text))
        return false;
    if (text.data() != into.data())
        into.assign(text);
    return true;
}

BINDERY_DECL bool reader::read_text(std::string_view& into)
{
    skip_space();
    if (!next_is('"'))
        return fail_expecting("a string");
    return read_quoted(&unescaped_, into);
}

BINDERY_DECL bool reader::read(timestamp& into, timestamp_format::notation as)
{
    skip_space();
    auto const* const start = text_.data() + at_;
    std::string_view  text;
    if (as == timestamp_format::notation::epoch_seconds) {
        if (!starts_number(rest()))
            return fail_expecting("a number");
        if (!read_number(text))
            return false;
    }
    else if (!read_text(text))
        return false;
    if (auto const when = parse_timestamp(text, {as})) {
        into = *when;
        return true;
    }
    switch (as) {
    case timestamp_format::notation::iso8601: return fail_at(start, "expected a time such as 2017-11-01T00:00:00Z");
    case timestamp_format::notation::http_date:
        return fail_at(start, "expected a time such as Wed, 01 Nov 2017 00:00:00 GMT");
    case timestamp_format::notation::epoch_seconds: break;
    }
    return fail_at(start, "time out of range");
}

BINDERY_DECL bool reader::read(blob& into)
{
    skip_space();
    auto const* const start = text_.data() + at_;
    std::string_view  text;
    if (!read_text(text))
        return false;
    return decode_base64(text, into) || fail_at(start, "expected base64");
}

/// Takes a string. Without escapes `text` is a part of the JSON text; otherwise it is `unescaped`, unless that is null,
/// which means that the string is only checked.
BINDERY_DECL bool reader::read_quoted(std::string* unescaped, std::string_view& text)
{
    std::size_t run = ++at_;
    bool        escaped = false;
    for (;;) {
        if (at_end())
            return fail("unexpected end of text");
        auto const c = static_cast<unsigned char>(text_[at_]);
        if (c >= 0x80) {
            auto const length = bindery::detail::utf8_sequence(text_, at_);
            if (length == 0)
                return fail("string is not UTF-8");
            at_ += length;
        }
        else if (c < 0x20)
            return fail("control character in a string");
        else if (c != '"' && c != '\\')
            ++at_;
        else {
            auto const part = text_.substr(run, at_ - run);
            if (c == '"' && !escaped)
                text = part;
            else if (unescaped != nullptr) {
                if (!escaped)
                    unescaped->clear();
                unescaped->append(part);
                text = *unescaped;
            }
            if (c == '"') {
                ++at_;
                return true;
            }
            escaped = true;
            if (!read_escape(unescaped))
                return false;
            run = at_;
        }
    }
}

BINDERY_DECL bool reader::read_hex4(char32_t& value)
{
    value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (at_end())
            return fail("unexpected end of text");
        auto const c = static_cast<unsigned char>(text_[at_]);
        if (c >= '0' && c <= '9')
            value = value * 16 + (c - U'0');
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            value = value * 16 + (static_cast<char32_t>(c | 0x20) - U'a' + 10);
        else
            return fail("invalid escape in a string");
        ++at_;
    }
    return true;
}

BINDERY_DECL bool reader::read_escape(std::string* unescaped)
{
    auto const start = at_++;
    if (at_end())
        return fail("unexpected end of text");
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    char32_t                   code_point = 0;
    if (auto const known = letters.find(text_[at_]); known != letters.npos) {
        code_point = static_cast<unsigned char>(meanings[known]);
        ++at_;
    }
    else if (take('u')) {
        if (!read_hex4(code_point))
            return false;
        if (code_point >= 0xD800 && code_point <= 0xDBFF && rest().starts_with("\\u")) {
            at_ += 2;
            char32_t low = 0;
            if (!read_hex4(low))
                return false;
            if (low >= 0xDC00 && low <= 0xDFFF)
                code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        }
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            return trace_.set(start, "lone surrogate in a string");
    }
    else
        return trace_.set(start, "invalid escape in a string");
    if (unescaped != nullptr)
        bindery::detail::append_utf8(*unescaped, code_point);
    return true;
}

BINDERY_DECL bool reader::open(char bracket, std::string_view what)
{
    skip_space();
    if (!next_is(bracket))
        return fail_expecting(what);
    if (depth_ == max_depth_)
        return fail("nested deeper than " + std::to_string(max_depth_) + " levels");
    ++at_;
    ++depth_;
    fresh_ = true;
    return true;
}

BINDERY_DECL bool reader::open_object()
{
    return open('{', "an object");
}

BINDERY_DECL bool reader::open_array()
{
    return open('[', "an array");
}

/// What follows a bracket or an item: true with `next` set where that is already all to say.
BINDERY_DECL bool reader::close_or_continue(char bracket, step& next)
{
    skip_space();
    bool const first = std::exchange(fresh_, false);
    if (take(bracket)) {
        --depth_;
        next = step::end;
        return true;
    }
    if (first || take(','))
        return false;
    fail_expecting(std::string("',' or '") + bracket + '\'');
    next = step::failed;
    return true;
}

BINDERY_DECL reader::step reader::next_member(std::string* unescaped, std::string_view& name)
{
    step next = step::item;
    if (close_or_continue('}', next))
        return next;
    skip_space();
    if (!next_is('"')) {
        fail_expecting("a member name");
        return step::failed;
    }
    if (!read_quoted(unescaped, name))
        return step::failed;
    skip_space();
    if (!take(':')) {
        fail_expecting("':'");
        return step::failed;
    }
    return step::item;
}

BINDERY_DECL reader::step reader::next_member(std::string_view& name)
{
    return next_member(&unescaped_, name);
}

BINDERY_DECL reader::step reader::next_element()
{
    step next = step::item;
    close_or_continue(']', next);
    return next;
}

BINDERY_DECL bool reader::skip_scalar()
{
    std::string_view ignored;
    if (next_is('"'))
        return read_quoted(nullptr, ignored);
    if (starts_number(rest()))
        return read_number(ignored);
    return take_literal("true") || take_literal("false") || take_literal("null") || fail_expecting("a value");
}

BINDERY_DECL bool reader::skip_value()
{
    skipped_.clear();
    for (;;) {
        skip_space();
        if (next_is('{') || next_is('[')) {
            bool const is_object = next_is('{');
            if (!(is_object ? open_object() : open_array()))
                return false;
            skipped_.push_back(is_object);
        }
        else if (!skip_scalar())
            return false;

        for (step next = step::end; next == step::end;) {
            if (skipped_.empty())
                return true;
            std::string_view ignored;
            next = skipped_.back() ? next_member(nullptr, ignored) : next_element();
            if (next == step::failed)
                return false;
            if (next == step::end)
                skipped_.pop_back();
        }
    }
}

BINDERY_DECL bool reader::skip_value(std::string_view& extent)
{
    skip_space();
    auto const start = at_;
    if (!skip_value())
        return false;
    extent = text_.substr(start, at_ - start);
    return true;
}

BINDERY_DECL bool reader::finish()
{
    skip_space();
    return at_end() || fail("unexpected text after the value");
}

} // namespace bindery::json::detail

#endif
