// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_CANCELLATION_LINK_HPP
#define BINDERY_CALL_IMPL_INTERNAL_CANCELLATION_LINK_HPP

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_type.hpp>

#include <memory>
#include <utility>

namespace bindery::detail {

/// Hands a cancellation of the awaiting coroutine on to work that runs elsewhere, by its function cancel(), which may
/// be called on any thread. asio::co_spawn's own link is not sure to find that work alive.
template <class Work>
class cancellation_link
{
public:
    cancellation_link(boost::asio::cancellation_slot slot, std::shared_ptr<Work> work) : slot_(slot)
    {
        if (slot_.is_connected())
            slot_.assign([to = std::move(work)](boost::asio::cancellation_type type) {
                if (type != boost::asio::cancellation_type::none)
                    to->cancel();
            });
    }

    cancellation_link(cancellation_link const&) = delete;
    cancellation_link& operator=(cancellation_link const&) = delete;

    ~cancellation_link()
    {
        if (slot_.is_connected())
            slot_.clear();
    }

private:
    boost::asio::cancellation_slot slot_;
};

} // namespace bindery::detail

#endif
