// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_DETAIL_JSON_PROTOCOL_HPP
#define BINDERY_AWS_DETAIL_JSON_PROTOCOL_HPP

#include <bindery/aws/error_reply.hpp>
#include <bindery/call/result.hpp>
#include <bindery/fixed_string.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/detail/encode.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/shape/detail/substitute.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::aws::detail {

/// What X-Amz-Target says for an operation: "Prefix.Operation".
template <class Operation>
inline constexpr auto target_of = [] {
    constexpr std::string_view                                   prefix = Operation::service_type::target_prefix;
    std::array<char, prefix.size() + 1 + Operation::name.size()> text{};
    auto* const end = std::copy(prefix.begin(), prefix.end(), text.data());
    *end = '.';
    std::copy(Operation::name.begin(), Operation::name.end(), end + 1);
    return text;
}();

/// What the versions of awsJson have in common: all but the media type.
template <fixed_string ContentType>
struct json_protocol : aws_protocol
{
    /// What requests and responses say in Content-Type.
    static constexpr char const* content_type = ContentType.text;

    /// encode_request() sets all fields by their names, so that it may find those of an earlier request of the
    /// operation, and use their storage.
    static constexpr bool keeps_fields = true;

    template <class Operation, class Substitute = bindery::detail::no_substitute>
    static std::optional<json::failure> encode_request(
        typename Operation::request_type const& request, http::request& into, Substitute instead = {})
    {
        constexpr auto const& target = target_of<Operation>;
        http::set_field(into.fields, "Content-Type", content_type);
        http::set_field(into.fields, "X-Amz-Target", std::string_view(target.data(), target.size()));
        return json::detail::append_shape(into.body, request, instead);
    }

    /// An empty body is an empty response: services send either zero bytes or `{}` where there is nothing to say.
    template <class Operation>
    static std::optional<json::failure> decode_response(
        http::response const& from, typename Operation::response_type& into)
    {
        return json::try_parse_into(into, from.body.empty() ? std::string_view("{}") : std::string_view(from.body));
    }

    /// Errors is errors<...>, so that operations which fail alike share the code.
    template <class Errors>
    static failure decode_error(http::response const& from, call_facts facts)
    {
        auto reply = read_error(from);
        facts.kind = reply.kind;
        auto const code = reply.code;
        return make_error(Errors{}, from, std::move(reply), std::move(facts),
            [&]<class Error>() { return code == Error::shape_name; });
    }
};

} // namespace bindery::aws::detail

#endif
