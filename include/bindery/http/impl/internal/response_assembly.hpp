// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_RESPONSE_ASSEMBLY_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_RESPONSE_ASSEMBLY_HPP

#include <bindery/http/impl/internal/input_buffer.hpp>
#include <bindery/http/impl/internal/message_reader.hpp>
#include <bindery/http/message.hpp>

#include <boost/beast/http/error.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace bindery::http::detail {

/// Makes a response of the bytes that are read for it, leaving its body where it was read if that can be. Does no I/O.
class response_assembly
{
public:
    struct limits
    {
        std::uint32_t header = 0; ///< Bytes.
        std::uint64_t body = 0;   ///< Bytes.
    };

    enum class progress {
        wants_more, ///< Bytes have to be read into the free space of the input.
        complete,
        failed, ///< See error().
    };

    /// `is_bodiless` is whether the response ends with its header whatever that says. The references must outlive the
    /// object.
    response_assembly(input_buffer& input, response& into, limits allowed, bool is_bodiless)
        : input_(input), into_(into), limits_(allowed), is_bodiless_(is_bodiless)
    {
        restart();
    }

    /// Makes what can be made of the bytes in the input.
    progress use_input()
    {
        for (;;) {
            if (auto const size = reader_->size_of_body(); size && *size <= input_.capacity()) {
                if (*size > input_.unused().size())
                    break;
                has_surplus_ = *size != input_.unused().size();
                input_.give(static_cast<std::size_t>(*size), into_.body);
                return progress::complete;
            }
            auto const used = reader_->feed(input_.unused(), error_);
            if (error_)
                return progress::failed;
            input_.consume(used);
            if (reader_->is_done()) {
                if (into_.status / 100 != 1) {
                    has_surplus_ = !input_.unused().empty();
                    return progress::complete;
                }
                if (into_.status == 101 || ++interim_count_ > interim_limit)
                    return fail(boost::beast::http::error::bad_status);
                restart();
            }
            else if (used == 0 || input_.unused().empty()) {
                break;
            }
        }
        input_.compact();
        return input_.free_size() != 0 ? progress::wants_more : fail(boost::beast::http::error::bad_chunk_extension);
    }

    /// Whether the response is complete because the connection has ended.
    bool is_complete_at_end()
    {
        boost::system::error_code incomplete;
        if (reader_->got_some())
            reader_->put_eof(incomplete);
        return reader_->got_some() && !incomplete;
    }

    boost::system::error_code error() const noexcept { return error_; }

    /// Whether the connection may be used again after the response, which is complete.
    bool keeps_alive() const { return reader_->keep_alive() && !has_surplus_; }

private:
    /// More interim responses than this are an attack: real servers send one or two.
    static constexpr int interim_limit = 64;

    void restart()
    {
        reader_.emplace(into_, limits_.header, limits_.body);
        reader_->skip(is_bodiless_);
    }

    progress fail(boost::beast::http::error why)
    {
        error_ = why;
        return progress::failed;
    }

    input_buffer&                        input_;
    response&                            into_;
    limits const                         limits_;
    bool const                           is_bodiless_;
    std::optional<message_reader<false>> reader_{};
    boost::system::error_code            error_{};
    int                                  interim_count_ = 0;
    bool                                 has_surplus_ = false;
};

} // namespace bindery::http::detail

#endif
