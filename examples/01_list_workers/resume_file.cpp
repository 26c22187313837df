// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "resume_file.hpp"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace {

/// The size of standard output; -1 where it is no file.
long long output_size()
{
    struct stat facts = {};
    return ::fstat(STDOUT_FILENO, &facts) == 0 && S_ISREG(facts.st_mode) ? facts.st_size : -1;
}

} // namespace

std::optional<saved_listing> resume_file::load() const
{
    if (path_.empty() || !std::filesystem::exists(path_))
        return std::nullopt;
    std::ifstream file(path_);
    saved_listing saved;
    if (!(file >> saved.checkpoint >> saved.output_size))
        throw std::runtime_error("\"" + path_ + "\" is no file that --checkpoint wrote");
    return saved;
}

void resume_file::cut_output(saved_listing const& saved) const
{
    auto const size = saved.output_size;
    auto const now = output_size();
    if (size < 0 || now < 0)
        return;
    if (now < size)
        throw std::runtime_error("standard output is shorter than when \"" + path_
                                 + "\" was written: append to the same file as then, with >>");
    if (::ftruncate(STDOUT_FILENO, static_cast<off_t>(size)) != 0 || ::lseek(STDOUT_FILENO, 0, SEEK_END) < 0)
        throw std::system_error(errno, std::generic_category(), "cannot cut standard output back");
}

void resume_file::save(std::string const& checkpoint) const
{
    if (path_.empty())
        return;
    if (!std::cout.flush())
        throw std::runtime_error("cannot write to standard output");
    auto const    fresh = path_ + ".new";
    std::ofstream file(fresh);
    file << checkpoint << '\n' << output_size() << '\n';
    file.close();
    if (!file)
        throw std::runtime_error("cannot write \"" + fresh + "\", so \"" + path_ + "\" stays as it was");
    std::filesystem::rename(fresh, path_);
}
