// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FAULTS_FETCHED_CREDENTIALS_HPP
#define BINDERY_TESTS_FAULTS_FETCHED_CREDENTIALS_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/error.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/pooled_transport.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <utility>

namespace test_faults {

/// Gets the same credentials over the network whenever it is asked, and lets them expire at once, so that every call
/// needs new ones. Tries again and again, as the requests of a client that is impatient about stalls. Keeps no
/// connection.
class fetched_credentials final : public bindery::aws::credentials_provider
{
public:
    static constexpr char target[] = "/credentials";

    fetched_credentials(boost::asio::any_io_executor executor, std::string const& url, bindery::http::pool_config pool,
        bindery::aws::credentials what)
        : from_(bindery::http::parse_endpoint(url)), what_(std::move(what))
    {
        pool.max_idle_connections = 0;
        transport_ = bindery::http::make_pooled_transport(std::move(executor), pool);
    }

    /// A clock for the client, which advances whenever it is looked at.
    std::chrono::system_clock::time_point time() { return begun_ + std::chrono::milliseconds(++ticks_); }

    boost::asio::awaitable<std::shared_ptr<bindery::aws::credentials const>> get() override
    {
        bindery::http::request const   request{.method = "GET", .target = target};
        bindery::http::exchange_result result;
        for (int attempt = 0; attempt != 1000; ++attempt) {
            bindery::http::response response;
            result = co_await try_to_fetch(request, response);
            if (!result.error && response.status == 200) {
                // The cache looks at the clock once to see that they have not expired, and again when it keeps them.
                auto fetched = what_;
                fetched.expires_at = time() + std::chrono::milliseconds(2);
                co_return std::make_shared<bindery::aws::credentials const>(std::move(fetched));
            }
        }
        throw bindery::error(bindery::errc::no_credentials, "cannot fetch credentials: " + result.detail);
    }

private:
    /// Takes no longer than an attempt of the client. Cancellation waits until it is over.
    boost::asio::awaitable<bindery::http::exchange_result> try_to_fetch(
        bindery::http::request const& request, bindery::http::response& response)
    {
        auto const                            executor = co_await boost::asio::this_coro::executor;
        bindery::http::exchange_options const options{.idempotent = true};
        auto const                            late = std::make_shared<boost::asio::cancellation_signal>();
        boost::asio::steady_timer             timer(executor, std::chrono::milliseconds(50));
        timer.async_wait([late](boost::system::error_code ended) {
            if (!ended)
                late->emit(boost::asio::cancellation_type::total);
        });
        auto result = co_await boost::asio::co_spawn(executor, transport_->exchange(from_, request, options, response),
            boost::asio::bind_cancellation_slot(late->slot(), boost::asio::use_awaitable));
        co_return result;
    }

    std::chrono::system_clock::time_point const begun_ = std::chrono::system_clock::now();
    int                                         ticks_ = 0;
    bindery::http::endpoint                     from_;
    std::shared_ptr<bindery::http::transport>   transport_{};
    bindery::aws::credentials                   what_;
};

} // namespace test_faults

#endif
