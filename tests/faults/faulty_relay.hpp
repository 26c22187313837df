// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FAULTS_FAULTY_RELAY_HPP
#define BINDERY_TESTS_FAULTS_FAULTY_RELAY_HPP

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <poll.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace test_faults {

namespace asio = boost::asio;

/// What happens to a connection in place of a step.
enum class fault {
    none,
    reset,   ///< It is reset.
    end,     ///< It ends for the client as if the server had closed it.
    cut,     ///< Half of the bytes arrive, then it ends.
    stall,   ///< Nothing arrives any more.
    garbage, ///< The client gets bytes that mean nothing, then it ends.
    alert,   ///< The client gets a fatal TLS alert, then it ends.
    corrupt, ///< A byte arrives changed.
    drip,    ///< Every byte arrives alone. No fault really: the client must not notice.
};

inline std::ostream& operator<<(std::ostream& to, fault how)
{
    constexpr char const* names[] = {"none", "reset", "end", "cut", "stall", "garbage", "alert", "corrupt", "drip"};
    return to << names[static_cast<int>(how)];
}

/// Passes connections to 127.0.0.1 on to a server there, and lets one step of that go wrong. Accepting a connection is
/// a step, and passing on what came in one piece is one, in either direction.
///
/// Object lifetimes: may be destroyed at any time before its execution context. Thread safety: none.
class faulty_relay
{
    using tcp = asio::ip::tcp;

    struct link
    {
        explicit link(asio::io_context& context) : client(context), server(context) { }

        tcp::socket client;
        tcp::socket server;
        bool        is_broken = false; ///< Whatever comes is lost.
    };

    struct state
    {
        state(asio::io_context& on, std::uint16_t server_port)
            : context(on), acceptor(on, {asio::ip::address_v4::loopback(), 0}),
              server(asio::ip::address_v4::loopback(), server_port)
        {
        }

        asio::io_context&                context;
        tcp::acceptor                    acceptor;
        tcp::endpoint                    server;
        std::function<fault()>           on_step = [] { return fault::none; };
        std::vector<std::weak_ptr<link>> links{};
        std::size_t                      most_open = 0;
    };

public:
    faulty_relay(asio::io_context& context, std::uint16_t server_port)
        : state_(std::make_shared<state>(context, server_port))
    {
        asio::co_spawn(context, accept_all(state_), asio::detached);
    }

    faulty_relay(faulty_relay const&) = delete;
    faulty_relay& operator=(faulty_relay const&) = delete;
    ~faulty_relay() { stop(); }

    std::uint16_t port() const { return state_->acceptor.local_endpoint().port(); }

    /// Asks `decide` at every step what is to happen. Decided for one piece, it holds for no other.
    void on_step(std::function<fault()> decide) { state_->on_step = std::move(decide); }

    /// Accepts no more connections. What is left ends when the clients close theirs.
    void stop()
    {
        boost::system::error_code ignored; // It may be closed already.
        state_->acceptor.close(ignored);
    }

    /// How many connections clients have open.
    std::size_t open() const { return count_open(*state_); }

    /// How many connections clients have had open at once.
    std::size_t most_open() const noexcept { return state_->most_open; }

private:
    static constexpr std::string_view garbage_bytes = "\x07\x01 These are no bytes of any protocol.\r\n\r\n";
    static constexpr std::string_view alert_record = {"\x15\x03\x03\x00\x02\x02\x50", 7}; // internal_error

    /// Asks the operating system, which knows of a connection's end before the relay has read all that came before it.
    static bool is_open(link& each)
    {
        pollfd watched{each.client.native_handle(), POLLRDHUP, 0};
        return each.client.is_open() && ::poll(&watched, 1, 0) == 0;
    }

    static std::size_t count_open(state& all)
    {
        std::erase_if(all.links, [](auto const& each) { return each.expired(); });
        return static_cast<std::size_t>(
            std::ranges::count_if(all.links, [](auto const& each) { return is_open(*each.lock()); }));
    }

    static asio::awaitable<void> accept_all(std::shared_ptr<state> all)
    {
        for (;;) {
            auto const                through = std::make_shared<link>(all->context);
            boost::system::error_code error;
            co_await all->acceptor.async_accept(through->client, asio::redirect_error(asio::use_awaitable, error));
            if (error)
                co_return;
            all->links.push_back(through);
            all->most_open = std::max(all->most_open, count_open(*all));
            asio::co_spawn(all->context, begin(all, through), asio::detached);
        }
    }

    static asio::awaitable<void> begin(std::shared_ptr<state> all, std::shared_ptr<link> through)
    {
        auto const                how = all->on_step();
        boost::system::error_code error;
        through->client.set_option(tcp::no_delay(true), error);
        co_await through->server.async_connect(all->server, asio::redirect_error(asio::use_awaitable, error));
        if (error)
            co_return;
        through->server.set_option(tcp::no_delay(true), error);
        std::string nothing;
        co_await pass_on(*through, through->server, nothing, how);
        asio::co_spawn(all->context, pump(all, through, false), asio::detached);
        co_await pump(all, through, true);
    }

    static asio::awaitable<void> pump(std::shared_ptr<state> all, std::shared_ptr<link> through, bool to_server)
    {
        auto&                     from = to_server ? through->client : through->server;
        auto&                     to = to_server ? through->server : through->client;
        std::string               bytes;
        boost::system::error_code error;
        for (;;) {
            bytes.resize(64 * 1024);
            auto const size =
                co_await from.async_read_some(asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, error));
            if (error)
                break;
            bytes.resize(size);
            if (!through->is_broken) {
                auto const how = all->on_step();
                co_await pass_on(*through, to, bytes, how);
            }
        }
        if (to_server)
            through->client.close(error);
        else if (!through->is_broken)
            through->client.shutdown(tcp::socket::shutdown_send, error);
        through->server.close(error);
    }

    /// Passes bytes on as the fault says.
    static asio::awaitable<void> pass_on(link& through, tcp::socket& to, std::string& bytes, fault how)
    {
        boost::system::error_code ignored; // Whoever is gone is noticed when reading.
        through.is_broken = how != fault::none && how != fault::corrupt && how != fault::drip;
        switch (how) {
        case fault::none: break;
        case fault::reset:
            through.client.set_option(asio::socket_base::linger(true, 0), ignored);
            through.client.close(ignored);
            through.server.close(ignored);
            co_return;
        case fault::end: bytes.clear(); break;
        case fault::cut: bytes.resize(bytes.size() / 2); break;
        case fault::stall: co_return;
        case fault::garbage:
        case fault::alert: {
            auto const wrong = asio::buffer(how == fault::alert ? alert_record : garbage_bytes);
            co_await asio::async_write(through.client, wrong, asio::redirect_error(asio::use_awaitable, ignored));
            bytes.clear();
            break;
        }
        case fault::corrupt:
            if (!bytes.empty())
                bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
            break;
        case fault::drip:
            for (auto const& each : bytes) {
                auto const one = asio::buffer(&each, 1);
                co_await asio::async_write(to, one, asio::redirect_error(asio::use_awaitable, ignored));
                co_await asio::post(asio::use_awaitable);
            }
            co_return;
        }
        co_await asio::async_write(to, asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, ignored));
        if (through.is_broken) {
            through.client.shutdown(tcp::socket::shutdown_send, ignored);
            through.server.close(ignored);
        }
    }

    std::shared_ptr<state> state_;
};

} // namespace test_faults

#endif
