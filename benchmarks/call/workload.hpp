// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_CALL_WORKLOAD_HPP
#define BINDERY_BENCHMARKS_CALL_WORKLOAD_HPP

#include "../parse/difference.hpp"
#include "../parse/document.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// How many pages a caller lists before it begins again.
inline constexpr std::size_t pages_per_listing = 32;

inline constexpr char listed_type[] = "3AWO4KN9YO3JRSN25G0KTXS4AQW9I6";
inline constexpr int  items_per_page = 100;

inline constexpr char access_key_id[] = "AKIDEXAMPLE";
inline constexpr char secret_access_key[] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
inline constexpr char region[] = "us-east-1";
inline constexpr char signing_name[] = "mturk-requester";
inline constexpr char target[] = "MTurkRequesterServiceV20170117.ListWorkersWithQualificationType";
inline constexpr char content_type[] = "application/x-amz-json-1.1";

/// The pages that the server serves: the token of each leads to the next one.
inline std::vector<document> served_pages()
{
    return generate_documents(pages_per_listing, items_per_page, member_order::declared, 10);
}

/// The calls that a client's callers are to make between them, and how long each took.
///
/// Thread safety: all functions may be called at once.
class workload
{
public:
    using clock = std::chrono::steady_clock;

    /// `expected`, if given, is what the pages are compared with.
    explicit workload(std::size_t calls, std::vector<document> const* expected = nullptr)
        : latencies_(calls), expected_(expected)
    {
    }

    /// One call under way.
    class call
    {
    public:
        /// `index` counts the pages of the listing. Throws std::runtime_error where the page is another.
        void finish(page const& got, std::size_t index)
        {
            work_.latencies_[number_] = clock::now() - begun_;
            if (work_.expected_)
                require_equal(got, (*work_.expected_)[index].expected(), index);
        }

    private:
        friend class workload;

        call(workload& work, std::size_t number) : work_(work), number_(number), begun_(clock::now()) { }

        workload&         work_;
        std::size_t       number_;
        clock::time_point begun_;
    };

    /// Begins a call; empty where all have been made.
    std::optional<call> begin()
    {
        auto const number = begun_.fetch_add(1, std::memory_order_relaxed);
        if (number >= latencies_.size())
            return std::nullopt;
        return call(*this, number);
    }

    /// Adds what a thread of the client's own has allocated.
    void add_allocations(std::size_t count) { allocations_ += count; }

    std::vector<std::chrono::nanoseconds> const& latencies() const noexcept { return latencies_; }
    std::size_t                                  allocations() const noexcept { return allocations_; }

private:
    std::vector<std::chrono::nanoseconds> latencies_;
    std::vector<document> const*          expected_;
    std::atomic<std::size_t>              begun_{0};
    std::atomic<std::size_t>              allocations_{0};
};

} // namespace bench

#endif
