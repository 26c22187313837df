// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/aws/process_credentials.hpp>
#include <bindery/error.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/system_executor.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <exception>
#include <fstream>
#include <memory>
#include <string>
#include <thread>

namespace test_aws_process {

using namespace std::chrono_literals;
namespace asio = boost::asio;
namespace aws = bindery::aws;
using bindery::errc;

constexpr char all[] = R"({"Version":1,"AccessKeyId":"ASIA","SecretAccessKey":"s3cr3t","SessionToken":"TOKEN",)"
                       R"("Expiration":"2026-11-01T06:00:00+00:00"})";

/// Shell scripts that are run as credential processes.
struct scripts : test_aws::home_folder
{
    std::string command(std::string const& script) const
    {
        write("script", script);
        return "/bin/sh '" + path() + "/script'";
    }

    aws::credentials get(std::string const& script) const
    {
        return test_aws::get(*aws::process_credentials(command(script)));
    }

    std::string failure(std::string const& script, std::chrono::milliseconds limit = 60s) const
    {
        auto const what =
            test_aws::get_error(errc::credentials_failed, *aws::process_credentials(command(script), limit));
        BOOST_TEST(what.starts_with("the credential process \"/bin/sh\" "), what);
        return what;
    }

    std::string content(std::string const& name) const
    {
        std::ifstream in(path() + "/" + name);
        std::string   text;
        std::getline(in, text);
        return text;
    }
};

/// Whether a process has gone, or nobody has waited yet for what is left of it: the system does that for orphans.
bool has_gone(int pid)
{
    if (::kill(pid, 0) != 0)
        return errno == ESRCH;
    std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
    std::string   text;
    std::getline(in, text);
    return text.empty() || text.find(") Z ") != text.npos;
}

/// Whether a process that was killed goes. It does so soon, but not at once.
bool goes(int pid)
{
    auto const until = std::chrono::steady_clock::now() + 30s;
    while (!has_gone(pid) && std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
    return has_gone(pid);
}

} // namespace test_aws_process

BOOST_AUTO_TEST_SUITE(aws_process_credentials)

using namespace test_aws_process;

BOOST_AUTO_TEST_CASE(output_is_read)
{
    scripts const          with;
    aws::credentials const expected{
        "ASIA", "s3cr3t", "TOKEN", std::chrono::sys_days(std::chrono::year(2026) / 11 / 1) + 6h};
    BOOST_TEST((with.get(std::string("echo '") + all + "'; echo ignored >&2") == expected));
    BOOST_TEST((with.get(R"(echo '{"Version":1,"AccessKeyId":"AKID","SecretAccessKey":"s3cr3t","Other":[]}')")
                == aws::credentials{"AKID", "s3cr3t", ""}));
    // It ends some time after its output does.
    BOOST_TEST((with.get(std::string("echo '") + all + "'; exec >&- 2>&-; sleep 0.01") == expected));
}

BOOST_AUTO_TEST_CASE(words_are_passed_on_as_they_are)
{
    scripts const with;
    auto const command = with.command(R"(printf '{"Version":1,"AccessKeyId":"%s","SecretAccessKey":"%s"}' "$1" "$#")");
    auto const found = test_aws::get(*aws::process_credentials(command + R"( '$HOME;x' "b c" d\ e)"));
    BOOST_TEST(found.access_key_id == "$HOME;x");
    BOOST_TEST(found.secret_access_key == "3");
}

BOOST_AUTO_TEST_CASE(much_output_on_both_streams_does_not_block)
{
    scripts const with;
    auto const    what = with.failure("i=0; while [ $i -lt 3000 ]; do echo "
                                         "0123456789012345678901234567890123456789 >&2; echo "
                                         "0123456789012345678901234567890123456789; i=$((i+1)); done");
    BOOST_TEST(what.ends_with("answered with too much text"));
}

BOOST_AUTO_TEST_CASE(failures_are_told)
{
    scripts const with;
    BOOST_TEST(with.failure("echo 'no such\n\tuser' >&2; exit 3").ends_with("ended with status 3: no such user"));
    BOOST_TEST(with.failure("exit 1").ends_with("ended with status 1"));
    BOOST_TEST(with.failure("kill -TERM $$").ends_with("was ended by signal 15"));
    BOOST_TEST(with.failure("").find("answered with something else than expected: ") != std::string::npos);
    BOOST_TEST(with.failure("echo s3cr3t").find("answered with something else than expected: ") != std::string::npos);
    BOOST_TEST(with.failure("echo '{}'").ends_with("answered without a Version, which must be 1"));
    BOOST_TEST(with.failure("echo '{\"Version\":2}'").ends_with("answered with Version 2, but only 1 is known"));
    BOOST_TEST(with.failure("echo '{\"Version\":1}'").ends_with("answered with credentials without an access key ID"));
    BOOST_TEST(test_aws::get_error(errc::credentials_failed, *aws::process_credentials("TOKEN=s3cr3t program"))
               == "the credential process cannot be started: No such file or directory");
    BOOST_TEST(test_aws::get_error(errc::credentials_failed, *aws::process_credentials("/no/such/program x"))
               == "the credential process \"/no/such/program\" cannot be started: No such file or directory");
}

BOOST_AUTO_TEST_CASE(commands_that_are_none_are_refused)
{
    using test_aws::error_of;
    BOOST_TEST(error_of(errc::invalid_config, [] { aws::process_credentials(" "); })
               == "the command of the credential process is empty");
    BOOST_TEST(error_of(errc::invalid_config, [] { aws::process_credentials("a 'b"); })
               == "the command of the credential process has a quote without its other one");
    BOOST_TEST(error_of(errc::invalid_config, [] { aws::process_credentials("a", -1ms); })
               == "the time limit of a credential process is negative");
}

BOOST_AUTO_TEST_CASE(a_process_that_takes_too_long_is_killed)
{
    scripts const with;
    BOOST_TEST(with.failure("echo $$ > '" + with.path() + "/pid'; exec sleep 600", 200ms)
                   .ends_with("has not ended within 200 ms"));
    auto const pid = with.content("pid");
    // The machine may be too slow to get that far; what matters is that nothing runs on.
    BOOST_TEST((pid.empty() || (::kill(std::stoi(pid), 0) != 0 && errno == ESRCH)));
}

BOOST_AUTO_TEST_CASE(a_process_that_nobody_waits_for_any_more_is_killed)
{
    for (auto const type : {asio::cancellation_type::terminal, asio::cancellation_type::total}) {
        scripts const             with;
        asio::io_context          io(1);
        asio::cancellation_signal cancel;
        std::exception_ptr        failed;
        auto const                provider =
            aws::process_credentials(with.command("echo $$ > '" + with.path() + "/pid'; exec 2>&-; exec sleep 600"));
        auto const wait = [&]() -> asio::awaitable<void> {
            co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
            co_await provider->get();
        };
        asio::co_spawn(
            io, wait(), asio::bind_cancellation_slot(cancel.slot(), [&](std::exception_ptr error) { failed = error; }));
        while (with.content("pid").empty())
            io.poll();
        cancel.emit(type);
        io.restart();
        io.run();
        BOOST_TEST((failed != nullptr));
        BOOST_CHECK_EXCEPTION(std::rethrow_exception(failed), boost::system::system_error,
            [](auto const& error) { return error.code() == asio::error::operation_aborted; });
        BOOST_TEST((::kill(std::stoi(with.content("pid")), 0) != 0 && errno == ESRCH));
    }
}

BOOST_AUTO_TEST_CASE(what_a_process_has_started_is_killed_with_it)
{
    scripts const with;
    // Its own output is at its end, and that which it has started holds the pipe open.
    with.failure("sleep 600 & echo $! > '" + with.path() + "/pid'", 300ms);
    auto const pid = with.content("pid");
    BOOST_TEST((pid.empty() || goes(std::stoi(pid))));
}

BOOST_AUTO_TEST_CASE(a_look_that_comes_due_with_the_end_of_the_time_leaves_no_process)
{
    scripts const    with;
    asio::io_context io(1);
    auto const       provider = aws::process_credentials(
              with.command("echo $$ > '" + with.path() + "/pid'; exec >/dev/null 2>/dev/null; exec sleep 600"), 300ms);
    bool is_over = false;
    asio::co_spawn(io, provider->get(), [&](std::exception_ptr failed, auto const&) { is_over = failed != nullptr; });
    while (!is_over && with.content("pid").empty())
        io.poll();
    // The program is looked for after 127, 227 and 327 ms; the context is busy when the time is over and that comes
    // due.
    io.run_for(250ms);
    asio::steady_timer busy(asio::system_executor(), 150ms);
    busy.wait();
    io.run_for(30s); // It ends at once, when nothing is left to do.
    BOOST_TEST(io.stopped());
    BOOST_TEST(is_over);
    auto const pid = with.content("pid"); // None where the machine is too slow for the program to get that far.
    BOOST_TEST((pid.empty() || goes(std::stoi(pid))));
}

#if defined(__linux__)

BOOST_AUTO_TEST_CASE(a_process_inherits_no_sockets)
{
    asio::io_context        io(1);
    asio::ip::tcp::acceptor listening(io, {asio::ip::address_v4::loopback(), 0});
    scripts const           with;
    auto const              what = with.failure("ls -l /proc/$$/fd >&2; exit 1");
    BOOST_TEST(what.find("/dev/null") != what.npos, what);
    BOOST_TEST(what.find("socket:") == what.npos, what);
}

BOOST_AUTO_TEST_CASE(a_process_ignores_no_signal_of_its_children)
{
    auto* const before = std::signal(SIGCHLD, SIG_IGN);
    auto const  found = test_aws::get(*aws::process_credentials(
         R"(sed -n 's/^SigIgn:\s*\([0-9a-f]*\)$/{"Version":1,"AccessKeyId":"\1","SecretAccessKey":"x"}/p' )"
          "/proc/self/status"));
    std::signal(SIGCHLD, before);
    BOOST_TEST((std::stoull(found.access_key_id, nullptr, 16) & (1ull << (SIGCHLD - 1))) == 0u);
}

#endif

BOOST_AUTO_TEST_CASE(it_works_where_the_system_forgets_children)
{
    scripts const with;
    auto* const   before = std::signal(SIGCHLD, SIG_IGN);
    BOOST_TEST(with.get(std::string("echo '") + all + "'").access_key_id == "ASIA");
    // How it has ended cannot be known then, only that it has written nothing.
    BOOST_TEST(with.failure("echo 'no such user' >&2; exit 3").ends_with(" has written nothing: no such user"));
    std::signal(SIGCHLD, before);
}

BOOST_AUTO_TEST_CASE(an_end_before_all_calendars_is_one)
{
    scripts const with;
    for (std::string const when : {"1500-01-01T00:00:00Z", "0001-01-01T00:00:00Z"}) {
        auto const found = with.get(
            R"(echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"s3cr3t","Expiration":")" + when + "\"}'");
        BOOST_TEST((found.expires_at == std::chrono::system_clock::time_point()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
