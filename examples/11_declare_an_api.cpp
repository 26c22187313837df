// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// An API from nothing. A lending library is declared; the declarations become its client, and the server on this
// machine that the client is tried against.

#include <bindery/rest.hpp>
#include <bindery/testing/loopback_server.hpp>
#include <bindery/testing/rest_server.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace asio = boost::asio;

namespace library {

using bindery::member;
using bindery::members;

enum class Genre { Novel, Poetry, Science };
BOOST_DESCRIBE_ENUM(Genre, Novel, Poetry, Science)

struct Book
{
    std::string                       isbn{};
    std::string                       title{};
    bindery::open_enum<Genre>         genre{};
    std::optional<bindery::timestamp> due{}; ///< Empty: nobody has it.
};
BOOST_DESCRIBE_STRUCT(Book, (), (isbn, title, genre, due))
constexpr auto bindery_members(bindery::type<Book>)
{
    return members(member<&Book::due>(bindery::wire_name{"due-back"}, bindery::iso8601));
}

struct NoSuchBook : bindery::error_shape<"NoSuchBook">
{
    static constexpr int http_status = 404;
};
BOOST_DESCRIBE_STRUCT(NoSuchBook, (), ())

struct AlreadyLent : bindery::error_shape<"AlreadyLent">
{
    static constexpr int       http_status = 409;
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(AlreadyLent, (), (message))

struct ListBooksRequest
{
    std::optional<bindery::open_enum<Genre>> genre{};
    std::optional<std::string>               cursor{};
    std::optional<std::int32_t>              limit{};
};
BOOST_DESCRIBE_STRUCT(ListBooksRequest, (), (genre, cursor, limit))
constexpr auto bindery_members(bindery::type<ListBooksRequest>)
{
    return members(member<&ListBooksRequest::limit>(bindery::range{1, 50}));
}

struct ListBooksResponse
{
    std::vector<Book>          books{};
    std::optional<std::string> next{};
};
BOOST_DESCRIBE_STRUCT(ListBooksResponse, (), (books, next))

struct LendBookRequest
{
    std::string isbn{};
    std::string reader{};
};
BOOST_DESCRIBE_STRUCT(LendBookRequest, (), (isbn, reader))
constexpr auto bindery_members(bindery::type<LendBookRequest>)
{
    return members(member<&LendBookRequest::isbn>(bindery::pattern{"^97[89][0-9]{10}$"}),
        member<&LendBookRequest::reader>(bindery::required, bindery::length{1, 40}));
}

struct service : bindery::rest::service<"https://library.example.com/v1">
{
};
using client = bindery::client<service>;

inline constexpr bindery::operation<"ListBooks", service, ListBooksRequest, ListBooksResponse,
    bindery::rest::get<"/books">,
    bindery::paginated<&ListBooksRequest::cursor, &ListBooksResponse::next, &ListBooksResponse::books,
        &ListBooksRequest::limit>>
    list_books{};

inline constexpr bindery::operation<"LendBook", service, LendBookRequest, Book, //
    bindery::rest::post<"/books/{isbn}/loans">, bindery::errors<NoSuchBook, AlreadyLent>>
    lend_book{};

} // namespace library

asio::awaitable<void> borrow_poetry(library::client client)
{
    auto books = library::list_books.items(client, {.genre = library::Genre::Poetry});
    while (auto const* book = co_await books.next()) {
        library::LendBookRequest const request{.isbn = book->isbn, .reader = "Ada"};
        try {
            auto const lent = co_await library::lend_book(client, request);
            std::cout << lent.title << ", until " << bindery::format_timestamp(lent.due.value(), bindery::iso8601)
                      << '\n';
        }
        catch (library::AlreadyLent const& error) {
            std::cout << book->title << ": " << error.message.value_or("somebody has it") << '\n';
        }
    }
}

// The handlers of a server for tests: shapes in, shapes or declared errors out.
class shelf
{
public:
    void serve(bindery::testing::loopback_server<library::service>& server)
    {
        server.on(library::list_books, [this](auto const& request) { return list(request); });
        server.on(library::lend_book, [this](auto const& request) { return lend(request); });
    }

private:
    library::ListBooksResponse list(library::ListBooksRequest const& request) const
    {
        library::ListBooksResponse page;
        auto                       at = request.cursor ? std::stoul(*request.cursor) : 0;
        for (; at < books_.size() && std::ssize(page.books) < request.limit.value_or(10); ++at)
            if (!request.genre || books_[at].genre == *request.genre)
                page.books.push_back(books_[at]);
        if (at < books_.size())
            page.next = std::to_string(at);
        return page;
    }

    library::Book lend(library::LendBookRequest const& request)
    {
        auto const found = std::ranges::find(books_, request.isbn, &library::Book::isbn);
        if (found == books_.end())
            throw library::NoSuchBook();
        if (found->due) {
            library::AlreadyLent lent;
            lent.message = "lent until " + bindery::format_timestamp(*found->due, bindery::iso8601);
            throw lent;
        }
        found->due = std::chrono::sys_days(std::chrono::year(2027) / 1 / 15);
        return *found;
    }

    std::vector<library::Book> books_{
        {"9780140424393", "Paradise Lost", library::Genre::Poetry},
        {"9780486434179", "On the Sphere and Cylinder", library::Genre::Science},
        {"9780141439563", "Sonnets", library::Genre::Poetry, std::chrono::sys_days(std::chrono::year(2026) / 12 / 24)},
        {"9780141439518", "Pride and Prejudice", library::Genre::Novel},
        {"9780140447897", "The Divine Comedy", library::Genre::Poetry},
    };
};

int main()
{
    bindery::testing::loopback_server<library::service> server;
    shelf                                               shelf;
    shelf.serve(server);

    // For the real service: library::client client(context, {.auth = bindery::bearer_token(...)}).
    asio::io_context context(1);
    library::client  client(context, server.client_config());
    asio::co_spawn(context, borrow_poetry(client), [](std::exception_ptr failed) {
        if (failed)
            std::rethrow_exception(failed);
    });
    context.run();
}
