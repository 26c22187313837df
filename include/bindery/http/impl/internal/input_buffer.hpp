// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_INPUT_BUFFER_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_INPUT_BUFFER_HPP

#include <bindery/http/response_body.hpp>

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace bindery::http::detail {

/// Bytes read from a connection and not used yet.
///
/// Its memory goes away with the body of a response that is left where it was read, and can be had back from there for
/// the next one: a connection that is kept idle then has none, and calls that follow each other read into memory that is
/// in the processor's cache.
class input_buffer
{
public:
    explicit input_buffer(std::size_t capacity) : wanted_capacity_(capacity) { compact(); }

    /// Empties `body` and takes its memory, where there is no memory yet and that has about the right size.
    void use_memory_of(response_body& body) noexcept
    {
        if (storage_ || body.capacity_ < wanted_capacity_ || body.capacity_ > 2 * wanted_capacity_)
            return;
        body.clear();
        std::swap(storage_, body.memory_);
        std::swap(capacity_, body.capacity_);
    }

    std::string_view unused() const noexcept { return {storage_.get() + begin_, end_ - begin_}; }

    void consume(std::size_t count) noexcept
    {
        begin_ += count;
        if (begin_ == end_)
            begin_ = end_ = 0;
    }

    /// Makes all free space one piece. What unused() returned is then no longer valid.
    void compact()
    {
        if (!storage_) {
            storage_ = std::make_unique_for_overwrite<char[]>(wanted_capacity_);
            capacity_ = wanted_capacity_;
        }
        if (begin_ == 0)
            return;
        std::memmove(storage_.get(), storage_.get() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }

    /// How much has room once compact() was called.
    std::size_t capacity() const noexcept { return storage_ ? capacity_ : wanted_capacity_; }

    char*       free_space() noexcept { return storage_.get() + end_; }
    std::size_t free_size() const noexcept { return capacity_ - end_; }

    /// Takes bytes that were put into the free space.
    void commit(std::size_t count) noexcept { end_ += count; }

    /// Makes the first bytes the content of `body` without copying them, and drops the others, with all memory.
    void give(std::size_t count, response_body& body) noexcept
    {
        body.memory_ = std::move(storage_);
        body.capacity_ = std::exchange(capacity_, 0);
        body.begin_ = std::exchange(begin_, 0);
        body.size_ = count;
        end_ = 0;
    }

private:
    std::size_t const       wanted_capacity_;
    std::unique_ptr<char[]> storage_{}; ///< Null after it was given away, until compact().
    std::size_t             capacity_ = 0;
    std::size_t             begin_ = 0;
    std::size_t             end_ = 0;
};

} // namespace bindery::http::detail

#endif
