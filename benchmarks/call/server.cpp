// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// The server of the call benchmark: finished responses, sent as soon as a request is complete, by one thread with
// epoll. It checks the signature of the first request of each connection. Prints its two ports and runs until its
// standard input ends.
//
// Usage: server CA_FILE, to which it writes the certificate that its clients have to trust.

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

#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>

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

/// Finished responses, by what is asked for.
class responses
{
public:
    responses()
    {
        auto const  pages = served_pages();
        std::string last;
        for (auto const& each : pages) {
            by_token_.emplace(std::move(last), response_of("200 OK", each.text()));
            last = *each.expected().NextToken;
        }
    }

    /// For a request with that body. Looks for no more than the token, which has no escapes.
    std::string_view find(std::string_view body) const
    {
        constexpr std::string_view name = "\"NextToken\"";
        std::string_view           token;
        if (auto const at = body.find(name); at != body.npos) {
            token = body.substr(body.find('"', at + name.size()) + 1);
            token = token.substr(0, token.find('"'));
        }
        auto const found = by_token_.find(std::string(token));
        return found != by_token_.end() ? std::string_view(found->second) : std::string_view(unknown_token_);
    }

    std::string_view refusal() const noexcept { return refusal_; }

private:
    std::unordered_map<std::string, std::string> by_token_;
    std::string unknown_token_ = response_of("400 Bad Request", R"({"__type":"RequestError","Message":"token"})");
    std::string refusal_ = response_of("403 Forbidden", R"({"__type":"AccessDeniedException","Message":"signature"})");
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
    connection(int socket, openssl_ptr<SSL> tls, responses const& answers)
        : socket_(socket), tls_(std::move(tls)), answers_(answers)
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
            unsent_ = is_trusted_ ? answers_.find(request.substr(request.find("\r\n\r\n") + 4)) : answers_.refusal();
            size_ = 0; // Nobody pipelines.
        }
    }

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
    std::string_view        unsent_{};
    bool                    is_trusted_ = false;
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

void serve(std::string const& ca_file)
{
    responses const answers;
    auto const      tls = make_tls(ca_file);
    listener const  plain, secure;
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
    for (std::array<epoll_event, 256> events;;) {
        int const count = epoll_wait(epoll, events.data(), static_cast<int>(events.size()), -1);
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
                    accepted, openssl_ptr<SSL>(is_secure ? SSL_new(tls.get()) : nullptr), answers);
                watch(accepted, EPOLLIN | EPOLLOUT | EPOLLET);
            }
            else if (!connections.at(socket)->work()) {
                connections.erase(socket);
            }
        }
    }
}

} // namespace
} // namespace bench

int main(int argc, char** argv)
try {
    if (argc != 2)
        throw std::invalid_argument("Usage: server CA_FILE");
    std::signal(SIGPIPE, SIG_IGN);
    bench::serve(argv[1]);
}
catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
}
