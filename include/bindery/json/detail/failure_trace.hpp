// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_FAILURE_TRACE_HPP
#define BINDERY_JSON_DETAIL_FAILURE_TRACE_HPP

#include <bindery/json/failure.hpp>
#include <bindery/shape/detail/path.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace bindery::json::detail {

/// The failure of a serialization. Its path is gathered on the way back out of the shapes, so that nothing is paid for
/// it as long as all is well.
class failure_trace
{
public:
    failure_trace(std::size_t offset, std::string problem)
        : why_{.offset = offset, .path = {}, .problem = std::move(problem)}
    {
    }

    /// Adds a step of the path, the innermost one first.
    void within(std::string step) { steps_.push_back(std::move(step)); }

    failure take() &&
    {
        for (; !steps_.empty(); steps_.pop_back())
            bindery::detail::append_step(why_.path, steps_.back());
        return std::move(why_);
    }

private:
    failure                  why_;
    std::vector<std::string> steps_{};
};

} // namespace bindery::json::detail

#endif
