// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_WRITER_HPP
#define BINDERY_JSON_DETAIL_WRITER_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/failure_trace.hpp>
#include <bindery/shape/blob.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::json::detail {

/// Appends JSON text to a string, which must outlive the writer.
///
/// Functions that return bool return false once, for the failure that ends the serialization, and have then recorded
/// it.
class writer
{
public:
    explicit writer(std::string& out) noexcept : out_(out), start_(out.size()) { }

    void write(bool value) { put(value ? "true" : "false"); }
    void put(char c) { out_ += c; }
    void put(std::string_view text) { out_ += text; }

    BINDERY_DECL void write_integer(std::int64_t value);
    BINDERY_DECL void write_integer(std::uint64_t value);
    BINDERY_DECL void write(float value);
    BINDERY_DECL void write(double value);
    BINDERY_DECL void write(timestamp value, timestamp_format::notation as);
    BINDERY_DECL void write(blob const& value);
    BINDERY_DECL bool write(std::string_view text);

    /// Begins another member of an object: the comma, unless it is the first one, its name and the colon.
    BINDERY_DECL bool begin_member(std::string_view name, bool first);

    /// Appends a text that another library wrote, if it is a JSON value.
    BINDERY_DECL bool put_checked(std::string_view text);

    failure_trace& trace() noexcept { return trace_; }
    failure        take_failure() && { return std::move(trace_).take(); }

private:
    std::string&  out_;
    std::size_t   start_;
    failure_trace trace_{};
};

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/writer.ipp>
#endif

#endif
