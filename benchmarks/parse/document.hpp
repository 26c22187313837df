// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_DOCUMENT_HPP
#define BINDERY_BENCHMARKS_PARSE_DOCUMENT_HPP

#include "shapes_fwd.hpp"

#include <bindery/mturk/qualifications.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

/// One JSON text, and what it says according to the generator that wrote it.
class document
{
public:
    /// How many bytes behind a text may be read, which simdjson asks for. They are zero, so that a text is a C string
    /// too.
    static constexpr std::size_t padding = 64;

    document(std::string text, page says) : size_(text.size()), padded_(std::move(text)), expected_(std::move(says))
    {
        padded_.append(padding, '\0');
    }

    std::string_view text() const noexcept { return {padded_.data(), size_}; }
    page const&      expected() const noexcept { return expected_; }

private:
    std::size_t size_;
    std::string padded_;
    page        expected_;
};

/// Pages of Qualifications as the service sends them. The same arguments give the same pages everywhere.
std::vector<document> generate_documents(std::size_t count, std::size_t items, member_order order, std::uint64_t seed);

/// Requests with all members.
std::vector<request> generate_requests(std::size_t count, std::uint64_t seed);

} // namespace bench

#endif
