// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Serializing by hand, without a library: what an engineer writes for these very types.

#include "document.hpp"
#include "peers.hpp"
#include "time_text.hpp"

#include <charconv>

namespace bench {
namespace {

class handwritten_serializer : public serializer
{
public:
    std::string_view write(page const& value) override
    {
        text_.clear();
        text_ += '{';
        if (value.NextToken) {
            text_ += "\"NextToken\":";
            append(*value.NextToken);
            text_ += ',';
        }
        text_ += "\"NumResults\":";
        append(value.NumResults);
        text_ += ",\"Qualifications\":[";
        for (auto const& one : value.Qualifications) {
            if (&one != value.Qualifications.data())
                text_ += ',';
            append(one);
        }
        text_ += "]}";
        return text_;
    }

    std::string_view write(request const& value) override
    {
        text_.clear();
        text_ += "{\"QualificationTypeId\":";
        append(value.QualificationTypeId);
        if (value.Status) {
            text_ += ",\"Status\":";
            append(value.Status->text());
        }
        if (value.NextToken) {
            text_ += ",\"NextToken\":";
            append(*value.NextToken);
        }
        if (value.MaxResults) {
            text_ += ",\"MaxResults\":";
            append(*value.MaxResults);
        }
        text_ += '}';
        return text_;
    }

private:
    void append(mturk::Qualification const& value)
    {
        text_ += "{\"QualificationTypeId\":";
        append(value.QualificationTypeId);
        text_ += ",\"WorkerId\":";
        append(value.WorkerId);
        text_ += ",\"GrantTime\":";
        char time[time_text_size];
        text_.append(time, write_time(time, value.GrantTime));
        if (value.IntegerValue) {
            text_ += ",\"IntegerValue\":";
            append(*value.IntegerValue);
        }
        if (value.LocaleValue) {
            text_ += ",\"LocaleValue\":{\"Country\":";
            append(value.LocaleValue->Country);
            if (value.LocaleValue->Subdivision) {
                text_ += ",\"Subdivision\":";
                append(*value.LocaleValue->Subdivision);
            }
            text_ += '}';
        }
        text_ += ",\"Status\":";
        append(value.Status.text());
        text_ += '}';
    }

    void append(std::int32_t value)
    {
        char digits[16];
        text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }

    /// Escapes what has to be, and trusts that the text is UTF-8.
    void append(std::string_view text)
    {
        text_ += '"';
        std::size_t plain = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            auto const c = static_cast<unsigned char>(text[i]);
            if (c >= 0x20 && c != '"' && c != '\\')
                continue;
            text_.append(text, plain, i - plain);
            plain = i + 1;
            append_escaped(c);
        }
        text_.append(text, plain, std::string_view::npos);
        text_ += '"';
    }

    void append_escaped(unsigned char c)
    {
        constexpr std::string_view hex = "0123456789abcdef";
        text_ += '\\';
        if (c >= 0x20) {
            text_ += static_cast<char>(c);
        }
        else {
            text_ += "u00";
            text_ += hex[c / 16];
            text_ += hex[c % 16];
        }
    }

    std::string text_;
};

} // namespace

std::unique_ptr<serializer> serialize_by_hand()
{
    return std::make_unique<handwritten_serializer>();
}

} // namespace bench
