// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Lists every Worker who holds a Qualification of a type, from an embedded sandbox or from the real service.

#include "options.hpp"
#include "output.hpp"

#include <bindery/mturk.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <exception>
#include <iostream>
#include <optional>

#include <unistd.h>

namespace asio = boost::asio;
namespace mturk = bindery::mturk;

namespace {

constexpr int exit_failed = 1;
constexpr int exit_usage = 2;

/// A count of what has arrived. On a terminal only, so that no log file fills with it, and not where the Workers
/// themselves appear on the terminal.
class progress
{
public:
    void show(std::size_t workers)
    {
        if (on_terminal_ && workers % step == 0)
            std::cerr << '\r' << workers << " workers" << std::flush;
    }

    void clear()
    {
        if (on_terminal_)
            std::cerr << "\r\x1b[K" << std::flush;
    }

private:
    static constexpr std::size_t step = 100;

    bool on_terminal_ = ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) != 1;
};

mturk::ListWorkersWithQualificationTypeRequest make_request(options const& chosen)
{
    constexpr std::size_t largest_page = 100;

    mturk::ListWorkersWithQualificationTypeRequest request{.QualificationTypeId = chosen.type_id};
    if (chosen.status)
        request.Status = bindery::open_enum<mturk::QualificationStatus>::from_text(*chosen.status);
    if (chosen.limit && *chosen.limit < largest_page)
        request.MaxResults = static_cast<std::int32_t>(*chosen.limit);
    return request;
}

asio::awaitable<void> list_workers(mturk::client client, options const& chosen, progress& shown)
{
    auto        workers = mturk::list_workers_with_qualification_type.items(client, make_request(chosen));
    auto const* qualification = co_await workers.next();

    // Made only now, so that a call that fails prints nothing but its error.
    auto        out = make_output(chosen.output, std::cout);
    std::size_t listed = 0;
    while (qualification) {
        out->write(*qualification);
        shown.show(++listed);
        if (listed == chosen.limit)
            break;
        qualification = co_await workers.next();
    }
    out->finish();
}

mturk::config client_config(options const& chosen)
{
    mturk::config config{.region = chosen.region};
    if (chosen.from == source::sandbox)
        config.endpoint_url = mturk::sandbox;
    else if (chosen.from == source::endpoint)
        config.endpoint_url = chosen.endpoint_url;
    config.pool.tls.ca_file = chosen.ca_file;
    return config;
}

void run(options chosen, progress& shown)
{
    std::optional<bindery::testing::mturk_sandbox> embedded;
    mturk::config                                  config;
    if (chosen.from == source::embedded) {
        embedded.emplace();
        auto const seeded = embedded->state().seed_workers(chosen.workers, chosen.seed);
        if (chosen.type_id.empty())
            chosen.type_id = seeded;
        config = embedded->client_config();
    }
    else
        config = client_config(chosen);

    asio::io_context   context(1);
    mturk::client      client(context, config);
    std::exception_ptr failed;
    asio::co_spawn(
        context, list_workers(client, chosen, shown), [&](std::exception_ptr error) { failed = std::move(error); });
    context.run();
    shown.clear();
    std::cout.flush();
    if (failed)
        std::rethrow_exception(failed);
    if (!std::cout)
        throw std::runtime_error("cannot write to standard output");
}

} // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    progress shown;
    try {
        if (auto const chosen = parse_command_line(argc, argv))
            run(*chosen, shown);
        return 0;
    }
    catch (usage_error const& error) {
        std::cerr << "01_list_workers: " << error.what() << " (see --help)\n";
        return exit_usage;
    }
    catch (std::exception const& error) {
        std::cerr << "01_list_workers: " << error.what() << '\n';
        return exit_failed;
    }
}
