// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_MTURK_SRC_HPP
#define BINDERY_TESTING_MTURK_SRC_HPP

/// Defines the functions of mturk_sandbox and mturk_state where BINDERY_SEPARATE_COMPILATION is defined for the whole
/// program: include it in exactly one source file of a program that uses them, beside <bindery/testing/src.hpp>.

#include <bindery/config.hpp>

#if !defined(BINDERY_SEPARATE_COMPILATION)
#    error Define BINDERY_SEPARATE_COMPILATION for the whole program to use this header, or leave it out.
#endif

#include <bindery/testing/impl/mturk_sandbox.ipp>
#include <bindery/testing/impl/mturk_state.ipp>

#endif
