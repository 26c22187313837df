// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_TEXT_STORAGE_HPP
#define BINDERY_JSON_DETAIL_TEXT_STORAGE_HPP

#include <bindery/json/detail/block.hpp>

#include <cstddef>
#include <cstring>
#include <string>

/// Writing into a std::string's storage without a call into the library for each short text.
namespace bindery::json::detail {

#if defined(_GLIBCXX_RELEASE) && _GLIBCXX_USE_CXX11_ABI

/// libstdc++'s strings always have room for 15 characters and a terminator, and a private function that only sets the
/// size: before C++23's resize_and_overwrite nothing else does that. Explicit instantiation may name private members.
#    define BINDERY_STRINGS_CAN_BE_FILLED

template <auto SetSize>
struct string_size_access
{
    friend void set_size(std::string& text, std::size_t size) noexcept { (text.*SetSize)(size); }
};
template struct string_size_access<&std::string::_M_length>;

/// Sets the size, which must not exceed the capacity, and nothing else: not the terminator.
void set_size(std::string& text, std::size_t size) noexcept;

#endif

/// Makes `into` a text of less than sixteen characters that stands in sixteen readable ones.
inline void assign_short(std::string& into, char const* from, std::size_t size)
{
#if defined(BINDERY_STRINGS_CAN_BE_FILLED)
    char* const to = into.data();
    std::memcpy(to, from, block_size);
    to[size] = '\0';
    set_size(into, size);
#else
    into.assign(from, size);
#endif
}

/// Replaces all of a text of `size` characters, 16 to 32, by as many others.
inline void overwrite_medium(std::string& into, char const* from, std::size_t size) noexcept
{
    // The two blocks overlap, so that nothing beyond the text is written.
    char* const to = into.data();
    std::memcpy(to, from, block_size);
    std::memcpy(to + size - block_size, from + size - block_size, block_size);
}

} // namespace bindery::json::detail

#endif
