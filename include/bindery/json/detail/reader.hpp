// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_READER_HPP
#define BINDERY_JSON_DETAIL_READER_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/quick.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/shape/blob.hpp>
#include <bindery/shape/timestamp.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::json::detail {

/// Reads JSON text of any form, value by value: the careful half of the parser.
///
/// A function takes the place in the text where it starts, white space allowed, and returns the place behind what it
/// read. It returns null once, for the failure that ends the parse, and has then recorded it. `levels` is how many more
/// arrays and objects may be opened. The text must outlive the reader.
class reader
{
public:
    reader(std::string_view text, std::size_t max_depth) noexcept
        : text_(text), begin_(text.data()), end_(text.data() + text.size()), max_depth_(max_depth)
    {
    }

    reader(reader const&) = delete;
    reader& operator=(reader const&) = delete;

    char const* begin() const noexcept { return begin_; }
    char const* end() const noexcept { return end_; }

    /// The same place in the text, where `quick_reach` bytes can be read: near the end of the text that is in a copy
    /// of what is left, with zeros behind it, which nothing in JSON begins with. Other places are invalid then.
    char const* reach(char const* at) noexcept { return at < reach_end_ ? at : enter_tail(at); }

    [[gnu::always_inline]] char const* reach_or_null(char const* at) noexcept
    {
        return at == nullptr ? nullptr : reach(at);
    }

    /// Whether a block before a place with reach can be read.
    bool has_reach_back(char const* at) const noexcept { return at >= reach_back_; }

    std::size_t text_size() const noexcept { return text_.size(); }

    /// A list has been begun, or ended. After a failure that does not matter.
    void enter_list() noexcept { ++open_lists_; }
    void leave_list() noexcept { --open_lists_; }

    /// Grants up to so many bytes for elements that a list expects. A text has a few times its own size to grant, for
    /// all of its lists, so that many small ones cannot claim much each. A list within a list is not granted any.
    std::size_t claim(std::size_t bytes) noexcept
    {
        std::size_t const granted = open_lists_ == 1 ? std::min(bytes, claimable_) : 0;
        claimable_ -= granted;
        return granted;
    }

    /// A place's offset in the whole text.
    std::size_t offset(char const* at) const noexcept { return static_cast<std::size_t>(at - begin_) + skipped_text_; }

    enum class step : unsigned char { item, end, failed };

    char const* skip_space(char const* at) const noexcept
    {
        while (at != end_ && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
            ++at;
        return at;
    }

    /// Takes the null that comes next; returns null, which is no failure, where something else does.
    char const* take_null(char const* at) const noexcept
    {
        at = skip_space(at);
        return next_is(at, "null") ? at + 4 : nullptr;
    }

    BINDERY_DECL char const* read(char const* at, bool& into);
    BINDERY_DECL char const* read(char const* at, float& into);
    BINDERY_DECL char const* read(char const* at, double& into);
    BINDERY_DECL char const* read_signed(char const* at, std::int64_t& into, std::int64_t min, std::int64_t max);
    BINDERY_DECL char const* read_unsigned(char const* at, std::uint64_t& into, std::uint64_t max);

    /// Reads a string into `into`, reusing its storage.
    BINDERY_DECL char const* read(char const* at, std::string& into);

    /// Reads a string that is looked at only: the view is valid until the next string is read.
    BINDERY_DECL char const* read_text(char const* at, std::string_view& into);

    BINDERY_DECL char const* read(char const* at, timestamp& into, timestamp_format::notation as);
    BINDERY_DECL char const* read(char const* at, blob& into);

    BINDERY_DECL char const* open_object(char const* at, std::size_t levels);
    BINDERY_DECL char const* open_array(char const* at, std::size_t levels);

    /// Goes to the next member of an object and reads its name, or closes the object. `first` says that nothing was
    /// read since it was opened. The name is valid as long as that of read_text; skip_value leaves it valid.
    BINDERY_DECL step next_member(char const*& at, bool first, std::string_view& name);

    /// Goes to the next element of an array, or closes the array.
    BINDERY_DECL step next_element(char const*& at, bool first);

    /// Checks a value of any kind without keeping it; without recursion, so that only memory bounds its depth.
    BINDERY_DECL char const* skip_value(char const* at, std::size_t levels);

    /// Checks that nothing but white space is left.
    BINDERY_DECL bool finish(char const* at);

    /// Records a failure about what stands at a place; always null, for callers to return.
    BINDERY_DECL char const* fail(char const* at, std::string problem);

    /// The same about what stands at an offset in the whole text.
    BINDERY_DECL char const* fail_at(std::size_t offset, std::string problem);

    /// Says that what failed is in a map which was opened at this offset.
    void within_map(std::size_t opened) { maps_.push_back(opened); }

    BINDERY_DECL failure take_failure();

private:
    BINDERY_DECL char const* enter_tail(char const* at) noexcept;

    std::string_view rest(char const* at) const noexcept { return {at, static_cast<std::size_t>(end() - at)}; }
    bool             next_is(char const* at, char c) const noexcept { return at != end() && *at == c; }
    bool             next_is(char const* at, std::string_view word) const noexcept
    {
        return next_is(at, word[0]) && rest(at).starts_with(word);
    }

    BINDERY_DECL char const* fail_expecting(char const* at, std::string_view what);
    BINDERY_DECL char const* open(char const* at, char bracket, std::size_t levels, std::string_view what);
    BINDERY_DECL step        close_or_continue(char const*& at, bool first, char bracket);
    BINDERY_DECL char const* skip_plain(char const* at) const noexcept;
    BINDERY_DECL char const* read_quoted(char const* at, std::string* unescaped, std::string_view& text);
    BINDERY_DECL char const* read_escape(char const* at, std::string* unescaped);
    BINDERY_DECL char const* read_hex4(char const* at, char32_t& value);
    BINDERY_DECL char const* read_number(char const* at, std::string_view& token);
    BINDERY_DECL char const* skip_quoted(char const* at);
    BINDERY_DECL char const* skip_scalar(char const* at);
    BINDERY_DECL char const* skip_name(char const* at);
    template <class Real>
    char const* read_real(char const* at, Real& into);

    std::string_view text_;
    char const*      begin_;
    char const*      end_;
    std::size_t      max_depth_; ///< What `levels` is outside of everything.
    char const*      reach_end_ = text_.size() < quick_reach ? begin_ : end_ - quick_reach;
    char const*      reach_back_ = text_.size() < block_size ? end_ : begin_ + block_size;
    std::size_t      skipped_text_ = 0; ///< Where in the text begin_ is.

    static constexpr std::size_t claimable_per_byte = 4;

    std::size_t open_lists_ = 0;
    std::size_t claimable_ = claimable_per_byte * text_.size();

    std::string unescaped_{};

    std::size_t              failed_at_ = 0;
    std::string              problem_{};
    std::vector<std::size_t> maps_{};

    /// A block that can be read before the tail, the tail, and what can be read behind it.
    std::array<char, block_size + 2 * quick_reach> tail_{};
};

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/reader.ipp>
#endif

#endif
