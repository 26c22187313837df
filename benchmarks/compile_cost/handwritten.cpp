// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// What a service writes today for one call: Beast, TLS, awaitables, Signature Version 4 and Boost.JSON by hand. Without
// connection reuse, retries, typed errors and paging.

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/json.hpp>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace json = boost::json;

struct locale
{
    std::string                country;
    std::optional<std::string> subdivision;
};

struct qualification
{
    std::string                 qualification_type_id;
    std::string                 worker_id;
    double                      grant_time = 0;
    std::optional<std::int64_t> integer_value;
    std::optional<locale>       locale_value;
    std::string                 status;
};

std::string hex(unsigned char const* bytes, std::size_t size)
{
    static char const digits[] = "0123456789abcdef";
    std::string       text;
    for (std::size_t i = 0; i < size; ++i) {
        text.push_back(digits[bytes[i] >> 4]);
        text.push_back(digits[bytes[i] & 15]);
    }
    return text;
}

std::string sha256(std::string_view text)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned      size = 0;
    EVP_Digest(text.data(), text.size(), digest, &size, EVP_sha256(), nullptr);
    return hex(digest, size);
}

std::string hmac(std::string_view key, std::string_view text)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned      size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<unsigned char const*>(text.data()),
        text.size(), digest, &size);
    return {reinterpret_cast<char*>(digest), size};
}

void sign(http::request<http::string_body>& request, std::string const& key_id, std::string const& secret)
{
    char              stamp[17];
    std::time_t const now = std::time(nullptr);
    std::tm           utc{};
    gmtime_r(&now, &utc);
    std::strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%SZ", &utc);
    std::string const date(stamp, 8);
    request.set("X-Amz-Date", stamp);

    std::string const names = "content-type;host;x-amz-date;x-amz-target";
    std::string const canonical = "POST\n/\n\ncontent-type:" + std::string(request[http::field::content_type])
                                  + "\nhost:" + std::string(request[http::field::host]) + "\nx-amz-date:" + stamp
                                  + "\nx-amz-target:" + std::string(request["X-Amz-Target"]) + "\n\n" + names + "\n"
                                  + sha256(request.body());
    std::string const scope = date + "/us-east-1/mturk-requester/aws4_request";
    std::string const to_sign = std::string("AWS4-HMAC-SHA256\n") + stamp + "\n" + scope + "\n" + sha256(canonical);
    std::string const key =
        hmac(hmac(hmac(hmac("AWS4" + secret, date), "us-east-1"), "mturk-requester"), "aws4_request");
    std::string const signature = hmac(key, to_sign);
    request.set(http::field::authorization,
        "AWS4-HMAC-SHA256 Credential=" + key_id + "/" + scope + ", SignedHeaders=" + names
            + ", Signature=" + hex(reinterpret_cast<unsigned char const*>(signature.data()), signature.size()));
}

std::vector<qualification> parse_page(std::string const& body)
{
    std::vector<qualification> page;
    for (auto const& value : json::parse(body).at("Qualifications").as_array()) {
        auto const&   object = value.as_object();
        qualification item;
        item.qualification_type_id = json::value_to<std::string>(object.at("QualificationTypeId"));
        item.worker_id = json::value_to<std::string>(object.at("WorkerId"));
        item.grant_time = object.at("GrantTime").to_number<double>();
        if (auto const* score = object.if_contains("IntegerValue"))
            item.integer_value = score->to_number<std::int64_t>();
        if (auto const* place = object.if_contains("LocaleValue")) {
            item.locale_value.emplace();
            item.locale_value->country = json::value_to<std::string>(place->at("Country"));
            if (auto const* part = place->as_object().if_contains("Subdivision"))
                item.locale_value->subdivision = json::value_to<std::string>(*part);
        }
        item.status = json::value_to<std::string>(object.at("Status"));
        page.push_back(std::move(item));
    }
    return page;
}

asio::awaitable<void> print_workers(std::string host, std::string port, std::string type)
{
    auto const              executor = co_await asio::this_coro::executor;
    asio::ssl::context      tls(asio::ssl::context::tls_client);
    asio::ip::tcp::resolver resolver(executor);
    tls.set_default_verify_paths();
    tls.set_verify_mode(asio::ssl::verify_peer);
    beast::ssl_stream<beast::tcp_stream> stream(executor, tls);
    stream.set_verify_callback(asio::ssl::host_name_verification(host));
    SSL_set_tlsext_host_name(stream.native_handle(), host.c_str());

    auto const addresses = co_await resolver.async_resolve(host, port, asio::use_awaitable);
    beast::get_lowest_layer(stream).expires_after(std::chrono::seconds(30));
    co_await beast::get_lowest_layer(stream).async_connect(addresses, asio::use_awaitable);
    co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);

    http::request<http::string_body> request(http::verb::post, "/", 11);
    request.set(http::field::host, host);
    request.set(http::field::content_type, "application/x-amz-json-1.1");
    request.set("X-Amz-Target", "MTurkRequesterServiceV20170117.ListWorkersWithQualificationType");
    request.body() = json::serialize(json::value{{"QualificationTypeId", type}, {"MaxResults", 100}});
    request.prepare_payload();
    sign(request, std::getenv("AWS_ACCESS_KEY_ID"), std::getenv("AWS_SECRET_ACCESS_KEY"));
    co_await http::async_write(stream, request, asio::use_awaitable);

    beast::flat_buffer                buffer;
    http::response<http::string_body> response;
    co_await http::async_read(stream, buffer, response, asio::use_awaitable);
    if (response.result() != http::status::ok)
        throw std::runtime_error(response.body());
    for (auto const& item : parse_page(response.body()))
        std::cout << item.worker_id << '\n';
}

int main(int argc, char** argv)
{
    if (argc != 4)
        return 2;
    asio::io_context context(1);
    asio::co_spawn(context, print_workers(argv[1], argv[2], argv[3]), [](std::exception_ptr failed) {
        if (failed)
            std::rethrow_exception(failed);
    });
    context.run();
}
