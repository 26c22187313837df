// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Lists every Worker who holds a Qualification of a type, from an embedded sandbox or from the real service.

#include "options.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "resume_file.hpp"

#include <bindery/mturk.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace asio = boost::asio;
namespace mturk = bindery::mturk;

namespace {

constexpr int exit_failed = 1;
constexpr int exit_usage = 2;

mturk::ListWorkersWithQualificationTypeRequest make_request(options const& chosen, std::string const& type_id)
{
    mturk::ListWorkersWithQualificationTypeRequest request{.QualificationTypeId = type_id};
    if (chosen.status)
        request.Status = bindery::open_enum<mturk::QualificationStatus>::from_text(*chosen.status);
    return request;
}

asio::awaitable<void> list_workers(mturk::client client, options const& chosen, progress& shown)
{
    constexpr std::size_t save_after = 100;

    auto const&       list = mturk::list_workers_with_qualification_type;
    auto const        request = make_request(chosen, chosen.type_id);
    auto const        start = list.items(client, request).checkpoint();
    resume_file const resume(chosen.checkpoint_file);
    auto const        saved = resume.load();
    auto const        begin = saved ? saved->checkpoint : start;
    auto workers = list.items(client, request, {.max_items = chosen.limit.value_or(0), .checkpoint = begin});
    if (saved) {
        workers.checkpoint(); // Throws for one of another request, before anything is cut off.
        resume.cut_output(*saved);
    }
    auto const* qualification = co_await workers.next();

    // Made only now, so that a call that fails prints nothing but its error; saved before anything is written, so that
    // even half of a first line can be cut off again.
    resume.save(begin);
    auto        out = make_output({.format = chosen.output, .is_continued = begin != start}, std::cout);
    std::size_t listed = 0;
    try {
        while (qualification) {
            out->write(*qualification);
            shown.show(++listed);
            if (listed % save_after == 0)
                resume.save(workers.checkpoint());
            qualification = co_await workers.next();
        }
    }
    catch (...) {
        resume.save(workers.checkpoint());
        throw;
    }
    out->finish();
    resume.save(workers.checkpoint());
}

asio::awaitable<void> list_types(mturk::client client, options const& chosen, progress& shown)
{
    std::vector<mturk::ListWorkersWithQualificationTypeRequest> requests;
    for (auto const& id : chosen.type_ids)
        requests.push_back(make_request(chosen, id));
    auto all = mturk::list_workers_with_qualification_type.fan_out(
        client, requests, {.errors = bindery::fan_out_errors::collected});

    auto        out = make_output({.format = chosen.output, .with_types = true}, std::cout);
    std::size_t listed = 0;
    while (auto const* const found = co_await all.next()) {
        out->write(*found->item);
        shown.show(++listed);
        if (listed == chosen.limit)
            break;
    }
    out->finish();
    std::string problems;
    for (auto const& each : all.failures())
        problems += (problems.empty() ? "" : "; ") + chosen.type_ids[each.request_index] + ": " + each.why.what();
    if (!problems.empty())
        throw std::runtime_error(problems);
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

    asio::io_context          context(1);
    mturk::client             client(context, config);
    asio::cancellation_signal stop;
    asio::signal_set          interrupts(context);
    std::exception_ptr        failed;
    asio::co_spawn(context,
        chosen.type_ids.empty() ? list_workers(client, chosen, shown) : list_types(client, chosen, shown),
        asio::bind_cancellation_slot(stop.slot(), [&](std::exception_ptr error) {
            failed = std::move(error);
            interrupts.cancel();
        }));
    if (!chosen.checkpoint_file.empty()) {
        interrupts.add(SIGINT);
        interrupts.add(SIGTERM);
        interrupts.async_wait([&](boost::system::error_code ended, int) {
            if (!ended)
                stop.emit(asio::cancellation_type::terminal);
        });
    }
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
