// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_CALL_CONTENDER_HPP
#define BINDERY_BENCHMARKS_CALL_CONTENDER_HPP

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

class workload;

/// Where the server is, and how many callers the client has to serve.
struct settings
{
    bool        tls = false;
    std::string host{"127.0.0.1"};
    std::string port{};
    std::string ca_file{}; ///< In PEM.
    std::size_t callers = 1;

    std::string host_field() const { return host + ":" + port; }
    std::string url() const { return (tls ? "https://" : "http://") + host_field(); }
};

/// A contender at work. Keeps its connections from run to run.
class client
{
public:
    virtual ~client() = default;

    /// Lets all callers list pages at once until the workload is done: each lists the pages of one type, each page with
    /// the token of the one before, and begins again, with a new object, after the last one. Throws what goes wrong.
    virtual void run(workload& work) = 0;
};

struct contender
{
    std::string_view name;
    std::unique_ptr<client> (*make)(settings const&);
};

// One source file each.
std::unique_ptr<client> list_with_bindery(settings const&);
std::unique_ptr<client> call_with_bindery(settings const&);
std::unique_ptr<client> list_by_hand(settings const&);
std::unique_ptr<client> call_by_hand(settings const&);
std::unique_ptr<client> list_with_beast(settings const&);
std::unique_ptr<client> list_with_easy_curl(settings const&);
std::unique_ptr<client> list_with_multi_curl(settings const&);

/// All that were built.
std::vector<contender> const& contenders();

} // namespace bench

#endif
