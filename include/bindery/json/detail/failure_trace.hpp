// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_FAILURE_TRACE_HPP
#define BINDERY_JSON_DETAIL_FAILURE_TRACE_HPP

#include <bindery/json/failure.hpp>
#include <bindery/shape/detail/path.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::json::detail {

/// The one failure of a parse or a serialization. Its path is gathered on the way back out of the shapes, so that
/// nothing is paid for it as long as all is well.
class failure_trace
{
public:
    /// Records what happened; always false, for callers to return.
    bool set(std::size_t offset, std::string problem)
    {
        why_.offset = offset;
        why_.problem = std::move(problem);
        return false;
    }

    void within_member(std::string_view name) { steps_.push_back(bindery::detail::member_step(name)); }
    void within_element(std::size_t index) { steps_.push_back(bindery::detail::index_step(index)); }
    void within_entry(std::string_view key) { steps_.push_back(bindery::detail::key_step(key)); }

    failure take() &&
    {
        for (; !steps_.empty(); steps_.pop_back())
            bindery::detail::append_step(why_.path, steps_.back());
        return std::move(why_);
    }

private:
    failure                  why_{};
    std::vector<std::string> steps_{};
};

} // namespace bindery::json::detail

#endif
