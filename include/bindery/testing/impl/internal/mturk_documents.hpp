// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_DOCUMENTS_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_DOCUMENTS_HPP

#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_xml.hpp>

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

/// The XML documents of the API.
namespace bindery::testing::detail {

using xml_element = boost::property_tree::ptree;

/// Bytes of a question, test or answer key.
inline constexpr std::size_t document_limit = 65535;

[[noreturn]] inline void refuse_document(char const* parameter, std::string const& details)
{
    refuse(turk_code::xml_parse_error, "There was an error parsing the XML question or answer data in your request. "
                                       "Please make sure the data is well-formed and validates against the "
                                       "appropriate schema. Details: "
                                           + std::string(parameter) + ": " + details);
}

/// The document's root, which must be one of those named.
inline xml_element parse_document(
    char const* parameter, std::string const& text, std::initializer_list<std::string_view> roots)
{
    if (text.size() > document_limit)
        refuse_value(std::string(parameter) + ": more than " + std::to_string(document_limit) + " bytes");
    xml_element document;
    try {
        xml_checker(text).run();
        std::istringstream input(text);
        boost::property_tree::read_xml(input, document,
            boost::property_tree::xml_parser::no_comments | boost::property_tree::xml_parser::trim_whitespace);
    }
    catch (xml_error const& error) {
        refuse_document(parameter, error.what());
    }
    catch (boost::property_tree::xml_parser_error const& error) {
        refuse_document(parameter, error.message());
    }
    if (document.size() != 1 || std::ranges::find(roots, document.front().first) == roots.end())
        refuse_document(parameter, "the root must be " + std::string(*roots.begin())
                                       + (roots.size() > 1 ? ", ExternalQuestion or HTMLQuestion" : ""));
    return document.front().second;
}

/// What was answered to each question: its selections, or its text.
using answers_by_question = std::map<std::string, std::set<std::string>>;

inline answers_by_question parse_answers(std::string const& text)
{
    answers_by_question answers;
    if (text.empty())
        return answers;
    for (auto const& [name, element] : parse_document("Answer", text, {"QuestionFormAnswers"})) {
        if (name != "Answer")
            continue;
        auto& values = answers[element.get("QuestionIdentifier", "")];
        for (auto const& [kind, value] : element)
            if (kind == "SelectionIdentifier" || kind == "FreeText" || kind == "OtherSelectionText")
                values.insert(value.data());
    }
    return answers;
}

/// The score of one question of an answer key.
inline double score_of(xml_element const& question, std::set<std::string> const& given)
{
    for (auto const& [name, option] : question) {
        if (name != "AnswerOption")
            continue;
        std::set<std::string> wanted;
        for (auto const& [kind, value] : option)
            if (kind == "SelectionIdentifier")
                wanted.insert(value.data());
        if (wanted == given)
            return option.get("AnswerScore", 0.0);
    }
    return question.get("DefaultScore", 0.0);
}

/// The Qualification's value for the sum of the scores.
inline double map_score(xml_element const& key, double sum)
{
    if (auto const percentage = key.get_child_optional("QualificationValueMapping.PercentageMapping")) {
        auto const most = percentage->get("MaximumSummedScore", 0.0);
        return most > 0 ? std::round(sum / most * 100) : 0;
    }
    if (auto const scale = key.get_child_optional("QualificationValueMapping.ScaleMapping"))
        return sum * scale->get("SummedScoreMultiplier", 1.0);
    if (auto const ranges = key.get_child_optional("QualificationValueMapping.RangeMapping")) {
        for (auto const& [name, range] : *ranges)
            if (name == "SummedScoreRange" && sum >= range.get("InclusiveLowerBound", 0.0)
                && sum <= range.get("InclusiveUpperBound", 0.0))
                return range.get("QualificationValue", 0.0);
        return ranges->get("OutOfRangeQualificationValue", 0.0);
    }
    return sum;
}

/// The value that an answer key gives to answers.
inline std::int32_t grade(std::string const& answer_key, answers_by_question const& answers)
{
    auto const key = parse_document("AnswerKey", answer_key, {"AnswerKey"});
    double     sum = 0;
    for (auto const& [name, question] : key) {
        if (name != "Question")
            continue;
        auto const given = answers.find(question.get("QuestionIdentifier", ""));
        sum += score_of(question, given == answers.end() ? std::set<std::string>{} : given->second);
    }
    using limits = std::numeric_limits<std::int32_t>;
    auto const value = map_score(key, sum);
    if (std::isnan(value)) // An endless sum, multiplied by 0.
        return 0;
    return static_cast<std::int32_t>(
        std::clamp(value, static_cast<double>(limits::min()), static_cast<double>(limits::max())));
}

} // namespace bindery::testing::detail

#endif
