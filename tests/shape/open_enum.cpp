// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(shape_open_enum)

namespace test_shape_open_enum {

enum class Event { Ping_ = 3, Accepted, Rejected };
BOOST_DESCRIBE_ENUM(Event, Ping_, Accepted, Rejected)

constexpr auto bindery_enumerators(bindery::type<Event>)
{
    return bindery::enumerators(bindery::enumerator<Event::Ping_>("Ping!"));
}

} // namespace test_shape_open_enum

using test_shape_open_enum::Event;
using open_event = bindery::open_enum<Event>;

BOOST_AUTO_TEST_CASE(the_wire_text_is_the_name_or_what_was_declared)
{
    static_assert(bindery::wire_text(Event::Ping_) == "Ping!");
    static_assert(bindery::wire_text(Event::Rejected) == "Rejected");
    static_assert(bindery::wire_text(static_cast<Event>(99)).empty());
}

BOOST_AUTO_TEST_CASE(known_texts_are_enumerators)
{
    auto const ping = open_event::from_text("Ping!");
    BOOST_TEST((ping.known() == Event::Ping_));
    BOOST_TEST((ping == Event::Ping_));
    BOOST_TEST((Event::Ping_ == ping));
    BOOST_TEST((ping != Event::Accepted));
    BOOST_TEST((ping == open_event(Event::Ping_)));
    BOOST_TEST(ping.text() == "Ping!");
    BOOST_TEST((open_event::from_text("Accepted") == Event::Accepted));
}

BOOST_AUTO_TEST_CASE(unknown_texts_are_kept)
{
    for (char const* const text : {"Paused", "accepted", "Accepted ", "Ping_", ""}) {
        auto const value = open_event::from_text(text);
        BOOST_TEST(!value.known());
        BOOST_TEST(value.text() == text);
        BOOST_TEST((value != Event::Accepted));
        BOOST_TEST((value == open_event::from_text(text)));
        BOOST_TEST((value == open_event()) == (*text == '\0'));
    }
}

BOOST_AUTO_TEST_CASE(assigning_a_text_leaves_nothing_of_the_old_value)
{
    open_event value = Event::Rejected;
    value.assign_text("Paused");
    BOOST_TEST((value == open_event::from_text("Paused")));
    value.assign_text("Rejected");
    BOOST_TEST((value == open_event(Event::Rejected)));
    value = Event::Accepted;
    BOOST_TEST(value.text() == "Accepted");
}

BOOST_AUTO_TEST_SUITE_END()
