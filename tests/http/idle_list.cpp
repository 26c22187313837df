// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/http/detail/idle_list.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <vector>

BOOST_AUTO_TEST_SUITE(http_idle_list)

using bindery::http::detail::origin_key;
using connection_list = bindery::http::detail::idle_list<std::unique_ptr<int>>;

namespace {

origin_key const one{"one", 443, true};
origin_key const other{"other", 443, true};

connection_list::time_point at(int seconds)
{
    return connection_list::time_point(std::chrono::seconds(seconds));
}

constexpr auto never = connection_list::time_point::max();

std::unique_ptr<int> connection(int number)
{
    return std::make_unique<int>(number);
}

std::vector<int> numbers(std::vector<std::unique_ptr<int>> const& connections)
{
    std::vector<int> result;
    for (auto const& each : connections)
        result.push_back(*each);
    return result;
}

int taken(connection_list& list, origin_key const& origin)
{
    origin_key key;
    auto const found = list.take(origin, key);
    BOOST_TEST((!found || key == origin));
    return found ? **found : 0;
}

} // namespace

BOOST_AUTO_TEST_CASE(hands_out_the_connection_kept_last)
{
    connection_list list(10, std::chrono::seconds(100));
    list.put(one, connection(1), at(1), never);
    list.put(one, connection(2), at(2), never);
    list.put(one, connection(3), at(3), never);
    BOOST_TEST(taken(list, one) == 3);
    BOOST_TEST(taken(list, one) == 2);
    list.put(one, connection(3), at(4), never);
    BOOST_TEST(taken(list, one) == 3);
    BOOST_TEST(taken(list, one) == 1);
    BOOST_TEST(taken(list, one) == 0);
}

BOOST_AUTO_TEST_CASE(keeps_origins_apart)
{
    connection_list list(10, std::chrono::seconds(100));
    list.put(one, connection(1), at(1), never);
    list.put(other, connection(2), at(2), never);
    list.put({"one", 80, true}, connection(3), at(3), never);
    list.put({"one", 443, false}, connection(4), at(4), never);
    BOOST_TEST(taken(list, one) == 1);
    BOOST_TEST(taken(list, one) == 0);
    BOOST_TEST(taken(list, other) == 2);
    BOOST_TEST(taken(list, {"one", 80, true}) == 3);
    BOOST_TEST(taken(list, {"one", 443, false}) == 4);
    BOOST_TEST(list.size() == 0u);
}

BOOST_AUTO_TEST_CASE(an_origin_is_all_of_an_endpoint_but_its_path)
{
    bindery::http::endpoint const where{.tls = false, .host = "h", .port = 8, .base_path = "/a/"};
    BOOST_TEST((origin_key::of(where) == origin_key{"h", 8, false}));
}

BOOST_AUTO_TEST_CASE(hands_back_the_oldest_past_the_limit)
{
    connection_list list(2, std::chrono::seconds(100));
    BOOST_TEST(list.put(one, connection(1), at(1), never).empty());
    BOOST_TEST(list.put(other, connection(2), at(2), never).empty());
    BOOST_TEST((numbers(list.put(one, connection(3), at(3), never)) == std::vector{1}));
    BOOST_TEST((numbers(list.put(one, connection(4), at(4), never)) == std::vector{2}));
    BOOST_TEST(list.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_limit_of_zero_keeps_none)
{
    connection_list list(0, std::chrono::seconds(100));
    BOOST_TEST((numbers(list.put(one, connection(1), at(1), never)) == std::vector{1}));
    BOOST_TEST(list.size() == 0u);
}

BOOST_AUTO_TEST_CASE(purges_what_has_reached_the_timeout)
{
    connection_list list(10, std::chrono::seconds(15));
    list.put(one, connection(1), at(0), never);
    list.put(other, connection(2), at(5), never);
    list.put(one, connection(3), at(10), never);
    BOOST_TEST(list.purge(at(14)).empty());
    BOOST_TEST((numbers(list.purge(at(20))) == std::vector{1, 2}));
    BOOST_TEST(taken(list, one) == 3);
}

BOOST_AUTO_TEST_CASE(a_timeout_of_zero_expires_at_once)
{
    connection_list list(10, std::chrono::seconds(0));
    BOOST_TEST((numbers(list.put(one, connection(1), at(7), never)) == std::vector{1}));
    BOOST_TEST(list.size() == 0u);
}

BOOST_AUTO_TEST_CASE(keeps_no_connection_past_its_end)
{
    connection_list list(10, std::chrono::seconds(15));
    BOOST_TEST(list.put(one, connection(1), at(0), at(8)).empty());
    BOOST_TEST(list.put(other, connection(2), at(0), at(20)).empty());
    BOOST_TEST(list.put(one, connection(3), at(1), at(8)).empty());
    BOOST_TEST(list.purge(at(7)).empty());
    BOOST_TEST((numbers(list.purge(at(8))) == std::vector{1, 3}));
    BOOST_TEST((numbers(list.put(one, connection(4), at(9), at(9))) == std::vector{4}));
    BOOST_TEST(list.purge(at(14)).empty());
    BOOST_TEST((numbers(list.purge(at(15))) == std::vector{2}));
}

BOOST_AUTO_TEST_CASE(putting_hands_back_what_has_expired_as_well)
{
    connection_list list(10, std::chrono::seconds(15));
    list.put(one, connection(1), at(0), never);
    BOOST_TEST((numbers(list.put(other, connection(2), at(15), never)) == std::vector{1}));
    BOOST_TEST(taken(list, other) == 2);
}

BOOST_AUTO_TEST_CASE(clear_hands_back_all)
{
    connection_list list(10, std::chrono::seconds(15));
    list.put(one, connection(1), at(0), never);
    list.put(other, connection(2), at(5), never);
    BOOST_TEST((numbers(list.clear()) == std::vector{1, 2}));
    BOOST_TEST(list.size() == 0u);
    BOOST_TEST(list.clear().empty());
}

BOOST_AUTO_TEST_SUITE_END()
