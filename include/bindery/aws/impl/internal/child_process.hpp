// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_CHILD_PROCESS_HPP
#define BINDERY_AWS_IMPL_INTERNAL_CHILD_PROCESS_HPP

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <spawn.h>
#include <string>
#include <sys/types.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

extern char** environ;

namespace bindery::aws::detail {

/// The two ends of a pipe, which no program started by anybody inherits.
class pipe_ends
{
public:
    pipe_ends()
    {
        std::array<int, 2> ends{};
#if defined(__linux__)
        int const failed = ::pipe2(ends.data(), O_CLOEXEC);
#else
        int const failed = ::pipe(ends.data());
#endif
        if (failed != 0)
            throw std::system_error(errno, std::generic_category(), "pipe");
        read_ = ends[0];
        write_ = ends[1];
#if !defined(__linux__)
        ::fcntl(read_, F_SETFD, FD_CLOEXEC);
        ::fcntl(write_, F_SETFD, FD_CLOEXEC);
#endif
    }

    pipe_ends(pipe_ends const&) = delete;
    pipe_ends& operator=(pipe_ends const&) = delete;

    ~pipe_ends()
    {
        close_write();
        if (read_ >= 0)
            ::close(read_);
    }

    int release_read() noexcept
    {
        return std::exchange(read_, -1);
    }
    int write() const noexcept
    {
        return write_;
    }
    void close_write() noexcept
    {
        if (write_ >= 0)
            ::close(std::exchange(write_, -1));
    }

private:
    int read_ = -1;
    int write_ = -1;
};

/// A running program. Kills it when destroyed before it has ended.
///
/// POSIX by itself, because Boost.Process differs between the versions of Boost that are supported, and its ways to
/// wait for the end change the host program's handling of SIGCHLD.
class child_process
{
public:
    /// Starts the program that the first word names. Throws std::system_error.
    child_process(std::vector<std::string> words, pipe_ends& output, pipe_ends& errors)
    {
        std::vector<char*> arguments;
        for (auto& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);

        posix_spawn_file_actions_t files;
        posix_spawnattr_t          attributes;
        sigset_t                   none;
        sigset_t                   defaults;
        check(::posix_spawn_file_actions_init(&files));
        check(::posix_spawnattr_init(&attributes));
        ::posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_adddup2(&files, output.write(), STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&files, errors.write(), STDERR_FILENO);
#if defined(__GLIBC_PREREQ)
#    if __GLIBC_PREREQ(2, 34)
        // Asio's sockets, and most descriptors of other libraries, are inherited otherwise.
        ::posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
#    endif
#endif
        // What servers block or ignore, other programs expect to work.
        ::sigemptyset(&none);
        ::sigemptyset(&defaults);
        ::sigaddset(&defaults, SIGPIPE);
        ::sigaddset(&defaults, SIGCHLD);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setsigdefault(&attributes, &defaults);
        ::posix_spawnattr_setpgroup(&attributes, 0);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
        int const failed = ::posix_spawnp(&id_, arguments[0], &files, &attributes, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&files);
        ::posix_spawnattr_destroy(&attributes);
        check(failed);
        is_running_ = true;
        output.close_write();
        errors.close_write();
    }

    child_process(child_process const&) = delete;
    child_process& operator=(child_process const&) = delete;

    ~child_process()
    {
        kill();
    }

    /// Kills the program, and those that it has started and that are in its process group, unless has_ended() has said
    /// that it is over.
    void kill() noexcept
    {
        if (!std::exchange(is_running_, false))
            return;
        // As long as it can be waited for, its number is nobody else's.
        siginfo_t ignored{};
        if (::waitid(P_PID, static_cast<id_t>(id_), &ignored, WEXITED | WNOHANG | WNOWAIT) != 0)
            return;
        ::kill(-id_, SIGKILL);
        while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR)
            continue;
    }

    bool has_ended() noexcept
    {
        if (!is_running_)
            return true;
        int        status = 0;
        auto const ended = ::waitpid(id_, &status, WNOHANG);
        if (ended == 0 || (ended < 0 && errno == EINTR))
            return false;
        is_running_ = false;
        if (ended > 0)
            status_ = status;
        return true;
    }

    /// How it ended, as waitpid() has it. Empty: that is not known, because the host program ignores SIGCHLD, which
    /// makes the system forget its children, or waits for them itself.
    std::optional<int> status() const noexcept
    {
        return status_;
    }

private:
    static void check(int failed)
    {
        if (failed != 0)
            throw std::system_error(failed, std::generic_category());
    }

    pid_t              id_ = 0;
    bool               is_running_ = false;
    std::optional<int> status_{};
};

/// How a program ended, for people; empty where it ended well.
inline std::string describe_status(int status)
{
    if (WIFSIGNALED(status))
        return "was ended by signal " + std::to_string(WTERMSIG(status));
    return WEXITSTATUS(status) == 0 ? std::string() : "ended with status " + std::to_string(WEXITSTATUS(status));
}

} // namespace bindery::aws::detail

#endif
