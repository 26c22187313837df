// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_ASYNC_VIEWS_HPP
#define BINDERY_CALL_ASYNC_VIEWS_HPP

#include <bindery/call/async_range.hpp>

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

/// Lazy views of asynchronous ranges, which are such ranges themselves:
///
///     auto europeans = workers | bindery::filter(is_european) | bindery::take(10);
///
/// A named range is referred to and must outlive the view; a temporary becomes part of it. A view must not be moved
/// while a next() of it is awaited. Errors, cancellation and thread safety: those of the range.
namespace bindery {

/// See take().
template <class Range>
class take_view : public async_iterable<take_view<Range>>
{
public:
    using value_type = typename std::remove_cvref_t<Range>::value_type;

    take_view(Range&& range, std::uint64_t most) : range_(std::forward<Range>(range)), left_(most)
    {
        // What somebody else may read on after the view is left as it is.
        if constexpr (!std::is_lvalue_reference_v<Range> && requires { range_.limit(most); })
            if (most != 0)
                range_.limit(most);
    }

    boost::asio::awaitable<value_type*> next() &
    {
        if (left_ == 0)
            co_return nullptr;
        auto* const element = co_await range_.next();
        left_ = element ? left_ - 1 : 0;
        co_return element;
    }

    boost::asio::awaitable<result<value_type*>> try_next() &
    {
        if (left_ == 0)
            co_return nullptr;
        auto element = co_await range_.try_next();
        if (element.has_value())
            left_ = *element ? left_ - 1 : 0;
        co_return element;
    }

private:
    Range         range_;
    std::uint64_t left_;
};

/// See filter().
template <class Range, class Predicate>
class filter_view : public async_iterable<filter_view<Range, Predicate>>
{
public:
    using value_type = typename std::remove_cvref_t<Range>::value_type;

    filter_view(Range&& range, Predicate predicate)
        : range_(std::forward<Range>(range)), predicate_(std::move(predicate))
    {
    }

    boost::asio::awaitable<value_type*> next() &
    {
        for (;;) {
            auto* const element = co_await range_.next();
            if (!element || std::invoke(predicate_, *element))
                co_return element;
        }
    }

    boost::asio::awaitable<result<value_type*>> try_next() &
    {
        for (;;) {
            auto element = co_await range_.try_next();
            if (element.has_error() || !*element || std::invoke(predicate_, **element))
                co_return element;
        }
    }

private:
    Range     range_;
    Predicate predicate_;
};

/// See transform().
template <class Range, class Function>
class transform_view : public async_iterable<transform_view<Range, Function>>
{
    using source_type = typename std::remove_cvref_t<Range>::value_type;

public:
    using value_type = std::remove_cvref_t<std::invoke_result_t<Function&, source_type&>>;

    transform_view(Range&& range, Function function)
        : range_(std::forward<Range>(range)), function_(std::move(function))
    {
    }

    /// Passes a limit on to a listing that is a part of the view.
    void limit(std::uint64_t most) noexcept
    requires(!std::is_lvalue_reference_v<Range> && requires(Range& inner) { inner.limit(most); })
    {
        range_.limit(most);
    }

    boost::asio::awaitable<value_type*> next() &
    {
        auto* const element = co_await range_.next();
        co_return keep(element);
    }

    boost::asio::awaitable<result<value_type*>> try_next() &
    {
        auto const element = co_await range_.try_next();
        if (element.has_error())
            co_return element.error();
        co_return keep(*element);
    }

private:
    value_type* keep(source_type* element)
    {
        if (!element)
            return nullptr;
        kept_.emplace(std::invoke(function_, *element));
        return &*kept_;
    }

    Range                     range_;
    Function                  function_;
    std::optional<value_type> kept_{};
};

namespace detail {

struct take_adaptor
{
    std::uint64_t most;
};

template <class Predicate>
struct filter_adaptor
{
    Predicate predicate;
};

template <class Function>
struct transform_adaptor
{
    Function function;
};

} // namespace detail

/// The first elements, at most so many: `range | take(10)`. A listing that becomes a part of the view, and from which
/// nothing has been asked for yet, asks the service for no more than that; one with a name can be read on behind them.
inline detail::take_adaptor take(std::uint64_t most)
{
    return {most};
}

/// The elements that a predicate accepts: `range | filter([](auto const& element) { ... })`.
template <class Predicate>
detail::filter_adaptor<Predicate> filter(Predicate predicate)
{
    return {std::move(predicate)};
}

/// What a function makes of each element: `range | transform([](auto& element) { ... })`. The result is kept until the
/// following next().
template <class Function>
detail::transform_adaptor<Function> transform(Function function)
{
    return {std::move(function)};
}

template <class Range>
requires async_range<std::remove_cvref_t<Range>>
auto operator|(Range&& range, detail::take_adaptor const& with)
{
    return take_view<detail::kept_range<Range>>(std::forward<Range>(range), with.most);
}

template <class Range, class Predicate>
requires async_range<std::remove_cvref_t<Range>>
auto operator|(Range&& range, detail::filter_adaptor<Predicate> with)
{
    return filter_view<detail::kept_range<Range>, Predicate>(std::forward<Range>(range), std::move(with.predicate));
}

template <class Range, class Function>
requires async_range<std::remove_cvref_t<Range>>
auto operator|(Range&& range, detail::transform_adaptor<Function> with)
{
    return transform_view<detail::kept_range<Range>, Function>(std::forward<Range>(range), std::move(with.function));
}

} // namespace bindery

#endif
