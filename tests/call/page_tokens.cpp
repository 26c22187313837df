// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/call/page_tokens.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(call_page_tokens)

using bindery::page_tokens;
using verdict = page_tokens::verdict;

BOOST_AUTO_TEST_CASE(no_token_is_the_end)
{
    page_tokens tokens;
    BOOST_CHECK(tokens.take("A") == verdict::more);
    BOOST_CHECK(tokens.take("") == verdict::end);
}

BOOST_AUTO_TEST_CASE(a_repeated_token_is_noticed_at_any_distance)
{
    for (std::string const repeated : {"A", "B", "C"}) {
        page_tokens tokens;
        for (auto const* each : {"A", "B", "C"})
            BOOST_CHECK(tokens.take(each) == verdict::more);
        BOOST_CHECK(tokens.take(repeated) == verdict::repeated);
    }
}

BOOST_AUTO_TEST_CASE(a_circle_within_what_is_remembered_is_noticed_at_its_first_repetition)
{
    page_tokens tokens(10'000);
    int         pages = 0;
    while (pages < 5000 && tokens.take("long way " + std::to_string(pages)) == verdict::more)
        ++pages;
    BOOST_TEST(pages == 5000);
    for (int i = 0; i < 50; ++i)
        BOOST_REQUIRE(tokens.take("circle " + std::to_string(i)) == verdict::more);
    BOOST_CHECK(tokens.take("circle 0") == verdict::repeated);
}

BOOST_AUTO_TEST_CASE(a_circle_larger_than_what_is_remembered_is_noticed_in_the_end)
{
    for (int const circle : {200, 1000, 3000}) {
        page_tokens tokens(10'000); // Some 90 of them.
        int         pages = 0;
        while (pages < 50 * circle) {
            auto const position = pages < 777 ? -1 - pages : (pages - 777) % circle;
            if (tokens.take(std::to_string(position)) != verdict::more)
                break;
            ++pages;
        }
        BOOST_TEST(pages < 4 * (777 + circle), circle << ": " << pages);
        BOOST_TEST(pages >= 777 + circle);
    }
}

BOOST_AUTO_TEST_SUITE_END()
