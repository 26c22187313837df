// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_QUERY_HPP
#define BINDERY_AWS_IMPL_INTERNAL_QUERY_HPP

#include <bindery/aws/error_reply.hpp>
#include <bindery/aws/impl/internal/query_text.hpp>
#include <bindery/call/call_error.hpp>
#include <bindery/call/result.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/shape/described.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::aws::detail {

/// Reads an unsuccessful response: `<ErrorResponse><Error><Code>…</Code><Message>…`. Where it is something else, as a
/// proxy's page, the code is the status text and the message the body.
inline error_reply read_query_error(http::response const& from)
{
    error_reply                  reply;
    xml_document                 document;
    xml_document::element const* found = nullptr;
    if (document.parse(from.body))
        if (auto const* const root = find_child(document.root(), "ErrorResponse"))
            found = find_child(*root, "Error");
    if (found) {
        reply.code = child_text(*found, "Code");
        reply.message = child_text(*found, "Message");
    }
    else
        reply.message = from.body;
    if (reply.code.empty())
        reply.code = status_text_of(from);
    // The security token service could not reach the identity provider, which passes.
    reply.kind =
        reply.code == "IDPCommunicationError" ? failure_kind::transient : classify_error(from.status, reply.code);
    return reply;
}

/// The protocol "awsQuery", as far as the security token service needs it: every call is a POST of a form whose
/// parameters are the operation's name and version and the members of the request, which are strings and numbers. The
/// response is XML with the members, which are strings and shapes of strings.
///
/// What a service of this protocol declares besides: `static constexpr std::string_view api_version`.
struct query : aws_protocol
{
    template <class Operation>
    static std::optional<json::failure> encode_request(
        typename Operation::request_type const& request, http::request& into)
    {
        using request_type = typename Operation::request_type;
        into.fields.push_back({"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"});
        append_parameter(into.body, "Action", Operation::name);
        append_parameter(into.body, "Version", Operation::service_type::api_version);
        bindery::detail::for_each_member<request_type>(
            [&]<class Descriptor>() { append_parameter(into.body, Descriptor::name, request.*Descriptor::pointer); });
        return std::nullopt;
    }

    template <class Operation>
    static std::optional<json::failure> decode_response(
        http::response const& from, typename Operation::response_type& into)
    {
        xml_document document;
        if (!document.parse(from.body))
            return json::failure{.problem = "expected XML"};
        std::string const name(Operation::name);
        auto const* const root = find_child(document.root(), name + "Response");
        auto const* const result = root ? find_child(*root, name + "Result") : nullptr;
        if (!result)
            return json::failure{.path = name + "Response." + name + "Result", .problem = "expected this element"};
        read_members(*result, into);
        return std::nullopt;
    }

    template <class Errors>
    static failure decode_error(http::response const& from, call_facts facts)
    {
        auto reply = read_query_error(from);
        facts.kind = reply.kind;
        return make_service_error(std::move(reply), std::move(facts));
    }
};

} // namespace bindery::aws::detail

#endif
