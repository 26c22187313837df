// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_PAGE_TOKENS_HPP
#define BINDERY_CALL_PAGE_TOKENS_HPP

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>

namespace bindery {

/// Decides after each page of a listing whether there is another one.
///
/// A service that hands out a token it handed out before would be listed for ever. Comparing neighbours only, as SDKs
/// do, misses the token sequence A, B, A; so the tokens of a listing are remembered: the latest ones, within a limit
/// of memory, and one older one, which is replaced after 1, 2, 4, 8 ... pages. A circle larger than what is remembered
/// comes back to that one in the end (Brent's cycle detection).
class page_tokens
{
public:
    enum class verdict : unsigned char {
        more,     ///< Ask for the page of this token.
        end,      ///< That was the last page.
        repeated, ///< The token was seen before: stop with an error.
    };

    /// `memory` bounds the tokens remembered, in bytes. The default holds those of about a million items of typical
    /// services.
    explicit page_tokens(std::size_t memory = 4 * 1024 * 1024) : room_(memory) { }

    /// Takes the token that a page came with, empty where it came with none.
    verdict take(std::string_view next)
    {
        if (next.empty())
            return verdict::end;
        if (next == anchor_ || seen_.contains(next))
            return verdict::repeated;
        remember(next);
        return verdict::more;
    }

private:
    /// What a token costs besides its characters: a string, a node of the set, and its share of the tables.
    static constexpr std::size_t overhead = 96;

    void remember(std::string_view token)
    {
        if (++count_ == replace_at_) {
            anchor_ = token;
            replace_at_ *= 2;
        }
        // The set refers to the strings of the queue, which stay where they are while others come and go.
        seen_.insert(latest_.emplace_back(token));
        used_ += token.size() + overhead;
        while (used_ > room_ && latest_.size() > 1) {
            seen_.erase(latest_.front());
            used_ -= latest_.front().size() + overhead;
            latest_.pop_front();
        }
    }

    std::size_t                          room_;
    std::size_t                          used_ = 0;
    std::uint64_t                        count_ = 0;
    std::uint64_t                        replace_at_ = 1;
    std::string                          anchor_{};
    std::deque<std::string>              latest_{};
    std::unordered_set<std::string_view> seen_{};
};

} // namespace bindery

#endif
