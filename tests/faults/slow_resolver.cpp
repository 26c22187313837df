// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "slow_resolver.hpp"

#include <dlfcn.h>
#include <netdb.h>

#include <condition_variable>
#include <mutex>
#include <string_view>

namespace test_faults {
namespace {

struct resolver_state
{
    std::mutex              mutex{};
    std::condition_variable changed{};
    bool                    is_slow = false;
    bool                    is_asked = false;
};

resolver_state& resolver()
{
    static resolver_state state;
    return state;
}

} // namespace

slow_resolver::slow_resolver()
{
    std::lock_guard const lock(resolver().mutex);
    resolver().is_slow = true;
    resolver().is_asked = false;
}

slow_resolver::~slow_resolver()
{
    std::lock_guard const lock(resolver().mutex);
    resolver().is_slow = false;
    resolver().changed.notify_all();
}

bool slow_resolver::is_asked() const
{
    std::lock_guard const lock(resolver().mutex);
    return resolver().is_asked;
}

} // namespace test_faults

// The program's own function is found before the C library's.
extern "C" int getaddrinfo(char const* name, char const* service, addrinfo const* hints, addrinfo** found)
{
    using test_faults::resolver;
    if (name && name == std::string_view(test_faults::slow_resolver::host)) {
        std::unique_lock lock(resolver().mutex);
        resolver().is_asked = true;
        resolver().changed.wait(lock, [] { return !resolver().is_slow; });
        return EAI_NONAME;
    }
    using function = int (*)(char const*, char const*, addrinfo const*, addrinfo**);
    static auto const next = reinterpret_cast<function>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    return next(name, service, hints, found);
}
