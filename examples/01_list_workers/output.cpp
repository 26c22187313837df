// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "output.hpp"

#include <bindery/json/serialize.hpp>

#include <iomanip>
#include <ostream>
#include <string>
#include <string_view>

namespace mturk = bindery::mturk;

namespace {

std::string grant_time(mturk::Qualification const& qualification)
{
    return bindery::format_timestamp(qualification.GrantTime, bindery::iso8601);
}

/// The score, or the place, or nothing: a Qualification has what its type says.
std::string value_of(mturk::Qualification const& qualification)
{
    if (qualification.IntegerValue)
        return std::to_string(*qualification.IntegerValue);
    if (!qualification.LocaleValue)
        return {};
    auto const& locale = *qualification.LocaleValue;
    return locale.Subdivision ? locale.Country + "-" + *locale.Subdivision : locale.Country;
}

class table_output final : public output
{
public:
    table_output(output_style style, std::ostream& to) : to_(to), with_types_(style.with_types)
    {
        if (!style.is_continued)
            row("TYPE", "WORKER", "STATUS", "GRANTED AT", "VALUE");
    }

    void write(mturk::Qualification const& qualification) override
    {
        row(qualification.QualificationTypeId, qualification.WorkerId, qualification.Status.text(),
            grant_time(qualification), value_of(qualification));
    }

private:
    void row(std::string_view type, std::string_view worker, std::string_view status, std::string_view granted,
        std::string_view value)
    {
        if (with_types_)
            to_ << std::left << std::setw(32) << type;
        to_ << std::left << std::setw(16) << worker << std::setw(9) << status << std::setw(26) << granted << value
            << '\n';
    }

    std::ostream& to_;
    bool          with_types_;
};

class csv_output final : public output
{
public:
    csv_output(output_style style, std::ostream& to) : to_(to)
    {
        if (!style.is_continued)
            to_ << "QualificationTypeId,WorkerId,Status,GrantTime,IntegerValue,Country,Subdivision\r\n";
    }

    void write(mturk::Qualification const& qualification) override
    {
        mturk::Locale const nowhere;
        auto const&         locale = qualification.LocaleValue ? *qualification.LocaleValue : nowhere;
        field(qualification.QualificationTypeId, ",");
        field(qualification.WorkerId, ",");
        field(qualification.Status.text(), ",");
        field(grant_time(qualification), ",");
        field(qualification.IntegerValue ? std::to_string(*qualification.IntegerValue) : "", ",");
        field(locale.Country, ",");
        field(locale.Subdivision.value_or(""), "\r\n");
    }

private:
    /// Quotes where RFC 4180 asks for it.
    void field(std::string_view text, char const* behind)
    {
        if (text.find_first_of(",\"\r\n") == text.npos)
            to_ << text;
        else {
            to_ << '"';
            for (char const c : text)
                to_ << (c == '"' ? "\"\"" : std::string_view(&c, 1));
            to_ << '"';
        }
        to_ << behind;
    }

    std::ostream& to_;
};

class json_output final : public output
{
public:
    explicit json_output(std::ostream& to) : to_(to) { to_ << '['; }

    void write(mturk::Qualification const& qualification) override
    {
        to_ << separator_ << bindery::json::serialize(qualification);
        separator_ = ",\n ";
    }

    void finish() override { to_ << "]\n"; }

private:
    std::ostream& to_;
    char const*   separator_ = "";
};

class jsonl_output final : public output
{
public:
    explicit jsonl_output(std::ostream& to) : to_(to) { }

    void write(mturk::Qualification const& qualification) override
    {
        to_ << bindery::json::serialize(qualification) << '\n';
    }

private:
    std::ostream& to_;
};

} // namespace

std::unique_ptr<output> make_output(output_style style, std::ostream& to)
{
    switch (style.format) {
    case output_format::csv: return std::make_unique<csv_output>(style, to);
    case output_format::json: return std::make_unique<json_output>(to);
    case output_format::jsonl: return std::make_unique<jsonl_output>(to);
    case output_format::table: break;
    }
    return std::make_unique<table_output>(style, to);
}
