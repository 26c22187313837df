// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_FAILURE_HPP
#define BINDERY_JSON_FAILURE_HPP

#include <bindery/error.hpp>

#include <cstddef>
#include <limits>
#include <string>
#include <utility>

namespace bindery::json {

/// Why a text could not be parsed, or a value not be serialized, and where.
struct failure
{
    /// The offset of what is wrong outside of a JSON text: in a field, or an address.
    static constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

    std::size_t offset = 0; ///< Byte of the JSON text at which it shows, from 0.
    std::string path{};     ///< Wire names from the outermost shape: `Qualifications[17].GrantTime`; empty for itself.
    std::string problem{};  ///< E.g. `expected a number`.

    /// All in one line: `Qualifications[17].GrantTime: expected a number (at byte 2311)`.
    std::string message() const
    {
        return (path.empty() ? "" : path + ": ") + problem
               + (offset == nowhere ? "" : " (at byte " + std::to_string(offset) + ")");
    }
};

/// Thrown by the throwing spellings of parsing and serializing; what() is failure::message().
class json_error : public error
{
public:
    json_error(errc code, failure why) : error(make_error_code(code), why.message()), why_(std::move(why)) { }

    /// Where and why. Lives as long as the exception.
    failure const& why() const noexcept { return why_; }

private:
    failure why_;
};

} // namespace bindery::json

#endif
