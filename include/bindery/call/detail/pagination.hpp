// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_PAGINATION_HPP
#define BINDERY_CALL_DETAIL_PAGINATION_HPP

#include <bindery/call/detail/page_token.hpp>
#include <bindery/config.hpp>
#include <bindery/shape/described.hpp>
#include <bindery/shape/detail/kinds.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace bindery {

template <std::uint64_t Number>
struct first_page;
template <auto Member>
struct last_page;
template <auto Member>
struct total_items;
template <auto Member>
struct more_pages;

namespace detail {

/// The type of the member that Pointer points to.
template <auto Pointer>
using pointed_type = typename member_pointer_traits<std::remove_cv_t<decltype(Pointer)>>::member_type;

template <auto Pointer>
inline constexpr bool is_null = std::is_null_pointer_v<std::remove_cv_t<decltype(Pointer)>>;

template <class T, auto Pointer>
constexpr bool is_member_of()
{
    if constexpr (is_null<Pointer>)
        return true;
    else
        return std::is_base_of_v<typename member_pointer_traits<std::remove_cv_t<decltype(Pointer)>>::class_type, T>;
}

/// Whether the pointers that are not null point to members of T.
template <class T, auto... Pointers>
constexpr bool are_members_of()
{
    return (is_member_of<T, Pointers>() && ... && true);
}

template <auto Items>
constexpr bool is_list_member()
{
    if constexpr (is_null<Items>)
        return true;
    else
        return kind_of<pointed_type<Items>> == kind::list;
}

template <auto PageSize>
constexpr bool is_size_member()
{
    if constexpr (is_null<PageSize>)
        return true;
    else
        return kind_of<pointed_type<PageSize>> == kind::optional && counter_type<pointed_type<PageSize>>;
}

/// What all kinds of pagination say. A kind adds, with the texts of tokens as page_token.hpp has them:
///
///     static constexpr bool fits<Request, Response>();  // Whether it names members of these.
///     static std::optional<json::failure> write_start(std::string& token, Request const&); // What the request has.
///     static bool move_to(Request&, std::string_view token);  // False where the text is no token.
///     static std::optional<json::failure> write_next(
///         std::string& token, page_source const&, Response const&, http::response const&); // No token: the last page.
template <auto Items, auto PageSize>
struct pagination_base
{
    static constexpr auto items = Items;
    static constexpr auto page_size = PageSize;

    static constexpr bool has_items = !is_null<Items>;
    static constexpr bool has_page_size = !is_null<PageSize>;

    /// Pages of another size would begin elsewhere.
    static constexpr bool keeps_page_size = false;

    /// Tokens are targets to send the request to.
    static constexpr bool follows_links = false;

    static_assert(is_list_member<Items>(), "the items of a page must be a std::vector");
    static_assert(is_size_member<PageSize>(), "the member that bounds a page must be a std::optional of an integer");
};

template <class T>
concept pagination_kind = requires
{
    []<auto Items, auto PageSize>(pagination_base<Items, PageSize> const&){}(std::declval<T const&>());
};

/// How a page tells that it is the last one; the values are bits of a set.
enum class end_kind : unsigned char { none = 0, first = 1, last = 2, total = 4, more = 8 };

template <class T>
struct page_end
{
    static constexpr auto kind = end_kind::none;
};

template <std::uint64_t Number>
struct page_end<first_page<Number>>
{
    static constexpr auto           kind = end_kind::first;
    static constexpr bool           fits = true;
    static constexpr std::uint64_t  number = Number;
    static constexpr std::nullptr_t member = nullptr;
};

template <auto Member>
struct page_end<last_page<Member>>
{
    static constexpr auto kind = end_kind::last;
    static constexpr bool fits = counter_type<pointed_type<Member>>;
    static constexpr auto member = Member;
};

template <auto Member>
struct page_end<total_items<Member>>
{
    static constexpr auto kind = end_kind::total;
    static constexpr bool fits = counter_type<pointed_type<Member>>;
    static constexpr auto member = Member;
};

template <auto Member>
struct page_end<more_pages<Member>>
{
    static constexpr auto kind = end_kind::more;
    static constexpr bool fits =
        std::same_as<pointed_type<Member>, bool> || std::same_as<pointed_type<Member>, std::optional<bool>>;
    static constexpr auto member = Member;
};

template <class... Ends>
constexpr bool page_ends_fit()
{
    if constexpr (((page_end<Ends>::kind != end_kind::none) && ... && true)) {
        unsigned                    seen = 0;
        [[maybe_unused]] auto const fresh = [&](end_kind kind) {
            auto const bit = static_cast<unsigned>(kind);
            return (std::exchange(seen, seen | bit) & bit) == 0;
        };
        return ((page_end<Ends>::fits && fresh(page_end<Ends>::kind)) && ... && true);
    }
    else
        return false;
}

/// Decides whether a page is the last one, by what it says.
template <class... Ends>
struct page_ends
{
    static constexpr std::uint64_t first = [] {
        std::uint64_t result = 1;
        (void(([&] {
            if constexpr (page_end<Ends>::kind == end_kind::first)
                result = page_end<Ends>::number;
        }())),
            ...);
        return result;
    }();

    static constexpr bool has_total = ((page_end<Ends>::kind == end_kind::total) || ... || false);
    static constexpr bool counts_pages =
        ((page_end<Ends>::kind == end_kind::first || page_end<Ends>::kind == end_kind::last) || ... || false);

    template <class Response>
    static constexpr bool are_of()
    {
        return are_members_of<Response, page_end<Ends>::member...>();
    }

    /// `behind`: the number of items of this page and all before it, where it is known.
    template <class Response>
    static bool is_last(
        Response const& page, std::uint64_t number, std::optional<std::uint64_t> behind, std::size_t items)
    {
        auto const more = said<end_kind::more>(page);
        if (more)
            return *more == 0;
        // A plain integer that the page does not have is 0, which a page with items contradicts.
        auto const last = said<end_kind::last>(page);
        if (last && (*last != 0 || items == 0))
            return number >= *last;
        auto const total = said<end_kind::total>(page);
        if (total && *total != 0 && behind && *behind >= *total)
            return true;
        return items == 0;
    }

private:
    /// What the page says by the member declared as that kind of end; empty where there is none.
    template <end_kind Kind, class Response>
    static std::optional<std::uint64_t> said(Response const& page)
    {
        std::optional<std::uint64_t> result;
        static_cast<void>(page);
        (
            [&] {
                if constexpr (page_end<Ends>::kind == Kind)
                    result = value_of(page.*page_end<Ends>::member);
            }(),
            ...);
        return result;
    }

    static std::optional<std::uint64_t> value_of(bool flag) { return flag ? 1 : 0; }
    static std::optional<std::uint64_t> value_of(std::optional<bool> flag)
    {
        return flag ? value_of(*flag) : std::nullopt;
    }
    template <counter_type T>
    static std::optional<std::uint64_t> value_of(T const& member)
    {
        return count_of(member);
    }
};

/// The target of the link to the next page, seen from the page at `target`; no token where there is none.
BINDERY_DECL std::optional<json::failure> write_next_link(
    std::string& token, http::endpoint const& at, std::string_view target, std::vector<http::field> const& fields);

} // namespace detail
} // namespace bindery

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/pagination.ipp>
#endif

#endif
