// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_BRACKET_STACK_HPP
#define BINDERY_JSON_DETAIL_BRACKET_STACK_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bindery::json::detail {

/// The brackets that are open around a place: objects' and arrays'. It takes memory only beyond 64 of them.
class bracket_stack
{
public:
    bool        empty() const noexcept { return size_ == 0; }
    std::size_t size() const noexcept { return size_; }

    /// Whether the innermost bracket is an object's; one must be open.
    bool is_object() const noexcept { return (inner_ & 1) != 0; }

    void push(bool object)
    {
        if (size_ != 0 && size_ % word_bits == 0)
            outer_.push_back(inner_);
        inner_ = inner_ << 1 | (object ? 1 : 0);
        ++size_;
    }

    void pop() noexcept
    {
        inner_ >>= 1;
        --size_;
        if (size_ != 0 && size_ % word_bits == 0) {
            inner_ = outer_.back();
            outer_.pop_back();
        }
    }

private:
    static constexpr std::size_t word_bits = 64;

    std::uint64_t              inner_ = 0; ///< A bit for each of the innermost brackets, the last one the lowest.
    std::vector<std::uint64_t> outer_{};   ///< The words before.
    std::size_t                size_ = 0;
};

} // namespace bindery::json::detail

#endif
