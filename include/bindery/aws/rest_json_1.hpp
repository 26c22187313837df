// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_REST_JSON_1_HPP
#define BINDERY_AWS_REST_JSON_1_HPP

#include <bindery/aws/error_reply.hpp>
#include <bindery/http/message.hpp>
#include <bindery/rest/json.hpp>

#include <string_view>

namespace bindery::aws {

/// How services of restJson1 report errors: by a code in X-Amzn-Errortype or the body, whatever the status. A declared
/// error is found by its name; a status that it says is for servers.
struct rest_json_1_errors : detail::aws_protocol
{
    static error_reply read(http::response const& from) { return read_error(from); }

    template <class Error>
    static bool is(int /*http_status*/, std::string_view code)
    {
        return code == Error::shape_name;
    }
};

/// The protocol "restJson 1": operations declare routes and rules as for rest::json, and the service connects by
/// aws::connect().
using rest_json_1 = rest::basic_json<rest_json_1_errors>;

} // namespace bindery::aws

#endif
