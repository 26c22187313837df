// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_INI_PARSER_HPP
#define BINDERY_AWS_IMPL_INTERNAL_INI_PARSER_HPP

#include <bindery/aws/shared_config.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::aws::detail {

/// Reads a configuration file in the dialect of Python's configparser, which AWS's tools made the standard for theirs.
/// Boost.PropertyTree's INI parser knows neither continued lines nor comments with #.
class ini_parser
{
public:
    using sections_type = std::vector<std::pair<std::string, config_section>>;

    /// The text must live as long as the parser.
    explicit ini_parser(config_text const& input) : input_(input) { }

    /// The sections in their order.
    sections_type parse()
    {
        auto rest = input_.text;
        while (!rest.empty()) {
            auto const end = rest.find_first_of("\r\n");
            ++line_number_;
            take_line(rest.substr(0, end));
            rest.remove_prefix(end == rest.npos ? rest.size() : end + (rest.substr(end, 2) == "\r\n" ? 2 : 1));
        }
        sections_type result;
        for (auto& [name, values] : sections_)
            result.emplace_back(name, make_section(values));
        return result;
    }

private:
    struct setting
    {
        std::string name;
        std::string value; ///< Its lines, each but the first one with a line break before it.
        std::size_t line;
    };
    using settings = std::vector<setting>;

    static constexpr std::string_view white_space = " \t\v\f\r\n";

    static std::string_view trim(std::string_view text) noexcept
    {
        auto const begin = text.find_first_not_of(white_space);
        return begin == text.npos ? std::string_view{}
                                  : text.substr(begin, text.find_last_not_of(white_space) + 1 - begin);
    }

    [[noreturn]] void refuse(std::size_t line, std::string const& problem) const
    {
        throw error(errc::invalid_config, "the AWS configuration file \"" + std::string(input_.file) + "\", line "
                                              + std::to_string(line) + ": " + problem);
    }

    void take_line(std::string_view line)
    {
        auto const text = trim(line);
        if (text.starts_with('#') || text.starts_with(';'))
            return;
        if (text.empty()) {
            if (in_setting_)
                current_->back().value += '\n';
            return;
        }
        auto const indent = line.find_first_not_of(white_space);
        if (in_setting_ && indent > indent_) {
            current_->back().value.append("\n").append(text);
            return;
        }
        indent_ = indent;
        auto const header_end = text.rfind(']');
        if (text.starts_with('[') && header_end != text.npos && header_end > 1)
            begin_section(text.substr(1, header_end - 1));
        else if (current_ == nullptr)
            refuse(line_number_, "a section such as [default] must come first");
        else
            take_setting(text);
    }

    void begin_section(std::string_view name)
    {
        in_setting_ = false;
        if (name == "DEFAULT") {
            current_ = &defaults_;
            return;
        }
        if (std::ranges::find(sections_, name, &named_settings::first) != sections_.end())
            refuse(line_number_, "the section [" + http::detail::printable(name) + "] is there already");
        sections_.emplace_back(name, settings());
        current_ = &sections_.back().second;
    }

    void take_setting(std::string_view text)
    {
        auto const delimiter = text.find_first_of("=:");
        auto const name = trim(text.substr(0, delimiter));
        // What is refused is not quoted: it may be a secret.
        if (delimiter == text.npos || name.empty())
            refuse(line_number_, "this is neither [section] nor name = value");
        std::string lower(name);
        std::ranges::transform(lower, lower.begin(), http::detail::lower);
        if (std::ranges::find(*current_, lower, &setting::name) != current_->end())
            refuse(line_number_, "the setting " + http::detail::printable(lower) + " is in this section already");
        current_->push_back({std::move(lower), std::string(trim(text.substr(delimiter + 1))), line_number_});
        in_setting_ = true;
    }

    config_section make_section(settings const& own) const
    {
        config_section result;
        for (auto const* each : {&defaults_, &own})
            for (setting const& one : *each) {
                auto const value = std::string_view(one.value).substr(0, one.value.find_last_not_of(white_space) + 1);
                result.values.erase(one.name);
                result.blocks.erase(one.name);
                if (value.starts_with('\n'))
                    result.blocks[one.name] = make_block(value, one.line);
                else
                    result.values[one.name] = value;
            }
        return result;
    }

    config_section::values_type make_block(std::string_view text, std::size_t line) const
    {
        config_section::values_type block;
        for (; !text.empty(); ++line) {
            auto const end = std::min(text.find('\n'), text.size());
            auto const one = trim(text.substr(0, end));
            auto const delimiter = one.find('=');
            if (!one.empty() && delimiter == one.npos)
                refuse(line, "below a setting without a value, every line must be name = value");
            if (!one.empty())
                block.insert_or_assign(
                    std::string(trim(one.substr(0, delimiter))), std::string(trim(one.substr(delimiter + 1))));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return block;
    }

    using named_settings = std::pair<std::string, settings>;

    config_text                 input_;
    std::vector<named_settings> sections_;
    settings                    defaults_;
    settings*                   current_ = nullptr;
    std::size_t                 indent_ = 0;
    std::size_t                 line_number_ = 0;
    bool                        in_setting_ = false; ///< Lines that are indented more continue the last setting.
};

} // namespace bindery::aws::detail

#endif
