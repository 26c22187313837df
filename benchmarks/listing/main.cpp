// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Reads a listing in one of several ways and prints as one line of JSON what that cost this process. Looks at every
// item, and fails where one of them is missing.

#include "../call/coroutines.hpp"
#include "../call/mturk_config.hpp"
#include "../processor_time.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <unistd.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {
namespace {

constexpr std::string_view usage = R"(Usage: read_listing WAY --port N --pages N [OPTION ...]
  WAY               calls, pages, items or blocking (items)
  --port N          where the server listens on 127.0.0.1
  --pages N         how many pages to read, of 100 items
  --ca-file FILE    speak TLS, and trust these certificates
  --prefetch N      pages fetched ahead; by default what the library thinks right
  --work N          milliseconds that the items of a page take, during which other coroutines run
  --memory N        tell how much memory is in use after every N pages
)";

struct options
{
    std::string                way{};
    settings                   server{};
    std::uint64_t              pages = 0;
    std::optional<std::size_t> prefetch{};
    std::chrono::milliseconds  work{0};
    std::uint64_t              memory = 0;
};

options read_options(int argc, char** argv)
{
    options result;
    if (argc < 2)
        throw std::invalid_argument("which way?");
    result.way = argv[1];
    for (int i = 2; i < argc; ++i) {
        std::string_view const name = argv[i];
        if (i + 1 == argc)
            throw std::invalid_argument(std::string(name) + " is no option, or lacks its value");
        std::string const value = argv[++i];
        if (name == "--port")
            result.server.port = value;
        else if (name == "--pages")
            result.pages = std::stoull(value);
        else if (name == "--ca-file")
            result.server.ca_file = value;
        else if (name == "--prefetch")
            result.prefetch = std::stoul(value);
        else if (name == "--work")
            result.work = std::chrono::milliseconds(std::stoul(value));
        else if (name == "--memory")
            result.memory = std::stoull(value);
        else
            throw std::invalid_argument(std::string(name) + " is no option");
    }
    result.server.tls = !result.server.ca_file.empty();
    return result;
}

/// The memory in use, in KiB.
std::uint64_t resident_memory()
{
    std::ifstream file("/proc/self/statm");
    std::uint64_t size = 0, resident = 0;
    file >> size >> resident;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) / 1024;
}

auto const& list = mturk::list_workers_with_qualification_type;

class reader
{
public:
    explicit reader(options const& how) : how_(how) { }

    void run()
    {
        if (how_.way == "blocking") {
            for (auto const& item : list.blocking_items(make_config(how_.server), first_request(), limits()))
                look_at(item);
            return;
        }
        asio::io_context context(1);
        mturk::client    client(context, make_config(how_.server));
        run_callers(context, 1, [&](std::size_t) { return read(client); });
    }

    std::uint64_t                     items() const noexcept { return items_; }
    std::uint64_t                     letters() const noexcept { return letters_; }
    std::vector<std::uint64_t> const& memory() const noexcept { return memory_; }

private:
    asio::awaitable<void> read(mturk::client client)
    {
        if (how_.way == "calls")
            return read_calls(client);
        if (how_.way == "pages")
            return read_pages(client);
        if (how_.way == "items")
            return read_items(client);
        throw std::invalid_argument("no way is called " + how_.way);
    }

    bindery::listing_options limits() const { return {.max_pages = how_.pages, .prefetch_pages = how_.prefetch}; }

    asio::awaitable<void> read_calls(mturk::client client)
    {
        auto asked = first_request();
        for (std::uint64_t i = 0; i != how_.pages; ++i) {
            auto page = co_await list(client, asked);
            for (auto const& item : page.Qualifications)
                look_at(item);
            asked.NextToken = std::move(page.NextToken);
        }
    }

    asio::awaitable<void> read_pages(mturk::client client)
    {
        auto pages = list.pages(client, first_request(), limits());
        while (auto const* const page = co_await pages.next())
            for (auto const& item : page->Qualifications)
                look_at(item);
    }

    asio::awaitable<void> read_items(mturk::client client)
    {
        auto               items = list.items(client, first_request(), limits());
        asio::steady_timer timer(co_await asio::this_coro::executor);
        while (auto const* const item = co_await items.next()) {
            look_at(*item);
            if (items_ % items_per_page != 0)
                continue;
            if (how_.work.count() != 0) {
                timer.expires_after(how_.work);
                co_await timer.async_wait(asio::use_awaitable);
            }
            if (how_.memory != 0 && items_ % (how_.memory * items_per_page) == 0)
                memory_.push_back(resident_memory());
        }
    }

    void look_at(mturk::Qualification const& item)
    {
        ++items_;
        letters_ += item.WorkerId.size();
    }

    options const&             how_;
    std::uint64_t              items_ = 0;
    std::uint64_t              letters_ = 0;
    std::vector<std::uint64_t> memory_{};
};

/// How many letters the identities of the Workers on so many pages have.
std::uint64_t expected_letters(std::uint64_t pages)
{
    auto const                 served = served_pages();
    std::vector<std::uint64_t> of_page;
    std::uint64_t              of_all = 0;
    for (auto const& page : served) {
        std::uint64_t letters = 0;
        for (auto const& item : page.expected().Qualifications)
            letters += item.WorkerId.size();
        of_page.push_back(letters);
        of_all += letters;
    }
    auto result = pages / served.size() * of_all;
    for (std::uint64_t i = 0; i != pages % served.size(); ++i)
        result += of_page[i];
    return result;
}

void measure(options const& how)
{
    auto const time_before = processor_time();
    auto const begun = std::chrono::steady_clock::now();
    reader     read(how);
    read.run();
    std::chrono::duration<double> const lasted = std::chrono::steady_clock::now() - begun;
    auto const                          time = processor_time() - time_before;
    if (read.items() != how.pages * items_per_page || read.letters() != expected_letters(how.pages))
        throw std::runtime_error("read other items than there are");

    std::cout << "{\"seconds\": " << lasted.count() << ", \"cpu\": " << time << ", \"memory\": [";
    for (char const* separator = ""; auto const each : read.memory()) {
        std::cout << separator << each;
        separator = ", ";
    }
    std::cout << "]}\n";
}

} // namespace
} // namespace bench

int main(int argc, char** argv)
try {
    bench::measure(bench::read_options(argc, argv));
}
catch (std::invalid_argument const& error) {
    std::cerr << error.what() << "\n\n" << bench::usage;
    return EXIT_FAILURE;
}
catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
}
