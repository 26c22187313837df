// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_ADDRESS_RACE_HPP
#define BINDERY_HTTP_DETAIL_ADDRESS_RACE_HPP

#include <boost/system/errc.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace bindery::http::detail {

/// Puts addresses into the order in which they are tried: the two families take turns, beginning with that of the first
/// address, and each keeps the resolver's order (RFC 8305, section 4).
template <class Address, class IsOfOneFamily>
std::vector<Address> interleave_families(std::vector<Address> const& addresses, IsOfOneFamily is_of_one_family)
{
    std::vector<Address> preferred;
    std::vector<Address> other;
    for (auto const& each : addresses)
        (is_of_one_family(each) == is_of_one_family(addresses.front()) ? preferred : other).push_back(each);
    std::vector<Address> result;
    for (std::size_t i = 0; i < preferred.size() || i < other.size(); ++i) {
        if (i < preferred.size())
            result.push_back(preferred[i]);
        if (i < other.size())
            result.push_back(other[i]);
    }
    return result;
}

/// Whether a failure to connect says something about this machine's networks rather than about the other one.
inline bool is_local_failure(boost::system::error_code error)
{
    namespace errc = boost::system::errc;
    return error == errc::network_unreachable || error == errc::host_unreachable || error == errc::network_down
           || error == errc::address_not_available || error == errc::address_family_not_supported
           || error == errc::invalid_argument;
}

/// Decides when to begin connecting to each of a host's addresses, and which connection is used (RFC 8305, section 5):
/// the next attempt begins as soon as one has failed, or when the one before has not succeeded for a while; the first
/// that succeeds wins.
///
/// The times given must not go back.
class address_race
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    /// What RFC 8305, section 8, recommends. It is less where the time for all would not do for the last address.
    static constexpr std::chrono::milliseconds attempt_delay{250};

    struct failure
    {
        std::size_t               address = 0;
        boost::system::error_code error{};
    };

    address_race(std::size_t address_count, time_point begin, time_point deadline)
        : count_(address_count), deadline_(deadline),
          delay_(std::min<time_point::duration>(attempt_delay,
              (deadline - begin) / static_cast<std::ptrdiff_t>(std::max<std::size_t>(address_count, 1)))),
          next_start_(begin)
    {
    }

    /// The address to which an attempt is to begin now, if any. Ask until there is none.
    std::optional<std::size_t> start(time_point now)
    {
        if (is_over(now) || begun_ == count_ || now < next_start_)
            return std::nullopt;
        ++pending_;
        next_start_ = now + delay_;
        return begun_++;
    }

    void note_success(std::size_t address)
    {
        --pending_;
        if (!winner_)
            winner_ = address;
    }

    void note_failure(std::size_t address, boost::system::error_code error, time_point now)
    {
        --pending_;
        next_start_ = now;
        if (!failure_ || (is_local_failure(failure_->error) && !is_local_failure(error)))
            failure_ = failure{address, error};
    }

    /// Whether nothing more is to be waited for.
    bool is_over(time_point now) const noexcept
    {
        return winner_ || now >= deadline_ || (begun_ == count_ && pending_ == 0);
    }

    /// When to ask again, unless an attempt ends before.
    time_point wake_at() const noexcept { return begun_ == count_ ? deadline_ : std::min(next_start_, deadline_); }

    /// The address whose connection is used.
    std::optional<std::size_t> winner() const noexcept { return winner_; }

    /// Where all attempts have failed, the failure that tells the most: the first one that came from the other machine,
    /// else the first one. Nothing where some have not ended.
    std::optional<failure> verdict() const
    {
        return begun_ == count_ && pending_ == 0 && !winner_ ? failure_ : std::nullopt;
    }

private:
    std::size_t                count_;
    time_point                 deadline_;
    time_point::duration       delay_;
    time_point                 next_start_;
    std::size_t                begun_ = 0;
    std::size_t                pending_ = 0;
    std::optional<std::size_t> winner_{};
    std::optional<failure>     failure_{};
};

} // namespace bindery::http::detail

#endif
