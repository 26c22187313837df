// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "check.hpp"

#include "generate.hpp"
#include "oracle.hpp"
#include "same.hpp"
#include "shapes.hpp"

#include <bindery/json/parse.hpp>
#include <bindery/json/parse_members.hpp>
#include <bindery/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace test_json_fuzz {

namespace {

/// FNV-1a: what is chosen by the text is chosen again when the text is tried again.
std::uint64_t hash_of(std::string_view text) noexcept
{
    std::uint64_t hash = 0xCBF29CE484222325;
    for (char const c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash ^ (hash >> 32);
}

/// A text within bytes that a parser must not look at: `before` bytes, and those of `behind`.
class surrounded_text
{
public:
    surrounded_text(std::string_view text, std::size_t before, std::string_view behind)
        : size_(text.size()), before_(before), bytes_(new char[before + text.size() + behind.size()])
    {
        std::fill_n(bytes_.get(), before, '\\');
        std::copy(text.begin(), text.end(), bytes_.get() + before);
        std::copy(behind.begin(), behind.end(), bytes_.get() + before + text.size());
    }

    std::string_view view() const noexcept { return {bytes_.get() + before_, size_}; }

private:
    std::size_t             size_;
    std::size_t             before_;
    std::unique_ptr<char[]> bytes_;
};

/// The text as a string literal of C++.
std::string cpp_literal(std::string_view text)
{
    std::string out = "\"";
    bool        after_hex = false;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        bool const is_hex_digit = std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
        if (after_hex && is_hex_digit)
            out += "\"\"";
        after_hex = byte < 0x20 || byte >= 0x7F;
        if (after_hex) {
            out += "\\x";
            out += "0123456789ABCDEF"[byte >> 4];
            out += "0123456789ABCDEF"[byte & 0xFU];
        }
        else {
            if (c == '"' || c == '\\')
                out += '\\';
            out += c;
        }
    }
    return out + "\" (" + std::to_string(text.size()) + " bytes)";
}

/// What is wrong with a failure, whatever the text.
std::string fault_of(bindery::json::failure const& why, std::string_view text, std::size_t max_depth)
{
    constexpr std::size_t longest_step = 500;
    auto const            message = why.message();
    std::string           out;
    if (why.offset > text.size())
        return "the failure lies behind the text";
    if (why.problem.empty())
        return "the failure has no problem";
    if (why.path.size() > (max_depth + 1) * longest_step)
        return "the failure's path is too long";
    if (bindery::json::try_serialize_to(out, message))
        return "the failure's message is not UTF-8";
    if (std::any_of(message.begin(), message.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }))
        return "the failure's message has control characters";
    return {};
}

template <class T>
std::string verdict(std::optional<bindery::json::failure> const& why, T const& value)
{
    if (why)
        return "refused: " + why->message();
    std::string out;
    if (bindery::json::try_serialize_to(out, value))
        out += "...";
    return "accepted: " + cpp_literal(out);
}

template <class T>
std::string fault_of_round_trip(T const& value)
{
    std::string text;
    if (bindery::json::try_serialize_to(text, value))
        return {};
    T          back{};
    auto const why = bindery::json::try_parse_into(back, text);
    if (why)
        return "the value's own text is refused: " + cpp_literal(text) + ": " + why->message();
    if (!comparison(comparison::of::serialized_parse).same(value, back))
        return "the value's own text is another value: " + cpp_literal(text);
    return {};
}

/// Reading what can be read must tell whether the text is an object, whatever the members are.
template <class T>
std::string fault_of_members(std::string_view text, std::optional<json_node> const& json, std::size_t max_depth)
{
    if constexpr (bindery::described_struct<T>) {
        bindery::json::parse_options options;
        options.max_depth = max_depth;
        T shape{};
        if (bindery::json::parse_members_into(shape, text, options) != (json && json->is == json_node::form::object))
            return "another verdict when the members are read each by itself";
    }
    return {};
}

/// Everything that can be wrong with parsing this text into a T; `json` is nothing where the text is not JSON.
template <class T>
outcome check_one(std::string_view name, std::optional<json_node> const& json, std::string_view text,
    std::size_t max_depth, std::string_view behind)
{
    static T           reused{};
    static std::string previous;

    extractor  oracle(text);
    T          wanted{};
    bool const accepts = json && oracle.take(*json, wanted);

    // Half of the texts begin where their memory does, so that a sanitizer sees what is read before them.
    auto const            hash = hash_of(text);
    auto const            shift = hash % 2 == 0 ? 0 : hash / 2 % 16;
    surrounded_text const exact(text, shift, {});
    surrounded_text const continued(text, shift, behind);

    bindery::json::parse_options options;
    options.max_depth = max_depth;
    T          fresh{};
    auto const why = bindery::json::try_parse_into(fresh, exact.view(), options);
    auto const why_reused = bindery::json::try_parse_into(reused, continued.view(), options);

    comparison const compare(comparison::of::parses);
    std::string      fault;
    if (why.has_value() == accepts)
        fault = "another verdict";
    else if (accepts && !compare.same(fresh, wanted))
        fault = "another value";
    else if (why.has_value() != why_reused.has_value() || (accepts && !compare.same(reused, fresh)))
        fault = "a reused object, or what stands around the text, makes a difference";
    else if (why && (why->offset != why_reused->offset || why->message() != why_reused->message()))
        fault = "a reused object, or what stands around the text, fails differently";
    else if (why && json && why->path != oracle.path())
        fault = "another path";
    else if (why && json && (why->offset < oracle.where().begin || why->offset > oracle.where().end))
        fault = "the failure lies outside of the value that its path names";
    else
        fault = why ? fault_of(*why, text, max_depth) : fault_of_round_trip(fresh);
    if (fault.empty() && hash / 32 % 4 == 0)
        fault = fault_of_members<T>(exact.view(), json, max_depth);

    outcome result{.accepted = accepts};
    if (!fault.empty()) {
        auto const refused = json ? "refused: " + oracle.path() : std::string("refused: no JSON within these levels");
        result.disagreement = fault + "\n  shape:    " + std::string(name) + ", " + std::to_string(max_depth)
                              + " levels\n  text:     " + cpp_literal(text) + "\n  behind:   " + cpp_literal(behind)
                              + "\n  before:   " + cpp_literal(previous) + "\n  fresh:    " + verdict(why, fresh)
                              + "\n  reused:   " + verdict(why_reused, reused)
                              + "\n  expected: " + (accepts ? verdict(std::nullopt, wanted) : refused) + "\n";
    }
    previous = text;
    return result;
}

struct shape_entry
{
    outcome (*check)(std::string_view name, std::optional<json_node> const& json, std::string_view text,
        std::size_t max_depth, std::string_view behind);
    std::string (*random_text)(random_source&);
};

template <class... T>
constexpr std::array<shape_entry, sizeof...(T)> entries_of(std::tuple<T...> const*)
{
    return {shape_entry{check_one<T>, [](random_source& random) { return text_generator(random).text<T>(); }}...};
}

constexpr auto entries = entries_of(static_cast<roots const*>(nullptr));

std::string something_behind(std::string_view text)
{
    static constexpr std::string_view tails[] = {"", "", "0", "000000000000000000", ".5", "e5", "null", "ull", "rue",
        "\"", "\"\"", "\":0", "\":\"\"", "\\", "u0041", "\xA9", "}", "]", " ", "\n\n", ",", ":", "x"};
    auto const                        tail = tails[hash_of(text) / 64 % std::size(tails)];
    return std::string(tail) + completion_of(std::string(text) + std::string(tail));
}

} // namespace

std::size_t shape_count() noexcept
{
    return entries.size();
}

std::string_view shape_name(std::size_t shape) noexcept
{
    return root_names[shape];
}

outcome check(std::size_t shape, std::string_view text, std::size_t max_depth)
{
    return check(shape, text, max_depth, something_behind(text));
}

outcome check(std::size_t shape, std::string_view text, std::size_t max_depth, std::string_view behind)
{
    return entries[shape].check(shape_name(shape), parse_tree(text, max_depth), text, max_depth, behind);
}

std::string check_with_every_shape(std::string_view text)
{
    auto const  behind = something_behind(text);
    std::string disagreements;
    auto const  check_within = [&](std::size_t max_depth) {
        auto const json = parse_tree(text, max_depth);
        for (std::size_t shape = 0; shape < entries.size(); ++shape)
            disagreements += entries[shape].check(shape_name(shape), json, text, max_depth, behind).disagreement;
    };
    check_within(64);
    if (auto const hash = hash_of(text); hash / 2048 % 4 == 0)
        check_within(hash / 8192 % 8);
    return disagreements;
}

std::string completion_of(std::string_view text)
{
    std::string closing;
    bool        in_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        if (in_string && c == '\\')
            ++at;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '{' || c == '['))
            closing += c == '{' ? '}' : ']';
        else if (!in_string && (c == '}' || c == ']') && !closing.empty())
            closing.pop_back();
    }
    if (in_string)
        closing += '"';
    std::reverse(closing.begin(), closing.end());
    return closing;
}

std::string random_text(std::size_t shape, random_source& random)
{
    return entries[shape].random_text(random);
}

} // namespace test_json_fuzz
