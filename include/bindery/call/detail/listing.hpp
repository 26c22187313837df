// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_LISTING_HPP
#define BINDERY_CALL_DETAIL_LISTING_HPP

#include <bindery/call/client.hpp>
#include <bindery/call/detail/invoke.hpp>
#include <bindery/call/detail/listing_core.hpp>
#include <bindery/call/detail/page_token.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/shape/detail/rules.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

/// The few lines that are generated for every operation that lists in pages.
namespace bindery::detail {

/// What the pages of an operation list.
template <class Operation>
using item_of = typename std::remove_cvref_t<decltype(std::declval<typename Operation::response_type&>()
                                                      .*Operation::pagination::items)>::value_type;

template <class Operation>
class typed_page_slot final : public page_slot
{
public:
    using page_type = typename Operation::response_type;
    using pagination = typename Operation::pagination;

    std::size_t size() const noexcept override
    {
        if constexpr (pagination::has_items)
            return (page.*pagination::items).size();
        else
            return 1;
    }

    void cut([[maybe_unused]] std::size_t skip, [[maybe_unused]] std::size_t keep) override
    {
        if constexpr (pagination::has_items) {
            auto& items = page.*pagination::items;
            if (items.size() > skip + keep)
                items.erase(items.begin() + static_cast<std::ptrdiff_t>(skip + keep), items.end());
            if (skip != 0)
                items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(skip));
        }
    }

    page_type page{};
};

template <class Operation>
std::optional<json::failure> decode_page(http::response const& from, void* slot)
{
    auto& page = static_cast<typed_page_slot<Operation>&>(*static_cast<page_slot*>(slot));
    page.text_size = from.body.size();
    if (auto why = decode_response<Operation>(from, &page.page))
        return why;
    page_source const source{.token = page.place.token, .endpoint = page.endpoint, .target = page.target};
    return Operation::pagination::write_next(page.token_behind, source, page.page, from);
}

template <class Operation>
inline constexpr operation_info info_of_pages = describe<Operation>(&decode_page<Operation>);

/// The largest value that the declared range allows the member that bounds a page; empty where it has no upper bound.
template <class Request, auto PageSize>
constexpr std::optional<std::int64_t> largest_page()
{
    constexpr auto rules = select_rules<PageSize>(rules_of_shape<Request>);
    static_assert(has_rule<std::remove_cv_t<decltype(rules)>, range>, "the member that bounds a page needs a range");
    constexpr auto max = static_cast<range const&>(rules).max;
    return max == range{}.max ? std::nullopt : std::optional(max);
}

/// The listing that begins with a request of an operation.
template <class Operation>
class listing final : public listing_core
{
public:
    using client_type = typename Operation::client_type;
    using request_type = typename Operation::request_type;
    using page_type = typename Operation::response_type;
    using pagination = typename Operation::pagination;

    /// `largest_pages`: where the request does not say how large a page may be, ask for the largest.
    listing(
        client_type with, request_type request, listing_options options, std::size_t usual_prefetch, bool largest_pages)
        : listing_core(with.core(), info_of_pages<Operation>, std::move(options), sizing_of(request, largest_pages),
            usual_prefetch),
          client_(std::move(with)), request_(std::move(request)), asked_(request_)
    {
    }

    /// The current page, or null.
    page_type* page() const noexcept
    {
        auto* const slot = current();
        return slot ? &static_cast<typed_page_slot<Operation>&>(*slot).page : nullptr;
    }

private:
    static constexpr bool can_ask = pagination::has_items && pagination::has_page_size;

    static page_sizing sizing_of(request_type const& request, bool largest_pages)
    {
        page_sizing result;
        if constexpr (can_ask) {
            result.can_ask = true;
            auto const& given = request.*pagination::page_size;
            using size_type = typename std::remove_cvref_t<decltype(given)>::value_type;
            constexpr auto largest = largest_page<request_type, pagination::page_size>();
            result.largest = largest.value_or(std::numeric_limits<size_type>::max());
            result.is_kept = pagination::keeps_page_size;
            if (given)
                result.usual = *given;
            else if (largest_pages && (!result.is_kept || is_at_start(request)))
                result.usual = largest;
        }
        return result;
    }

    /// Whether the request asks for the first page.
    static bool is_at_start(request_type const& request)
    {
        std::string token;
        static_cast<void>(pagination::write_start(token, request));
        return token.empty();
    }

    /// False where the token is none of this pagination's.
    static bool set_place(request_type& request, page_place const& place)
    {
        if constexpr (can_ask) {
            auto& size = request.*pagination::page_size;
            if (place.size)
                size = static_cast<typename std::remove_cvref_t<decltype(size)>::value_type>(*place.size);
            else
                size.reset();
        }
        return pagination::move_to(request, place.token);
    }

    std::unique_ptr<page_slot> make_slot() const override { return std::make_unique<typed_page_slot<Operation>>(); }

    std::shared_ptr<prepared_call> prepare(page_slot& into) override
    {
        auto const& core = *client_.core();
        if (!set_place(asked_, into.place)) {
            auto call = new_call(core, info_of_pages<Operation>);
            call->refused = refuse_token(info_of_pages<Operation>);
            return call;
        }
        auto call = detail::prepare<Operation>(core, asked_, info_of_pages<Operation>);
        if constexpr (pagination::follows_links) {
            auto& target = call->request.target;
            if (!into.place.token.empty())
                target = into.place.token;
            into.target = target;
            into.endpoint = &core.endpoint;
        }
        return call;
    }

    std::optional<json::failure> write_start(std::string& token) const override
    {
        return pagination::write_start(token, request_);
    }

    std::string request_text() const override
    {
        auto request = request_;
        set_place(request, {});
        http::request encoded;
        // A request that cannot be encoded cannot be sent either; the call says so.
        static_cast<void>(protocol_of<Operation>::template encode_request<Operation>(request, encoded));
        auto text = std::string(Operation::name) + '\n' + encoded.target + '\n' + encoded.body;
        for (auto const& field : encoded.fields)
            text.append("\n").append(field.name).append(": ").append(field.value);
        return text;
    }

    client_type  client_;
    request_type request_;
    request_type asked_; ///< The request of the page that is asked for.
};

/// A range's share of a listing: ends what is under way when the range is destroyed.
template <class Operation>
class listing_handle
{
public:
    template <class... Arguments>
    explicit listing_handle(std::in_place_t, Arguments&&... arguments)
        : listing_(std::make_shared<listing<Operation>>(std::forward<Arguments>(arguments)...))
    {
    }

    listing_handle(listing_handle&&) noexcept = default;
    listing_handle& operator=(listing_handle&& other) noexcept
    {
        listing_.swap(other.listing_);
        return *this;
    }
    ~listing_handle()
    {
        if (listing_)
            listing_->abandon();
    }

    listing<Operation>* operator->() const noexcept { return listing_.get(); }

private:
    std::shared_ptr<listing<Operation>> listing_;
};

} // namespace bindery::detail

#endif
