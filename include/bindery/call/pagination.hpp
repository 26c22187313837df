// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_PAGINATION_HPP
#define BINDERY_CALL_PAGINATION_HPP

#include <bindery/call/detail/page_token.hpp>
#include <bindery/call/detail/pagination.hpp>
#include <bindery/http/link.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/shape/described.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

/// How operations list in pages. One of these stands among the traits of an operation.
///
/// For all of them: `Items` is the member of the response that holds the items, a std::vector; `PageSize` the member of
/// the request that bounds the items of a page, where there is one, an optional integer. The upper bound of the range
/// that is declared for it, if any, is the largest size that is asked for.
namespace bindery {

/// Pages are chained by tokens: which members of the request and the response carry them. A token may be of any type
/// that a member can have, and is at its end where it is absent or empty: a type that is never empty stands in a
/// std::optional. `Items` is nullptr where no single member holds the items: then there are pages(), each of which
/// counts as one item, but no items().
template <auto RequestToken, auto ResponseToken, auto Items, auto PageSize = nullptr>
struct paginated : detail::pagination_base<Items, PageSize>
{
    static constexpr auto request_token = RequestToken;
    static constexpr auto response_token = ResponseToken;

    static_assert(detail::can_be_absent<detail::pointed_type<RequestToken>>,
        "the request's page token must be a std::optional, or of a type that can be empty: without a token it asks for "
        "the first page");
    static_assert(detail::can_be_absent<detail::pointed_type<ResponseToken>>,
        "the response's page token must be a std::optional, or of a type that can be empty: without a token it is the "
        "last page");

    template <class Request, class Response>
    static constexpr bool fits()
    {
        return detail::are_members_of<Request, RequestToken, PageSize>()
               && detail::are_members_of<Response, ResponseToken, Items>();
    }

    template <class Request>
    static std::optional<json::failure> write_start(std::string& token, Request const& request)
    {
        return detail::write_token(token, request.*RequestToken);
    }

    template <class Request>
    static bool move_to(Request& request, std::string_view token)
    {
        return detail::read_token(token, request.*RequestToken);
    }

    template <class Response>
    static std::optional<json::failure> write_next(
        std::string& token, detail::page_source const&, Response const& page, http::response const&)
    {
        return detail::write_token(token, page.*ResponseToken);
    }
};

/// The number of the first page, where it is not 1.
template <std::uint64_t Number>
struct first_page
{
};

/// The member of the response that says the number of the last page.
template <auto Member>
struct last_page
{
};

/// The member of the response that says how many items there are on all pages.
template <auto Member>
struct total_items
{
};

/// The member of the response that says whether there are further pages, a bool.
template <auto Member>
struct more_pages
{
};

/// Pages are numbered: `Page` is the member of the request that says which one, an integer or an optional one. The
/// size of the pages is the same all through a listing, and listings that go on from its checkpoints.
///
/// `Ends` says how a page tells that it is the last one: first_page, last_page, total_items and more_pages, each at
/// most once. Where last_page or more_pages has said whether there are others, that is it; otherwise a listing ends at
/// the total, or at a page without items. That a page is shorter than was asked for says nothing: services cap sizes.
/// A listing whose request begins with a later page does not know how many items are before it, and has no total.
template <auto Page, auto Items, auto PageSize = nullptr, class... Ends>
struct paginated_by_page : detail::pagination_base<Items, PageSize>
{
    static constexpr bool keeps_page_size = true;

    static_assert(detail::counter_type<detail::pointed_type<Page>>, "the number of a page must be an integer");
    static_assert(!std::is_null_pointer_v<decltype(Items)>, "pages are numbered, so their items must be in one list");
    static_assert(detail::page_ends_fit<Ends...>(),
        "behind the page size stand first_page, last_page, total_items and more_pages, each at most once, with members "
        "that are integers, or a bool for more_pages");

    template <class Request, class Response>
    static constexpr bool fits()
    {
        return detail::are_members_of<Request, Page, PageSize>() && detail::are_members_of<Response, Items>()
               && detail::page_ends<Ends...>::template are_of<Response>();
    }

    template <class Request>
    static std::optional<json::failure> write_start(std::string& token, Request const& request)
    {
        token.clear();
        if (auto const number = detail::count_of(request.*Page); number && *number > ends::first)
            token = std::to_string(*number);
        return detail::refuse_negative(request.*Page);
    }

    template <class Request>
    static bool move_to(Request& request, std::string_view token)
    {
        auto const number = number_of(token);
        return number && detail::set_count(request.*Page, *number);
    }

    template <class Response>
    static std::optional<json::failure> write_next(
        std::string& token, detail::page_source const& from, Response const& page, http::response const&)
    {
        auto const number = number_of(from.token).value_or(ends::first);
        auto const before = items_before(from.token);
        auto const items = (page.*Items).size();
        auto const behind = before ? std::optional(*before + items) : std::nullopt;
        token.clear();
        if (ends::is_last(page, number, behind, items))
            return std::nullopt;
        token = std::to_string(number + 1);
        if (ends::has_total && behind)
            token += '/' + std::to_string(*behind);
        return std::nullopt;
    }

private:
    using ends = detail::page_ends<Ends...>;

    // A token is "NUMBER" or, where a total says when the listing ends, "NUMBER/ITEMS BEFORE".
    static std::optional<std::uint64_t> number_of(std::string_view token)
    {
        return token.empty() ? ends::first : detail::take_number(token);
    }

    static std::optional<std::uint64_t> items_before(std::string_view token)
    {
        if (token.empty())
            return 0;
        auto const slash = token.find('/');
        if (slash == token.npos)
            return std::nullopt;
        token.remove_prefix(slash + 1);
        return detail::take_number(token);
    }
};

/// Pages begin at an offset: `Offset` is the member of the request that says how many items are before the page, an
/// integer or an optional one. Each page begins behind the items that were received before it, however many were asked
/// for.
///
/// A listing ends at a page without items, or where total_items<...>, if it stands in `Ends`, or more_pages<...> says
/// so.
template <auto Offset, auto Items, auto PageSize = nullptr, class... Ends>
struct paginated_by_offset : detail::pagination_base<Items, PageSize>
{
    static_assert(detail::counter_type<detail::pointed_type<Offset>>, "the offset of a page must be an integer");
    static_assert(!std::is_null_pointer_v<decltype(Items)>, "an offset counts items, which must be in one list");
    static_assert(detail::page_ends_fit<Ends...>() && !detail::page_ends<Ends...>::counts_pages,
        "behind the page size stand total_items and more_pages, each at most once, with members that are integers, or "
        "a bool for more_pages");

    template <class Request, class Response>
    static constexpr bool fits()
    {
        return detail::are_members_of<Request, Offset, PageSize>() && detail::are_members_of<Response, Items>()
               && detail::page_ends<Ends...>::template are_of<Response>();
    }

    template <class Request>
    static std::optional<json::failure> write_start(std::string& token, Request const& request)
    {
        token.clear();
        if (auto const offset = detail::count_of(request.*Offset).value_or(0))
            token = std::to_string(offset);
        return detail::refuse_negative(request.*Offset);
    }

    template <class Request>
    static bool move_to(Request& request, std::string_view token)
    {
        auto const offset = offset_of(token);
        return offset && detail::set_count(request.*Offset, *offset);
    }

    template <class Response>
    static std::optional<json::failure> write_next(
        std::string& token, detail::page_source const& from, Response const& page, http::response const&)
    {
        auto const items = (page.*Items).size();
        auto const behind = offset_of(from.token).value_or(0) + items;
        token.clear();
        if (!detail::page_ends<Ends...>::is_last(page, 0, behind, items))
            token = std::to_string(behind);
        return std::nullopt;
    }

private:
    static std::optional<std::uint64_t> offset_of(std::string_view token)
    {
        return token.empty() ? 0 : detail::take_number(token);
    }
};

/// Each page says where the next one is, in a `Link` field with the relation type `next` (RFC 8288). That is asked for
/// with the method, the fields and the body of the first request. `Items` may be nullptr, as for paginated.
///
/// Errors: errc::invalid_response where a link leads to another origin, which must not get the credentials, or nowhere.
template <auto Items, auto PageSize = nullptr>
struct paginated_by_link : detail::pagination_base<Items, PageSize>
{
    static constexpr bool follows_links = true;
    static constexpr bool keeps_page_size = true;

    template <class Request, class Response>
    static constexpr bool fits()
    {
        return detail::are_members_of<Request, PageSize>() && detail::are_members_of<Response, Items>();
    }

    template <class Request>
    static std::optional<json::failure> write_start(std::string& token, Request const&)
    {
        token.clear();
        return std::nullopt;
    }

    template <class Request>
    static bool move_to(Request&, std::string_view)
    {
        return true;
    }

    template <class Response>
    static std::optional<json::failure> write_next(
        std::string& token, detail::page_source const& from, Response const&, http::response const& with)
    {
        return detail::write_next_link(token, *from.endpoint, from.target, with.fields);
    }
};

} // namespace bindery

#endif
