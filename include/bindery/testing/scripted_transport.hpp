// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_SCRIPTED_TRANSPORT_HPP
#define BINDERY_TESTING_SCRIPTED_TRANSPORT_HPP

#include <bindery/config.hpp>
#include <bindery/http/transport.hpp>

#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

namespace bindery::testing {

/// A transport that answers from a script instead of a network and keeps what was sent: for testing programs that make
/// calls, and for failures that a real server would not produce on demand.
///
///     auto transport = std::make_shared<scripted_transport>();
///     transport->reply(503);
///     transport->reply(200, R"({"NumResults":0,"Qualifications":[]})");
///     mturk::client client(context, {.credentials = ..., .transport = transport});
///
/// Each exchange takes the next entry of the script. An exchange beyond its end fails, saying so.
///
/// Thread safety: may be used from several threads at once.
class scripted_transport final : public http::transport
{
public:
    /// Adds a response.
    BINDERY_DECL void reply(int status, std::string body = {}, std::vector<http::field> fields = {});

    /// Adds a failure of the network.
    BINDERY_DECL void fail(http::exchange_result how);

    /// Adds an exchange that never ends by itself: only cancellation ends it.
    BINDERY_DECL void hang();

    /// The requests so far, in order.
    BINDERY_DECL std::vector<http::request> requests() const;

    /// The endpoint that the last request went to.
    BINDERY_DECL http::endpoint last_endpoint() const;

    BINDERY_DECL boost::asio::awaitable<http::exchange_result> exchange(http::endpoint const& where,
        http::request const& request, http::exchange_options options, http::response& into) override;

private:
    struct step
    {
        bool                  hangs = false;
        http::exchange_result result{};
        http::response        response{};
    };

    BINDERY_DECL step next(http::endpoint const& where, http::request const& request);

    mutable std::mutex         mutex_;
    std::deque<step>           script_;
    std::vector<http::request> requests_;
    http::endpoint             last_endpoint_;
};

} // namespace bindery::testing

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/testing/impl/scripted_transport.ipp>
#endif

#endif
