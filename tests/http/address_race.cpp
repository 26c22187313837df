// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/http/detail/address_race.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(http_address_race)

namespace {

using bindery::http::detail::address_race;
using bindery::http::detail::interleave_families;
namespace sys_errc = boost::system::errc;

address_race::time_point at_ms(int milliseconds)
{
    return address_race::time_point(std::chrono::hours(1) + std::chrono::milliseconds(milliseconds));
}

/// The addresses to which attempts begin at a time: "01" for the first two, "-" for none.
std::string started(address_race& race, int milliseconds)
{
    std::string result;
    while (auto const address = race.start(at_ms(milliseconds)))
        result += static_cast<char>('0' + *address);
    return result.empty() ? "-" : result;
}

boost::system::error_code failing(sys_errc::errc_t code)
{
    return sys_errc::make_error_code(code);
}

} // namespace

BOOST_AUTO_TEST_CASE(families_take_turns)
{
    struct
    {
        char const* found; // Upper case: one family.
        char const* order;
    } const cases[] = {
        {"", ""},
        {"a", "a"},
        {"abc", "abc"},
        {"ABcd", "AcBd"},
        {"abCD", "aCbD"},
        {"aBcD", "aBcD"},
        {"abcD", "aDbc"},
        {"aBCD", "aBCD"},
        {"ABCd", "AdBC"},
    };
    for (auto const& each : cases) {
        std::string_view const found = each.found;
        auto const             order = interleave_families(
                        std::vector<char>(found.begin(), found.end()), [](char c) { return c >= 'A' && c <= 'Z'; });
        BOOST_TEST(std::string(order.begin(), order.end()) == each.order);
    }
}

BOOST_AUTO_TEST_CASE(the_next_attempt_begins_after_a_while)
{
    address_race race(3, at_ms(0), at_ms(10'000));
    BOOST_TEST(started(race, 0) == "0");
    BOOST_CHECK(race.wake_at() == at_ms(250));
    BOOST_TEST(started(race, 249) == "-");
    BOOST_TEST(started(race, 250) == "1");
    BOOST_CHECK(race.wake_at() == at_ms(500));
    BOOST_TEST(started(race, 700) == "2");
    BOOST_CHECK(race.wake_at() == at_ms(10'000)); // Nothing is left to begin.
    BOOST_TEST(!race.is_over(at_ms(9'999)));
    BOOST_TEST(race.is_over(at_ms(10'000)));
    BOOST_TEST(!race.verdict());
    BOOST_TEST(!race.winner());
}

BOOST_AUTO_TEST_CASE(or_as_soon_as_one_has_failed)
{
    address_race race(3, at_ms(0), at_ms(10'000));
    BOOST_TEST(started(race, 0) == "0");
    race.note_failure(0, failing(sys_errc::connection_refused), at_ms(10));
    BOOST_CHECK(race.wake_at() == at_ms(10));
    BOOST_TEST(started(race, 10) == "1");
    BOOST_CHECK(race.wake_at() == at_ms(260));
    BOOST_TEST(started(race, 260) == "2");
    BOOST_TEST(!race.is_over(at_ms(261)));
}

BOOST_AUTO_TEST_CASE(the_first_success_wins)
{
    address_race race(3, at_ms(0), at_ms(10'000));
    BOOST_TEST(started(race, 0) == "0");
    BOOST_TEST(started(race, 250) == "1");
    race.note_success(1);
    BOOST_TEST(race.is_over(at_ms(251)));
    BOOST_TEST(started(race, 1000) == "-");
    race.note_success(0);
    BOOST_TEST(race.winner().value() == 1U);
    BOOST_TEST(!race.verdict());
}

BOOST_AUTO_TEST_CASE(a_success_wins_after_failures)
{
    address_race race(2, at_ms(0), at_ms(10'000));
    started(race, 0);
    race.note_failure(0, failing(sys_errc::connection_refused), at_ms(1));
    started(race, 1);
    race.note_success(1);
    BOOST_TEST(race.winner().value() == 1U);
    BOOST_TEST(!race.verdict());
}

BOOST_AUTO_TEST_CASE(all_addresses_have_a_share_of_a_short_time)
{
    address_race race(5, at_ms(0), at_ms(100));
    BOOST_TEST(started(race, 0) == "0");
    BOOST_TEST(started(race, 19) == "-");
    BOOST_TEST(started(race, 20) == "1");
    BOOST_TEST(started(race, 40) == "2");
    BOOST_TEST(started(race, 60) == "3");
    BOOST_TEST(started(race, 80) == "4");
    BOOST_TEST(started(race, 100) == "-");
    BOOST_TEST(race.is_over(at_ms(100)));
}

BOOST_AUTO_TEST_CASE(without_a_deadline_attempts_go_on)
{
    address_race race(2, at_ms(0), address_race::time_point::max());
    BOOST_TEST(started(race, 0) == "0");
    BOOST_TEST(started(race, 250) == "1");
    BOOST_CHECK(race.wake_at() == address_race::time_point::max());
    BOOST_TEST(!race.is_over(at_ms(1'000'000)));
}

BOOST_AUTO_TEST_CASE(a_late_start_begins_nothing)
{
    address_race race(2, at_ms(0), at_ms(0));
    BOOST_TEST(started(race, 0) == "-");
    BOOST_TEST(race.is_over(at_ms(0)));
    BOOST_TEST(!race.verdict());
}

BOOST_AUTO_TEST_CASE(the_verdict_is_the_most_telling_failure)
{
    struct
    {
        std::vector<sys_errc::errc_t> failures;
        std::size_t                   telling;
    } const cases[] = {
        {{sys_errc::connection_refused}, 0},
        {{sys_errc::connection_refused, sys_errc::timed_out}, 0},
        {{sys_errc::network_unreachable}, 0},
        {{sys_errc::network_unreachable, sys_errc::connection_refused}, 1},
        {{sys_errc::network_unreachable, sys_errc::timed_out, sys_errc::connection_refused}, 1},
        {{sys_errc::address_family_not_supported, sys_errc::host_unreachable, sys_errc::connection_reset}, 2},
        {{sys_errc::network_unreachable, sys_errc::host_unreachable}, 0},
    };
    for (auto const& each : cases) {
        address_race race(each.failures.size(), at_ms(0), at_ms(10'000));
        for (std::size_t i = 0; i != each.failures.size(); ++i) {
            BOOST_TEST(!race.verdict());
            BOOST_TEST(race.start(at_ms(static_cast<int>(i))).value() == i);
            race.note_failure(i, failing(each.failures[i]), at_ms(static_cast<int>(i) + 1));
        }
        BOOST_TEST(race.is_over(at_ms(100)));
        BOOST_REQUIRE(race.verdict().has_value());
        BOOST_TEST(race.verdict()->address == each.telling);
        BOOST_CHECK(race.verdict()->error == failing(each.failures[each.telling]));
    }
}

BOOST_AUTO_TEST_SUITE_END()
