// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_JSON_DOCUMENT_HPP
#define BINDERY_AWS_IMPL_INTERNAL_JSON_DOCUMENT_HPP

#include <bindery/aws/error_reply.hpp>
#include <bindery/aws/impl/internal/provider_client.hpp>
#include <bindery/call/operation.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/parse.hpp>

#include <algorithm>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::aws::detail {

/// A request to a service that answers with one JSON document or one line of text. It is all there is to say, so
/// nothing of it is encoded.
struct document_request
{
    std::string              method{"GET"};
    std::string              target{"/"};
    std::vector<http::field> fields{};
    std::string              body{};
};
BOOST_DESCRIBE_STRUCT(document_request, (), ())

/// A response that is a line of text.
struct text_line
{
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(text_line, (), ())

/// The protocol of the instance metadata service, of containers' credentials and of IAM Identity Center.
struct json_document : aws_protocol
{
    template <class Operation>
    static std::optional<json::failure> encode_request(document_request const& request, http::request& into)
    {
        into.method = request.method;
        into.target = request.target;
        into.fields.insert(into.fields.end(), request.fields.begin(), request.fields.end());
        into.body = request.body;
        return std::nullopt;
    }

    template <class Operation>
    static std::optional<json::failure> decode_response(
        http::response const& from, typename Operation::response_type& into)
    {
        if constexpr (std::same_as<typename Operation::response_type, text_line>)
            return decode_line(from.body, into.text);
        else
            return json::try_parse_into(into, from.body);
    }

    template <class Errors>
    static failure decode_error(http::response const& from, call_facts facts)
    {
        auto reply = read_error(from);
        facts.kind = reply.kind;
        return make_service_error(std::move(reply), std::move(facts));
    }

private:
    /// The first line, which must be one of visible characters.
    static std::optional<json::failure> decode_line(std::string_view body, std::string& into)
    {
        into = body.substr(0, body.find_first_of("\r\n"));
        if (into.empty() || !std::ranges::all_of(into, http::detail::is_visible))
            return json::failure{.problem = "expected a line of text without spaces"};
        return std::nullopt;
    }
};

struct document_service : provider_service
{
    using protocol = json_document;
};

using document_client = client<document_service>;

/// An operation that gets a document. Getting it twice does no harm.
template <fixed_string Name, class Document>
using get_document = operation<Name, document_service, document_request, Document, idempotent>;

} // namespace bindery::aws::detail

#endif
