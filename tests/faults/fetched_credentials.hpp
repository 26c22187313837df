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
#include <boost/asio/error.hpp>

#include <memory>
#include <string>
#include <utility>

namespace test_faults {

/// Gets the same credentials over the network whenever it is asked, as a provider does whose credentials are always
/// about to expire. Tries three times. Keeps no connection.
class fetched_credentials final : public bindery::aws::credentials_provider
{
public:
    static constexpr char target[] = "/credentials";

    fetched_credentials(boost::asio::any_io_executor executor, std::string const& url, bindery::http::pool_config pool,
        bindery::aws::credentials what)
        : from_(bindery::http::parse_endpoint(url)), what_(std::make_shared<bindery::aws::credentials>(std::move(what)))
    {
        pool.max_idle_connections = 0;
        transport_ = bindery::http::make_pooled_transport(std::move(executor), pool);
    }

    boost::asio::awaitable<std::shared_ptr<bindery::aws::credentials const>> get() override
    {
        bindery::http::request const          request{.method = "GET", .target = target};
        bindery::http::exchange_options const options{.idempotent = true};
        bindery::http::exchange_result        result;
        for (int attempt = 0; attempt != 3; ++attempt) {
            bindery::http::response response;
            result = co_await transport_->exchange(from_, request, options, response);
            if (!result.error && response.status == 200)
                co_return what_;
            if (result.error == boost::asio::error::operation_aborted)
                break;
        }
        throw bindery::error(bindery::errc::no_credentials, "cannot fetch credentials: " + result.detail);
    }

private:
    bindery::http::endpoint                          from_;
    std::shared_ptr<bindery::http::transport>        transport_{};
    std::shared_ptr<bindery::aws::credentials const> what_;
};

} // namespace test_faults

#endif
