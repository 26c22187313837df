// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_READ_FILE_HPP
#define BINDERY_HTTP_DETAIL_READ_FILE_HPP

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <system_error>

namespace bindery::http::detail {

/// The content of a file, as far as it could be read. Standard streams do not tell why they fail.
inline std::string read_file(std::string const& path, std::error_code& error)
{
    errno = 0;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::fopen(path.c_str(), "rb"), &std::fclose);
    std::string                                           content;
    std::array<char, 4096>                                piece{};
    for (std::size_t count = 1; file && count != 0; content.append(piece.data(), count))
        count = std::fread(piece.data(), 1, piece.size(), file.get());
    error = {!file || std::ferror(file.get()) ? errno : 0, std::generic_category()};
    return content;
}

} // namespace bindery::http::detail

#endif
