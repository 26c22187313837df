// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../call/support.hpp"

#include <bindery/aws/detail/clock_offset.hpp>

#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace test_aws_clock_skew {

using namespace test_call;
using bindery::aws::detail::clock_offset;
using std::chrono::sys_seconds;

constexpr sys_seconds noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + 12h;

struct skewed_client : scripted_client
{
    sys_seconds now = noon;

    skewed_client()
    {
        config.clock = [this] { return std::chrono::system_clock::time_point(now); };
    }

    void answer(int status, char const* date, char const* code = "")
    {
        std::string const body = *code ? std::string(R"({"__type":")") + code + R"("})" : "{}";
        transport->reply(status, body, {{"Date", date}});
    }

    /// The date that the last request was signed with.
    std::string signed_date() const
    {
        auto const requests = transport->requests();
        return std::string(bindery::http::find_field(requests.back().fields, "X-Amz-Date"));
    }
};

/// A service whose clock is an hour ahead, and which answers none of its first requests before all have come.
class hasty_service final : public bindery::http::transport
{
public:
    static constexpr int first = 5;

    asio::awaitable<bindery::http::exchange_result> exchange(bindery::http::endpoint const&,
        bindery::http::request const& request, bindery::http::exchange_options, bindery::http::response& into) override
    {
        ++asked_;
        bool const is_right = bindery::http::find_field(request.fields, "X-Amz-Date") == "20261124T130000Z";
        while (asked_ < first)
            co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
        into.clear();
        into.status = is_right ? 200 : 403;
        into.fields.push_back({"Date", "Tue, 24 Nov 2026 13:00:00 GMT"});
        into.body = std::string_view(is_right ? "{}" : R"({"__type":"InvalidSignatureException"})");
        bindery::http::exchange_result result;
        result.request_sent = true;
        co_return result;
    }

private:
    int asked_ = 0;
};

} // namespace test_aws_clock_skew

BOOST_AUTO_TEST_SUITE(aws_clock_skew)

using namespace test_aws_clock_skew;

BOOST_AUTO_TEST_CASE(an_offset_is_adopted_only_beyond_the_tolerance)
{
    clock_offset offset;
    BOOST_TEST(!offset.refused(noon + 4min, noon, noon));
    BOOST_TEST(!offset.refused(noon - 4min, noon, noon));
    BOOST_TEST(offset.get().count() == 0);
    BOOST_TEST(offset.refused(noon + 4min + 1s, noon, noon));
    BOOST_TEST(offset.get().count() == 241);
    BOOST_TEST(!offset.refused(noon + 6min, noon, noon + 241s)); // That was signed well enough: something else is wrong.
    BOOST_TEST(offset.get().count() == 241);
    BOOST_TEST(offset.refused(noon - 1h, noon, noon + 241s));
    BOOST_TEST(offset.get().count() == -3600);
}

BOOST_AUTO_TEST_CASE(what_was_signed_before_the_offset_was_put_right_may_be_tried_again)
{
    clock_offset offset;
    BOOST_TEST(offset.refused(noon + 1h, noon, noon));
    BOOST_TEST(offset.refused(noon + 1h, noon, noon));
    BOOST_TEST(offset.get().count() == 3600);
}

BOOST_AUTO_TEST_CASE(an_offset_goes_when_the_clock_is_put_right)
{
    clock_offset offset;
    BOOST_TEST(offset.refused(noon + 1h, noon, noon));
    offset.accepted(noon + 1h, noon);
    BOOST_TEST(offset.get().count() == 3600);
    offset.accepted(noon + 1h, noon + 1h - 4min);
    BOOST_TEST(offset.get().count() == 0);

    BOOST_TEST(offset.refused(noon + 1h, noon, noon));
    BOOST_TEST(offset.refused(noon + 1h, noon + 1h - 3min, noon + 2h - 3min)); // Our clock was corrected, and the offset now harms.
    BOOST_TEST(offset.get().count() == 0);
}

BOOST_AUTO_TEST_CASE(a_call_is_signed_anew_by_the_services_clock)
{
    skewed_client with;
    with.answer(403, "Tue, 24 Nov 2026 13:00:00 GMT", "InvalidSignatureException");
    with.answer(200, "Tue, 24 Nov 2026 13:00:00 GMT");
    auto const client = with.client();
    // Even where the operation is not idempotent: a refused request was not carried out.
    run(with.context, mturk::associate_qualification_with_worker(client, grant_request));
    BOOST_TEST(with.transport->requests().size() == 2U);
    BOOST_TEST(with.signed_date() == "20261124T130000Z");

    with.answer(200, "Tue, 24 Nov 2026 13:00:01 GMT");
    run(with.context, mturk::associate_qualification_with_worker(client, grant_request));
    BOOST_TEST(with.signed_date() == "20261124T130000Z");

    // Our clock is put right. The next answer shows it, before a request is refused.
    with.now = noon + 58min;
    with.answer(200, "Tue, 24 Nov 2026 13:00:02 GMT");
    run(with.context, mturk::associate_qualification_with_worker(client, grant_request));
    with.answer(200, "Tue, 24 Nov 2026 13:00:02 GMT");
    run(with.context, mturk::associate_qualification_with_worker(client, grant_request));
    BOOST_TEST(with.signed_date() == "20261124T125800Z");
}

BOOST_AUTO_TEST_CASE(all_calls_that_were_under_way_are_signed_anew)
{
    skewed_client with;
    with.config.transport = std::make_shared<hasty_service>();
    auto const client = with.client();
    int        succeeded = 0;
    auto const list = [&]() -> asio::awaitable<void> {
        auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(client, list_request);
        succeeded += outcome.has_value() ? 1 : 0;
    };
    for (int i = 0; i != hasty_service::first; ++i)
        asio::co_spawn(with.context, list(), asio::detached);
    with.context.run();
    BOOST_TEST(succeeded == hasty_service::first);
}

BOOST_AUTO_TEST_CASE(a_wrong_secret_is_not_taken_for_a_wrong_clock)
{
    for (auto const* date : {"Tue, 24 Nov 2026 12:03:00 GMT", "", "yesterday"}) {
        skewed_client with;
        with.answer(403, date, "SignatureDoesNotMatch");
        auto const failed =
            failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
        BOOST_CHECK(failed.code() == bindery::errc::service_error);
        BOOST_TEST(with.transport->requests().size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(a_service_whose_clock_jumps_is_not_asked_for_ever)
{
    skewed_client with;
    with.answer(403, "Tue, 24 Nov 2026 13:00:00 GMT", "RequestTimeTooSkewed");
    with.answer(403, "Tue, 24 Nov 2026 15:00:00 GMT", "RequestTimeTooSkewed");
    with.answer(403, "Tue, 24 Nov 2026 17:00:00 GMT", "RequestTimeTooSkewed");
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_TEST(failed.error().facts().attempts == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
