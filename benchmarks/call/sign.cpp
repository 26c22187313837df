// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// What signing one request costs: with Bindery, with OpenSSL's one-shot functions, and with the lean client's signer,
// in interleaved rounds. All keep the day's key.

#include "../parse/allocations.hpp"
#include "lean_signer.hpp"
#include "one_shot_signer.hpp"
#include "workload.hpp"

#include <bindery/aws/sigv4.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace bench {
namespace {

constexpr std::size_t rounds = 101;
constexpr std::size_t signatures_per_round = 1000;

constexpr char host[] = "mturk-requester.us-east-1.amazonaws.com";
constexpr char body[] = R"({"QualificationTypeId":"3AWO4KN9YO3JRSN25G0KTXS4AQW9I6","MaxResults":100})";

/// Signs the same request again and again, as each attempt of a call does.
class bindery_signer
{
public:
    std::string_view sign()
    {
        signer_.sign(request_, credentials_, std::chrono::floor<std::chrono::seconds>(clock::now()));
        return bindery::http::find_field(request_.fields, "Authorization");
    }

private:
    using clock = std::chrono::system_clock;

    bindery::aws::sigv4_signer signer_{{.region = region, .service = signing_name}};
    bindery::aws::credentials  credentials_{
         .access_key_id = access_key_id, .secret_access_key = secret_access_key, .session_token = {}};
    bindery::http::request request_{.method = "POST",
        .target = "/",
        .fields = {{"Content-Type", content_type}, {"X-Amz-Target", target}, {"Host", host}},
        .body = body};
};

struct cost
{
    std::vector<double> nanoseconds{}; ///< Per signature, one for each round.
    std::size_t         allocations = 0;
};

void measure(cost& of, auto sign)
{
    auto const allocations_before = allocations();
    auto const begun = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i != signatures_per_round; ++i)
        if (sign().empty())
            throw std::runtime_error("no signature");
    std::chrono::duration<double, std::nano> const lasted = std::chrono::steady_clock::now() - begun;
    of.allocations += allocations() - allocations_before;
    of.nanoseconds.push_back(lasted.count() / signatures_per_round);
}

double median(std::vector<double> values)
{
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

double ratio(cost const& a, cost const& b)
{
    std::vector<double> ratios;
    std::ranges::transform(a.nanoseconds, b.nanoseconds, std::back_inserter(ratios), std::divides<>());
    return median(std::move(ratios));
}

void compare()
{
    bindery_signer  ours;
    one_shot_signer one_shot(host);
    lean_signer     lean(host);
    std::string     kept;
    auto const      sign_ours = [&] { return ours.sign(); };
    auto const      sign_one_shot = [&] {
        kept = one_shot.sign(body).authorization;
        return std::string_view(kept);
    };
    auto const sign_lean = [&] { return lean.sign(body).authorization; };
    if (std::string(sign_ours()) != sign_one_shot() || sign_lean() != kept)
        throw std::runtime_error("the signatures differ");

    std::array<cost, 3> costs;
    for (std::size_t round = 0; round != rounds; ++round) {
        measure(costs[0], sign_ours);
        measure(costs[1], sign_one_shot);
        measure(costs[2], sign_lean);
    }
    std::printf("### Signing one request\n\n| | ns | time / Bindery's | allocations |\n|---|---:|---:|---:|\n");
    constexpr std::array names{"Bindery", "OpenSSL's one-shot functions", "by hand, lean"};
    for (std::size_t i = 0; i != costs.size(); ++i)
        std::printf("| %s | %.0f | %.2f | %.1f |\n", names[i], median(costs[i].nanoseconds), ratio(costs[i], costs[0]),
            static_cast<double>(costs[i].allocations) / (rounds * signatures_per_round));
    std::printf("\n");
}

} // namespace
} // namespace bench

int main()
{
    bench::compare();
}
