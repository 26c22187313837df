// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_XML_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_XML_HPP

#include <bindery/http/detail/ascii.hpp>
#include <bindery/shape/detail/utf8.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace bindery::testing::detail {

/// Says what is wrong with a document, and where.
struct xml_error : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// Whether a code point may be in a document (XML 1.0, section 2.2).
constexpr bool is_xml_character(char32_t c) noexcept
{
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE)
           || (c >= 0x10000 && c < 0x110000);
}

/// Checks that a document is well-formed XML 1.0, in UTF-8, with no document type and not nested deeper than a
/// recursive parser can bear. Boost's parser reads a lot that is not, such as a URL with a bare '&', and the service
/// refuses.
class xml_checker
{
public:
    explicit xml_checker(std::string_view text) : text_(text) { }

    /// Exceptions: xml_error.
    void run()
    {
        check_characters();
        take("\xEF\xBB\xBF");
        if (rest().starts_with("<?xml "))
            take_past("?>", "the XML declaration has no end");
        while (at_ < text_.size())
            if (text_[at_] == '<')
                take_markup();
            else
                take_text();
        if (!open_.empty())
            fail("element " + std::string(open_.back()) + " has no end");
        if (!has_root_)
            fail("there is no element");
    }

private:
    static constexpr std::size_t deepest = 200;

    [[noreturn]] void fail(std::string const& problem) const
    {
        throw xml_error(problem + " (at byte " + std::to_string(at_) + ")");
    }

    std::string_view rest() const noexcept { return text_.substr(at_); }

    bool take(std::string_view wanted) noexcept
    {
        bool const found = rest().starts_with(wanted);
        at_ += found ? wanted.size() : 0;
        return found;
    }

    /// Moves behind the next such text and returns what stands before it.
    std::string_view take_past(std::string_view end, char const* problem)
    {
        auto const found = text_.find(end, at_);
        if (found == text_.npos)
            fail(problem);
        auto const before = text_.substr(at_, found - at_);
        at_ = found + end.size();
        return before;
    }

    bool take_space() noexcept
    {
        auto const start = at_;
        at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
        return at_ != start;
    }

    std::string_view take_name()
    {
        auto const is_part = [](char c) {
            return http::detail::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 || c == '_' || c == ':'
                   || c == '-' || c == '.';
        };
        auto const start = at_;
        while (at_ < text_.size() && is_part(text_[at_]))
            ++at_;
        auto const name = text_.substr(start, at_ - start);
        if (name.empty() || std::string_view("-.0123456789").find(name.front()) != std::string_view::npos)
            fail("expected a name");
        return name;
    }

    void check_characters()
    {
        for (; at_ < text_.size(); at_ += bindery::detail::utf8_sequence(text_, at_)) {
            if (bindery::detail::utf8_sequence(text_, at_) == 0)
                fail("expected UTF-8");
            auto next = at_;
            if (!is_xml_character(bindery::detail::next_code_point(text_, next)))
                fail("a character that XML cannot have");
        }
        at_ = 0;
    }

    void take_markup()
    {
        if (take("<!--")) {
            take_past("--", "a comment has no end");
            if (!take(">"))
                fail("a comment has \"--\" in it");
        }
        else if (take("<?")) {
            if (take_name() == "xml")
                fail("the XML declaration must come first");
            take_past("?>", "a processing instruction has no end");
        }
        else if (!open_.empty() && take("<![CDATA["))
            take_past("]]>", "a CDATA section has no end");
        else if (rest().starts_with("<!"))
            fail("document types are not supported");
        else if (take("</"))
            take_end_tag();
        else
            take_tag();
    }

    void take_end_tag()
    {
        if (open_.empty())
            fail("expected an element");
        if (take_name() != open_.back())
            fail("expected the end of element " + std::string(open_.back()));
        take_space();
        if (!take(">"))
            fail("expected '>'");
        open_.pop_back();
    }

    void take_tag()
    {
        if (has_root_ && open_.empty())
            fail("a second root");
        has_root_ = true;
        ++at_;
        auto const                 name = take_name();
        std::set<std::string_view> attributes;
        for (;;) {
            bool const is_apart = take_space();
            if (take("/>"))
                return;
            if (take(">"))
                break;
            if (!is_apart)
                fail("expected '>'");
            if (!attributes.insert(take_attribute()).second)
                fail("an attribute stands twice");
        }
        if (open_.size() == deepest)
            fail("nested deeper than " + std::to_string(deepest) + " elements");
        open_.push_back(name);
    }

    /// Returns the attribute's name.
    std::string_view take_attribute()
    {
        auto const name = take_name();
        take_space();
        if (!take("="))
            fail("expected '='");
        take_space();
        auto const quote = rest().substr(0, 1);
        if (quote != "\"" && quote != "'")
            fail("expected a value in quotes");
        ++at_;
        auto const value = take_past(quote, "an attribute's value has no end");
        if (value.find('<') != value.npos)
            fail("'<' in an attribute's value must be written &lt;");
        check_references(value);
        return name;
    }

    void take_text()
    {
        auto const end = std::min(text_.find('<', at_), text_.size());
        auto const text = text_.substr(at_, end - at_);
        if (open_.empty() && text.find_first_not_of(" \t\r\n") != text.npos)
            fail("text outside of the root");
        if (text.find("]]>") != text.npos)
            fail("\"]]>\" in text must be written ]]&gt;");
        check_references(text);
        at_ = end;
    }

    void check_references(std::string_view text)
    {
        for (auto amp = text.find('&'); amp != text.npos; amp = text.find('&', amp + 1)) {
            auto const end = text.find(';', amp);
            if (end != text.npos && is_reference(text.substr(amp + 1, end - amp - 1)))
                continue;
            at_ = static_cast<std::size_t>(text.data() - text_.data()) + amp;
            fail("'&' must be written &amp;");
        }
    }

    /// Whether it is the name of a character, between '&' and ';', without a document type.
    static bool is_reference(std::string_view name) noexcept
    {
        static constexpr std::array<std::string_view, 5> known{"amp", "lt", "gt", "quot", "apos"};
        if (!name.starts_with('#'))
            return std::ranges::find(known, name) != known.end();
        bool const is_hexadecimal = name.starts_with("#x");
        name.remove_prefix(is_hexadecimal ? 2 : 1);
        std::uint32_t code_point = 0;
        auto const [end, error] =
            std::from_chars(name.data(), name.data() + name.size(), code_point, is_hexadecimal ? 16 : 10);
        return error == std::errc{} && end == name.data() + name.size() && is_xml_character(code_point);
    }

    std::string_view              text_;
    std::size_t                   at_ = 0;
    bool                          has_root_ = false;
    std::vector<std::string_view> open_{}; ///< The names of the elements that have not ended.
};

} // namespace bindery::testing::detail

#endif
