// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_LOOPBACK_SERVER_HPP
#define BINDERY_TESTING_LOOPBACK_SERVER_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/call/client.hpp>
#include <bindery/call/traits.hpp>
#include <bindery/http/message.hpp>
#include <bindery/testing/aws_json_server.hpp>
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
#include <string_view>
#include <type_traits>
#include <utility>

namespace bindery::testing {

/// Settings of a loopback_server.
struct loopback_config
{
    http_server_config http{};

    /// The only credentials whose signatures the server accepts.
    aws::credentials credentials{"AKIDBINDERYLOOPBACK", "bindery-loopback-secret", ""};
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
/// exception becomes the service's internal failure. Requests are checked for their signatures, as the real service
/// does.
///
/// Thread safety: on(), intercept() and the observers may be called at any time from any thread. Handlers are called
/// on the server's own thread, one at a time.
template <service Service>
class loopback_server
{
public:
    explicit loopback_server(loopback_config config = {})
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
        routes_[std::string(Operation::name)] = std::make_shared<route_function>(std::move(route));
    }

    /// Asks `first` before anything else; where it returns a response, that is the answer. For faults.
    void intercept(std::function<std::optional<http::response>(http::request const&)> first)
    {
        std::lock_guard const lock(mutex_);
        intercept_ = std::make_shared<intercept_function>(std::move(first));
    }

    /// The URL to give to clients.
    std::string url() const { return http_.url(); }

    /// The authority that signed the server's certificate, in PEM. Empty without TLS.
    std::string ca_pem() const { return http_.ca_pem(); }

    aws::credentials const& credentials() const noexcept { return credentials_; }

    /// Settings for a client that talks to this server, whatever the environment says.
    typename Service::config client_config() const
    {
        typename Service::config config;
        config.credentials = aws::static_credentials(credentials_);
        config.endpoint_url = url();
        config.pool.tls.ca_pem = ca_pem();
        config.environment = aws::empty_environment();
        return config;
    }

    /// How many requests were received so far, refused ones included.
    std::size_t requests_received() const noexcept { return received_; }

    /// The HTTP server beneath, to count or close connections.
    http_server& transport() noexcept { return http_; }

private:
    using side = server_side<typename Service::protocol>;
    using route_function = std::function<http::response(http::request const&)>;
    using intercept_function = std::function<std::optional<http::response>(http::request const&)>;

    http::response answer(http::request const& request)
    {
        ++received_;
        if (auto const first = current_intercept(); first && *first)
            if (auto response = (*first)(request))
                return *std::move(response);
        if (auto refused = side::template refuse<Service>(request, credentials_))
            return *std::move(refused);
        auto const route = find_route(side::template operation_of<Service>(request));
        return route ? (*route)(request) : side::unknown_operation();
    }

    // Handlers run without the lock, so that they may call on() and intercept() themselves.
    std::shared_ptr<intercept_function> current_intercept()
    {
        std::lock_guard const lock(mutex_);
        return intercept_;
    }

    std::shared_ptr<route_function> find_route(std::string_view operation)
    {
        std::lock_guard const lock(mutex_);
        auto const            route = routes_.find(operation);
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
        auto const                    encode_if = [&]<class Error>(std::type_identity<Error>) {
            if (auto const* declared = dynamic_cast<Error const*>(&error); declared && !response)
                response = side::encode_error(*declared);
        };
        (encode_if(std::type_identity<Errors>{}), ...);
        return response ? *std::move(response) : side::internal_failure(error.what());
    }

    aws::credentials                                                    credentials_;
    std::mutex                                                          mutex_;
    std::map<std::string, std::shared_ptr<route_function>, std::less<>> routes_;
    std::shared_ptr<intercept_function>                                 intercept_;
    std::atomic<std::size_t>                                            received_{0};

    // Last, so that its thread ends before what its handler uses.
    http_server http_;
};

} // namespace bindery::testing

#endif
