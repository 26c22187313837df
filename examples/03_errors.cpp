// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// What goes wrong in a call, as exceptions and without them, in coroutines and with callbacks.

#include <bindery/mturk.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <exception>
#include <iostream>
#include <string>

namespace asio = boost::asio;
namespace mturk = bindery::mturk;

// An error that the operation declares is a type of its own; everything else a call throws is a bindery::call_error.
asio::awaitable<void> with_exceptions(mturk::client client)
{
    mturk::ListWorkersWithQualificationTypeRequest const request{.QualificationTypeId = "3UNKNOWN"};
    try {
        co_await mturk::list_workers_with_qualification_type(client, request);
    }
    catch (mturk::RequestError const& error) {
        if (error.TurkErrorCode == "AWS.MechanicalTurk.QualificationTypeDoesNotExist")
            std::cout << "no such type (HTTP " << error.facts().http_status << ")\n";
    }
    catch (bindery::call_error const& error) {
        std::cout << error.what() << '\n';
    }
}

// try_call() brings the same without exceptions.
asio::awaitable<void> without_exceptions(mturk::client client)
{
    mturk::ListWorkersWithQualificationTypeRequest const request{.QualificationTypeId = "3UNKNOWN"};
    auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(client, request);
    if (outcome.has_value())
        std::cout << outcome->NumResults << " workers\n";
    else if (auto const* error = outcome.error().as<mturk::RequestError>())
        std::cout << "refused: " << error->TurkErrorCode.value_or("?") << '\n';
    else
        std::cout << outcome.error().what() << '\n';
}

// Every call has a deadline, 60 s unless the configuration says otherwise. It covers all attempts.
asio::awaitable<void> with_a_deadline(mturk::client impatient)
{
    mturk::ListWorkersWithQualificationTypeRequest const request{.QualificationTypeId = "3UNKNOWN"};
    auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(impatient, request);
    if (outcome.has_error() && outcome.error().code() == bindery::errc::deadline_exceeded)
        std::cout << "too late\n";
}

// Where coroutines are not wanted, a call takes any completion token of Asio.
void with_a_callback(mturk::client client)
{
    mturk::ListWorkersWithQualificationTypeRequest const request{.QualificationTypeId = "lower case"};
    mturk::list_workers_with_qualification_type(
        client, request, [](std::exception_ptr failed, mturk::ListWorkersWithQualificationTypeResponse) {
            try {
                if (failed)
                    std::rethrow_exception(failed);
            }
            catch (bindery::call_error const& error) {
                std::cout << error.what() << '\n';
            }
        });
}

int main()
{
    bindery::testing::mturk_sandbox sandbox;
    asio::io_context                context(1);
    mturk::client                   client(context, sandbox.client_config());

    // Connections are taken, but nobody answers.
    asio::ip::tcp::acceptor const silent(context, {asio::ip::address_v4::loopback(), 0});

    auto stalled = sandbox.client_config();
    stalled.endpoint_url = "https://127.0.0.1:" + std::to_string(silent.local_endpoint().port());
    stalled.call.timeout = std::chrono::milliseconds(1);

    mturk::client impatient(context, stalled);

    auto const all = [&]() -> asio::awaitable<void> {
        co_await with_exceptions(client);
        co_await without_exceptions(client);
        co_await with_a_deadline(impatient);
        with_a_callback(client);
    };
    asio::co_spawn(context, all(), [](std::exception_ptr failed) {
        if (failed)
            std::rethrow_exception(failed);
    });
    context.run();
}
