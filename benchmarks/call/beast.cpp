// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// The client that Beast's examples lead to, with kept connections: tcp_stream and its time-outs, a flat_buffer, a
// string_body for each message, Boost.JSON's values. With the source of Boost.JSON, so that it is compiled as
// everything else.

#include "../parse/boost_json_access.hpp"
#include "contender.hpp"
#include "coroutines.hpp"
#include "one_shot_signer.hpp"
#include "workload.hpp"

#include <bindery/mturk/qualifications.hpp>

#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/json/src.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace bench {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
namespace json = boost::json;

constexpr auto time_out = std::chrono::seconds(60);

/// One caller's connection. Stream is a tcp_stream, or a TLS stream over one.
template <class Stream>
struct caller
{
    caller(Stream open, std::string const& host) : stream(std::move(open)), signer(host), host_field(host) { }

    asio::awaitable<void> call(std::optional<std::string> const& token, page& into)
    {
        json::object members{{"QualificationTypeId", listed_type}, {"MaxResults", items_per_page}};
        if (token)
            members["NextToken"] = *token;
        http::request<http::string_body> request(http::verb::post, "/", 11);
        request.body() = json::serialize(members);
        auto const signature = signer.sign(request.body());
        request.set(http::field::host, host_field);
        request.set(http::field::content_type, content_type);
        request.set("X-Amz-Target", target);
        request.set("X-Amz-Date", signature.date);
        request.set(http::field::authorization, signature.authorization);
        request.prepare_payload();

        beast::get_lowest_layer(stream).expires_after(time_out);
        co_await http::async_write(stream, request, asio::use_awaitable);
        http::response<http::string_body> response;
        co_await http::async_read(stream, buffer, response, asio::use_awaitable);
        if (response.result() != http::status::ok)
            throw std::runtime_error("not the expected response: " + response.body());
        dom_extraction<boost_json_access>::read(json::parse(response.body()), into);
    }

    Stream             stream;
    one_shot_signer    signer;
    std::string        host_field;
    beast::flat_buffer buffer{};
};

template <class Stream>
class beast_client : public client
{
public:
    explicit beast_client(settings const& with) : with_(with)
    {
        if (!with_.ca_file.empty())
            tls_.load_verify_file(with_.ca_file);
        tls_.set_verify_mode(asio::ssl::verify_peer);
        callers_.resize(with_.callers);
    }

    void run(workload& work) override
    {
        run_callers(context_, callers_.size(), [&](std::size_t index) { return list(callers_[index], work); });
    }

private:
    asio::awaitable<void> list(std::unique_ptr<caller<Stream>>& by, workload& work)
    {
        if (!by)
            co_await connect(by);
        for (;;) {
            page                       into;
            std::optional<std::string> token;
            for (std::size_t index = 0; index != pages_per_listing; ++index) {
                auto call = work.begin();
                if (!call)
                    co_return;
                co_await by->call(token, into);
                call->finish(into, index);
                token = into.NextToken;
            }
        }
    }

    asio::awaitable<void> connect(std::unique_ptr<caller<Stream>>& into)
    {
        asio::ip::tcp::resolver resolver(context_);
        auto const        addresses = co_await resolver.async_resolve(with_.host, with_.port, asio::use_awaitable);
        beast::tcp_stream plain(context_);
        plain.expires_after(time_out);
        co_await plain.async_connect(addresses, asio::use_awaitable);
        plain.socket().set_option(asio::ip::tcp::no_delay(true));
        if constexpr (std::is_same_v<Stream, beast::tcp_stream>) {
            into = std::make_unique<caller<Stream>>(std::move(plain), with_.host_field());
        }
        else {
            Stream stream(std::move(plain), tls_);
            stream.set_verify_callback(asio::ssl::host_name_verification(with_.host));
            co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
            into = std::make_unique<caller<Stream>>(std::move(stream), with_.host_field());
        }
    }

    settings                                     with_;
    asio::ssl::context                           tls_{asio::ssl::context::tls_client};
    asio::io_context                             context_{1};
    std::vector<std::unique_ptr<caller<Stream>>> callers_{};
};

} // namespace

std::unique_ptr<client> list_with_beast(settings const& with)
{
    if (with.tls)
        return std::make_unique<beast_client<beast::ssl_stream<beast::tcp_stream>>>(with);
    return std::make_unique<beast_client<beast::tcp_stream>>(with);
}

} // namespace bench
