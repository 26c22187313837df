// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_RESPONSE_BODY_HPP
#define BINDERY_HTTP_RESPONSE_BODY_HPP

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <iosfwd>
#include <memory>
#include <string_view>
#include <utility>

namespace bindery::http {

namespace detail {
class input_buffer;
}

/// The body of a response: a text that may lie somewhere within its memory, so that it can stay where it was read.
///
/// A copy has memory of its own. What is moved from is empty.
class response_body
{
public:
    response_body() = default;

    template <std::convertible_to<std::string_view> Text>
    response_body(Text const& text)
    {
        append(text);
    }

    response_body(response_body const& other) { append(other.view()); }
    response_body(response_body&& other) noexcept { swap(other); }

    response_body& operator=(response_body other) noexcept
    {
        swap(other);
        return *this;
    }

    ~response_body() = default;

    std::string_view view() const noexcept { return {memory_.get() + begin_, size_}; }
                     operator std::string_view() const noexcept { return view(); }

    char const* data() const noexcept { return memory_.get() + begin_; }
    std::size_t size() const noexcept { return size_; }
    bool        empty() const noexcept { return size_ == 0; }

    /// Empties it, keeping the memory.
    void clear() noexcept { begin_ = size_ = 0; }

    /// How large a text can become without new memory, if it begins where the memory does.
    std::size_t capacity() const noexcept { return capacity_; }

    /// Makes room for a text of that size.
    void reserve(std::size_t size)
    {
        if (capacity_ - begin_ < size)
            move_to(size);
    }

    void append(std::string_view text)
    {
        if (capacity_ - begin_ - size_ < text.size())
            move_to(std::max(size_ + text.size(), 2 * capacity_));
        if (!text.empty())
            std::memcpy(memory_.get() + begin_ + size_, text.data(), text.size());
        size_ += text.size();
    }

    response_body& operator+=(std::string_view text)
    {
        append(text);
        return *this;
    }

    friend bool operator==(response_body const& a, response_body const& b) noexcept { return a.view() == b.view(); }

    template <std::convertible_to<std::string_view> Text>
    friend bool operator==(response_body const& a, Text const& b) noexcept
    {
        return a.view() == std::string_view(b);
    }

    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(
        std::basic_ostream<char, Traits>& out, response_body const& body)
    {
        return out << body.view();
    }

private:
    friend class detail::input_buffer;

    void swap(response_body& other) noexcept
    {
        std::swap(memory_, other.memory_);
        std::swap(capacity_, other.capacity_);
        std::swap(begin_, other.begin_);
        std::swap(size_, other.size_);
    }

    void move_to(std::size_t capacity)
    {
        auto larger = std::make_unique_for_overwrite<char[]>(capacity);
        if (size_ != 0)
            std::memcpy(larger.get(), data(), size_);
        memory_ = std::move(larger);
        capacity_ = capacity;
        begin_ = 0;
    }

    std::unique_ptr<char[]> memory_{};
    std::size_t             capacity_ = 0;
    std::size_t             begin_ = 0;
    std::size_t             size_ = 0;
};

} // namespace bindery::http

#endif
