// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FAULTS_SLOW_RESOLVER_HPP
#define BINDERY_TESTS_FAULTS_SLOW_RESOLVER_HPP

namespace test_faults {

/// While it lives, the name `host` is resolved for ever; elsewhere and afterwards it does not exist. No query leaves
/// the process: slow_resolver.cpp takes the place of the C library's getaddrinfo().
///
/// Thread safety: one object at a time.
class slow_resolver
{
public:
    static constexpr char host[] = "never.bindery.invalid";

    slow_resolver();
    slow_resolver(slow_resolver const&) = delete;
    slow_resolver& operator=(slow_resolver const&) = delete;
    ~slow_resolver();

    /// Whether the name is being resolved, or has been.
    bool is_asked() const;
};

} // namespace test_faults

#endif
