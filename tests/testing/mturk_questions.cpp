// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(testing_mturk_questions)

using namespace test_mturk;

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

BOOST_AUTO_TEST_SUITE_END()
