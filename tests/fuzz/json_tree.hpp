// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_JSON_TREE_HPP
#define BINDERY_TESTS_FUZZ_JSON_TREE_HPP

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// JSON texts as Boost.JSON's parser sees them.
namespace test_json_fuzz {

/// Where in the text a value stands.
struct extent
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A value with what boost::json::value does not keep: repeated members, and how numbers are written.
struct json_node
{
    enum class form : unsigned char { null, boolean, number, string, array, object };

    form                     is = form::null;
    bool                     flag = false;
    std::string              text{};  ///< Of a string.
    std::vector<std::string> names{}; ///< Of an object's members, in the text's order.
    std::vector<json_node>   items{};
    extent                   where{};
};

/// The extents of the values in a text that is JSON, each before those of what it holds.
inline std::vector<extent> extents_of(std::string_view json)
{
    std::vector<extent>      found;
    std::vector<std::size_t> open;
    bool                     name_is_next = false;
    for (std::size_t at = 0; at < json.size();) {
        auto const begin = at;
        char const c = json[at++];
        if (c == ',')
            name_is_next = !open.empty() && json[found[open.back()].begin] == '{';
        else if (c == '{' || c == '[') {
            open.push_back(found.size());
            found.push_back({begin, at});
            name_is_next = c == '{';
        }
        else if (c == '}' || c == ']') {
            found[open.back()].end = at;
            open.pop_back();
        }
        else if (c == '"') {
            while (json[at] != '"')
                at += json[at] == '\\' ? 2 : 1;
            ++at;
            if (!std::exchange(name_is_next, false))
                found.push_back({begin, at});
        }
        else if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ':') {
            at = std::min(json.find_first_of(" \t\r\n,]}", at), json.size());
            found.push_back({begin, at});
        }
    }
    return found;
}

/// What basic_parser calls.
class tree_builder
{
public:
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    using error_code = boost::system::error_code;
    using text = boost::json::string_view;

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return open(json_node::form::object); }
    bool on_object_end(std::size_t, error_code&) { return close(); }
    bool on_array_begin(error_code&) { return open(json_node::form::array); }
    bool on_array_end(std::size_t, error_code&) { return close(); }
    bool on_key_part(text part, std::size_t, error_code&) { return gather(part); }
    bool on_key(text part, std::size_t, error_code&)
    {
        gather(part);
        open_.back().names.push_back(std::exchange(gathered_, {}));
        return true;
    }
    bool on_string_part(text part, std::size_t, error_code&) { return gather(part); }
    bool on_string(text part, std::size_t, error_code&)
    {
        gather(part);
        open(json_node::form::string);
        open_.back().text = std::exchange(gathered_, {});
        return close();
    }
    bool on_number_part(text, error_code&) { return true; }
    bool on_int64(std::int64_t, text, error_code&) { return scalar(json_node::form::number); }
    bool on_uint64(std::uint64_t, text, error_code&) { return scalar(json_node::form::number); }
    bool on_double(double, text, error_code&) { return scalar(json_node::form::number); }
    bool on_bool(bool flag, error_code&) { return scalar(json_node::form::boolean, flag); }
    bool on_null(error_code&) { return scalar(json_node::form::null); }
    bool on_comment_part(text, error_code&) { return true; }
    bool on_comment(text, error_code&) { return true; }

    /// The value, once the text is read, with the extents of `json`.
    json_node take(std::string_view json)
    {
        auto const extents = extents_of(json);
        if (extents.size() != count_ || roots_.size() != 1)
            throw std::logic_error("the oracle lost count of the values in " + std::string(json));
        place(roots_.front(), extents.data());
        return std::move(roots_.front());
    }

private:
    bool open(json_node::form form)
    {
        ++count_;
        open_.emplace_back().is = form;
        return true;
    }

    bool close()
    {
        auto done = std::move(open_.back());
        open_.pop_back();
        auto& siblings = open_.empty() ? roots_ : open_.back().items;
        siblings.push_back(std::move(done));
        return true;
    }

    bool scalar(json_node::form form, bool flag = false)
    {
        open(form);
        open_.back().flag = flag;
        return close();
    }

    bool gather(text part)
    {
        gathered_.append(part.data(), part.size());
        return true;
    }

    static extent const* place(json_node& node, extent const* next)
    {
        node.where = *next++;
        for (auto& item : node.items)
            next = place(item, next);
        return next;
    }

    std::vector<json_node> roots_{};
    std::vector<json_node> open_{};
    std::string            gathered_{};
    std::size_t            count_ = 0;
};

/// The text with exponents of at most eight digits, which Boost.JSON's int can hold; RFC 8259 sets no limit. What it
/// is as a number does not matter here.
inline std::string with_short_exponents(std::string_view text)
{
    std::string shorter;
    bool        in_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        shorter += c;
        if (in_string && c == '\\' && at + 1 < text.size())
            shorter += text[++at];
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == 'e' || c == 'E')) {
            if (at + 1 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-'))
                shorter += text[++at];
            auto const end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
            shorter += text.substr(at + 1, std::min<std::size_t>(end - at - 1, 8));
            at = end - 1;
        }
    }
    return shorter;
}

/// The value, or nothing where Boost.JSON refuses the text.
inline std::optional<json_node> parse_tree(std::string_view text, std::size_t max_depth)
{
    boost::json::parse_options options;
    options.max_depth = max_depth;
    auto const attempt = [&](std::string_view json, boost::system::error_code& failed) -> std::optional<json_node> {
        boost::json::basic_parser<tree_builder> parser(options);
        if (parser.write_some(false, json.data(), json.size(), failed) != json.size() && !failed)
            failed = boost::json::error::extra_data;
        if (failed)
            return std::nullopt;
        return parser.handler().take(text);
    };
    boost::system::error_code failed;
    auto                      tree = attempt(text, failed);
    if (failed == boost::json::error::exponent_overflow)
        tree = attempt(with_short_exponents(text), failed);
    return tree;
}

} // namespace test_json_fuzz

#endif
