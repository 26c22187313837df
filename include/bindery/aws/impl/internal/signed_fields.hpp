// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_SIGNED_FIELDS_HPP
#define BINDERY_AWS_IMPL_INTERNAL_SIGNED_FIELDS_HPP

#include <bindery/aws/impl/internal/canonical.hpp>
#include <bindery/http/message.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::aws::detail {

/// Whether a field, named in lower case, may change on its way: it belongs to one connection, or proxies and tracing
/// rewrite it. The Authorization field is the signature itself.
inline bool is_unsigned(std::string_view name) noexcept
{
    constexpr std::string_view unsigned_names[] = {"authorization", "connection", "expect", "keep-alive",
        "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "user-agent",
        "x-amzn-trace-id"};
    return std::ranges::binary_search(unsigned_names, name);
}

/// Which fields of a request are signed, and in which order. Requests of one client mostly have fields of the same
/// names, so it is found out only where they differ from those of the request before.
class signed_fields
{
public:
    /// Looks at another request's fields.
    void assign(std::vector<http::field> const& fields)
    {
        bool const same = std::ranges::equal(given_, fields, {}, {}, &http::field::name);
        if (same)
            return;
        given_.clear();
        signed_.clear();
        for (auto const& field : fields) {
            auto name = lower_case(field.name);
            if (!is_unsigned(name)) {
                auto behind = std::ranges::upper_bound(signed_, name, {}, &entry::name);
                signed_.insert(behind, {std::move(name), given_.size()});
            }
            given_.push_back(field.name);
        }

        names_.clear();
        for (auto const& each : signed_)
            if (names_.empty() || !is_repeated(each))
                names_.append(names_.empty() ? "" : ";").append(each.name);
    }

    /// The names of the signed ones, joined by semicolons.
    std::string const& names() const noexcept { return names_; }

    /// Appends those of the request that was looked at last.
    void append_to(std::string& out, std::vector<http::field> const& fields) const
    {
        for (auto const& each : signed_) {
            if (!is_repeated(each)) {
                out.append(each.name) += ':';
            }
            else {
                out.back() = ','; // Instead of the line's end.
            }
            append_trimmed(out, fields[each.index].value);
            out += '\n';
        }
    }

private:
    struct entry
    {
        std::string name; ///< Lower case.
        std::size_t index;
    };

    /// Whether the one before has the same name.
    bool is_repeated(entry const& each) const { return &each != signed_.data() && (&each)[-1].name == each.name; }

    std::vector<std::string> given_{}; ///< The names of all fields, in their order.
    std::vector<entry>       signed_{};
    std::string              names_{};
};

} // namespace bindery::aws::detail

#endif
