// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_service.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

/// Whatever happens on the way, what a listing hands out is exactly what there is, in order.
namespace test_call_listing_property {

using namespace test_call;

auto const& list = mturk::list_workers_with_qualification_type;
using items_type = bindery::items_range<std::remove_cvref_t<decltype(list)>>;

constexpr std::array all_types{
    asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total};

/// One listing, with what may happen to it.
class listing
{
public:
    listing(listing_service::behaviour how, std::size_t ahead) : with_(how), ahead_(ahead) { begin({}); }

    /// Asks for an item, and cancels that at the given step of the service; 0: never.
    void ask(int cancel_at, asio::cancellation_type type)
    {
        asio::cancellation_signal signal;
        int                       steps = 0;
        with_.service->on_step = [&] {
            if (++steps == cancel_at)
                signal.emit(type);
        };
        auto const scenario = [&]() -> asio::awaitable<void> {
            co_await asio::co_spawn(
                with_.context, take(), asio::bind_cancellation_slot(signal.slot(), asio::use_awaitable));
        };
        run(with_.context, scenario());
        with_.service->on_step = nullptr;
    }

    /// Goes on as another process would.
    void resume() { begin(items_->checkpoint()); }

    bool                            ended() const noexcept { return ended_; }
    int                             failures() const noexcept { return failures_; }
    int                             cancellations() const noexcept { return cancellations_; }
    std::vector<std::string> const& got() const noexcept { return got_; }

private:
    void begin(std::string checkpoint)
    {
        items_.emplace(list.items(with_.client(), {.QualificationTypeId = "3Q", .MaxResults = 7},
            {.prefetch_pages = ahead_, .checkpoint = std::move(checkpoint)}));
    }

    asio::awaitable<void> take()
    {
        co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
        co_await asio::this_coro::throw_if_cancelled(false);
        auto const item = co_await items_->try_next();
        if (item.has_error())
            ++(item.error().code() == asio::error::operation_aborted ? cancellations_ : failures_);
        else if (*item)
            got_.push_back((*item)->WorkerId);
        else
            ended_ = true;
    }

    listing_client            with_;
    std::size_t               ahead_;
    std::optional<items_type> items_{};
    std::vector<std::string>  got_{};
    bool                      ended_ = false;
    int                       failures_ = 0;
    int                       cancellations_ = 0;
};

} // namespace test_call_listing_property

BOOST_AUTO_TEST_SUITE(call_listing_property)

using namespace test_call_listing_property;

BOOST_AUTO_TEST_CASE(faults_cancellations_and_resumptions_at_random_points_lose_and_double_nothing)
{
    int failures = 0;
    int cancellations = 0;
    for (std::uint32_t seed = 1; seed <= 200; ++seed) {
        std::mt19937 chance(seed);
        auto const   number = [&](int from, int to) { return std::uniform_int_distribution<>(from, to)(chance); };
        auto const   count = number(0, 60);
        listing      under_test({.workers = count,
                                    .full_pages = number(0, 1) == 0,
                                    .empty_pages = number(0, 2) * 0.2,
                                    .faults = number(0, 2) * 0.2,
                                    .steps = number(1, 4),
                                    .seed = seed},
                 static_cast<std::size_t>(number(0, 3)));
        while (!under_test.ended()) {
            under_test.ask(number(0, 3) == 0 ? number(1, 9) : 0, all_types[static_cast<std::size_t>(number(0, 2))]);
            if (number(0, 9) == 0)
                under_test.resume();
        }
        BOOST_TEST(under_test.got() == workers(0, count - 1), boost::test_tools::per_element());
        failures += under_test.failures();
        cancellations += under_test.cancellations();
    }
    BOOST_TEST(failures > 100);
    BOOST_TEST(cancellations > 100);
}

BOOST_AUTO_TEST_CASE(a_cancellation_at_every_step)
{
    for (auto const type : all_types) {
        for (std::size_t const ahead : {0U, 1U, 2U}) {
            int cancellations = 0;
            for (int step = 1; step <= 12; ++step) {
                listing under_test({.workers = 20, .steps = 3}, ahead);
                for (bool cancels = true; !under_test.ended(); cancels = !cancels)
                    under_test.ask(cancels ? step : 0, type);
                BOOST_TEST(under_test.got() == workers(0, 19), boost::test_tools::per_element());
                cancellations += under_test.cancellations();
            }
            BOOST_TEST(cancellations > 0);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
