// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "document.hpp"
#include "random.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace bench {
namespace {

constexpr std::string_view letters_and_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
constexpr std::string_view base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The members of one object as JSON text, in declared order.
struct member_text
{
    std::string name;
    std::string value;
};
using member_texts = std::vector<member_text>;

class generator
{
public:
    generator(member_order order, std::uint64_t seed) : random_(seed), order_(order) { }

    document make(std::size_t items)
    {
        page result;
        result.NextToken = "p1:" + random_.characters(base64, 76) + '=';
        result.NumResults = static_cast<std::int32_t>(items);

        // A listing is of one type.
        auto const  type = "3" + random_.characters(letters_and_digits, 29);
        std::string list = "[";
        for (std::size_t i = 0; i < items; ++i) {
            if (i != 0)
                list += ',';
            result.Qualifications.push_back(make_qualification(type));
            list += text_of(result.Qualifications.back());
        }
        list += ']';

        auto text = object({
            {"NextToken", quoted(*result.NextToken)},
            {"NumResults", std::to_string(result.NumResults)},
            {"Qualifications", std::move(list)},
        });
        return {std::move(text), std::move(result)};
    }

private:
    mturk::Qualification make_qualification(std::string const& type)
    {
        constexpr std::uint64_t from = 1'325'376'000, to = 1'767'225'600; // 2012 to 2026

        mturk::Qualification result;
        result.QualificationTypeId = type;
        result.WorkerId = "A" + random_.characters(letters_and_digits, 12 + random_.below(2));
        auto const seconds = static_cast<std::int64_t>(from + random_.below(to - from));
        result.GrantTime = bindery::timestamp(std::chrono::seconds(seconds));
        if (random_.percent(90)) {
            result.IntegerValue = static_cast<std::int32_t>(random_.below(101));
        }
        else {
            result.LocaleValue.emplace().Country = "US";
            if (random_.percent(50))
                result.LocaleValue->Subdivision = "CA";
        }
        result.Status = random_.percent(90) ? mturk::QualificationStatus::Granted : mturk::QualificationStatus::Revoked;
        return result;
    }

    std::string text_of(mturk::Qualification& value)
    {
        member_texts members{
            {"QualificationTypeId", quoted(value.QualificationTypeId)},
            {"WorkerId", quoted(value.WorkerId)},
            {"GrantTime", time_text(value.GrantTime)},
        };
        if (value.IntegerValue)
            members.push_back({"IntegerValue", std::to_string(*value.IntegerValue)});
        if (value.LocaleValue) {
            member_texts locale{{"Country", quoted(value.LocaleValue->Country)}};
            if (value.LocaleValue->Subdivision)
                locale.push_back({"Subdivision", quoted(*value.LocaleValue->Subdivision)});
            members.push_back({"LocaleValue", object(std::move(locale))});
        }
        members.push_back({"Status", quoted(std::string(value.Status.text()))});
        return object(std::move(members));
    }

    /// The three forms in which services write a time in seconds, and gives the time its milliseconds.
    std::string time_text(bindery::timestamp& time)
    {
        auto const seconds = std::to_string(std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count());
        auto const three_digits = [](std::uint64_t milliseconds) {
            return std::to_string(1000 + milliseconds).substr(1);
        };
        auto const without_zeros = [](std::string digits) {
            return digits.substr(0, digits.find_last_not_of('0') + 1);
        };
        switch (random_.below(3)) {
        case 0: return seconds;
        case 1: {
            auto const milliseconds = 1 + random_.below(999);
            time += std::chrono::milliseconds(milliseconds);
            return seconds + '.' + without_zeros(three_digits(milliseconds));
        }
        default: { // as Java's Double.toString writes it
            auto const milliseconds = random_.percent(50) ? 0 : random_.below(1000);
            time += std::chrono::milliseconds(milliseconds);
            auto const digits = without_zeros(seconds + three_digits(milliseconds));
            return digits.substr(0, 1) + '.' + (digits.size() > 1 ? digits.substr(1) : "0") + "E9";
        }
        }
    }

    std::string object(member_texts members)
    {
        if (order_ == member_order::alphabetical)
            std::ranges::sort(members, {}, &member_text::name);
        if (order_ == member_order::shuffled) {
            add_unknown(members);
            random_.shuffle(members);
        }
        std::string text = "{";
        for (auto const& member : members) {
            if (text.size() > 1)
                text += ',';
            text += '"' + member.name + "\":" + member.value;
        }
        return text + '}';
    }

    void add_unknown(member_texts& members)
    {
        // Among them names that begin as known ones do, and values that contain known names.
        std::array<std::string_view, 8> names{"AutoGranted", "Comment", "GrantTimeZone", "IntegerValues", "Locale",
            "RequesterAnnotation", "StatusReason", "WorkerGroup"};
        random_.shuffle(names);
        for (std::size_t i = 0, count = 1 + random_.below(2); i < count; ++i)
            members.push_back({std::string(names[i]), unknown_value()});
    }

    std::string unknown_value()
    {
        static constexpr std::array<std::string_view, 12> values{
            "null",
            "true",
            "false",
            "0",
            "-17",
            "271828.1828e-5",
            "\"\"",
            R"("Passed \"Basics\" \u0026 asked for \/more\/\n")",
            "\"caf\xC3\xA9 \\u00e9 \\uD83D\\uDE00 \xF0\x9F\x98\x80\"",
            R"([1,2.5,[],"x",[null,{"WorkerId":"A1"}]])",
            R"({"Status":"Revoked","LocaleValue":{"Country":"DE"},"Qualifications":[{}]})",
            "{}",
        };
        return std::string(values[random_.below(values.size())]);
    }

    std::string quoted(std::string_view text)
    {
        std::size_t const escaped = order_ == member_order::shuffled && random_.percent(25)
                                        ? static_cast<std::size_t>(random_.below(text.size()))
                                        : text.size();
        std::string       result = "\"";
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (i == escaped)
                result += text[i] == '/' ? "\\/" : unicode_escape(text[i]);
            else
                result += text[i];
        }
        return result + '"';
    }

    static std::string unicode_escape(char c)
    {
        constexpr std::string_view hex = "0123456789abcdef";
        auto const                 code = static_cast<unsigned char>(c);
        return {'\\', 'u', '0', '0', hex[code / 16], hex[code % 16]};
    }

    random_source random_;
    member_order  order_;
};

} // namespace

std::vector<document> generate_documents(std::size_t count, std::size_t items, member_order order, std::uint64_t seed)
{
    generator             source(order, seed);
    std::vector<document> documents;
    documents.reserve(count);
    while (documents.size() < count)
        documents.push_back(source.make(items));
    return documents;
}

std::vector<request> generate_requests(std::size_t count, std::uint64_t seed)
{
    random_source        random(seed);
    std::vector<request> requests(count);
    for (auto& one : requests) {
        one.QualificationTypeId = "3" + random.characters(letters_and_digits, 29);
        one.Status = random.percent(90) ? mturk::QualificationStatus::Granted : mturk::QualificationStatus::Revoked;
        one.NextToken = "p1:" + random.characters(base64, 76) + '=';
        one.MaxResults = static_cast<std::int32_t>(1 + random.below(100));
    }
    return requests;
}

} // namespace bench
