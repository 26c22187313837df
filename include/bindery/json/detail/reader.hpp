// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_READER_HPP
#define BINDERY_JSON_DETAIL_READER_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/failure_trace.hpp>
#include <bindery/shape/blob.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::json::detail {

/// Reads JSON text from left to right, value by value.
///
/// Every function that returns bool returns false once for the failure that ends the parse, and has then recorded it.
/// The text must outlive the reader.
class reader
{
public:
    BINDERY_DECL reader(std::string_view text, std::size_t max_depth);

    enum class step : unsigned char { item, end, failed };

    /// Takes the null that comes next, if one does.
    BINDERY_DECL bool take_null();

    BINDERY_DECL bool read(bool& into);
    BINDERY_DECL bool read(float& into);
    BINDERY_DECL bool read(double& into);
    BINDERY_DECL bool read_signed(std::int64_t& into, std::int64_t min, std::int64_t max);
    BINDERY_DECL bool read_unsigned(std::uint64_t& into, std::uint64_t max);

    /// Reads a string into `into`, reusing its storage.
    BINDERY_DECL bool read(std::string& into);

    /// Reads a string that is looked at only: the view is valid until the next string is read.
    BINDERY_DECL bool read_text(std::string_view& into);

    BINDERY_DECL bool read(timestamp& into, timestamp_format::notation as);
    BINDERY_DECL bool read(blob& into);

    BINDERY_DECL bool open_object();
    BINDERY_DECL bool open_array();

    /// Goes to the next member of the innermost object and reads its name, or closes the object. The name is valid as
    /// long as that of read_text; skip_value leaves it valid.
    BINDERY_DECL step next_member(std::string_view& name);

    /// Goes to the next element of the innermost array, or closes the array.
    BINDERY_DECL step next_element();

    /// Checks a value of any kind without keeping it; without recursion, so that only memory bounds its depth.
    BINDERY_DECL bool skip_value();

    /// As skip_value, and tells where the value stands.
    BINDERY_DECL bool skip_value(std::string_view& extent);

    /// Checks that nothing but white space is left.
    BINDERY_DECL bool finish();

    /// How many more arrays and objects may be opened within what is open.
    std::size_t levels_left() const noexcept { return max_depth_ - depth_; }

    /// Records a failure about the value that starts at `at`, a place in the text.
    BINDERY_DECL bool fail_at(char const* at, std::string problem);

    failure_trace& trace() noexcept { return trace_; }
    failure        take_failure() && { return std::move(trace_).take(); }

private:
    std::string_view  rest() const noexcept { return text_.substr(at_); }
    bool              at_end() const noexcept { return at_ == text_.size(); }
    bool              next_is(char c) const noexcept { return !at_end() && text_[at_] == c; }
    BINDERY_DECL void skip_space() noexcept;
    BINDERY_DECL bool take(char c) noexcept;
    BINDERY_DECL bool take_literal(std::string_view word) noexcept;
    BINDERY_DECL bool fail(std::string problem);
    BINDERY_DECL bool fail_expecting(std::string_view what);
    BINDERY_DECL bool open(char bracket, std::string_view what);
    BINDERY_DECL bool close_or_continue(char bracket, step& next);
    BINDERY_DECL bool read_quoted(std::string* unescaped, std::string_view& text);
    BINDERY_DECL bool read_escape(std::string* unescaped);
    BINDERY_DECL bool read_hex4(char32_t& value);
    BINDERY_DECL bool read_number(std::string_view& token);
    BINDERY_DECL bool skip_scalar();
    BINDERY_DECL step next_member(std::string* unescaped, std::string_view& name);
    template <class Real>
    bool read_real(Real& into);

    std::string_view  text_;
    std::size_t       at_ = 0;
    std::size_t       max_depth_;
    std::size_t       depth_ = 0;
    bool              fresh_ = false; ///< The innermost array or object was just opened.
    std::string       unescaped_{};
    std::vector<bool> skipped_{}; ///< While a value is skipped: for what is open in it, whether it is an object.
    failure_trace     trace_{};
};

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/reader.ipp>
#endif

#endif
