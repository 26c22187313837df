// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_LOOPBACK_SERVER_HPP
#define BINDERY_TESTING_LOOPBACK_SERVER_HPP

#include <bindery/call/client.hpp>
#include <bindery/call/traits.hpp>
#include <bindery/http/message.hpp>
#include <bindery/testing/http_server.hpp>
#include <bindery/testing/server_side.hpp>

#include <atomic>
#include <concepts>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace bindery::testing {

/// Settings of a loopback_server of a protocol.
template <class Protocol>
struct protocol_loopback_config
{
    http_server_config http{};

    /// What the server accepts from clients: for AWS services the credentials to sign with, for REST services the
    /// authenticator of client_config::auth, or null where clients need none.
    typename server_side<Protocol>::credentials_type credentials = server_side<Protocol>::default_credentials();
};

/// A server of an API on 127.0.0.1, made from the same operations that clients call:
///
///     loopback_server<mturk::service> server;
///     server.on(mturk::list_workers_with_qualification_type, [](auto const& request) {
///         return mturk::ListWorkersWithQualificationTypeResponse{...};
///     });
///     mturk::client client(context, server.client_config());
///
/// A handler answers by returning the response or by throwing one of the errors that the operation declares; any other
/// exception becomes the service's internal failure. Requests with wrong credentials are refused, as the real service
/// does it.
///
/// The header with the server's half of the service's protocol must be included: testing/rest_server.hpp,
/// testing/aws_json_server.hpp or testing/aws_rest_server.hpp.
///
/// Object lifetimes: what handlers refer to must outlive the server, whose destructor ends its connections. Errors of
/// the constructor: those of http_server.
/// Thread safety: on(), intercept(), accept() and the observers may be called at any time from any thread. Handlers are
/// called on the server's own thread, one at a time.
template <service Service>
class loopback_server
{
    using side = server_side<typename Service::protocol>;

public:
    using config_type = protocol_loopback_config<typename Service::protocol>;
    using credentials_type = typename side::credentials_type;

    explicit loopback_server(config_type config = {})
        : credentials_(std::move(config.credentials)),
          http_([this](http::request const& request) { return answer(request); }, config.http)
    {
    }

    /// Lets `handle` answer an operation, in place of an earlier handler.
    template <class Operation, std::invocable<typename Operation::request_type const&> Handler>
    requires std::same_as<typename Operation::service_type, Service>
    void on(Operation const&, Handler handle)
    {
        auto route = [handle = std::move(handle)](http::request const& request) mutable {
            typename Operation::request_type shape{};
            if (auto refused = side::template decode_request<Operation>(request, shape))
                return *std::move(refused);
            return call_handler<Operation>(handle, shape);
        };
        std::lock_guard const lock(mutex_);
        routes_[side::template key_of<Operation>()] = std::make_shared<route_function>(std::move(route));
    }

    /// Asks `first` before anything else; where it returns a response, that is the answer. For faults.
    void intercept(std::function<std::optional<http::response>(http::request const&)> first)
    {
        std::lock_guard const lock(mutex_);
        intercept_ = std::make_shared<intercept_function>(std::move(first));
    }

    /// From now on these are the credentials that clients must have.
    void accept(credentials_type credentials)
    {
        std::lock_guard const lock(mutex_);
        credentials_ = std::move(credentials);
    }

    /// The URL to give to clients.
    std::string url() const { return http_.url(); }

    /// The authority that signed the server's certificate, in PEM. Empty without TLS.
    std::string ca_pem() const { return http_.ca_pem(); }

    credentials_type credentials() const
    {
        std::lock_guard const lock(mutex_);
        return credentials_;
    }

    /// Settings for a client that talks to this server, whatever the environment says.
    typename Service::config client_config() const
    {
        return side::template client_config<Service>(url(), ca_pem(), credentials());
    }

    /// How many requests were received so far, refused ones included.
    std::size_t requests_received() const noexcept { return received_; }

    /// The HTTP server beneath, to count or close connections.
    http_server& transport() noexcept { return http_; }

private:
    using route_function = std::function<http::response(http::request const&)>;
    using intercept_function = std::function<std::optional<http::response>(http::request const&)>;

    http::response answer(http::request const& request)
    {
        ++received_;
        if (auto const first = current_intercept(); first && *first)
            if (auto response = (*first)(request))
                return *std::move(response);
        if (auto refused = side::template refuse<Service>(request, credentials()))
            return *std::move(refused);
        auto const keys = known_keys();
        auto const route = find_route(side::template find_key<Service>(request, keys));
        return route ? (*route)(request) : side::unknown_operation(request, keys);
    }

    // Handlers run without the lock, so that they may call on() and intercept() themselves.
    std::shared_ptr<intercept_function> current_intercept()
    {
        std::lock_guard const lock(mutex_);
        return intercept_;
    }

    std::vector<std::string> known_keys()
    {
        std::lock_guard const    lock(mutex_);
        std::vector<std::string> keys;
        for (auto const& [key, route] : routes_)
            keys.push_back(key);
        return keys;
    }

    std::shared_ptr<route_function> find_route(std::string const& key)
    {
        std::lock_guard const lock(mutex_);
        auto const            route = routes_.find(key);
        return route == routes_.end() ? nullptr : route->second;
    }

    template <class Operation, class Handler>
    static http::response call_handler(Handler& handle, typename Operation::request_type const& request)
    {
        try {
            return side::template encode_response<Operation>(handle(request));
        }
        catch (service_error const& error) {
            return encode_declared(typename Operation::error_types{}, error);
        }
        catch (std::exception const& error) {
            return side::internal_failure(error.what());
        }
    }

    template <class... Errors>
    static http::response encode_declared(errors<Errors...>, service_error const& error)
    {
        std::optional<http::response> response;
        [[maybe_unused]] auto const   encode_if = [&]<class Error>(std::type_identity<Error>) {
            if (auto const* declared = dynamic_cast<Error const*>(&error); declared && !response)
                response = side::encode_error(*declared);
        };
        (encode_if(std::type_identity<Errors>{}), ...);
        return response ? *std::move(response) : side::internal_failure(error.what());
    }

    credentials_type                                       credentials_;
    mutable std::mutex                                     mutex_;
    std::map<std::string, std::shared_ptr<route_function>> routes_;
    std::shared_ptr<intercept_function>                    intercept_;
    std::atomic<std::size_t>                               received_{0};

    // Last, so that its thread ends before what its handler uses.
    http_server http_;
};

} // namespace bindery::testing

#endif
