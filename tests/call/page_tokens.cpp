// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/call/page_tokens.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(call_page_tokens)

using bindery::page_tokens;

BOOST_AUTO_TEST_CASE(no_token_is_the_end)
{
    page_tokens tokens;
    BOOST_CHECK(tokens.take("A") == page_tokens::verdict::more);
    BOOST_CHECK(tokens.take("") == page_tokens::verdict::end);
}

BOOST_AUTO_TEST_CASE(a_repeated_token_is_noticed_at_any_distance)
{
    page_tokens tokens;
    BOOST_CHECK(tokens.take("A") == page_tokens::verdict::more);
    BOOST_CHECK(tokens.take("B") == page_tokens::verdict::more);
    BOOST_CHECK(tokens.take("C") == page_tokens::verdict::more);
    BOOST_CHECK(tokens.take("A") == page_tokens::verdict::repeated);
}

BOOST_AUTO_TEST_SUITE_END()
