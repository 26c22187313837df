// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef LIST_WORKERS_OPTIONS_HPP
#define LIST_WORKERS_OPTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

/// Where the Workers are listed from.
enum class source { embedded, sandbox, live, endpoint };

enum class output_format { table, csv, json, jsonl };

/// What the command line asks for.
struct options
{
    source                     from = source::embedded;
    std::string                endpoint_url{};
    std::string                region{};
    std::string                ca_file{};
    std::string                type_id{};
    std::vector<std::string>   type_ids{}; ///< Several, instead of the one.
    std::string                checkpoint_file{};
    std::optional<std::string> status{};
    std::optional<std::size_t> limit{};
    output_format              output = output_format::table;
    std::size_t                workers = 2500;
    std::uint64_t              seed = 1;
};

/// A command line that cannot be understood; what() says what to change.
struct usage_error : std::runtime_error
{
    using runtime_error::runtime_error;
};

/// Parses the command line. Empty where it asked for help, which was printed then. Throws usage_error.
std::optional<options> parse_command_line(int argc, char const* const* argv);

#endif
