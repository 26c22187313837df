// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_PAGE_TOKENS_HPP
#define BINDERY_CALL_PAGE_TOKENS_HPP

#include <string>
#include <unordered_set>

namespace bindery {

/// Decides after each page of a listing whether there is another one.
///
/// A service that hands out a token it handed out before would be listed for ever. Comparing neighbours only, as SDKs
/// do, misses the token sequence A, B, A; so all tokens of a listing are remembered.
class page_tokens
{
public:
    enum class verdict : unsigned char {
        more,     ///< Ask for the page of this token.
        end,      ///< That was the last page.
        repeated, ///< The token was seen before: stop with an error.
    };

    /// Takes the token that a page came with, empty where it came with none.
    verdict take(std::string const& next)
    {
        if (next.empty())
            return verdict::end;
        return seen_.insert(next).second ? verdict::more : verdict::repeated;
    }

private:
    std::unordered_set<std::string> seen_;
};

} // namespace bindery

#endif
