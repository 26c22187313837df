// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_PROCESS_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_PROCESS_CREDENTIALS_IPP

#include <bindery/aws/process_credentials.hpp>

#include <bindery/aws/detail/shell_words.hpp>
#include <bindery/aws/impl/internal/credentials_document.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/call/impl/internal/one_line.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/check_duration.hpp>
#include <bindery/json/parse.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/detail/config.hpp>
#include <boost/asio/this_coro.hpp>

#if defined(BOOST_ASIO_HAS_POSIX_STREAM_DESCRIPTOR)
#    include <bindery/aws/impl/internal/child_process.hpp>
#    include <bindery/aws/impl/internal/process_output.hpp>
#endif

#include <chrono>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace bindery::aws {
namespace detail {

#if defined(BOOST_ASIO_HAS_POSIX_STREAM_DESCRIPTOR)

class process_provider final : public credentials_provider
{
public:
    process_provider(std::vector<std::string> words, std::chrono::milliseconds time_limit)
        : words_(std::move(words)), time_limit_(time_limit), subject_(describe(words_.front()))
    {
    }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        auto const run = start(co_await boost::asio::this_coro::executor);
        auto const ended = co_await process_run::wait(run);
        if (ended.is_late)
            throw provider_error(errc::credentials_failed,
                subject_ + " has not ended within " + std::to_string(time_limit_.count()) + " ms");
        auto const errors = bindery::detail::in_one_line(ended.errors, longest_quotation);
        auto const problem = ended.status ? describe_status(*ended.status) : std::string();
        if (!problem.empty())
            throw provider_error(errc::credentials_failed, subject_ + " " + problem, errors);
        if (!ended.status && ended.output.empty())
            throw provider_error(errc::credentials_failed, subject_ + " has written nothing", errors);
        if (ended.is_cut)
            throw provider_error(errc::credentials_failed, subject_ + " answered with too much text");
        credentials_document document;
        if (auto const why = json::try_parse_into(document, ended.output))
            throw provider_error(
                errc::credentials_failed, subject_ + " answered with something else than expected: " + why->message());
        if (document.Version != 1)
            throw provider_error(errc::credentials_failed,
                subject_
                    + (document.Version
                            ? " answered with Version " + std::to_string(*document.Version) + ", but only 1 is known"
                            : " answered without a Version, which must be 1"));
        co_return make_credentials(subject_, document);
    }

    std::string_view name() const noexcept override { return "process"; }

private:
    static constexpr std::size_t longest_quotation = 500;

    /// A word with a = is a variable that was meant for a shell, and its value may be a secret.
    static std::string describe(std::string const& program)
    {
        std::string const what = "the credential process";
        return program.find('=') == program.npos ? what + " \"" + http::detail::printable(program) + "\"" : what;
    }

    std::shared_ptr<process_run> start(boost::asio::any_io_executor const& executor) const
    {
        try {
            return std::make_shared<process_run>(executor, words_, time_limit_);
        }
        catch (std::system_error const& problem) {
            throw provider_error(
                errc::credentials_failed, subject_ + " cannot be started: " + problem.code().message());
        }
    }

    std::vector<std::string> const  words_;
    std::chrono::milliseconds const time_limit_;
    std::string const               subject_;
};

#endif

} // namespace detail

BINDERY_DECL std::shared_ptr<credentials_provider> process_credentials(
    std::string const& command, std::chrono::milliseconds time_limit)
{
    http::detail::check_duration(time_limit, "the time limit of a credential process");
    auto words = detail::split_shell_words(command);
    if (!words)
        throw error(errc::invalid_config, "the command of the credential process has a quote without its other one");
    if (words->empty())
        throw error(errc::invalid_config, "the command of the credential process is empty");
#if defined(BOOST_ASIO_HAS_POSIX_STREAM_DESCRIPTOR)
    return std::make_shared<detail::process_provider>(*std::move(words), time_limit);
#else
    throw error(errc::invalid_config, "credential processes are not supported on this platform");
#endif
}

} // namespace bindery::aws

#endif
