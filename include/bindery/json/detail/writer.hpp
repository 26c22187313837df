// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_WRITER_HPP
#define BINDERY_JSON_DETAIL_WRITER_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/block.hpp>
#include <bindery/json/detail/literal.hpp>
#include <bindery/json/detail/text_storage.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/shape/blob.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace bindery::json::detail {

class failure_trace;

/// The longest text, but for long strings, that is written after one look at the room for it.
inline constexpr std::size_t run_limit = 256;

/// How much may be written beyond the end of a text, since whole words and blocks are stored.
inline constexpr std::size_t overhang = block_size;

/// How long a string may be to be written within a run, with its quotes.
inline constexpr std::size_t quick_text_bound = 2 * block_size + 2;

/// How long a floating point number can be.
inline constexpr std::size_t real_text_size = 32;

/// Appends JSON text through a pointer to a string, which must outlive the writer.
///
/// A function takes the place where the text ends and returns the place where it then ends. It returns null once, for
/// the failure that ends the serialization, and has then recorded it. From open() to close() the string's size is not
/// the text's: whatever may throw closes it first.
class writer
{
public:
    explicit writer(std::string& out) noexcept : out_(out), start_(out.size()) { }

    writer(writer const&) = delete;
    writer& operator=(writer const&) = delete;

    /// The end of the string's text, to be written from.
    char* open() noexcept
    {
        char* const at = out_.data() + out_.size();
#if defined(BINDERY_STRINGS_CAN_BE_FILLED)
        room_end_ = out_.data() + out_.capacity();
#else
        room_end_ = at;
#endif
        return at;
    }

    /// Gives the string the text up to `at`.
    void close(char* at)
    {
        auto const size = static_cast<std::size_t>(at - out_.data());
#if defined(BINDERY_STRINGS_CAN_BE_FILLED)
        *at = '\0';
        set_size(out_, size);
#else
        out_.resize(size);
#endif
    }

    /// The same place, with that many bytes to be written behind it.
    char* room(char* at, std::size_t size)
    {
        return static_cast<std::size_t>(room_end_ - at) >= size ? at : make_room(at, size);
    }

    // These write within the room that the caller has made: for the text, and the overhang.

    static char* put(char* at, bool value) noexcept
    {
        auto const text = value ? word_of("true") : word_of("false");
        std::memcpy(at, &text, sizeof text);
        return at + (value ? 4 : 5);
    }
    static char* put_null(char* at) noexcept
    {
        std::memcpy(at, "null", 4);
        return at + 4;
    }
    [[gnu::returns_nonnull]] BINDERY_DECL static char* put(char* at, std::int64_t value) noexcept;
    [[gnu::returns_nonnull]] BINDERY_DECL static char* put(char* at, std::uint64_t value) noexcept;
    [[gnu::returns_nonnull]] BINDERY_DECL static char* put(char* at, float value) noexcept;
    [[gnu::returns_nonnull]] BINDERY_DECL static char* put(char* at, double value) noexcept;

    /// Writes a string's characters and its closing quote. Room for quick_text_bound is enough for a text of any
    /// length: if it is longer than that, there is room for a whole run behind it.
    char* put_characters(char* at, std::string const& text)
    {
#if defined(BINDERY_STRINGS_CAN_BE_FILLED)
        // Every std::string has sixteen bytes to be read. Two blocks that overlap, or are the same, are all of any
        // length up to 32: no processor can predict which one it is.
        auto const size = text.size();
        if (size <= 2 * block_size) {
            auto const* const from = text.data();
            auto const        second = size < block_size ? 0 : size - block_size;
            auto const        special = special_bytes(from) | special_bytes(from + second);
            if ((special & ((std::uint64_t{1} << size) - 1)) == 0) [[likely]] {
                std::memcpy(at, from, block_size);
                std::memcpy(at + second, from + second, block_size);
                at[size] = '"';
                return at + size + 1;
            }
        }
#endif
        return put_any_characters(at, text);
    }

    /// Like put_characters, of any text, always with room for a whole run behind it.
    BINDERY_DECL char* put_any_characters(char* at, std::string_view text);

    char* put(char* at, std::string const& text)
    {
        *at = '"';
        return put_characters(at + 1, text);
    }
    char* put(char* at, std::string_view text)
    {
        *at = '"';
        return put_any_characters(at + 1, text);
    }

    // These make the room themselves, and leave none.

    [[gnu::returns_nonnull]] BINDERY_DECL char* put_blob(char* at, blob const& value);

    /// Appends a text that another library wrote, if it is a JSON value, to the closed string.
    BINDERY_DECL char* put_checked(std::string_view text);

    /// Records a failure at the text's end, or so many bytes behind it; always null, for callers to return.
    BINDERY_DECL char* fail(char* at, std::size_t behind, std::string_view problem);

    // What failed is in there. Always null.

    BINDERY_DECL char* within_member(std::string_view name);
    BINDERY_DECL char* within_element(std::size_t index);
    BINDERY_DECL char* within_entry(std::string_view key);

    BINDERY_DECL failure take_failure();

private:
    /// Lets a failure_trace be incomplete here: what is generated for a shape has no code for one.
    struct delete_trace
    {
        BINDERY_DECL void operator()(failure_trace* trace) const noexcept;
    };

    [[gnu::returns_nonnull]] BINDERY_DECL char* make_room(char* at, std::size_t size);

    std::string&                                 out_;
    std::size_t                                  start_;
    char*                                        room_end_ = nullptr;
    std::unique_ptr<failure_trace, delete_trace> trace_{}; ///< Null as long as all is well.
};

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/writer.ipp>
#endif

#endif
