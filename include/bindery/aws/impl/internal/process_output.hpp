// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_PROCESS_OUTPUT_HPP
#define BINDERY_AWS_IMPL_INTERNAL_PROCESS_OUTPUT_HPP

#include <bindery/aws/impl/internal/child_process.hpp>
#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bindery::aws::detail {

/// What has become of a program.
struct process_end
{
    bool               is_late = false; ///< It was killed because it took too long. Nothing else is known then.
    std::optional<int> status{};        ///< See child_process.
    std::string        output{};
    std::string        errors{};
    bool               is_cut = false; ///< There was more output than is kept.
};

/// A program under way. All of it runs on one executor, which is a strand or single-threaded.
class process_run : public std::enable_shared_from_this<process_run>
{
public:
    /// Starts the program. Throws std::system_error.
    process_run(boost::asio::any_io_executor const& executor, std::vector<std::string> const& words,
        std::chrono::milliseconds time_limit)
        : process_(words, output_pipe_, error_pipe_), output_(executor, output_pipe_.release_read()),
          errors_(executor, error_pipe_.release_read()), again_(executor), over_(executor)
    {
        if (time_limit == time_limit.zero())
            over_.expires_at(boost::asio::steady_timer::time_point::max());
        else
            over_.expires_after(time_limit);
    }

    /// Waits for the end. Throws system_error (operation_aborted) where the waiting was cancelled.
    static boost::asio::awaitable<process_end> wait(std::shared_ptr<process_run> run)
    {
        closing const closed(*run);
        run->read(run->output_, run->end_.output);
        run->read(run->errors_, run->end_.errors);
        boost::system::error_code woken; // Is an error unless the time is over.
        co_await run->over_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, woken));
        auto const state = co_await boost::asio::this_coro::cancellation_state;
        if (http::detail::is_cancelled(state))
            throw boost::system::system_error(boost::asio::error::operation_aborted);
        run->end_.is_late = !run->has_ended_;
        co_return std::move(run->end_);
    }

private:
    using stream = boost::asio::posix::stream_descriptor;

    /// More than any credentials take.
    static constexpr std::size_t most_output = 64 * 1024;

    /// Kills the program where it runs on, and makes the handlers that are under way come to an end, with which the
    /// object goes.
    class closing
    {
    public:
        explicit closing(process_run& run) : run_(run) { }
        closing(closing const&) = delete;
        closing& operator=(closing const&) = delete;
        ~closing()
        {
            run_.is_closed_ = true;
            run_.process_.kill();
            run_.output_.close();
            run_.errors_.close();
            run_.again_.cancel();
        }

    private:
        process_run& run_;
    };

    /// Reads to the end; what is too much is dropped, so that the program does not wait for a reader.
    void read(stream& from, std::string& into)
    {
        auto& piece = &from == &output_ ? output_piece_ : error_piece_;
        from.async_read_some(boost::asio::buffer(piece),
            [self = shared_from_this(), &from, &into, &piece](boost::system::error_code error, std::size_t size) {
                if (self->is_closed_)
                    return;
                if (error)
                    return self->end_stream();
                auto const kept = std::min(size, most_output - into.size());
                into.append(piece.data(), kept);
                self->end_.is_cut |= &from == &self->output_ && kept < size;
                self->read(from, into);
            });
    }

    void end_stream()
    {
        if (--open_streams_ == 0)
            reap(std::chrono::milliseconds(1));
    }

    /// A program usually ends right after it has closed its output. There is no portable way to be told of it that does
    /// not disturb the host program, so it is asked for, less and less often.
    void reap(std::chrono::milliseconds pause)
    {
        if (process_.has_ended()) {
            has_ended_ = true;
            end_.status = process_.status();
            over_.cancel();
            return;
        }
        again_.expires_after(pause);
        again_.async_wait([self = shared_from_this(), pause](boost::system::error_code) {
            if (!self->is_closed_)
                self->reap(std::min(2 * pause, std::chrono::milliseconds(100)));
        });
    }

    pipe_ends                 output_pipe_{};
    pipe_ends                 error_pipe_{};
    child_process             process_;
    stream                    output_;
    stream                    errors_;
    boost::asio::steady_timer again_;
    boost::asio::steady_timer over_; ///< Expires when the time is over; cancelled when the program has ended.
    std::array<char, 4096>    output_piece_{};
    std::array<char, 4096>    error_piece_{};
    process_end               end_{};
    int                       open_streams_ = 2;
    bool                      has_ended_ = false;
    bool                      is_closed_ = false; ///< Handlers may be queued as successful before they are cancelled.
};

} // namespace bindery::aws::detail

#endif
