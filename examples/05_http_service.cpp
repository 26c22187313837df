// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// A small HTTP service that hands a listing on while it arrives:
//
//     GET /qualification-types/ID/workers      one JSON object a line
//
// A client that reads slowly slows the listing down, and one that goes away ends it. Usage: 05_http_service [WORKERS];
// it lists from an embedded sandbox, prints where it listens, and ends when standard input does.

#include <bindery/mturk.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <chrono>
#include <cstddef>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

#include <unistd.h>

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace mturk = bindery::mturk;
using asio::ip::tcp;

namespace {

/// The Qualification type that a request asks for; empty where it asks for something else.
std::string type_of(http::request<http::empty_body> const& request)
{
    constexpr std::string_view before = "/qualification-types/";
    constexpr std::string_view behind = "/workers";
    std::string_view const     target(request.target().data(), request.target().size());
    if (request.method() != http::verb::get || !target.starts_with(before) || !target.ends_with(behind)
        || target.size() < before.size() + behind.size())
        return {};
    return std::string(target.substr(before.size(), target.size() - before.size() - behind.size()));
}

http::status status_of(bindery::failure const& why)
{
    if (why.code() == bindery::errc::invalid_request) // The ID is none that the service could have given.
        return http::status::bad_request;
    return why.as<mturk::RequestError>() ? http::status::not_found : http::status::bad_gateway;
}

asio::awaitable<void> refuse(tcp::socket& socket, http::status status, std::string why)
{
    http::response<http::string_body> response(status, 11, std::move(why) + "\n");
    response.set(http::field::content_type, "text/plain");
    response.keep_alive(false);
    response.prepare_payload();
    co_await http::async_write(socket, response, asio::use_awaitable);
}

asio::awaitable<void> send_head(tcp::socket& socket, bool chunked)
{
    http::response<http::empty_body> response(http::status::ok, 11);
    response.set(http::field::content_type, "application/x-ndjson");
    response.keep_alive(false);
    response.chunked(chunked);
    http::response_serializer<http::empty_body> serializer(response);
    co_await http::async_write_header(socket, serializer, asio::use_awaitable);
}

asio::awaitable<void> send_lines(tcp::socket& socket, bool chunked, std::string const& lines)
{
    if (chunked)
        co_await asio::async_write(socket, http::make_chunk(asio::buffer(lines)), asio::use_awaitable);
    else
        co_await asio::async_write(socket, asio::buffer(lines), asio::use_awaitable);
}

/// Writes Workers as they come. The next item is asked for only when those before it are on their way, so no more than
/// a page or two are ever in memory. HTTP/1.0 knows no chunks: there, the end of the connection ends the answer.
asio::awaitable<void> stream_workers(tcp::socket& socket, bool chunked, mturk::client client, std::string type)
{
    constexpr std::size_t write_from = 16 * 1024;

    auto workers = mturk::list_workers_with_qualification_type.items(client, {.QualificationTypeId = type});
    auto worker = co_await workers.try_next();
    if (worker.has_error()) {
        co_await refuse(socket, status_of(worker.error()), worker.error().what());
        co_return;
    }

    co_await send_head(socket, chunked);
    std::string lines;
    while (worker.has_value() && *worker) {
        lines += bindery::json::serialize(**worker) + '\n';
        if (lines.size() >= write_from) {
            co_await send_lines(socket, chunked, lines);
            lines.clear();
        }
        worker = co_await workers.try_next();
    }
    if (!lines.empty())
        co_await send_lines(socket, chunked, lines);

    // Nobody is to take a listing that failed for complete: it has no last chunk or, without chunks, ends with a reset.
    if (chunked && worker.has_value())
        co_await asio::async_write(socket, http::make_chunk_last(), asio::use_awaitable);
    else if (!chunked && worker.has_error())
        socket.set_option(tcp::socket::linger(true, 0));
}

/// Ends when the client has gone, or sends something that nobody asked for.
asio::awaitable<void> until_gone(tcp::socket& socket)
{
    char                      byte = 0;
    boost::system::error_code ignored; // Any end is the end.
    co_await socket.async_read_some(asio::buffer(&byte, 1), asio::redirect_error(asio::use_awaitable, ignored));
}

asio::awaitable<void> serve(boost::beast::tcp_stream stream, mturk::client client)
{
    using namespace asio::experimental::awaitable_operators;
    constexpr auto request_timeout = std::chrono::seconds(10);
    try {
        boost::beast::flat_buffer       buffer;
        http::request<http::empty_body> request;
        stream.expires_after(request_timeout);
        co_await http::async_read(stream, buffer, request, asio::use_awaitable);
        auto&      socket = stream.socket();
        auto const type = type_of(request);
        if (type.empty())
            co_await refuse(socket, http::status::not_found, "try /qualification-types/ID/workers");
        else
            co_await (stream_workers(socket, request.version() >= 11, client, type) || until_gone(socket));
    }
    catch (std::exception const&) {
        // The client has gone, or was too slow to ask.
    }
}

/// Accepts for ever: what fails, such as the want of file descriptors, may work a little later.
asio::awaitable<void> listen(tcp::acceptor& acceptor, mturk::client client)
{
    constexpr auto     pause = std::chrono::milliseconds(100);
    asio::steady_timer timer(acceptor.get_executor());
    for (;;) {
        boost::system::error_code failed;
        auto socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failed));
        if (failed) {
            timer.expires_after(pause);
            co_await timer.async_wait(asio::use_awaitable);
            continue;
        }
        boost::beast::tcp_stream stream(std::move(socket));
        asio::co_spawn(acceptor.get_executor(), serve(std::move(stream), client), asio::detached);
    }
}

/// A line of input asks how many requests the sandbox has had.
asio::awaitable<void> answer_input(asio::io_context& context, bindery::testing::mturk_sandbox& sandbox)
{
    asio::posix::stream_descriptor input(context, ::dup(STDIN_FILENO));
    for (;;) {
        char                      byte = 0;
        boost::system::error_code ended;
        co_await input.async_read_some(asio::buffer(&byte, 1), asio::redirect_error(asio::use_awaitable, ended));
        if (ended)
            break;
        std::cout << sandbox.server().requests_received() << std::endl;
    }
    context.stop();
}

} // namespace

int main(int argc, char** argv)
{
    try {
        bindery::testing::mturk_sandbox sandbox;
        auto const                      type = sandbox.state().seed_workers(argc > 1 ? std::stoul(argv[1]) : 2500);

        asio::io_context context(1);
        mturk::client    client(context, sandbox.client_config());
        tcp::acceptor    acceptor(context, tcp::endpoint(asio::ip::address_v4::loopback(), 0));
        asio::co_spawn(context, listen(acceptor, client), asio::detached);
        asio::co_spawn(context, answer_input(context, sandbox), asio::detached);
        std::cout << "http://127.0.0.1:" << acceptor.local_endpoint().port() << "/qualification-types/" << type
                  << "/workers" << std::endl;
        context.run();
    }
    catch (std::exception const& error) {
        std::cerr << "05_http_service: " << error.what() << '\n';
        return 1;
    }
}
