// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_SERVER_SIDE_HPP
#define BINDERY_TESTING_SERVER_SIDE_HPP

namespace bindery::testing {

/// The server's half of a protocol: what turns requests into shapes and shapes into responses. Specialised for each
/// protocol that a loopback_server can speak, with these members:
///
///     using credentials_type = ...;                    // What clients must have.
///     static credentials_type default_credentials();
///     static Service::config  client_config<Service>(std::string url, std::string ca_pem, credentials_type const&);
///     static std::optional<http::response> refuse<Service>(http::request const&, credentials_type const& expected);
///
///     static std::string key_of<Operation>();          // What handlers are kept under.
///     static std::string find_key<Service>(http::request const&, std::vector<std::string> const& keys);
///     static http::response unknown_operation(         // Where find_key() returns none of them.
///         http::request const&, std::vector<std::string> const& keys);
///
///     static std::optional<http::response> decode_request<Operation>(http::request const&, Operation::request_type&);
///     static http::response encode_response<Operation>(Operation::response_type const&);
///     static http::response encode_error<Error>(Error const&);
///     static http::response internal_failure(std::string_view message);
template <class Protocol>
struct server_side;

} // namespace bindery::testing

#endif
