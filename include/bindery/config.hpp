// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CONFIG_HPP
#define BINDERY_CONFIG_HPP

#include <bindery/version.hpp>

/// How the functions that are no templates are declared.
///
/// By default Bindery is header-only: they are inline, and every source file that includes a header which needs them
/// also includes their definitions. With BINDERY_SEPARATE_COMPILATION defined for the whole program, headers only
/// declare them, and exactly one source file of the program includes <bindery/src.hpp>, which defines them. In that
/// mode no other source file sees Beast, OpenSSL or the resolver.
#if defined(BINDERY_SEPARATE_COMPILATION)
#    define BINDERY_DECL
#else
#    define BINDERY_DECL inline
#    define BINDERY_HEADER_ONLY
#endif

/// Defined where the compiler destroys a brace-initialised aggregate twice when it is a temporary inside a co_await
/// expression (GCC before 13, bug 98401 and its relatives). There, a call refuses temporary requests at compile time.
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 13
#    define BINDERY_COMPILER_DESTROYS_AWAITED_TEMPORARIES_TWICE
#endif

#endif
