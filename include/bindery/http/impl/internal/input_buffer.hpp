// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_INPUT_BUFFER_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_INPUT_BUFFER_HPP

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace bindery::http::detail {

/// Bytes read from a connection and not used yet, in memory that is allocated once.
class input_buffer
{
public:
    explicit input_buffer(std::size_t capacity)
        : storage_(std::make_unique_for_overwrite<char[]>(capacity)), capacity_(capacity)
    {
    }

    std::string_view unused() const noexcept { return {storage_.get() + begin_, end_ - begin_}; }

    void consume(std::size_t count) noexcept
    {
        begin_ += count;
        if (begin_ == end_)
            begin_ = end_ = 0;
    }

    /// Makes all free space one piece. What unused() returned is then no longer valid.
    void compact() noexcept
    {
        if (begin_ == 0)
            return;
        std::memmove(storage_.get(), storage_.get() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }

    char*       free_space() noexcept { return storage_.get() + end_; }
    std::size_t free_size() const noexcept { return capacity_ - end_; }

    /// Takes bytes that were put into the free space.
    void commit(std::size_t count) noexcept { end_ += count; }

private:
    std::unique_ptr<char[]> storage_;
    std::size_t             capacity_;
    std::size_t             begin_ = 0;
    std::size_t             end_ = 0;
};

} // namespace bindery::http::detail

#endif
