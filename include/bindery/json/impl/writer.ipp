// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_WRITER_IPP
#define BINDERY_JSON_IMPL_WRITER_IPP

#include <bindery/json/detail/reader.hpp>
#include <bindery/json/detail/writer.hpp>
#include <bindery/shape/detail/utf8.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace bindery::json::detail {

template <class Number>
void append_number(std::string& out, Number value)
{
    std::array<char, 32> digits;
    auto const           end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

template <class Real>
void append_real(std::string& out, Real value)
{
    if (std::isnan(value))
        out += "\"NaN\"";
    else if (std::isinf(value))
        out += value < 0 ? "\"-Infinity\"" : "\"Infinity\"";
    else
        append_number(out, value);
}

BINDERY_DECL void writer::write_integer(std::int64_t value)
{
    append_number(out_, value);
}

BINDERY_DECL void writer::write_integer(std::uint64_t value)
{
    append_number(out_, value);
}

BINDERY_DECL void writer::write(float value)
{
    append_real(out_, value);
}

BINDERY_DECL void writer::write(double value)
{
    append_real(out_, value);
}

BINDERY_DECL void writer::write(timestamp value, timestamp_format::notation as)
{
    bool const quoted = as != timestamp_format::notation::epoch_seconds;
    if (quoted)
        put('"');
    put(format_timestamp(value, {as}));
    if (quoted)
        put('"');
}

BINDERY_DECL void writer::write(blob const& value)
{
    put('"');
    append_base64(out_, value);
    put('"');
}

inline void append_escape(std::string& out, unsigned char c)
{
    constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    constexpr std::string_view hex = "0123456789abcdef";
    out += '\\';
    if (auto const known = escaped.find(static_cast<char>(c)); known != escaped.npos)
        out += letters[known];
    else {
        out += "u00";
        out += hex[c >> 4];
        out += hex[c & 0xFU];
    }
}

BINDERY_DECL bool writer::write(std::string_view text)
{
    put('"');
    std::size_t run = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = static_cast<unsigned char>(text[at]);
        if (c >= 0x80) {
            auto const length = bindery::detail::utf8_sequence(text, at);
            if (length == 0)
                return trace_.set(out_.size() - start_ + (at - run), "string is not UTF-8");
            at += length;
        }
        else if (c >= 0x20 && c != '"' && c != '\\')
            ++at;
        else {
            put(text.substr(run, at - run));
            append_escape(out_, c);
            run = ++at;
        }
    }
    put(text.substr(run));
    put('"');
    return true;
}

BINDERY_DECL bool writer::begin_member(std::string_view name, bool first)
{
    if (!first)
        put(',');
    if (!write(name))
        return false;
    put(':');
    return true;
}

BINDERY_DECL bool writer::put_checked(std::string_view text)
{
    reader check(text, std::numeric_limits<std::size_t>::max());
    if (check.skip_value() && check.finish()) {
        put(text);
        return true;
    }
    auto why = std::move(check).take_failure();
    return trace_.set(out_.size() - start_ + why.offset, "no JSON form: " + std::move(why.problem));
}

} // namespace bindery::json::detail

#endif
