// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace test_testing_mturk_hits {

using namespace test_mturk;

mturk::UpdateExpirationForHITRequest expire_at(std::string const& hit, bindery::timestamp when)
{
    mturk::UpdateExpirationForHITRequest request;
    request.HITId = hit;
    request.ExpireAt = when;
    return request;
}

mturk::CreateHITTypeRequest type_request()
{
    mturk::CreateHITTypeRequest request;
    request.AssignmentDurationInSeconds = 3600;
    request.Reward = "1.00";
    request.Title = "Title";
    request.Description = "Description";
    return request;
}

std::vector<std::string> ids(std::vector<mturk::HIT> const& hits)
{
    std::vector<std::string> found;
    for (auto const& each : hits)
        found.push_back(each.HITId);
    return found;
}

/// The code of what creating a HIT ends in when one member is changed.
template <class Change>
std::string code_with(account& with, Change change)
{
    auto request = hit_request();
    change(request);
    return with.code(mturk::create_hit, request);
}

} // namespace test_testing_mturk_hits

BOOST_AUTO_TEST_SUITE(testing_mturk_hits)

using namespace test_testing_mturk_hits;

BOOST_AUTO_TEST_CASE(a_new_hit)
{
    account requester;
    auto    request = hit_request();
    request.MaxAssignments = 3;
    request.Keywords = "a, b";
    request.RequesterAnnotation = "mine";
    auto const hit = requester(mturk::create_hit, request).HIT;
    BOOST_TEST(hit.Title == "Title");
    BOOST_TEST(hit.Description == "Description");
    BOOST_TEST(hit.Reward == "1.00");
    BOOST_TEST(hit.Question.value() == question);
    BOOST_TEST(hit.Keywords.value() == "a, b");
    BOOST_TEST(hit.RequesterAnnotation.value() == "mine");
    BOOST_TEST(hit.HITStatus.text() == "Assignable");
    BOOST_TEST(hit.HITReviewStatus.text() == "NotReviewed");
    BOOST_TEST(hit.MaxAssignments == 3);
    BOOST_TEST(hit.NumberOfAssignmentsAvailable == 3);
    BOOST_TEST(hit.NumberOfAssignmentsPending == 0);
    BOOST_TEST(hit.NumberOfAssignmentsCompleted == 0);
    BOOST_TEST(hit.AutoApprovalDelayInSeconds == 30 * 86400);
    BOOST_CHECK(hit.CreationTime == start);
    BOOST_CHECK(hit.Expiration == start + 24h);
    BOOST_CHECK(requester.hit(hit.HITId) == hit);
    BOOST_TEST(requester.code(mturk::get_hit, {.HITId = "3NONE"}) == "HITDoesNotExist");
}

BOOST_AUTO_TEST_CASE(the_same_values_are_the_same_type)
{
    account    requester;
    auto       request = type_request();
    auto const id = requester(mturk::create_hit_type, request).HITTypeId;
    BOOST_TEST(requester(mturk::create_hit_type, request).HITTypeId == id);
    BOOST_TEST(requester(mturk::create_hit, hit_request()).HIT.HITTypeId == id);
    request.AutoApprovalDelayInSeconds = 30 * 86400;
    BOOST_TEST(requester(mturk::create_hit_type, request).HITTypeId == id);
    request.Reward = "1.01";
    BOOST_TEST(requester(mturk::create_hit_type, request).HITTypeId != id);

    mturk::CreateHITWithHITTypeRequest with_type;
    with_type.HITTypeId = id;
    with_type.LifetimeInSeconds = 60;
    with_type.Question = question;
    auto const hit = requester(mturk::create_hit_with_hit_type, with_type).HIT;
    BOOST_TEST(hit.HITTypeId == id);
    BOOST_TEST(hit.Title == "Title");
    with_type.HITTypeId = "3NONE";
    BOOST_TEST(requester.code(mturk::create_hit_with_hit_type, with_type) == "HITTypeDoesNotExist");

    auto const other = requester(mturk::create_hit_type, request).HITTypeId;
    requester(mturk::update_hit_type_of_hit, {.HITId = hit.HITId, .HITTypeId = other});
    BOOST_TEST(requester.hit(hit.HITId).Reward == "1.01");
    BOOST_TEST(requester.hit(hit.HITId).HITTypeId == other);
    BOOST_TEST(requester.code(mturk::update_hit_type_of_hit, {.HITId = hit.HITId, .HITTypeId = "3NONE"})
               == "HITTypeDoesNotExist");
}

BOOST_AUTO_TEST_CASE(values_that_are_refused)
{
    account    requester;
    auto const code = [&](auto change) { return code_with(requester, change); };
    BOOST_TEST(code([](auto&) {}) == "no error");
    BOOST_TEST(code([](auto& r) { r.LifetimeInSeconds.reset(); }) == "AWS.MissingParameters");
    BOOST_TEST(code([](auto& r) { r.Title.assign(129, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Title = std::string(127, 'x') + "\u20ac"; }) == "no error");
    BOOST_TEST(code([](auto& r) { r.Description.assign(2001, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Keywords = std::string(1001, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.RequesterAnnotation = std::string(256, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Reward = "1.234"; }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Reward = "1234567890123"; }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.LifetimeInSeconds = 29; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.LifetimeInSeconds = 31'536'001; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.AssignmentDurationInSeconds = 29; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.AutoApprovalDelayInSeconds = 2'592'001; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.MaxAssignments = 0; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.MaxAssignments = 1'000'000'001; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.Question.reset(); }) == "AWS.MissingParameters");
    BOOST_TEST(code([](auto& r) { r.HITLayoutId = "3L"; }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Question = "<HTMLQuestion>"; }) == "XMLParseError");
    BOOST_TEST(code([](auto& r) { r.Question = "no XML"; }) == "XMLParseError");
    BOOST_TEST(code([](auto& r) { r.Question = "<Question/>"; }) == "XMLParseError");
    BOOST_TEST(code([](auto& r) { r.Question = "<HTMLQuestion/><HTMLQuestion/>"; }) == "XMLParseError");
    BOOST_TEST(code([](auto& r) { r.Question = "<HTMLQuestion/>"; }) == "no error");
    BOOST_TEST(code([](auto& r) { r.Question = "<HTMLQuestion>" + std::string(65535, ' ') + "</HTMLQuestion>"; })
               == "InvalidParameterValue");
}

BOOST_AUTO_TEST_CASE(deep_documents_are_refused_and_html_in_cdata_is_not)
{
    account    requester;
    auto const code = [&](auto change) { return code_with(requester, change); };
    auto const nested = [](std::string const& tag) {
        std::string text;
        for (int i = 0; i < 1000; ++i)
            text += tag;
        for (int i = 0; i < 1000; ++i)
            text += "</a>";
        return text;
    };
    auto const deep = nested("<a>");
    BOOST_TEST(code([&](auto& r) { r.Question = "<HTMLQuestion>" + deep + "</HTMLQuestion>"; }) == "XMLParseError");
    BOOST_TEST(code([&](auto& r) { r.Question = "<HTMLQuestion>" + nested("<a b='/>'>") + "</HTMLQuestion>"; })
               == "XMLParseError");
    BOOST_TEST(
        code([&](auto& r) { r.Question = "<HTMLQuestion><![CDATA[" + deep + "]]></HTMLQuestion>"; }) == "no error");
    BOOST_TEST(code([&](auto& r) { r.Question = "<HTMLQuestion><!--" + deep + "--></HTMLQuestion>"; }) == "no error");
    for (auto const* torn : {"<", "<a", "<a b='", "<!--", "<![CDATA[", "<HTMLQuestion/", "<?", "<!"})
        BOOST_TEST(code([&](auto& r) { r.Question = torn; }) == "XMLParseError", torn);
    std::string wide;
    for (int i = 0; i < 1000; ++i)
        wide += "<a/><b></b>";
    BOOST_TEST(code([&](auto& r) { r.Question = "<HTMLQuestion>" + wide + "</HTMLQuestion>"; }) == "no error");
}

BOOST_AUTO_TEST_CASE(depth_cannot_be_hidden_in_markup)
{
    account    requester;
    auto const repeated = [](std::string const& text) {
        std::string all;
        for (int i = 0; i < 8000; ++i)
            all += text;
        return all;
    };
    auto const deep = "<HTMLQuestion>" + repeated("<a>") + repeated("</a>") + "</HTMLQuestion>";
    for (auto const* before : {"", "<!x '>", "<!DOCTYPE x '>", "<!-->'-->", "<?x ' ?>"})
        BOOST_TEST(code_with(requester, [&](auto& r) { r.Question = before + deep; }) == "XMLParseError", before);
}

BOOST_AUTO_TEST_CASE(documents_must_be_well_formed)
{
    account    requester;
    auto const code = [&](std::string const& document) {
        return code_with(requester, [&](auto& r) { r.Question = document; });
    };
    for (std::string const content : {"&amp;&lt;&gt;&quot;&apos;&#65;&#x1F600;", "a > b", "<a b='&lt;\"' c = \"'\" />",
             "<a\n/>", "<a></a >", "<![CDATA[a & b ]] > <]]>", "<!-- & - -->", "<?x y?>", "\xc3\xa4", "<\xc3\xa4/>"})
        BOOST_TEST(code("<HTMLQuestion>" + content + "</HTMLQuestion>") == "no error", content);
    for (std::string const content : {"https://example.com/?a=1&b=2", "&", "&nbsp;", "&#0;", "&#xD800;", "&#1114112;",
             "&#;", "&#x;", "&#65", "]]>", "<a b=1/>", "<a b/>", "<a b='1' b='2'/>", "<a b='<'/>", "<a b='&'/>",
             "<a b='1'c='2'/>", "<a></b>", "<a>", "</a>", "<1/>", "< a/>", "<!-- -- -->", "<![CDATA[", "<!DOCTYPE a>",
             "<?xml version='1.0'?>", "\xff", "\x01", "<a></a b='1'>"})
        BOOST_TEST(code("<HTMLQuestion>" + content + "</HTMLQuestion>") == "XMLParseError", content);
    std::string const whole = "<HTMLQuestion/>";
    BOOST_TEST(
        code("\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>\n<!-- a -->" + whole + "\n<!-- b -->") == "no error");
    for (std::string const& wrong : {"x" + whole, whole + "x", whole + whole, "<!DOCTYPE HTMLQuestion>" + whole,
             " <?xml version='1.0'?>" + whole, whole + std::string(1, '\0'), std::string("</HTMLQuestion>")})
        BOOST_TEST(code(wrong) == "XMLParseError", wrong);
    auto request = hit_request();
    request.Question = "<HTMLQuestion>\n<a>1 & 2</a></HTMLQuestion>";
    auto const message = message_of([&] { requester(mturk::create_hit, request); });
    BOOST_TEST(message.find("Question: '&' must be written &amp; (at byte 20)") != message.npos, message);
}

BOOST_AUTO_TEST_CASE(layouts)
{
    account    requester;
    auto const layout = requester.state.add_hit_layout("<p>${what}, ${what}: ${who}</p>");
    auto       request = hit_request();
    request.Question.reset();
    request.HITLayoutId = layout;
    mturk::HITLayoutParameter const what{"what", "Hello"};
    mturk::HITLayoutParameter const who{"who", "World"};
    request.HITLayoutParameters.emplace();
    request.HITLayoutParameters->push_back(what);
    request.HITLayoutParameters->push_back(who);
    auto const hit = requester(mturk::create_hit, request).HIT;
    BOOST_TEST(hit.HITLayoutId.value() == layout);
    BOOST_TEST(hit.Question->find("<p>Hello, Hello: World</p>") != std::string::npos, *hit.Question);

    // Values are text, whatever they look like.
    (*request.HITLayoutParameters)[0].Value = "${who} ${ ]]>";
    auto const question_text = requester(mturk::create_hit, request).HIT.Question.value();
    BOOST_TEST(
        question_text.find("<p>${who} ${ ]]]]><![CDATA[>, ${who} ${ ]]]]><![CDATA[>: World</p>") != std::string::npos,
        question_text);
    request.HITLayoutId = requester.state.add_hit_layout("${who ${} ${nobody} ${who}${");
    BOOST_TEST(
        requester(mturk::create_hit, request).HIT.Question->find("[${who ${} ${nobody} World${]") != std::string::npos);

    request.HITLayoutId = "3NONE";
    BOOST_TEST(requester.code(mturk::create_hit, request) == "HITLayoutDoesNotExist");
}

BOOST_AUTO_TEST_CASE(a_token_names_the_hit_it_made_for_a_day)
{
    account requester;
    auto    request = hit_request();
    request.UniqueRequestToken = "token";
    auto const hit = requester(mturk::create_hit, request).HIT.HITId;
    BOOST_TEST(requester.code(mturk::create_hit, request) == "HitAlreadyExists");
    auto const message = message_of([&] { requester(mturk::create_hit, request); });
    BOOST_TEST(message == "The HIT with ID \"" + hit + "\" already exists. (1600000000000 s)");

    mturk::CreateHITWithHITTypeRequest with_type;
    with_type.HITTypeId = requester.hit(hit).HITTypeId;
    with_type.LifetimeInSeconds = 60;
    with_type.Question = question;
    with_type.UniqueRequestToken = "token";
    BOOST_TEST(requester.code(mturk::create_hit_with_hit_type, with_type) == "HitAlreadyExists");

    requester.state.pass_time(24h - 1ms);
    BOOST_TEST(requester.code(mturk::create_hit, request) == "HitAlreadyExists");
    requester.state.pass_time(1ms);
    BOOST_TEST(requester(mturk::create_hit, request).HIT.HITId != hit);
}

BOOST_AUTO_TEST_CASE(states)
{
    account    requester;
    auto const hit = requester.publish(2);
    auto const first = requester.state.accept_hit(hit, "A1");
    BOOST_TEST(requester.status(hit) == "Assignable");
    auto const second = requester.state.accept_hit(hit, "A2");
    BOOST_TEST(requester.status(hit) == "Unassignable");
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsPending == 2);
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsAvailable == 0);
    requester.state.submit_assignment(first);
    BOOST_TEST(requester.status(hit) == "Unassignable");
    requester.state.submit_assignment(second);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsCompleted == 0);

    requester(mturk::update_hit_review_status, {.HITId = hit});
    BOOST_TEST(requester.status(hit) == "Reviewing");
    BOOST_TEST(requester.code(mturk::update_hit_review_status, {.HITId = hit}) == "InvalidHITState");
    BOOST_TEST(requester.code(mturk::delete_hit, {.HITId = hit}) == "InvalidHITState");
    requester(mturk::update_hit_review_status, {.HITId = hit, .Revert = true});
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_TEST(requester.code(mturk::update_hit_review_status, {.HITId = hit, .Revert = true}) == "InvalidHITState");

    requester(mturk::approve_assignment, {.AssignmentId = first});
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsCompleted == 1);
    BOOST_TEST(requester.code(mturk::delete_hit, {.HITId = hit}) == "InvalidHITState");
    requester(mturk::reject_assignment, {.AssignmentId = second, .RequesterFeedback = "no"});
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsCompleted == 2);
    requester(mturk::delete_hit, {.HITId = hit});
    BOOST_TEST(requester.status(hit) == "Disposed");
    BOOST_TEST(requester.code(mturk::delete_hit, {.HITId = hit}) == "InvalidHITState");
    BOOST_TEST(requester.code(mturk::update_expiration_for_hit, expire_at(hit, start)) == "InvalidHITState");
    BOOST_TEST(requester(mturk::list_hits, {}).NumResults == 0);
}

BOOST_AUTO_TEST_CASE(expiry)
{
    account    requester;
    auto const hit = requester.publish(2);
    requester.work(hit, "A1");
    auto const pending = requester.state.accept_hit(hit, "A2");
    requester.state.return_assignment(pending);
    BOOST_TEST(message_of([&] { requester(mturk::delete_hit, {.HITId = hit}); })
               == "This HIT is currently in the state 'Assignable'. This operation can be called with a status of: "
                  "Reviewable (1600000000000 s)");
    requester.state.pass_time(24h - 1ms);
    BOOST_TEST(requester.status(hit) == "Assignable");
    requester.state.pass_time(1ms);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsAvailable == 1);

    // It can be prolonged, and ended at once.
    requester(mturk::update_expiration_for_hit, expire_at(hit, start + 72h));
    BOOST_TEST(requester.status(hit) == "Assignable");
    BOOST_TEST(
        requester.code(mturk::update_expiration_for_hit, expire_at(hit, start + 48h)) == "InvalidParameterValue");
    BOOST_TEST(
        requester.code(mturk::update_expiration_for_hit, expire_at(hit, start + 24h * 370)) == "InvalidParameterValue");
    requester(mturk::update_expiration_for_hit, expire_at(hit, bindery::timestamp{}));
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_CHECK(requester.hit(hit).Expiration == start + 24h);

    requester(mturk::update_hit_review_status, {.HITId = hit});
    requester(mturk::update_expiration_for_hit, expire_at(hit, start + 72h));
    BOOST_TEST(requester.status(hit) == "Assignable");
    requester.state.pass_time(72h);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    requester.state.pass_time(24h * 120 - 24h * 4);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    requester.state.pass_time(24h * 3);
    BOOST_TEST(requester.status(hit) == "Disposed");
}

BOOST_AUTO_TEST_CASE(expired_hits_wait_for_work_that_was_accepted)
{
    account    requester;
    auto const hit = requester.publish(2);
    requester.state.pass_time(24h - 30min);
    auto const assignment = requester.state.accept_hit(hit, "A1");
    requester.state.pass_time(30min);
    BOOST_TEST(requester.status(hit) == "Unassignable");
    BOOST_TEST(code_of([&] { requester.state.accept_hit(hit, "A2"); }) == "InvalidHITState");
    requester.state.pass_time(30min);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_TEST(code_of([&] { requester.state.submit_assignment(assignment); }) == "InvalidAssignmentState");
}

BOOST_AUTO_TEST_CASE(additional_assignments)
{
    account    requester;
    auto const hit = requester.publish(8);
    auto const add = [&](std::int32_t more, std::optional<std::string> token = {}) {
        mturk::CreateAdditionalAssignmentsForHITRequest request;
        request.HITId = hit;
        request.NumberOfAdditionalAssignments = more;
        request.UniqueRequestToken = std::move(token);
        return requester.code(mturk::create_additional_assignments_for_hit, request);
    };
    BOOST_TEST(add(1, "token") == "no error");
    BOOST_TEST(requester.hit(hit).MaxAssignments == 9);
    BOOST_TEST(add(1, "token") == "DuplicateRequest");
    BOOST_TEST(add(1) == "InvalidMaximumAssignmentsIncrease");
    BOOST_TEST(add(0) == "AWS.ParameterOutOfRange");
    BOOST_TEST(requester.hit(hit).MaxAssignments == 9);

    mturk::CreateAdditionalAssignmentsForHITRequest request;
    request.HITId = requester.publish(10);
    request.NumberOfAdditionalAssignments = 5;
    requester(mturk::create_additional_assignments_for_hit, request);
    BOOST_TEST(requester.hit(request.HITId).NumberOfAssignmentsAvailable == 15);
}

BOOST_AUTO_TEST_CASE(listings)
{
    account                  requester;
    std::vector<std::string> made;
    for (int i = 0; i < 12; ++i)
        made.push_back(requester.publish());
    auto const first = requester(mturk::list_hits, {});
    BOOST_TEST(first.NumResults == 10);
    auto const second = requester(mturk::list_hits, {.NextToken = first.NextToken});
    BOOST_TEST(second.NumResults == 2);
    BOOST_TEST(!second.NextToken.has_value());
    auto all = ids(first.HITs);
    for (auto const& each : ids(second.HITs))
        all.push_back(each);
    BOOST_TEST(all == made);

    BOOST_TEST(requester(mturk::list_reviewable_hits, {}).NumResults == 0);
    requester.work(made[3], "A1");
    requester.work(made[7], "A1");
    requester(mturk::update_hit_review_status, {.HITId = made[7]});
    BOOST_TEST(ids(requester(mturk::list_reviewable_hits, {}).HITs) == std::vector{made[3]});
    BOOST_TEST(ids(requester(mturk::list_reviewable_hits, {.Status = mturk::ReviewableHITStatus::Reviewing}).HITs)
               == std::vector{made[7]});
    auto const other = requester(mturk::create_hit_type, [] {
        auto request = type_request();
        request.Title = "Other";
        return request;
    }());
    BOOST_TEST(requester(mturk::list_reviewable_hits, {.HITTypeId = other.HITTypeId}).NumResults == 0);
    BOOST_TEST(requester.code(mturk::list_reviewable_hits, {.HITTypeId = "3NONE"}) == "HITTypeDoesNotExist");
    BOOST_TEST(requester.code(mturk::list_hits, {.NextToken = "p0:1"}) == "InvalidParameterValue");
}

BOOST_AUTO_TEST_SUITE_END()
