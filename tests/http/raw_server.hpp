// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_HTTP_RAW_SERVER_HPP
#define BINDERY_TESTS_HTTP_RAW_SERVER_HPP

#include <bindery/http/endpoint.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace test_http_raw {

/// A server's side of one connection, for a script to play. Calls block; errors mean that the client is gone.
class raw_connection
{
public:
    explicit raw_connection(boost::asio::ip::tcp::socket& socket) : socket_(socket) { }

    void write(std::string_view text)
    {
        boost::system::error_code gone;
        boost::asio::write(socket_, boost::asio::buffer(text), gone);
    }

    /// Reads a request with its body and returns all of it.
    std::string read_request()
    {
        auto       text = read_until([](std::string const& so_far) { return so_far.find("\r\n\r\n") != so_far.npos; });
        auto const header_end = text.find("\r\n\r\n") + 4;
        auto const length_at = text.find("Content-Length: ");
        if (length_at == text.npos)
            return text;
        auto const size = header_end + std::stoul(text.substr(length_at + 16));
        return text + read_until([&](std::string const& more) { return text.size() + more.size() >= size; });
    }

    /// Reads until the client closes.
    void read_to_end()
    {
        read_until([](std::string const&) { return false; });
    }

    /// Lets the operating system end the connection with a reset rather than in an orderly way.
    void reset()
    {
        socket_.set_option(boost::asio::socket_base::linger(true, 0));
        socket_.close();
    }

    boost::asio::ip::tcp::socket& socket() noexcept { return socket_; }

private:
    template <class Predicate>
    std::string read_until(Predicate is_enough)
    {
        std::string               text;
        std::array<char, 4096>    bytes{};
        boost::system::error_code gone;
        while (!gone && !is_enough(text))
            text.append(bytes.data(), socket_.read_some(boost::asio::buffer(bytes), gone));
        return text;
    }

    boost::asio::ip::tcp::socket& socket_;
};

/// Accepts connections on 127.0.0.1, one after the other, and lets the first script play the first one, and so on. A
/// connection is closed at the end of its script.
class raw_server
{
public:
    using script = std::function<void(raw_connection&)>;

    explicit raw_server(std::vector<script> scripts)
        : scripts_(std::move(scripts)), acceptor_(context_, {boost::asio::ip::address_v4::loopback(), 0}),
          thread_([this] { play(); })
    {
    }

    raw_server(raw_server const&) = delete;
    raw_server& operator=(raw_server const&) = delete;

    /// Ends the scripts that have not been played as if their clients had gone.
    ~raw_server()
    {
        {
            std::lock_guard const lock(mutex_);
            is_stopping_ = true;
            if (current_) {
                boost::system::error_code gone;
                current_->shutdown(boost::asio::ip::tcp::socket::shutdown_both, gone);
            }
        }
        boost::asio::io_context      context;
        boost::asio::ip::tcp::socket waker(context);
        boost::system::error_code    ended;
        waker.connect({boost::asio::ip::address_v4::loopback(), port()}, ended);
        thread_.join();
    }

    std::uint16_t port() const { return port_; }

    bindery::http::endpoint where(bool tls = false) const { return {.tls = tls, .host = "127.0.0.1", .port = port_}; }

private:
    void play()
    {
        for (auto const& each : scripts_) {
            boost::asio::ip::tcp::socket socket(context_);
            boost::system::error_code    error;
            acceptor_.accept(socket, error);
            {
                std::lock_guard const lock(mutex_);
                if (is_stopping_ || error)
                    return;
                current_ = &socket;
            }
            raw_connection connection(socket);
            each(connection);
            std::lock_guard const lock(mutex_);
            current_ = nullptr;
        }
    }

    std::vector<script>            scripts_;
    boost::asio::io_context        context_{};
    boost::asio::ip::tcp::acceptor acceptor_;
    std::uint16_t const            port_ = acceptor_.local_endpoint().port();

    std::mutex                    mutex_{};
    boost::asio::ip::tcp::socket* current_ = nullptr;
    bool                          is_stopping_ = false;
    std::thread                   thread_;
};

} // namespace test_http_raw

#endif
