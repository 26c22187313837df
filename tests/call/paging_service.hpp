// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_CALL_PAGING_SERVICE_HPP
#define BINDERY_TESTS_CALL_PAGING_SERVICE_HPP

#include "support.hpp"

#include <bindery/call/operation.hpp>
#include <bindery/http/transport.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// An API of no vendor's that lists the numbers 0, 1, ... in pages of every kind.
namespace test_paging {

namespace asio = boost::asio;

struct Key
{
    std::int32_t at = 0;
    std::string  why{};
};
BOOST_DESCRIBE_STRUCT(Key, (), (at, why))

struct Asked
{
    std::optional<std::int32_t>                       size{};
    std::optional<std::int32_t>                       page{};
    std::int32_t                                      offset = 0;
    std::optional<std::map<std::string, std::string>> map{};
    std::optional<Key>                                key{};
    std::optional<std::int64_t>                       number{};
    std::string                                       text{};
};
BOOST_DESCRIBE_STRUCT(Asked, (), (size, page, offset, map, key, number, text))
constexpr auto bindery_members(bindery::type<Asked>)
{
    return bindery::members(bindery::member<&Asked::size>(bindery::range{1, 20}));
}

struct Answer
{
    std::vector<std::int32_t>          items{};
    std::map<std::string, std::string> map{};
    std::optional<Key>                 key{};
    std::optional<std::int64_t>        number{};
    std::string                        text{};
    std::optional<std::int32_t>        last{};
    std::int64_t                       total = 0;
    std::optional<bool>                more{};
};
BOOST_DESCRIBE_STRUCT(Answer, (), (items, map, key, number, text, last, total, more))

/// Every call is a POST of the request's JSON to a path that is the operation's name.
struct protocol
{
    template <class Operation>
    static std::optional<bindery::json::failure> encode_request(Asked const& request, bindery::http::request& into)
    {
        into.target = "/" + std::string(Operation::name);
        return bindery::json::try_serialize_to(into.body, request);
    }

    template <class Operation>
    static std::optional<bindery::json::failure> decode_response(bindery::http::response const& from, Answer& into)
    {
        return bindery::json::try_parse_into(into, from.body);
    }

    template <class Errors>
    static bindery::failure decode_error(bindery::http::response const&, bindery::call_facts facts)
    {
        return bindery::failure(bindery::service_error(std::move(facts), "refused", "Refused", {}));
    }

    static std::string_view request_id(bindery::http::response const&) { return {}; }

    static std::optional<std::chrono::milliseconds> retry_after(bindery::http::response const&) { return {}; }
};

struct service
{
    using protocol = test_paging::protocol;

    struct config
    {
        std::shared_ptr<bindery::http::transport> transport{};
        std::string                               url = "https://api.test/v1";
    };

    static std::shared_ptr<bindery::detail::client_core const> connect(
        asio::any_io_executor executor, config const& settings)
    {
        bindery::detail::client_core core;
        core.executor = std::move(executor);
        core.endpoint = bindery::http::parse_endpoint(settings.url);
        core.transport = settings.transport;
        core.config.retry.mode = bindery::retry_mode::none;
        return bindery::detail::make_client_core(std::move(core));
    }
};

using client = bindery::client<service>;

template <bindery::fixed_string Name, class Pagination>
using listing_of = bindery::operation<Name, service, Asked, Answer, bindery::idempotent, Pagination>;

using bindery::first_page;
using bindery::last_page;
using bindery::more_pages;
using bindery::paginated;
using bindery::paginated_by_link;
using bindery::paginated_by_offset;
using bindery::paginated_by_page;
using bindery::total_items;

inline constexpr listing_of<"Text", paginated<&Asked::text, &Answer::text, &Answer::items, &Asked::size>> by_text{};
inline constexpr listing_of<"Map", paginated<&Asked::map, &Answer::map, &Answer::items, &Asked::size>>    by_map{};
inline constexpr listing_of<"Key", paginated<&Asked::key, &Answer::key, &Answer::items, &Asked::size>>    by_key{};
inline constexpr listing_of<"Number", paginated<&Asked::number, &Answer::number, &Answer::items, &Asked::size>>
    by_number{};

inline constexpr listing_of<"Page", paginated_by_page<&Asked::page, &Answer::items, &Asked::size>> by_page{};
inline constexpr listing_of<"Page",
    paginated_by_page<&Asked::page, &Answer::items, &Asked::size, first_page<0>, last_page<&Answer::last>>>
    by_page_from_0{};
inline constexpr listing_of<"Page",
    paginated_by_page<&Asked::page, &Answer::items, &Asked::size, total_items<&Answer::total>>>
    by_page_and_total{};
inline constexpr listing_of<"Page",
    paginated_by_page<&Asked::page, &Answer::items, &Asked::size, more_pages<&Answer::more>>>
    by_page_and_more{};

inline constexpr listing_of<"Offset", paginated_by_offset<&Asked::offset, &Answer::items, &Asked::size>> by_offset{};
inline constexpr listing_of<"Offset",
    paginated_by_offset<&Asked::offset, &Answer::items, &Asked::size, total_items<&Answer::total>>>
    by_offset_and_total{};
inline constexpr listing_of<"Offset",
    paginated_by_offset<&Asked::offset, &Answer::items, &Asked::size, more_pages<&Answer::more>>>
    by_offset_and_more{};

inline constexpr listing_of<"Link", paginated_by_link<&Answer::items, &Asked::size>> by_link{};

/// The service, in memory. Its answers to a request are the same whenever it is asked.
class paging_service final : public bindery::http::transport
{
public:
    struct behaviour
    {
        int           items = 100;
        int           usual_page = 10;     ///< Where the request does not say how many.
        int           cap = 20;            ///< The most a page has, whatever the request says.
        bool          short_pages = false; ///< Where the kind of pagination lets pages be shorter.
        bool          tells_end = true;    ///< What the response has for it.
        int           first_page = 1;
        double        faults = 0; ///< The share of exchanges that fail.
        std::uint32_t seed = 1;
    };

    explicit paging_service(behaviour how) : how_(how), faults_(how.seed) { }

    boost::asio::awaitable<bindery::http::exchange_result> exchange(bindery::http::endpoint const&,
        bindery::http::request const& request, bindery::http::exchange_options, bindery::http::response& into) override
    {
        requests.push_back(request);
        bindery::http::exchange_result result;
        if (std::uniform_real_distribution<>()(faults_) < how_.faults) {
            result.error = asio::error::connection_reset;
            result.transient = false;
        }
        else
            answer(request, into);
        co_return result;
    }

    std::vector<bindery::http::request> requests{};

private:
    static int number_behind(std::string_view text, std::string_view name)
    {
        int        number = 0;
        auto const at = text.find(name);
        if (at != text.npos)
            std::from_chars(text.data() + at + name.size(), text.data() + text.size(), number);
        return number;
    }

    int begin_of(std::string_view target, Asked const& asked, int size) const
    {
        if (target.starts_with("/v1/Page"))
            return (asked.page.value() - how_.first_page) * size;
        if (target.starts_with("/v1/Offset"))
            return asked.offset;
        if (target.starts_with("/v1/Link"))
            return number_behind(target, "at=");
        if (target.starts_with("/v1/Map"))
            return asked.map ? std::stoi(asked.map->at("at \"quoted\"")) : 0;
        if (target.starts_with("/v1/Key"))
            return asked.key ? asked.key->at : 0;
        if (target.starts_with("/v1/Number"))
            return static_cast<int>(asked.number.value_or(0));
        return asked.text.empty() ? 0 : std::stoi(asked.text);
    }

    void answer(bindery::http::request const& request, bindery::http::response& into)
    {
        auto const asked = bindery::json::parse<Asked>(request.body);
        bool const is_page = request.target.starts_with("/v1/Page");
        auto       size = std::min(asked.size.value_or(how_.usual_page), how_.cap);
        if (auto const linked = number_behind(request.target, "size="))
            size = linked;
        auto const   begin = begin_of(request.target, asked, size);
        std::mt19937 chance(how_.seed + static_cast<std::uint32_t>(begin));
        auto         count = std::clamp(how_.items - begin, 0, size);
        if (how_.short_pages && !is_page && count > 1)
            count = std::uniform_int_distribution<>(1, count)(chance);
        auto const end = begin + count;

        Answer page;
        for (int i = begin; i < end; ++i)
            page.items.push_back(i);
        into.fields.clear();
        if (end < how_.items) {
            page.map = {{"at \"quoted\"", std::to_string(end)}, {"z", "\n"}};
            page.key = Key{end, "because"};
            page.number = end;
            page.text = std::to_string(end);
            // The same place in every form that a link may have.
            std::string const query = "?at=" + std::to_string(end) + "&size=" + std::to_string(size);
            std::string const links[] = {"https://api.test/v1/Link", "/v1/Link", "", "Link", "//API.test:443/v1/Link"};
            into.fields.push_back(
                {"Link", "</v1/Link>; rel=first, <" + links[begin % 5] + query + ">; rel=\"x next\""});
        }
        if (how_.tells_end) {
            page.total = how_.items;
            page.last = how_.first_page + std::max(how_.items - 1, 0) / size;
            page.more = end < how_.items;
        }
        into.status = 200;
        into.body = bindery::json::serialize(page);
    }

    behaviour    how_;
    std::mt19937 faults_;
};

/// A client of the service.
struct paging_client
{
    explicit paging_client(paging_service::behaviour how = {}) : service(std::make_shared<paging_service>(how)) { }

    test_paging::client client() { return test_paging::client(context, {.transport = service}); }

    /// The requests so far, as they were sent.
    std::vector<Asked> asked() const
    {
        std::vector<Asked> result;
        for (auto const& request : service->requests)
            result.push_back(bindery::json::parse<Asked>(request.body));
        return result;
    }

    asio::io_context                context{1};
    std::shared_ptr<paging_service> service;
};

/// From first to last.
inline std::vector<std::int32_t> numbers(int first, int last)
{
    std::vector<std::int32_t> result;
    for (int i = first; i <= last; ++i)
        result.push_back(i);
    return result;
}

/// All items of a range.
template <class Range>
std::vector<std::int32_t> drain(asio::io_context& context, Range& range)
{
    auto const take_all = [&]() -> asio::awaitable<std::vector<std::int32_t>> {
        std::vector<std::int32_t> all;
        while (auto* item = co_await range.next())
            all.push_back(*item);
        co_return all;
    };
    return test_call::run(context, take_all());
}

} // namespace test_paging

#endif
