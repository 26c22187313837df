// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_ITEMS_HPP
#define BINDERY_CALL_ITEMS_HPP

#include <bindery/call/pages.hpp>
#include <bindery/shape/detail/rules.hpp>

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace bindery {

namespace detail {

/// The largest value that the declared range allows the member that bounds a page.
template <class Request, auto PageSize>
constexpr std::int64_t largest_page()
{
    constexpr auto rules = select_rules<PageSize>(rules_of_shape<Request>);
    static_assert(has_rule<std::remove_cv_t<decltype(rules)>, range>, "the member that bounds a page needs a range");
    return static_cast<range const&>(rules).max;
}

} // namespace detail

/// A listing, item by item: `while (auto* item = co_await items.next())`. Made by operation::items().
///
/// Yields every item of every page in the service's order. Single-pass and lazy: a page is fetched when its first item
/// is asked for; an item of a page in memory costs no suspension. After a failed fetch the range stays where it was:
/// next() asks for the same page again.
///
/// Object lifetimes: must live, and not be moved, while a next() is awaited. Executor, cancellation and errors: those
/// of the operation's call; besides, errc::repeated_page_token where the service goes in circles. Thread safety: one
/// next() at a time.
template <class Operation>
class items_range
{
public:
    using client_type = typename Operation::client_type;
    using request_type = typename Operation::request_type;
    using page_type = typename Operation::response_type;
    using pagination = typename Operation::pagination;
    using item_type = typename std::remove_cvref_t<decltype(std::declval<page_type&>().*pagination::items)>::value_type;

    items_range(client_type with, request_type request)
        : pages_(std::move(with), with_largest_pages(std::move(request)))
    {
    }

    /// The next item, or null after the last one. The item is valid until the next call; it may be moved from.
    boost::asio::awaitable<item_type*> next() &
    {
        while (in_page_ == size_) {
            page_ = co_await pages_.next();
            if (!enter_page())
                co_return nullptr;
        }
        co_return take();
    }

    /// As next(), without exceptions.
    boost::asio::awaitable<result<item_type*>> try_next() &
    {
        while (in_page_ == size_) {
            auto fetched = co_await pages_.try_next();
            if (fetched.has_error())
                co_return fetched.error();
            page_ = *fetched;
            if (!enter_page())
                co_return nullptr;
        }
        co_return take();
    }

    /// A range must have a name: what next() brings lives in the range.
    void next() && = delete;
    void try_next() && = delete;

private:
    /// Asks for pages as large as the declaration allows where the request leaves the size open, because a service's
    /// default may be ten times as many calls.
    static request_type with_largest_pages(request_type request)
    {
        if constexpr (!std::is_null_pointer_v<std::remove_cv_t<decltype(pagination::page_size)>>) {
            auto& size = request.*pagination::page_size;
            if (!size)
                size = static_cast<typename std::remove_cvref_t<decltype(size)>::value_type>(
                    detail::largest_page<request_type, pagination::page_size>());
        }
        return request;
    }

    /// False after the last page.
    bool enter_page()
    {
        in_page_ = 0;
        size_ = page_ ? (page_->*pagination::items).size() : 0;
        return page_ != nullptr;
    }

    item_type* take() { return &(page_->*pagination::items)[in_page_++]; }

    pages_range<Operation> pages_;
    page_type*             page_ = nullptr;
    std::size_t            in_page_ = 0;
    std::size_t            size_ = 0;
};

} // namespace bindery

#endif
