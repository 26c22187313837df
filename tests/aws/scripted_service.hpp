// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_AWS_SCRIPTED_SERVICE_HPP
#define BINDERY_TESTS_AWS_SCRIPTED_SERVICE_HPP

#include <bindery/http/message.hpp>
#include <bindery/testing/http_server.hpp>

#include <deque>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace test_aws {

/// A service on 127.0.0.1 that answers from a script and keeps what it was asked. Beyond the script's end it answers
/// with status 418.
class scripted_service
{
public:
    scripted_service() : server_([this](auto const& request) { return answer(request); }, {.tls = false}) { }

    void reply(int status, std::string body = {}, std::vector<bindery::http::field> fields = {})
    {
        std::lock_guard const lock(mutex_);
        script_.push_back({status, {}, std::move(fields), std::move(body)});
    }

    /// Forgets what was asked and what was to be answered.
    void clear()
    {
        std::lock_guard const lock(mutex_);
        script_.clear();
        requests_.clear();
    }

    std::string url() const { return server_.url(); }

    std::vector<bindery::http::request> requests() const
    {
        std::lock_guard const lock(mutex_);
        return requests_;
    }

    /// Method and target of the requests so far.
    std::vector<std::string> asked() const
    {
        std::vector<std::string> result;
        for (auto const& each : requests())
            result.push_back(each.method + " " + each.target);
        return result;
    }

private:
    bindery::http::response answer(bindery::http::request const& request)
    {
        std::lock_guard const lock(mutex_);
        requests_.push_back(request);
        if (script_.empty())
            return {418, {}, {}, "the script is over"};
        auto next = std::move(script_.front());
        script_.pop_front();
        return next;
    }

    mutable std::mutex                  mutex_;
    std::deque<bindery::http::response> script_;
    std::vector<bindery::http::request> requests_;
    bindery::testing::http_server       server_; // Last, because it calls answer() until it is destroyed.
};

inline std::string field_of(bindery::http::request const& request, std::string_view name)
{
    return std::string(bindery::http::find_field(request.fields, name));
}

/// Where nothing listens: port 9, "discard", is no port that servers get by themselves.
inline constexpr char nowhere[] = "http://127.0.0.1:9";

} // namespace test_aws

#endif
