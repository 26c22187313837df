// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_HTTP_SERVER_IPP
#define BINDERY_TESTING_IMPL_HTTP_SERVER_IPP

#include <bindery/testing/http_server.hpp>

#include <bindery/http/impl/internal/input_buffer.hpp>
#include <bindery/http/impl/internal/message_reader.hpp>
#include <bindery/http/impl/internal/stream_io.hpp>
#include <bindery/testing/detail/certificate.hpp>
#include <bindery/testing/impl/internal/response_text.hpp>
#include <bindery/testing/impl/internal/tls_server.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <chrono>
#include <exception>
#include <future>
#include <set>
#include <thread>
#include <utility>

namespace bindery::testing {

namespace detail {

/// Notes a connection among the open ones for as long as it is served.
class open_connection
{
public:
    using registry = std::set<http::detail::byte_stream*>;

    open_connection(registry& open, http::detail::byte_stream& stream) : open_(open), stream_(stream)
    {
        open_.insert(&stream_);
    }

    open_connection(open_connection const&) = delete;
    open_connection& operator=(open_connection const&) = delete;
    ~open_connection() { open_.erase(&stream_); }

private:
    registry&                  open_;
    http::detail::byte_stream& stream_;
};

/// The response to a request that could not be parsed.
inline http::response refuse_request(boost::system::error_code error)
{
    if (error == boost::beast::http::error::header_limit)
        return text_response(431, "the request's header is too large");
    if (error == boost::beast::http::error::body_limit)
        return text_response(413, "the request's body is too large");
    return text_response(400, "not a correct HTTP/1.1 request: " + error.message());
}

} // namespace detail

/// Everything but the constructor and the destructor happens on the server's thread, except where said.
class http_server::impl
{
public:
    impl(handler handle, http_server_config const& config)
        : handle_(std::move(handle)), context_(1), acceptor_(context_, tcp::v4())
    {
        if (config.tls) {
            auto certificate = detail::make_server_certificate("DNS:localhost,IP:127.0.0.1,IP:::1");
            tls_ = detail::make_server_context(certificate);
            ca_pem_ = std::move(certificate.ca_pem);
        }
        acceptor_.set_option(tcp::acceptor::reuse_address(true));
        acceptor_.bind({boost::asio::ip::address_v4::loopback(), config.port});
        acceptor_.listen();
        url_ = (config.tls ? "https://127.0.0.1:" : "http://127.0.0.1:")
               + std::to_string(acceptor_.local_endpoint().port());
        boost::asio::co_spawn(context_, accept_all(), boost::asio::detached);
        thread_ = std::thread([this] { context_.run(); });
    }

    impl(impl const&) = delete;
    impl& operator=(impl const&) = delete;

    ~impl()
    {
        context_.stop();
        thread_.join();
    }

    // Of any thread.
    std::string const& url() const noexcept { return url_; }
    std::string const& ca_pem() const noexcept { return ca_pem_; }
    std::size_t        connections_accepted() const noexcept { return accepted_; }

    // Of any thread.
    void close_connections()
    {
        std::promise<void> closed;
        boost::asio::dispatch(context_, [&] {
            for (auto* const stream : open_) {
                stream->finish();
                boost::system::error_code ignored; // The socket is closed in any case.
                stream->socket().close(ignored);
            }
            closed.set_value();
        });
        closed.get_future().wait();
    }

private:
    using tcp = boost::asio::ip::tcp;
    using byte_stream = http::detail::byte_stream;
    using step_status = http::detail::step_status;
    using reader = http::detail::message_reader<true>;

    static constexpr std::uint32_t header_limit = 64 * 1024;
    static constexpr std::uint64_t body_limit = 10 * 1024 * 1024;

    boost::asio::awaitable<void> accept_all()
    {
        for (;;) {
            boost::system::error_code error;
            tcp::socket               socket =
                co_await acceptor_.async_accept(boost::asio::redirect_error(boost::asio::use_awaitable, error));
            if (!error) {
                ++accepted_;
                boost::asio::co_spawn(context_, serve(std::move(socket)), boost::asio::detached);
                continue;
            }
            // Out of file descriptors, mostly: there will be some again.
            boost::asio::steady_timer pause(context_, std::chrono::milliseconds(10));
            co_await pause.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, error));
        }
    }

    boost::asio::awaitable<void> serve(tcp::socket socket)
    {
        auto const                    stream = make_stream(std::move(socket));
        detail::open_connection const registered(open_, *stream);
        auto const                    greeting = co_await http::detail::shake_hands(*stream);
        if (greeting.status != step_status::done)
            co_return;

        http::detail::input_buffer input(header_limit);
        http::request              request;
        bool                       keep_alive = true;
        while (keep_alive)
            keep_alive = co_await serve_one(*stream, input, request);

        // A socket that is closed with unread input takes back what it has sent. So read on until the client closes.
        stream->finish();
        input.consume(input.unused().size());
        auto rest = co_await http::detail::read_some(*stream, input.free_space(), input.free_size());
        while (rest.status == step_status::done)
            rest = co_await http::detail::read_some(*stream, input.free_space(), input.free_size());
    }

    std::unique_ptr<byte_stream> make_stream(tcp::socket socket)
    {
        auto plain = std::make_unique<http::detail::plain_stream>(std::move(socket));
        if (tls_)
            return std::make_unique<detail::tls_server_stream>(std::move(plain), tls_);
        return plain;
    }

    /// Returns whether another request may follow.
    boost::asio::awaitable<bool> serve_one(
        byte_stream& stream, http::detail::input_buffer& input, http::request& request)
    {
        reader                    parsing(request, header_limit, body_limit);
        boost::system::error_code error;
        bool const                received = co_await receive(stream, input, request, parsing, error);
        if (!received)
            co_return false;

        auto const response = error ? detail::refuse_request(error) : respond(request);
        bool const keep_alive =
            !error && parsing.keep_alive()
            && !http::detail::equal_ignoring_case(http::find_field(response.fields, "Connection"), "close");
        auto const             text = detail::to_wire(response, request, keep_alive);
        auto const             sent = co_await http::detail::write_all(stream, text);
        co_return keep_alive&& sent.status == step_status::done;
    }

    /// Reads a request. Returns false where the client is gone; `error` tells of a malformed request.
    boost::asio::awaitable<bool> receive(byte_stream& stream, http::detail::input_buffer& input,
        http::request const& request, reader& parsing, boost::system::error_code& error)
    {
        bool may_continue = true;
        for (;;) {
            auto const used = parsing.feed(input.unused(), error);
            input.consume(used);
            if (error || parsing.is_done())
                co_return true;
            if (used != 0 && !input.unused().empty())
                continue;
            if (parsing.is_header_done() && may_continue) {
                may_continue = false;
                if (http::detail::equal_ignoring_case(http::find_field(request.fields, "Expect"), "100-continue"))
                    co_await http::detail::write_all(stream, "HTTP/1.1 100 Continue\r\n\r\n");
            }
            input.compact();
            if (input.free_size() == 0) {
                error = boost::beast::http::error::bad_chunk_extension;
                co_return true;
            }
            auto const step = co_await http::detail::read_some(stream, input.free_space(), input.free_size());
            if (step.status != step_status::done)
                co_return false;
            input.commit(step.size);
        }
    }

    http::response respond(http::request const& request)
    {
        try {
            auto response = handle_(request);
            auto flaw = detail::find_flaw(response);
            return flaw.empty() ? response : detail::text_response(500, std::move(flaw));
        }
        catch (std::exception const& error) {
            return detail::text_response(500, error.what());
        }
        catch (...) {
            return detail::text_response(500, "the handler failed");
        }
    }

    handler                                          handle_;
    std::shared_ptr<http::detail::tls_context const> tls_;
    std::string                                      ca_pem_;
    std::string                                      url_;
    std::atomic<std::size_t>                         accepted_{0};
    detail::open_connection::registry                open_;

    // After what the coroutines use, so that those that are left end before it does.
    boost::asio::io_context context_;
    tcp::acceptor           acceptor_;
    std::thread             thread_;
};

BINDERY_DECL http_server::http_server(handler handle, http_server_config const& config)
    : impl_(std::make_unique<impl>(std::move(handle), config))
{
}

BINDERY_DECL http_server::~http_server() = default;

BINDERY_DECL std::string http_server::url() const
{
    return impl_->url();
}

BINDERY_DECL std::string http_server::ca_pem() const
{
    return impl_->ca_pem();
}

BINDERY_DECL std::size_t http_server::connections_accepted() const
{
    return impl_->connections_accepted();
}

BINDERY_DECL void http_server::close_connections()
{
    impl_->close_connections();
}

} // namespace bindery::testing

#endif
