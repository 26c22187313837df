// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "kitchen_sink.hpp"

#include <bindery/aws/credentials.hpp>
#include <bindery/testing/scripted_transport.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(aws_pages_behind_keys)

namespace test_aws_pages_behind_keys {

using namespace kitchen_sink;

/// Reads a listing to its end, or to what goes wrong.
struct reader
{
    std::shared_ptr<bindery::testing::scripted_transport> transport =
        std::make_shared<bindery::testing::scripted_transport>();
    boost::asio::io_context  context{1};
    std::vector<std::string> items{};
    std::string              failed{};
    std::string              checkpoint{};

    void operator()(bindery::listing_options const& options = {}, ListRequest const& request = {})
    {
        kitchen_sink::config config;
        config.credentials = bindery::aws::static_credentials({"AKID", "secret", ""});
        config.environment = bindery::aws::empty_environment();
        config.transport = transport;
        auto       range = list.items(kitchen_sink::client(context, config), request, options);
        auto const read = [&]() -> boost::asio::awaitable<void> {
            for (;;) {
                auto const item = co_await range.try_next();
                if (item.has_error())
                    failed = item.error().what();
                if (item.has_error() || *item == nullptr)
                    break;
                items.push_back((*item)->Text.value_or("?"));
            }
            checkpoint = range.checkpoint();
        };
        boost::asio::co_spawn(context, read(), boost::asio::detached);
        context.restart();
        context.run();
    }

    std::vector<std::string> asked() const
    {
        std::vector<std::string> bodies;
        for (auto const& each : transport->requests())
            bodies.push_back(each.body);
        return bodies;
    }
};

using texts = std::vector<std::string>;

} // namespace test_aws_pages_behind_keys

using namespace test_aws_pages_behind_keys;

BOOST_AUTO_TEST_CASE(the_key_of_a_page_asks_for_the_next_one)
{
    reader read;
    read.transport->reply(200, R"({"Items":[{"Text":"a"},{"Text":"b"}],"Next":{"Id":{"Named":{"x":{"Number":7}}}}})");
    read.transport->reply(200, R"({"Items":[],"Next":{"Id":{"Data":"AA=="},"Of":{"NULL":true}}})");
    read.transport->reply(200, R"({"Items":[{"Text":"c"}],"Next":{}})");
    read();
    BOOST_TEST(read.failed == "");
    BOOST_TEST(read.items == (texts{"a", "b", "c"}), boost::test_tools::per_element());
    // There is no largest page, so none is asked for.
    BOOST_TEST(read.asked()
                   == (texts{R"({})", R"({"Start":{"Id":{"Named":{"x":{"Number":7}}}}})",
                       R"({"Start":{"Id":{"Data":"AA=="},"Of":{"NULL":true}}})"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_limit_is_asked_for_even_so)
{
    reader read;
    read.transport->reply(200, R"({"Items":[{"Text":"a"},{"Text":"b"}],"Next":{"Id":{"Number":2}}})");
    read.transport->reply(200, R"({"Items":[{"Text":"c"}],"Next":{"Id":{"Number":3}}})");
    read({.max_items = 3});
    BOOST_TEST(read.items == (texts{"a", "b", "c"}), boost::test_tools::per_element());
    BOOST_TEST(read.asked() == (texts{R"({"Limit":3})", R"({"Start":{"Id":{"Number":2}},"Limit":1})"}),
        boost::test_tools::per_element());

    reader rest;
    rest.transport->reply(200, R"({"Items":[{"Text":"d"}]})");
    rest({.checkpoint = read.checkpoint});
    BOOST_TEST(rest.items == (texts{"d"}), boost::test_tools::per_element());
    BOOST_TEST(rest.asked() == (texts{R"({"Start":{"Id":{"Number":3}}})"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_key_that_cannot_be_sent_back_is_an_error)
{
    reader read;
    read.transport->reply(200, R"({"Items":[{"Text":"a"}],"Next":{"Id":{"Odd":1}}})");
    read();
    BOOST_TEST(read.failed.find("Id") != std::string::npos, read.failed);
    BOOST_TEST(
        read.failed.find("has the member Odd, which this program does not know and cannot send") != std::string::npos,
        read.failed);
}

BOOST_AUTO_TEST_SUITE_END()
