// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Boost.JSON: its DOM with a monotonic resource, its SAX parser, and its serializer. With its source, so that it is
// compiled as everything else here.

#include "boost_json.hpp"

#include "boost_json_access.hpp"
#include "peers.hpp"
#include "sax_builder.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace bench {
namespace {

namespace json = boost::json;

/// Memory for a tree at a time. Trees are not destroyed: releasing the resource is what their memory needs.
class tree_memory
{
public:
    explicit tree_memory(std::size_t size) : memory_(size), resource_(memory_.data(), memory_.size()) { }

    json::monotonic_resource& empty()
    {
        resource_.release();
        return resource_;
    }

    std::size_t size() const noexcept { return memory_.size(); }

private:
    std::vector<unsigned char> memory_;
    json::monotonic_resource   resource_;
};

/// Generous for a tree of these texts, so that the resource needs no memory of its own.
constexpr std::size_t memory_per_byte = 16;

class dom_parser : public page_parser
{
public:
    void parse(page& into, document const& source) override
    {
        auto const text = source.text();
        if (!memory_ || memory_->size() < text.size() * memory_per_byte)
            memory_.emplace(text.size() * memory_per_byte);
        parser_.reset(&memory_->empty());
        parser_.write(text.data(), text.size());
        dom_extraction<boost_json_access>::read(parser_.release(), into);
    }

private:
    std::optional<tree_memory> memory_;
    json::parser               parser_;
};

class sax_parser : public page_parser
{
public:
    void parse(page& into, document const& source) override
    {
        auto const text = source.text();
        parser_.reset();
        parser_.handler().builder.start(into);
        json::error_code error;
        auto const       taken = parser_.write_some(false, text.data(), text.size(), error);
        if (error || taken != text.size())
            throw std::runtime_error("Boost.JSON: " + error.message());
    }

private:
    struct handler
    {
        static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
        static constexpr std::size_t max_array_size = max_object_size;
        static constexpr std::size_t max_key_size = max_object_size;
        static constexpr std::size_t max_string_size = max_object_size;

        sax_builder builder;
        std::string parts; ///< Of a string with escapes.

        /// Most strings come in one part, as a view of the text.
        std::string_view whole(json::string_view last)
        {
            if (parts.empty())
                return {last.data(), last.size()};
            parts.append(last.data(), last.size());
            return parts;
        }

        bool on_document_begin(json::error_code&) { return true; }
        bool on_document_end(json::error_code&) { return true; }
        bool on_object_begin(json::error_code&) { return builder.start_object(), true; }
        bool on_object_end(std::size_t, json::error_code&) { return builder.end_object(), true; }
        bool on_array_begin(json::error_code&) { return builder.start_array(), true; }
        bool on_array_end(std::size_t, json::error_code&) { return builder.end_array(), true; }
        bool on_key_part(json::string_view part, std::size_t, json::error_code&)
        {
            return parts.append(part.data(), part.size()), true;
        }
        bool on_key(json::string_view last, std::size_t, json::error_code&)
        {
            builder.key(whole(last));
            parts.clear();
            return true;
        }
        bool on_string_part(json::string_view part, std::size_t, json::error_code&)
        {
            return parts.append(part.data(), part.size()), true;
        }
        bool on_string(json::string_view last, std::size_t, json::error_code&)
        {
            builder.string(whole(last));
            parts.clear();
            return true;
        }
        bool on_number_part(json::string_view, json::error_code&) { return true; }
        bool on_int64(std::int64_t value, json::string_view, json::error_code&) { return builder.integer(value), true; }
        bool on_uint64(std::uint64_t value, json::string_view text, json::error_code& error)
        {
            return on_int64(static_cast<std::int64_t>(value), text, error);
        }
        bool on_double(double value, json::string_view, json::error_code&) { return builder.real(value), true; }
        bool on_bool(bool, json::error_code&) { return true; }
        bool on_null(json::error_code&) { return true; }
        bool on_comment_part(json::string_view, json::error_code&) { return true; }
        bool on_comment(json::string_view, json::error_code&) { return true; }
    };

    json::basic_parser<handler> parser_{json::parse_options()};
};

class tree_serializer : public serializer
{
public:
    std::string_view write(page const& value) override
    {
        json::object root = start();
        if (value.NextToken)
            root.emplace("NextToken", *value.NextToken);
        root.emplace("NumResults", value.NumResults);
        auto& list = root.emplace("Qualifications", json::array()).first->value().as_array();
        list.reserve(value.Qualifications.size());
        for (auto const& one : value.Qualifications)
            add(list, one);
        return serialize(root);
    }

    std::string_view write(request const& value) override
    {
        json::object root = start();
        root.emplace("QualificationTypeId", value.QualificationTypeId);
        if (value.Status)
            root.emplace("Status", value.Status->text());
        if (value.NextToken)
            root.emplace("NextToken", *value.NextToken);
        if (value.MaxResults)
            root.emplace("MaxResults", *value.MaxResults);
        return serialize(root);
    }

private:
    json::object start() { return json::object(8, &memory_.empty()); }

    static void add(json::array& list, mturk::Qualification const& value)
    {
        auto& result = list.emplace_back(json::object(8, list.storage())).get_object();
        result.emplace("QualificationTypeId", value.QualificationTypeId);
        result.emplace("WorkerId", value.WorkerId);
        result.emplace("GrantTime", to_seconds(value.GrantTime));
        if (value.IntegerValue)
            result.emplace("IntegerValue", *value.IntegerValue);
        if (value.LocaleValue) {
            auto& locale = result.emplace("LocaleValue", json::object(2, list.storage())).first->value().get_object();
            locale.emplace("Country", value.LocaleValue->Country);
            if (value.LocaleValue->Subdivision)
                locale.emplace("Subdivision", *value.LocaleValue->Subdivision);
        }
        result.emplace("Status", value.Status.text());
    }

    std::string_view serialize(json::object const& root)
    {
        serializer_.reset(&root);
        for (std::size_t used = 0;;) {
            used += serializer_.read(text_.data() + used, text_.size() - used).size();
            if (serializer_.done())
                return {text_.data(), used};
            text_.resize(text_.size() * 2);
        }
    }

    tree_memory       memory_{1 << 20};
    json::serializer  serializer_;
    std::vector<char> text_ = std::vector<char>(1024);
};

} // namespace

std::unique_ptr<page_parser> parse_with_boost_dom(member_order)
{
    return std::make_unique<dom_parser>();
}

std::unique_ptr<page_parser> parse_with_boost_sax(member_order)
{
    return std::make_unique<sax_parser>();
}

std::unique_ptr<serializer> serialize_with_boost()
{
    return std::make_unique<tree_serializer>();
}

template <class Shape>
Shape read_back(std::string_view text)
{
    Shape result;
    dom_extraction<boost_json_access>::read(json::parse(json::string_view(text.data(), text.size())), result);
    return result;
}

template page    read_back<page>(std::string_view);
template request read_back<request>(std::string_view);

} // namespace bench
