// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_MESSAGE_READER_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_MESSAGE_READER_HPP

#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/message.hpp>

#include <ostream> // Boost 1.81 uses it in its string_view without including it.

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/version.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace bindery::http::detail {

/// Parses one message straight into a request or response, whose storage is reused: Beast's own container of fields is
/// neither filled nor instantiated.
template <bool IsRequest>
class message_reader final : public boost::beast::http::basic_parser<IsRequest>
{
    using beast_string = boost::beast::string_view;
    using error_code = boost::system::error_code;

public:
    using message_type = std::conditional_t<IsRequest, request, response>;

    /// `into` must outlive the reader, and is complete once is_done().
    message_reader(message_type& into, std::uint32_t header_limit, std::uint64_t body_limit)
        : into_(into), header_limit_(header_limit)
    {
        this->header_limit(header_limit);
        this->body_limit(body_limit);
    }

    /// Parses what it can of `bytes` and returns how much that is. The rest must be given again, with more behind it.
    std::size_t feed(std::string_view bytes, error_code& error)
    {
        std::size_t used = 0;
        while (used < bytes.size() && !this->is_done() && !error) {
            bool const in_header = !this->is_header_done();
            auto const count = this->put(boost::asio::buffer(bytes.data() + used, bytes.size() - used), error);
            used += count;
            if (in_header)
                check_header_size(count, bytes.size() - used, error);
            if (in_header && this->is_header_done())
                return used;
        }
        if (error == boost::beast::http::error::need_more)
            error = {};
        return used;
    }

    /// The size of a body that is still to come whole, and whose length the header tells. Then the caller may take it
    /// without giving it to feed(), and the message is complete.
    std::optional<std::uint64_t> size_of_body() const
    {
        if (!this->is_header_done() || this->is_done() || this->chunked() || body_begun_)
            return std::nullopt;
        auto const length = this->content_length();
        return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
    }

private:
    /// Beast compares with the limit only what it is given at once.
    void check_header_size(std::size_t parsed, std::size_t pending, error_code& error)
    {
        header_size_ += parsed;
        auto const size = header_size_ + (this->is_header_done() ? 0 : pending);
        if (size > header_limit_ && (!error || error == boost::beast::http::error::need_more))
            error = boost::beast::http::error::header_limit;
    }

    void on_request_impl(
        boost::beast::http::verb, beast_string method, beast_string target, int, error_code& error) override
    {
        if constexpr (IsRequest) {
            into_.method.assign(method.data(), method.size());
            into_.target.assign(target.data(), target.size());
            begin();
        }
        error = {};
    }

    void on_response_impl(int status, beast_string reason, int, error_code& error) override
    {
        if constexpr (!IsRequest) {
            into_.status = status;
            into_.reason.assign(reason.data(), reason.size());
            begin();
        }
        error = {};
    }

    void begin()
    {
        into_.body.clear();
        field_count_ = 0;
    }

    void on_field_impl(boost::beast::http::field, beast_string name, beast_string value, error_code& error) override
    {
        error = {};
        if (this->is_header_done()) // A trailer. Nobody needs one, and it must not pass for a header field.
            return;
        if (field_count_ == into_.fields.size())
            into_.fields.emplace_back();
        auto& field = into_.fields[field_count_++];
        field.name.assign(name.data(), name.size());
        field.value.assign(value.data(), value.size());
    }

#if BOOST_VERSION >= 109000
    void on_trailer_field_impl(boost::beast::http::field, beast_string, beast_string, error_code& error) override
    {
        error = {};
    }
#endif

    void on_header_impl(error_code& error) override
    {
        into_.fields.resize(field_count_);
        auto const coding = find_field(into_.fields, "Transfer-Encoding");
        bool const is_understood = coding.data() == nullptr || equal_ignoring_case(coding, "chunked");
        error = is_understood ? error_code() : make_error_code(boost::beast::http::error::bad_transfer_encoding);
    }

    void on_body_init_impl(boost::optional<std::uint64_t> const& length, error_code& error) override
    {
        body_begun_ = true;
        if (length)
            into_.body.reserve(static_cast<std::size_t>(*length));
        error = {};
    }

    std::size_t on_body_impl(beast_string bytes, error_code& error) override
    {
        into_.body.append(std::string_view(bytes.data(), bytes.size()));
        error = {};
        return bytes.size();
    }

    void on_chunk_header_impl(std::uint64_t, beast_string, error_code& error) override
    {
        error = {};
    }

    std::size_t on_chunk_body_impl(std::uint64_t, beast_string bytes, error_code& error) override
    {
        return on_body_impl(bytes, error);
    }

    void on_finish_impl(error_code& error) override
    {
        error = {};
    }

    message_type& into_;
    std::size_t   header_limit_;
    std::size_t   header_size_ = 0;
    std::size_t   field_count_ = 0;
    bool          body_begun_ = false;
};

} // namespace bindery::http::detail

#endif
