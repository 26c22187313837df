// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// The least that a client for this one operation can do with Asio's coroutines: a connection for each caller, one
// write, a response header that is searched for its length, a body that is parsed where it was read. It has neither
// deadlines nor retries, and whatever is not as expected ends the program.

#include "contender.hpp"
#include "coroutines.hpp"
#include "lean_signer.hpp"
#include "workload.hpp"

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/mturk/qualifications.hpp>

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <charconv>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace bench {
namespace {

using tcp = asio::ip::tcp;

constexpr std::size_t input_size = 64 * 1024;

/// Appends the request, signed.
void append_request(std::string& out, lean_signer& signer, std::string_view body)
{
    auto const [date, authorization] = signer.sign(body);
    out.append("POST / HTTP/1.1\r\nHost: ").append(signer.host());
    out.append("\r\nContent-Type: ").append(content_type).append("\r\nX-Amz-Target: ").append(target);
    out.append("\r\nX-Amz-Date: ").append(date).append("\r\nAuthorization: ").append(authorization);
    out.append("\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
}

/// The length of the body that a header announces.
std::size_t body_length(std::string_view head)
{
    constexpr std::string_view name = "\r\nContent-Length: ";
    auto const                 begin = head.find(name);
    if (!head.starts_with("HTTP/1.1 200 ") || begin == head.npos)
        throw std::runtime_error("not the expected response: " + std::string(head));
    std::size_t length = 0;
    std::from_chars(head.data() + begin + name.size(), head.data() + head.size(), length);
    return length;
}

/// One caller's connection. Stream is a socket, or a TLS stream over one.
template <class Stream>
class caller
{
public:
    caller(Stream stream, std::string const& host)
        : stream_(std::move(stream)), signer_(host), input_(std::make_unique<char[]>(input_size))
    {
    }

    Stream& stream() noexcept { return stream_; }

    asio::awaitable<void> call(request const& with, page& into)
    {
        body_.clear();
        if (bindery::json::try_serialize_to(body_, with))
            throw std::runtime_error("not a request");
        output_.clear();
        append_request(output_, signer_, body_);
        co_await asio::async_write(stream_, asio::buffer(output_), asio::use_awaitable);

        constexpr std::string_view end_of_head = "\r\n\r\n";
        std::size_t                size = 0;
        std::size_t                head = 0;
        std::size_t                whole = input_size;
        while (size < whole) {
            size += co_await stream_.async_read_some(
                asio::buffer(input_.get() + size, input_size - size), asio::use_awaitable);
            std::string_view const read(input_.get(), size);
            if (auto const end = read.find(end_of_head); head == 0 && end != read.npos) {
                head = end + end_of_head.size();
                whole = head + body_length(read.substr(0, end));
            }
        }
        bindery::json::parse_into(into, {input_.get() + head, whole - head});
    }

private:
    Stream                  stream_;
    lean_signer             signer_;
    std::string             body_{};
    std::string             output_{};
    std::unique_ptr<char[]> input_;
};

request first_request()
{
    return {.QualificationTypeId = listed_type, .Status = {}, .NextToken = {}, .MaxResults = items_per_page};
}

template <class Stream>
class lean_client : public client
{
public:
    lean_client(settings const& with, bool reuses_pages) : with_(with), reuses_pages_(reuses_pages)
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
            page reused;
            auto with = first_request();
            for (std::size_t index = 0; index != pages_per_listing; ++index) {
                auto call = work.begin();
                if (!call)
                    co_return;
                if (reuses_pages_) {
                    co_await by->call(with, reused);
                    call->finish(reused, index);
                    with.NextToken = reused.NextToken;
                }
                else {
                    page fresh;
                    co_await by->call(with, fresh);
                    call->finish(fresh, index);
                    with.NextToken = std::move(fresh.NextToken);
                }
            }
        }
    }

    asio::awaitable<void> connect(std::unique_ptr<caller<Stream>>& into)
    {
        tcp::socket         socket(context_);
        tcp::endpoint const where(
            asio::ip::make_address(with_.host), static_cast<asio::ip::port_type>(std::stoul(with_.port)));
        co_await socket.async_connect(where, asio::use_awaitable);
        socket.set_option(tcp::no_delay(true));
        if constexpr (std::is_same_v<Stream, tcp::socket>) {
            into = std::make_unique<caller<Stream>>(std::move(socket), with_.host_field());
        }
        else {
            Stream stream(std::move(socket), tls_);
            stream.set_verify_callback(asio::ssl::host_name_verification(with_.host));
            co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
            into = std::make_unique<caller<Stream>>(std::move(stream), with_.host_field());
        }
    }

    settings                                     with_;
    bool                                         reuses_pages_;
    asio::ssl::context                           tls_{asio::ssl::context::tls_client};
    asio::io_context                             context_{1};
    std::vector<std::unique_ptr<caller<Stream>>> callers_{};
};

std::unique_ptr<client> make_client(settings const& with, bool reuses_pages)
{
    if (with.tls)
        return std::make_unique<lean_client<asio::ssl::stream<tcp::socket>>>(with, reuses_pages);
    return std::make_unique<lean_client<tcp::socket>>(with, reuses_pages);
}

} // namespace

std::unique_ptr<client> list_by_hand(settings const& with)
{
    return make_client(with, true);
}

std::unique_ptr<client> call_by_hand(settings const& with)
{
    return make_client(with, false);
}

} // namespace bench
