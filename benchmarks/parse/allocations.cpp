// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "allocations.hpp"

#include <cerrno>
#include <cstddef>

namespace {
thread_local std::size_t count = 0;
}

namespace bench {

std::size_t allocations() noexcept
{
    return count;
}

} // namespace bench

// glibc's own entry points to the functions that these replace, for the whole program. operator new calls malloc.
extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);

void* malloc(std::size_t size)
{
    ++count;
    return __libc_malloc(size);
}

void* calloc(std::size_t members, std::size_t size)
{
    ++count;
    return __libc_calloc(members, size);
}

void* realloc(void* old, std::size_t size)
{
    ++count;
    return __libc_realloc(old, size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size)
{
    ++count;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void** into, std::size_t alignment, std::size_t size)
{
    ++count;
    *into = __libc_memalign(alignment, size);
    return *into ? 0 : ENOMEM;
}
}
