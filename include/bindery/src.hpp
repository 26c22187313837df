// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SRC_HPP
#define BINDERY_SRC_HPP

/// Defines the library's functions where BINDERY_SEPARATE_COMPILATION is defined for the whole program: include it in
/// exactly one source file.

#include <bindery/config.hpp>

#if !defined(BINDERY_SEPARATE_COMPILATION)
#    error Define BINDERY_SEPARATE_COMPILATION for the whole program to use <bindery/src.hpp>, or leave it out.
#endif

#include <bindery/aws/impl/cached_credentials.ipp>
#include <bindery/aws/impl/connect.ipp>
#include <bindery/aws/impl/container_credentials.ipp>
#include <bindery/aws/impl/credentials.ipp>
#include <bindery/aws/impl/default_credentials.ipp>
#include <bindery/aws/impl/error_reply.ipp>
#include <bindery/aws/impl/imds_credentials.ipp>
#include <bindery/aws/impl/process_credentials.ipp>
#include <bindery/aws/impl/profile_credentials.ipp>
#include <bindery/aws/impl/role_credentials.ipp>
#include <bindery/aws/impl/shared_config.ipp>
#include <bindery/aws/impl/sigv4.ipp>
#include <bindery/aws/impl/sso_credentials.ipp>
#include <bindery/aws/impl/sigv4_authentication.ipp>
#include <bindery/call/impl/authentication.ipp>
#include <bindery/call/impl/blocking_context.ipp>
#include <bindery/call/impl/checkpoint.ipp>
#include <bindery/call/impl/client_core.ipp>
#include <bindery/call/impl/connect.ipp>
#include <bindery/call/impl/error_reply.ipp>
#include <bindery/call/impl/expand_host_prefix.ipp>
#include <bindery/call/impl/fan_out_core.ipp>
#include <bindery/call/impl/listing_core.ipp>
#include <bindery/call/impl/pagination.ipp>
#include <bindery/call/impl/perform.ipp>
#include <bindery/http/impl/endpoint.ipp>
#include <bindery/http/impl/link.ipp>
#include <bindery/http/impl/message.ipp>
#include <bindery/http/impl/pooled_transport.ipp>
#include <bindery/http/impl/proxy.ipp>
#include <bindery/json/impl/decode.ipp>
#include <bindery/json/impl/decode_object.ipp>
#include <bindery/json/impl/decode_union.ipp>
#include <bindery/json/impl/encode.ipp>
#include <bindery/json/impl/failure_path.ipp>
#include <bindery/json/impl/reader.ipp>
#include <bindery/json/impl/writer.ipp>
#include <bindery/rest/impl/fields.ipp>
#include <bindery/rest/impl/json.ipp>
#include <bindery/rest/impl/target.ipp>
#include <bindery/shape/impl/alternatives.ipp>
#include <bindery/shape/impl/blob.ipp>
#include <bindery/shape/impl/decimal.ipp>
#include <bindery/shape/impl/path.ipp>
#include <bindery/shape/impl/pattern_matcher.ipp>
#include <bindery/shape/impl/timestamp.ipp>
#include <bindery/shape/impl/utf8.ipp>
#include <bindery/shape/impl/validate.ipp>

#endif
