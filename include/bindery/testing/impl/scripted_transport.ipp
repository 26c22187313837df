// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_SCRIPTED_TRANSPORT_IPP
#define BINDERY_TESTING_IMPL_SCRIPTED_TRANSPORT_IPP

#include <bindery/testing/scripted_transport.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace bindery::testing {

BINDERY_DECL void scripted_transport::reply(int status, std::string body, std::vector<http::field> fields)
{
    step added;
    added.result.request_sent = true;
    added.response.status = status;
    added.response.body = std::move(body);
    added.response.fields = std::move(fields);
    std::lock_guard const lock(mutex_);
    script_.push_back(std::move(added));
}

BINDERY_DECL void scripted_transport::fail(http::exchange_result how)
{
    step added;
    added.result = std::move(how);
    std::lock_guard const lock(mutex_);
    script_.push_back(std::move(added));
}

BINDERY_DECL void scripted_transport::hang()
{
    step added;
    added.hangs = true;
    added.result.error = boost::asio::error::operation_aborted;
    added.result.detail = "cancelled";
    added.result.request_sent = true;
    std::lock_guard const lock(mutex_);
    script_.push_back(std::move(added));
}

BINDERY_DECL std::vector<http::request> scripted_transport::requests() const
{
    std::lock_guard const lock(mutex_);
    return requests_;
}

BINDERY_DECL http::endpoint scripted_transport::last_endpoint() const
{
    std::lock_guard const lock(mutex_);
    return last_endpoint_;
}

BINDERY_DECL scripted_transport::step scripted_transport::next(
    http::endpoint const& where, http::request const& request)
{
    std::lock_guard const lock(mutex_);
    requests_.push_back(request);
    last_endpoint_ = where;
    if (!script_.empty()) {
        auto taken = std::move(script_.front());
        script_.pop_front();
        return taken;
    }
    step beyond;
    beyond.result.error = boost::asio::error::not_found;
    beyond.result.detail = "the scripted transport has no entry for request " + std::to_string(requests_.size());
    beyond.result.transient = false;
    return beyond;
}

BINDERY_DECL boost::asio::awaitable<http::exchange_result> scripted_transport::exchange(
    http::endpoint const& where, http::request const& request, http::exchange_options, http::response& into)
{
    auto taken = next(where, request);
    if (taken.hangs) {
        boost::system::error_code woken;
        boost::asio::steady_timer never(co_await boost::asio::this_coro::executor);
        never.expires_at(boost::asio::steady_timer::time_point::max());
        co_await never.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, woken));
    }
    into = std::move(taken.response);
    co_return std::move(taken.result);
}

} // namespace bindery::testing

#endif
