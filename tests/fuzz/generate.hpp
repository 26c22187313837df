// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_GENERATE_HPP
#define BINDERY_TESTS_FUZZ_GENERATE_HPP

#include "number_texts.hpp"
#include "random.hpp"

#include <bindery/shape/blob.hpp>
#include <bindery/shape/described.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/document.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>

#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace test_json_fuzz {

/// Writes random texts for shapes: some as a service sends them, members in declared order and without white space,
/// others with everything that is allowed and, here and there, something that is not.
class text_generator
{
public:
    explicit text_generator(random_source& random)
        : random_(random), oddity_(std::array<std::size_t, 4>{0, 4, 16, 64}[random.below(4)]),
          spaces_(random.one_in(3) ? 1 + random.below(6) : 0), shuffled_(random.one_in(3)), order_(random.next()),
          most_(random.one_in(16) ? 3000 : 600)
    {
    }

    template <class T>
    std::string text()
    {
        space();
        value<T>();
        space();
        return std::move(out_);
    }

private:
    using notation = bindery::timestamp_format::notation;

    /// Whether to do something that services do not.
    bool odd(std::size_t less_often = 1) { return oddity_ != 0 && random_.one_in(oddity_ * less_often); }

    void space()
    {
        if (spaces_ == 0 || !random_.one_in(spaces_))
            return;
        for (auto left = random_.one_in(8) ? 13 + random_.below(22) : 1 + random_.below(3); left > 0; --left)
            out_ += " \n\t\r"[random_.coin() ? 0 : random_.below(4)];
    }

    void token(std::string_view text)
    {
        space();
        out_ += text;
        space();
    }

    template <class T>
    void value(notation as = notation::epoch_seconds)
    {
        if (odd(4))
            any_value(2);
        else
            value_of(bindery::type<T>{}, as);
    }

    void value_of(bindery::type<bool>, notation) { token(random_.coin() ? "true" : "false"); }

    template <std::integral T>
    void value_of(bindery::type<T>, notation)
    {
        if (odd(2))
            token(random_.coin() ? odd_number(random_) : integer_text_out_of_range<T>(random_));
        else {
            auto const integer = integer_text<T>(random_);
            token(odd() ? respelled(random_, integer) : integer);
        }
    }

    template <std::floating_point T>
    void value_of(bindery::type<T>, notation)
    {
        static constexpr std::string_view words[] = {"NaN", "Infinity", "-Infinity", "nan", "+Infinity", "1"};
        if (random_.one_in(16))
            string(random_.one_of(words));
        else
            token(odd() ? odd_number(random_) : real_text<T>(random_));
    }

    void value_of(bindery::type<std::string>, notation) { any_string(); }

    void value_of(bindery::type<bindery::timestamp>, notation as)
    {
        if (as == notation::epoch_seconds) {
            token(odd(2) ? odd_number(random_) : epoch_seconds_text(random_));
            return;
        }
        auto const range = std::uint64_t{1} << (random_.one_in(8) ? 63 : 42);
        auto const count = static_cast<std::int64_t>(random_.next() % range) * (random_.one_in(4) ? -1 : 1);
        auto       text = bindery::format_timestamp(bindery::timestamp(std::chrono::milliseconds(count)), {as});
        if (random_.one_in(4)) {
            auto const seconds = text.rfind(':') + 3;
            text = text.substr(0, seconds) + fraction_text(random_)
                   + (as == notation::http_date ? " GMT"
                       : random_.coin()         ? "+05:30"
                                                : "Z");
        }
        if (odd(2))
            text[random_.below(text.size())] = "0123456789:-+.TZ ,WaN"[random_.below(21)];
        string(text);
    }

    void value_of(bindery::type<bindery::blob>, notation)
    {
        bindery::blob bytes(random_.below(random_.one_in(4) ? 60 : 12));
        for (auto& byte : bytes)
            byte = static_cast<std::byte>(random_.next());
        std::string text;
        bindery::append_base64(text, bytes);
        if (odd(2))
            text.replace(random_.below(text.size() + 1), random_.below(3), random_.coin() ? "=" : "+");
        string(text);
    }

    template <class E>
    void value_of(bindery::type<bindery::open_enum<E>>, notation)
    {
        std::vector<std::string_view> texts;
        [&]<template <class...> class List, class... D>(List<D...>) {
            (texts.push_back(bindery::wire_text(E{D::value})), ...);
        }(boost::describe::describe_enumerators<E>{});
        if (odd())
            any_string();
        else
            near(random_.one_of(texts));
    }

    void value_of(bindery::type<bindery::document>, notation) { any_value(3); }

    template <class T>
    void value_of(bindery::type<std::optional<T>>, notation as)
    {
        if (random_.one_in(8))
            token("null");
        else
            value<T>(as);
    }

    template <class T>
    void value_of(bindery::type<std::vector<T>>, notation as)
    {
        list([&] {
            if (random_.one_in(12))
                token("null");
            else
                value<T>(as);
        });
    }

    template <class T>
    void value_of(bindery::type<std::map<std::string, T>>, notation as)
    {
        object([&] {
            any_key();
            if (random_.one_in(12))
                token("null");
            else
                value<T>(as);
        });
    }

    template <bindery::described_struct T>
    void value_of(bindery::type<T>, notation)
    {
        struct member
        {
            std::string_view name;
            void (*write)(text_generator&);
        };
        static std::vector<member> const members = [] {
            std::vector<member> all;
            bindery::detail::for_each_member<T>([&]<class D>() {
                all.push_back({bindery::detail::wire_name_of<T, D>(), [](text_generator& to) {
                                   to.template value<bindery::detail::member_type<D>>(
                                       bindery::detail::timestamp_notation_of<T, D>());
                               }});
            });
            return all;
        }();

        auto order = members;
        if (shuffled_) {
            // Mostly the same order for all objects of a list.
            random_source shuffle(random_.one_in(4) ? random_.next() : order_);
            for (std::size_t i = 1; i < order.size(); ++i)
                std::swap(order[i], order[shuffle.below(i + 1)]);
        }
        constexpr bool is_union = bindery::detail::is_union_shape<T>;
        if (is_union && !odd(6))
            order = {order[out_.size() > most_ ? 0 : random_.below(order.size())]};
        while (!order.empty() && odd(2)) {
            auto const repeated = order[random_.below(order.size())];
            order.insert(order.begin() + static_cast<std::ptrdiff_t>(random_.below(order.size() + 1)), repeated);
        }
        auto const every = is_union ? 1 : std::array<std::size_t, 4>{1, 2, 4, 16}[random_.below(4)];
        token("{");
        ++depth_;
        bool first = true;
        for (auto const& [name, write] : order) {
            if (!is_union && odd()) {
                separator(first);
                any_key();
                any_value(2);
            }
            if (!random_.one_in(every) || (!is_union && out_.size() > most_ && !random_.one_in(16)))
                continue;
            separator(first);
            near(name);
            token(":");
            if (is_union ? odd(8) : random_.one_in(20))
                token("null");
            else
                write(*this);
        }
        --depth_;
        token("}");
    }

    void separator(bool& first)
    {
        if (!std::exchange(first, false))
            token(",");
    }

    template <class Write>
    void list(Write write)
    {
        token("[");
        repeat(write);
        token("]");
    }

    /// `write` begins with the name and the colon.
    template <class Write>
    void object(Write write)
    {
        token("{");
        repeat(write);
        token("}");
    }

    template <class Write>
    void repeat(Write write)
    {
        ++depth_;
        bool first = true;
        auto left = out_.size() > most_ || depth_ > 6 ? 0 : random_.below(random_.one_in(8) ? 20 : 4);
        for (; left > 0 && out_.size() <= most_; --left) {
            separator(first);
            write();
        }
        --depth_;
    }

    /// A name and its colon.
    void any_key()
    {
        static constexpr std::string_view keys[] = {"", "k", "key", "__type", "Name", "Text", "Number", "First",
            "Other", "sixteen letters", "sixteen letters.", "seventeen letters", "A", "Abcdefghijklmnop", "Items",
            "null"};
        if (random_.one_in(4))
            any_string();
        else
            string(random_.one_of(keys));
        token(":");
    }

    void any_value(int levels)
    {
        switch (random_.below(levels > 0 ? 8 : 6)) {
        case 0: token("null"); break;
        case 1: token(random_.coin() ? "true" : "false"); break;
        case 2: token(odd(2) ? odd_number(random_) : integer_text<long>(random_)); break;
        case 3: token(real_text<double>(random_)); break;
        case 4:
        case 5: any_string(); break;
        case 6: list([&] { any_value(levels - 1); }); break;
        case 7:
            object([&] {
                any_key();
                any_value(levels - 1);
            });
            break;
        }
    }

    /// A text, or now and then one that is easily taken for it, or what would be it if nothing had to be escaped.
    void near(std::string_view text)
    {
        std::string other(text);
        if (odd(8))
            switch (random_.below(4)) {
            case 0: other += static_cast<char>('a' + random_.below(26)); break;
            case 1: other = other.substr(0, random_.below(other.size() + 1)); break;
            case 2: other += std::string_view("\0", 1); break;
            default:
                if (!other.empty())
                    other[random_.below(other.size())] ^= 0x20;
            }
        if (odd(32))
            token('"' + other + '"');
        else
            string(other);
    }

    /// A string of that content, escaped where it must be and sometimes where it need not be.
    void string(std::string_view content)
    {
        space();
        out_ += '"';
        for (char const c : content) {
            if (c == '"' || c == '\\')
                (out_ += '\\') += c;
            else if (static_cast<unsigned char>(c) < 0x20 || (static_cast<unsigned char>(c) < 0x80 && odd(16)))
                escape(static_cast<unsigned char>(c));
            else
                out_ += c;
        }
        out_ += '"';
        space();
    }

    void escape(unsigned code_unit)
    {
        std::string_view const digits = random_.coin() ? "0123456789abcdef" : "0123456789ABCDEF";
        out_ += "\\u";
        for (unsigned const shift : {12U, 8U, 4U, 0U})
            out_ += digits[code_unit >> shift & 0xFU];
    }

    /// A string of a length around and between the multiples of 16.
    void any_string()
    {
        static constexpr std::string_view fine[] = {"\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041",
            "\\u00e9", "\\u20AC", "\\ud83d\\ude00", "\\u0000", "\\uFFFF", "\xC3\xA9", "\xE6\x97\xA5",
            "\xF0\x9F\x98\x80", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF", "\x7F", "{", "}", "[", "]", ",", ":", "/", " "};
        static constexpr std::string_view bad[] = {"\\", "\\x", "\\u12", "\\u12g4", "\\ud83d", "\\ude00",
            "\\ud83d\\u0041", "\\ud83d\\n", "\\ud83d\\ue000", "\n", "\t", "\x01", "\x1F", "\x80", "\xC3", "\xC0\x80",
            "\xE6\x97", "\xED\xA0\x80", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xFF", "\"", "\\u",
            std::string_view("\0", 1)};
        space();
        out_ += '"';
        auto const length = random_.below(random_.one_in(4) ? 70 : 14);
        auto const begin = out_.size();
        while (out_.size() - begin < length) {
            if (odd(32))
                out_ += random_.one_of(bad);
            else if (random_.one_in(spaces_ == 0 ? 6 : 3))
                out_ += random_.one_of(fine);
            else
                out_.append(1 + random_.below(17), static_cast<char>('a' + random_.below(26)));
        }
        out_ += '"';
        space();
    }

    random_source& random_;
    std::size_t    oddity_; ///< Something odd is done once in so many times; 0: never.
    std::size_t    spaces_; ///< The same for white space.
    bool           shuffled_;
    std::uint64_t  order_;
    std::size_t    most_; ///< No list and few members begin behind so many bytes.
    std::size_t    depth_ = 0;
    std::string    out_{};
};

} // namespace test_json_fuzz

#endif
