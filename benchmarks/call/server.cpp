// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// The server of the benchmarks of calls and listings: finished responses, sent as soon as a request is complete, by one
// thread with epoll. It checks the signature of the first request of each connection. Prints its two ports and runs
// until its standard input ends.
//
// Usage: server CA_FILE [PAGES MILLISECONDS]. It writes the certificate that its clients have to trust to CA_FILE. By
// default it serves a few pages whose last token is unknown; otherwise a listing of so many pages, each of which it
// sends so long after it was asked for.

#include "workload.hpp"

#include <bindery/aws/sigv4.hpp>
#include <bindery/http/impl/internal/message_reader.hpp>
#include <bindery/http/impl/internal/openssl_ptr.hpp>
#include <bindery/shape/timestamp.hpp>
#include <bindery/testing/detail/certificate.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <exception>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bench {
namespace {

template <class T>
using openssl_ptr = bindery::http::detail::openssl_ptr<T>;

int require(int result)
{
    if (result < 0)
        throw std::system_error(errno, std::generic_category());
    return result;
}

std::string response_of(std::string_view status, std::string_view body)
{
    auto const  now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    std::string text("HTTP/1.1 ");
    text.append(status).append("\r\nx-amzn-RequestId: 5ea9a37b-9b5e-4bb6-8d0c-c5d1a2e1d6f0\r\nContent-Type: ");
    text.append(content_type).append("\r\nContent-Length: ").append(std::to_string(body.size()));
    text.append("\r\nDate: ")
        .append(bindery::format_timestamp(now, bindery::http_date))
        .append("\r\n\r\n")
        .append(body);
    return text;
}

/// The page token of a request with that body; empty where it has none. Looks for no more than that, which has no
/// escapes.
std::string_view token_of(std::string_view body)
{
    constexpr std::string_view name = "\"NextToken\"";
    auto const                 at = body.find(name);
    if (at == body.npos)
        return {};
    auto const token = body.substr(body.find('"', at + name.size()) + 1);
    return token.substr(0, token.find('"'));
}

/// What is answered to a request that is signed.
class responses
{
public:
    virtual ~responses() = default;

    /// The response to a request with that body. May lie in `room`.
    virtual std::string_view find(std::string_view body, std::string& room) const = 0;

    std::string_view refusal() const noexcept { return refusal_; }

protected:
    std::string_view unknown_token() const noexcept { return unknown_token_; }

private:
    std::string unknown_token_ = response_of("400 Bad Request", R"({"__type":"RequestError","Message":"token"})");
    std::string refusal_ = response_of("403 Forbidden", R"({"__type":"AccessDeniedException","Message":"signature"})");
};

/// Finished responses, by what is asked for.
class finished_pages final : public responses
{
public:
    finished_pages()
    {
        auto const  pages = served_pages();
        std::string last;
        for (auto const& each : pages) {
            by_token_.emplace(std::move(last), response_of("200 OK", each.text()));
            last = *each.expected().NextToken;
        }
    }

    std::string_view find(std::string_view body, std::string&) const override
    {
        auto const found = by_token_.find(std::string(token_of(body)));
        return found != by_token_.end() ? std::string_view(found->second) : unknown_token();
    }

private:
    std::unordered_map<std::string, std::string> by_token_;
};

/// The same pages over and over, in a listing of so many, whose tokens have the number of the page they lead to.
class numbered_pages final : public responses
{
public:
    explicit numbered_pages(std::uint64_t count) : count_(count)
    {
        auto const pages = served_pages();
        for (auto const& each : pages) {
            auto const& token = *each.expected().NextToken;
            finished_.push_back(response_of("200 OK", each.text()));
            numbers_.push_back(finished_.back().find(token) + token.size() - digits);
        }
        auto const& last = pages[(count_ - 1) % pages.size()];
        auto        text = std::string(last.text());
        auto const  token = "\"NextToken\":\"" + *last.expected().NextToken + "\",";
        text.erase(text.find(token), token.size());
        last_ = response_of("200 OK", text);
    }

    std::string_view find(std::string_view body, std::string& room) const override
    {
        std::uint64_t number = 0;
        if (auto const token = token_of(body); !token.empty()) {
            auto const from = token.data() + token.size() - std::min(digits, token.size());
            auto const end = token.data() + token.size();
            if (auto const read = std::from_chars(from, end, number); read.ec != std::errc{} || read.ptr != end)
                return unknown_token();
        }
        if (number >= count_)
            return unknown_token();
        if (number + 1 == count_)
            return last_;
        auto const which = number % finished_.size();
        room = finished_[which];
        auto const next = std::to_string(number + 1);
        room.replace(numbers_[which], digits, digits - next.size(), '0');
        room.replace(numbers_[which] + digits - next.size(), 0, next);
        return room;
    }

private:
    static constexpr std::size_t digits = 12; ///< At the end of each token.

    std::uint64_t            count_;
    std::vector<std::string> finished_{};
    std::vector<std::size_t> numbers_{}; ///< Where the number of the next page stands in them.
    std::string              last_{};
};

bool is_signed(std::string_view request)
{
    bindery::http::request                                  parsed;
    bindery::http::detail::message_reader</*request*/ true> reader(parsed, 64 * 1024, 64 * 1024);
    boost::system::error_code                               error;
    for (std::size_t used = 0; used < request.size() && !reader.is_done() && !error;)
        used += reader.feed(request.substr(used), error);
    return !error
           && bindery::aws::verify_signature(parsed, {.region = region, .service = signing_name},
                  {.access_key_id = access_key_id, .secret_access_key = secret_access_key, .session_token = {}},
                  std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()))
                  == bindery::aws::signature_verdict::valid;
}

/// The size of the request that `read` begins with; 0 where its header is not complete.
std::size_t request_size(std::string_view read)
{
    auto const end = read.find("\r\n\r\n");
    if (end == read.npos)
        return 0;
    std::size_t length = 0;
    for (auto at = read.find("\r\n"); at < end; at = read.find("\r\n", at + 2)) {
        constexpr std::string_view name = "content-length: ";
        auto const                 line = read.substr(at + 2, name.size());
        bool const is_length = std::ranges::equal(line, name, {}, [](char c) { return std::tolower(c); });
        if (is_length)
            std::from_chars(read.data() + at + 2 + name.size(), read.data() + end, length);
    }
    return end + 4 + length;
}

class connection
{
public:
    /// `is_slow`: each response is held back.
    connection(int socket, openssl_ptr<SSL> tls, responses const& answers, bool is_slow)
        : socket_(socket), tls_(std::move(tls)), answers_(answers), is_slow_(is_slow)
    {
        if (tls_) {
            SSL_set_fd(tls_.get(), socket_);
            SSL_set_accept_state(tls_.get());
        }
    }

    connection(connection const&) = delete;
    connection& operator=(connection const&) = delete;
    ~connection() { close(socket_); }

    /// Does what can be done now. False where the connection is over.
    bool work()
    {
        for (;;) {
            if (is_held_)
                return true;
            if (!unsent_.empty()) {
                auto const sent = send(unsent_);
                if (sent <= 0)
                    return sent == waits;
                unsent_.remove_prefix(static_cast<std::size_t>(sent));
                continue;
            }
            auto const received = receive();
            if (received <= 0)
                return received == waits;
            size_ += static_cast<std::size_t>(received);
            std::string_view const read(input_.data(), size_);
            auto const             whole = request_size(read);
            if (whole == 0 || size_ < whole) {
                if (size_ == input_.size())
                    return false;
                continue;
            }
            auto const request = read.substr(0, whole);
            is_trusted_ = is_trusted_ || is_signed(request);
            auto const body = request.substr(request.find("\r\n\r\n") + 4);
            unsent_ = is_trusted_ ? answers_.find(body, room_) : answers_.refusal();
            size_ = 0; // Nobody pipelines.
            is_held_ = is_slow_;
        }
    }

    /// Whether a response waits for release().
    bool is_held() const noexcept { return is_held_; }

    void release() noexcept { is_held_ = false; }

private:
    /// What transfers return besides sizes and the end.
    static constexpr long waits = -1, failed = -2;

    long send(std::string_view bytes)
    {
        if (tls_)
            return outcome(SSL_write(tls_.get(), bytes.data(), static_cast<int>(bytes.size())));
        return outcome(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
    }

    long receive()
    {
        auto* const into = input_.data() + size_;
        auto const  room = input_.size() - size_;
        if (tls_)
            return outcome(SSL_read(tls_.get(), into, static_cast<int>(room)));
        return outcome(::recv(socket_, into, room, 0));
    }

    long outcome(long result) const
    {
        if (result > 0)
            return result;
        if (!tls_)
            return result == 0 ? failed : errno == EAGAIN ? waits : failed;
        auto const kind = SSL_get_error(tls_.get(), static_cast<int>(result));
        ERR_clear_error();
        return kind == SSL_ERROR_WANT_READ || kind == SSL_ERROR_WANT_WRITE ? waits : failed;
    }

    int                     socket_;
    openssl_ptr<SSL>        tls_;
    responses const&        answers_;
    std::array<char, 16384> input_{};
    std::size_t             size_ = 0;
    std::string             room_{};
    std::string_view        unsent_{};
    bool                    is_trusted_ = false;
    bool                    is_slow_;
    bool                    is_held_ = false;
};

/// Connections whose responses are held back, in the order in which they are to be sent.
class held_back
{
public:
    using clock = std::chrono::steady_clock;

    explicit held_back(std::chrono::milliseconds delay) : delay_(delay) { }

    void add(int socket) { waiting_.push_back({clock::now() + delay_, socket}); }

    /// How long epoll may wait, in milliseconds; -1: for ever.
    int patience() const
    {
        if (waiting_.empty())
            return -1;
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(waiting_.front().due - clock::now());
        return static_cast<int>(std::max(left, left.zero()).count());
    }

    /// A connection whose time has come, or -1.
    int take()
    {
        if (waiting_.empty() || waiting_.front().due > clock::now())
            return -1;
        auto const socket = waiting_.front().socket;
        waiting_.pop_front();
        return socket;
    }

private:
    struct entry
    {
        clock::time_point due;
        int               socket;
    };

    std::chrono::milliseconds delay_;
    std::deque<entry>         waiting_{};
};

/// A socket that listens on a free port.
class listener
{
public:
    listener() : socket_(require(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        require(bind(socket_, reinterpret_cast<sockaddr*>(&address), size));
        require(listen(socket_, SOMAXCONN));
        require(getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size));
        port_ = ntohs(address.sin_port);
    }

    int      socket() const noexcept { return socket_; }
    unsigned port() const noexcept { return port_; }

    /// A new connection's socket.
    int accept() const
    {
        int const connected = require(accept4(socket_, nullptr, nullptr, SOCK_NONBLOCK));
        int const on = 1;
        require(setsockopt(connected, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on));
        return connected;
    }

private:
    int      socket_;
    unsigned port_ = 0;
};

openssl_ptr<SSL_CTX> make_tls(std::string const& ca_file)
{
    auto const            made = bindery::testing::detail::make_server_certificate("IP:127.0.0.1");
    openssl_ptr<SSL_CTX>  tls(SSL_CTX_new(TLS_server_method()));
    openssl_ptr<BIO>      certificate(BIO_new_mem_buf(made.certificate_pem.data(), -1));
    openssl_ptr<BIO>      key(BIO_new_mem_buf(made.key_pem.data(), -1));
    openssl_ptr<X509>     chain(PEM_read_bio_X509(certificate.get(), nullptr, nullptr, nullptr));
    openssl_ptr<EVP_PKEY> secret(PEM_read_bio_PrivateKey(key.get(), nullptr, nullptr, nullptr));
    if (!SSL_CTX_use_certificate(tls.get(), chain.get()) || !SSL_CTX_use_PrivateKey(tls.get(), secret.get()))
        throw std::runtime_error("OpenSSL does not take the certificate");
    SSL_CTX_set_mode(tls.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    std::ofstream file(ca_file);
    file << made.ca_pem;
    if (!file.flush())
        throw std::runtime_error("cannot write " + ca_file);
    return tls;
}

void serve(std::string const& ca_file, responses const& answers, std::chrono::milliseconds delay)
{
    auto const     tls = make_tls(ca_file);
    listener const plain, secure;
    std::cout << plain.port() << ' ' << secure.port() << std::endl;

    int const  epoll = require(epoll_create1(0));
    auto const watch = [epoll](int socket, auto events) {
        epoll_event event{};
        event.events = events;
        event.data.fd = socket;
        require(epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event));
    };
    watch(STDIN_FILENO, EPOLLIN);
    watch(plain.socket(), EPOLLIN);
    watch(secure.socket(), EPOLLIN);

    std::unordered_map<int, std::unique_ptr<connection>> connections;
    held_back                                            held(delay);
    auto const                                           work_on = [&](int socket) {
        auto&      one = *connections.at(socket);
        bool const was_held = one.is_held();
        if (!one.work())
            connections.erase(socket);
        else if (one.is_held() && !was_held)
            held.add(socket);
    };
    for (std::array<epoll_event, 256> events;;) {
        int const count = epoll_wait(epoll, events.data(), static_cast<int>(events.size()), held.patience());
        for (int socket = held.take(); socket != -1; socket = held.take()) {
            connections.at(socket)->release();
            work_on(socket);
        }
        for (int i = 0; i < count; ++i) {
            int const socket = events[static_cast<std::size_t>(i)].data.fd;
            if (socket == STDIN_FILENO) {
                if (char ignored = 0; read(socket, &ignored, 1) <= 0)
                    return;
            }
            else if (socket == plain.socket() || socket == secure.socket()) {
                bool const is_secure = socket == secure.socket();
                int const  accepted = (is_secure ? secure : plain).accept();
                connections[accepted] = std::make_unique<connection>(
                    accepted, openssl_ptr<SSL>(is_secure ? SSL_new(tls.get()) : nullptr), answers, delay.count() != 0);
                watch(accepted, EPOLLIN | EPOLLOUT | EPOLLET);
            }
            else
                work_on(socket);
        }
    }
}

} // namespace
} // namespace bench

int main(int argc, char** argv)
try {
    if (argc != 2 && argc != 4)
        throw std::invalid_argument("Usage: server CA_FILE [PAGES MILLISECONDS]");
    std::signal(SIGPIPE, SIG_IGN);
    if (argc == 2)
        bench::serve(argv[1], bench::finished_pages(), {});
    else
        bench::serve(
            argv[1], bench::numbered_pages(std::stoull(argv[2])), std::chrono::milliseconds(std::stoul(argv[3])));
}
catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
}
