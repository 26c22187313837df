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
#include <boost/asio/this_coro.hpp>
#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <exception>
#include <fstream>
#include <memory>
#include <string>

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

BOOST_AUTO_TEST_CASE(it_works_where_the_system_forgets_children)
{
    scripts const with;
    auto* const   before = std::signal(SIGCHLD, SIG_IGN);
    BOOST_TEST(with.get(std::string("echo '") + all + "'").access_key_id == "ASIA");
    std::signal(SIGCHLD, before);
}

BOOST_AUTO_TEST_SUITE_END()
