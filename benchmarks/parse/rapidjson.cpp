// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// RapidJSON's SAX parser, and its writer.
//
// Parsing checks the encoding (kParseValidateEncodingFlag). kParseFullPrecisionFlag is left out, since it only makes
// parsing slower: without it a double is off by at most three units in the last place, which is less than a thousandth
// of a millisecond here.

#include "fields.hpp"
#include "peers.hpp"
#include "rapidjson_handler.hpp"
#include "time_text.hpp"

#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstring>
#include <stdexcept>
#include <vector>

namespace bench {
namespace {

class sax_parser : public page_parser
{
protected:
    template <unsigned Flags>
    void parse(page& into, auto stream)
    {
        handler_.builder.start(into);
        if (!reader_.Parse<Flags | rapidjson::kParseValidateEncodingFlag>(stream, handler_))
            throw std::runtime_error("RapidJSON error " + std::to_string(reader_.GetParseErrorCode()));
    }

private:
    rapidjson::Reader reader_;
    rapidjson_handler handler_;
};

class copying_parser : public sax_parser
{
public:
    void parse(page& into, document const& source) override
    {
        sax_parser::parse<rapidjson::kParseNoFlags>(into, rapidjson::StringStream(source.text().data()));
    }
};

/// In-situ parsing destroys the text, which the other contenders leave as it is: a copy is part of the work.
class in_situ_parser : public sax_parser
{
public:
    void parse(page& into, document const& source) override
    {
        auto const size = source.text().size();
        if (copy_.size() <= size)
            copy_.resize(size + 1);
        std::memcpy(copy_.data(), source.text().data(), size + 1); // with the zero behind it
        sax_parser::parse<rapidjson::kParseInsituFlag>(into, rapidjson::InsituStringStream(copy_.data()));
    }

private:
    std::vector<char> copy_;
};

template <unsigned Flags>
class writing_serializer : public serializer
{
public:
    std::string_view write(page const& value) override
    {
        start();
        writer_.StartObject();
        if (value.NextToken) {
            key("NextToken");
            string(*value.NextToken);
        }
        key("NumResults");
        writer_.Int(value.NumResults);
        key("Qualifications");
        writer_.StartArray();
        for (auto const& one : value.Qualifications)
            write(one);
        writer_.EndArray();
        writer_.EndObject();
        return written();
    }

    std::string_view write(request const& value) override
    {
        start();
        writer_.StartObject();
        key("QualificationTypeId");
        string(value.QualificationTypeId);
        if (value.Status) {
            key("Status");
            string(value.Status->text());
        }
        if (value.NextToken) {
            key("NextToken");
            string(*value.NextToken);
        }
        if (value.MaxResults) {
            key("MaxResults");
            writer_.Int(*value.MaxResults);
        }
        writer_.EndObject();
        return written();
    }

private:
    void write(mturk::Qualification const& value)
    {
        writer_.StartObject();
        key("QualificationTypeId");
        string(value.QualificationTypeId);
        key("WorkerId");
        string(value.WorkerId);
        key("GrantTime");
        char       text[time_text_size];
        auto const size = static_cast<std::size_t>(write_time(text, value.GrantTime) - text);
        writer_.RawValue(text, size, rapidjson::kNumberType);
        if (value.IntegerValue) {
            key("IntegerValue");
            writer_.Int(*value.IntegerValue);
        }
        if (value.LocaleValue) {
            key("LocaleValue");
            writer_.StartObject();
            key("Country");
            string(value.LocaleValue->Country);
            if (value.LocaleValue->Subdivision) {
                key("Subdivision");
                string(*value.LocaleValue->Subdivision);
            }
            writer_.EndObject();
        }
        key("Status");
        string(value.Status.text());
        writer_.EndObject();
    }

    void start()
    {
        buffer_.Clear();
        writer_.Reset(buffer_);
    }

    void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

    void string(std::string_view text)
    {
        if (!writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())))
            throw std::runtime_error("RapidJSON can't write a string");
    }

    std::string_view written() const { return {buffer_.GetString(), buffer_.GetSize()}; }

    using utf8 = rapidjson::UTF8<>;

    rapidjson::StringBuffer                                                                buffer_;
    rapidjson::Writer<rapidjson::StringBuffer, utf8, utf8, rapidjson::CrtAllocator, Flags> writer_{buffer_};
};

} // namespace

std::unique_ptr<page_parser> parse_with_rapidjson(member_order)
{
    return std::make_unique<copying_parser>();
}

std::unique_ptr<page_parser> parse_with_rapidjson_in_situ(member_order)
{
    return std::make_unique<in_situ_parser>();
}

std::unique_ptr<serializer> serialize_with_rapidjson()
{
    return std::make_unique<writing_serializer<rapidjson::kWriteNoFlags>>();
}

std::unique_ptr<serializer> serialize_with_validating_rapidjson()
{
    return std::make_unique<writing_serializer<rapidjson::kWriteValidateEncodingFlag>>();
}

} // namespace bench
