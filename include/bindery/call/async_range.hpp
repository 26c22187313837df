// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_ASYNC_RANGE_HPP
#define BINDERY_CALL_ASYNC_RANGE_HPP

#include <bindery/call/result.hpp>

#include <boost/asio/awaitable.hpp>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

namespace bindery {

/// A range whose elements have to be waited for: `while (auto* element = co_await range.next())`. The element is valid
/// until the following next(); null is the end. try_next() is the same without exceptions.
template <class Range>
concept async_range = requires(Range& range)
{
    typename Range::value_type;
    {
        range.next()
        } -> std::same_as<boost::asio::awaitable<typename Range::value_type*>>;
    {
        range.try_next()
        } -> std::same_as<boost::asio::awaitable<result<typename Range::value_type*>>>;
};

/// Where an asynchronous range stands, as begin() brings it.
template <class Range>
class async_iterator
{
public:
    using value_type = typename Range::value_type;

    async_iterator(Range& range, value_type* element) noexcept : range_(&range), element_(element) { }

    value_type& operator*() const noexcept { return *element_; }
    value_type* operator->() const noexcept { return element_; }

    /// Moves on: `co_await ++position`. Errors: those of next(); then there is no element until another ++.
    boost::asio::awaitable<void> operator++() { element_ = co_await range_->next(); }

    friend bool operator==(async_iterator const& position, std::default_sentinel_t) noexcept
    {
        return position.element_ == nullptr;
    }

private:
    Range*      range_;
    value_type* element_;
};

/// Base of asynchronous ranges, which gives them the form of an iteration:
///
///     for (auto each = co_await range.begin(); each != range.end(); co_await ++each)
///         use(*each);
template <class Range>
class async_iterable
{
public:
    /// The first element that is left. Single-pass: a second call goes on where the first iteration stands.
    boost::asio::awaitable<async_iterator<Range>> begin() &
    {
        auto& range = static_cast<Range&>(*this);
        auto* element = co_await range.next();
        co_return async_iterator<Range>(range, element);
    }

    std::default_sentinel_t end() const noexcept { return {}; }

protected:
    ~async_iterable() = default;
    async_iterable() = default;
    async_iterable(async_iterable const&) = default;
    async_iterable(async_iterable&&) = default;
    async_iterable& operator=(async_iterable const&) = default;
    async_iterable& operator=(async_iterable&&) = default;
};

namespace detail {

/// `co_await collect(operation.items(client, request))` has temporary options inside of the co_await expression.
template <class Range>
constexpr void refuse_temporary_range()
{
#if defined(BINDERY_COMPILER_DESTROYS_AWAITED_TEMPORARIES_TWICE)
    static_assert(std::is_lvalue_reference_v<Range>,
        "this compiler destroys temporaries inside co_await twice: give the range a name first");
#endif
}

/// What a range is kept as: a named one by reference, a temporary by value.
template <class Range>
using kept_range = std::conditional_t<std::is_lvalue_reference_v<Range>, Range, std::remove_cvref_t<Range>>;

template <class T>
struct awaited
{
    using type = T;
    static constexpr bool is_awaitable = false;
};

template <class T>
struct awaited<boost::asio::awaitable<T>>
{
    using type = T;
    static constexpr bool is_awaitable = true;
};

template <class Range>
boost::asio::awaitable<std::vector<typename std::remove_cvref_t<Range>::value_type>> collect(
    Range range, std::size_t most)
{
    std::vector<typename std::remove_cvref_t<Range>::value_type> collected;
    while (collected.size() < most) {
        auto* const element = co_await range.next();
        if (!element)
            break;
        collected.push_back(std::move(*element));
    }
    co_return collected;
}

template <class Range, class Function>
boost::asio::awaitable<void> for_each(Range range, Function function)
{
    using value_type = typename std::remove_cvref_t<Range>::value_type;
    using outcome = awaited<std::invoke_result_t<Function&, value_type&>>;
    while (auto* const element = co_await range.next()) {
        if constexpr (std::is_same_v<typename outcome::type, bool>) {
            bool goes_on = false;
            if constexpr (outcome::is_awaitable)
                goes_on = co_await function(*element);
            else
                goes_on = function(*element);
            if (!goes_on)
                co_return;
        }
        else if constexpr (outcome::is_awaitable)
            co_await function(*element);
        else
            function(*element);
    }
}

} // namespace detail

/// Reads a range to its end, or until there are `most` elements, into a vector: `co_await collect(range, 1000)`. The
/// elements are moved out of the range. Where the range fails, what was collected is lost.
///
/// Object lifetimes: a named range must live until the awaitable has finished; a temporary is kept, but refused at
/// compile time where the compiler would destroy what it is made of twice (g++ 12). Errors, cancellation: those of the
/// range.
template <class Range>
requires async_range<std::remove_cvref_t<Range>>
auto collect(Range&& range, std::size_t most = std::numeric_limits<std::size_t>::max())
{
    detail::refuse_temporary_range<Range>();
    return detail::collect<detail::kept_range<Range>>(std::forward<Range>(range), most);
}

/// Calls a function with each element: `co_await for_each(range, [](auto& element) { ... })`. A function that returns
/// bool ends the iteration with false; one that returns an awaitable is awaited before the next element is asked for.
///
/// Object lifetimes: as collect(); the function is kept. Errors, cancellation: those of the range and the function.
template <class Range, class Function>
requires async_range<std::remove_cvref_t<Range>>
auto for_each(Range&& range, Function function)
{
    detail::refuse_temporary_range<Range>();
    return detail::for_each<detail::kept_range<Range>, Function>(std::forward<Range>(range), std::move(function));
}

} // namespace bindery

#endif
