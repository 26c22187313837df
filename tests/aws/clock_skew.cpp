// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../call/support.hpp"

#include <bindery/aws/detail/clock_offset.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

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

} // namespace test_aws_clock_skew

BOOST_AUTO_TEST_SUITE(aws_clock_skew)

using namespace test_aws_clock_skew;

BOOST_AUTO_TEST_CASE(an_offset_is_adopted_only_beyond_the_tolerance)
{
    clock_offset offset;
    BOOST_TEST(!offset.refused(noon + 4min, noon));
    BOOST_TEST(!offset.refused(noon - 4min, noon));
    BOOST_TEST(offset.get().count() == 0);
    BOOST_TEST(offset.refused(noon + 4min + 1s, noon));
    BOOST_TEST(offset.get().count() == 241);
    BOOST_TEST(!offset.refused(noon + 6min, noon)); // The offset is good to 119 s, so something else is wrong.
    BOOST_TEST(offset.refused(noon - 1h, noon));
    BOOST_TEST(offset.get().count() == -3600);
}

BOOST_AUTO_TEST_CASE(an_offset_goes_when_the_clock_is_put_right)
{
    clock_offset offset;
    BOOST_TEST(offset.refused(noon + 1h, noon));
    offset.accepted(noon + 1h, noon);
    BOOST_TEST(offset.get().count() == 3600);
    offset.accepted(noon + 1h, noon + 1h - 4min);
    BOOST_TEST(offset.get().count() == 0);

    BOOST_TEST(offset.refused(noon + 1h, noon));
    BOOST_TEST(offset.refused(noon + 1h, noon + 1h - 3min)); // Our clock was corrected, and the offset now harms.
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
