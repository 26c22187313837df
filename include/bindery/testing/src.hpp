// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_SRC_HPP
#define BINDERY_TESTING_SRC_HPP

/// Defines the functions of bindery/testing/ where BINDERY_SEPARATE_COMPILATION is defined for the whole program:
/// include it in exactly one source file of a program that uses them, beside <bindery/src.hpp>. Those of the sandbox of
/// Mechanical Turk are in <bindery/testing/mturk_src.hpp>.

#include <bindery/config.hpp>

#if !defined(BINDERY_SEPARATE_COMPILATION)
#    error Define BINDERY_SEPARATE_COMPILATION for the whole program to use <bindery/testing/src.hpp>, or leave it out.
#endif

#include <bindery/testing/impl/aws_json_server.ipp>
#include <bindery/testing/impl/certificate.ipp>
#include <bindery/testing/impl/conformance.ipp>
#include <bindery/testing/impl/http_server.ipp>
#include <bindery/testing/impl/rest_server.ipp>
#include <bindery/testing/impl/scripted_transport.ipp>

#endif
