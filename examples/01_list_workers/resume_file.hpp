// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef LIST_WORKERS_RESUME_FILE_HPP
#define LIST_WORKERS_RESUME_FILE_HPP

#include <optional>
#include <string>
#include <utility>

/// What a resume_file keeps.
struct saved_listing
{
    std::string checkpoint;
    long long   output_size = -1; ///< What standard output held then, in bytes; -1 where it was no file.
};

/// Where an interrupted listing goes on: a file with the listing's checkpoint and the size that the program's output
/// had then. What was written behind that, before the program was killed, is cut off, so that nothing is there twice.
class resume_file
{
public:
    /// `path` empty: there is none, and nothing is saved.
    explicit resume_file(std::string path) : path_(std::move(path)) { }

    /// What was saved, if anything was. Throws std::runtime_error where the file is none that save() wrote.
    std::optional<saved_listing> load() const;

    /// Cuts standard output back to what it held then, if it is a file. For a checkpoint that was found to fit. Throws
    /// std::runtime_error where standard output does not fit.
    void cut_output(saved_listing const& saved) const;

    /// Saves a checkpoint: whenever the program is killed, there is either the old one or the new one. Throws
    /// std::runtime_error, and leaves the old one, where standard output or the file cannot be written.
    void save(std::string const& checkpoint) const;

private:
    std::string path_;
};

#endif
