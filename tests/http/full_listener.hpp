// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_HTTP_FULL_LISTENER_HPP
#define BINDERY_TESTS_HTTP_FULL_LISTENER_HPP

#include <bindery/http/endpoint.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <array>
#include <cstddef>

namespace test_http_full {

/// A listening socket whose queue is full, so that connecting to it takes for ever.
class full_listener
{
public:
    full_listener()
    {
        acceptor_.bind({boost::asio::ip::address_v4::loopback(), 0});
        acceptor_.listen(0);
        for (auto& each : fillers_) {
            each.open(boost::asio::ip::tcp::v4());
            each.async_connect(acceptor_.local_endpoint(), [this](boost::system::error_code) { --pending_; });
        }
        context_.poll();
    }

    /// Where the operating system queues more connections than it was told to, this has no use.
    bool is_full() const noexcept { return pending_ > 0; }

    bindery::http::endpoint where() const
    {
        return {.tls = false, .host = "127.0.0.1", .port = acceptor_.local_endpoint().port()};
    }

private:
    boost::asio::io_context                     context_{};
    boost::asio::ip::tcp::acceptor              acceptor_{context_, boost::asio::ip::tcp::v4()};
    std::array<boost::asio::ip::tcp::socket, 3> fillers_{boost::asio::ip::tcp::socket(context_),
        boost::asio::ip::tcp::socket(context_), boost::asio::ip::tcp::socket(context_)};
    std::size_t                                 pending_ = fillers_.size();
};

} // namespace test_http_full

#endif
