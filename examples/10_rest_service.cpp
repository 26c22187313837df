// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// A service that is not AWS's, bound from nothing: the posts that json-server, a small REST server from npm, keeps in
// a file.
//
//     10_rest_service http://127.0.0.1:3000

#include <bindery/rest.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <cstdint>
#include <exception>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace asio = boost::asio;
namespace rest = bindery::rest;

namespace blog {

using namespace bindery;

struct service : rest::service<>
{
};
using client = bindery::client<service>;

struct Post
{
    std::int64_t id = 0;
    std::string  title{};
    std::string  author{};
};
BOOST_DESCRIBE_STRUCT(Post, (), (id, title, author))

struct NotFound : error_shape<"NotFound">
{
    static constexpr int http_status = 404;
};
BOOST_DESCRIBE_STRUCT(NotFound, (), ())

struct PostId
{
    std::int64_t id = 0;
};
BOOST_DESCRIBE_STRUCT(PostId, (), (id))

struct NewPost
{
    std::string title{};
    std::string author{};
};
BOOST_DESCRIBE_STRUCT(NewPost, (), (title, author))

struct ChangePostRequest
{
    std::int64_t               id = 0; // A part of the path; the others are the body.
    std::optional<std::string> title{};
    std::optional<std::string> author{};
};
BOOST_DESCRIBE_STRUCT(ChangePostRequest, (), (id, title, author))

struct ListPostsRequest
{
    std::optional<std::int32_t> page{};
    std::optional<std::int32_t> limit{};
};
BOOST_DESCRIBE_STRUCT(ListPostsRequest, (), (page, limit))
constexpr auto bindery_members(bindery::type<ListPostsRequest>)
{
    return members(member<&ListPostsRequest::page>(wire_name{"_page"}),
        member<&ListPostsRequest::limit>(wire_name{"_limit"}, range{1, 100}));
}

struct ListPostsResponse
{
    std::vector<Post>           posts{};
    std::optional<std::int64_t> total{};
};
BOOST_DESCRIBE_STRUCT(ListPostsResponse, (), (posts, total))
constexpr auto bindery_members(bindery::type<ListPostsResponse>)
{
    return members(member<&ListPostsResponse::posts>(rest::payload),
        member<&ListPostsResponse::total>(rest::header{"X-Total-Count"}));
}

inline constexpr operation<"ListPosts", service, ListPostsRequest, ListPostsResponse, rest::get<"/posts">,
    paginated_by_page<&ListPostsRequest::page, &ListPostsResponse::posts, &ListPostsRequest::limit,
        total_items<&ListPostsResponse::total>>>
    list_posts{};
inline constexpr operation<"FollowPosts", service, ListPostsRequest, ListPostsResponse, rest::get<"/posts">,
    paginated_by_link<&ListPostsResponse::posts, &ListPostsRequest::limit>>
                                                                                                         follow_posts{};
inline constexpr operation<"GetPost", service, PostId, Post, rest::get<"/posts/{id}">, errors<NotFound>> get_post{};
inline constexpr operation<"CreatePost", service, NewPost, Post, rest::post<"/posts">>                   create_post{};
inline constexpr operation<"ReplacePost", service, Post, Post, rest::put<"/posts/{id}">, errors<NotFound>>
    replace_post{};
inline constexpr operation<"ChangePost", service, ChangePostRequest, Post, rest::patch<"/posts/{id}">, errors<NotFound>>
    change_post{};
inline constexpr operation<"DeletePost", service, PostId, empty_message, rest::delete_<"/posts/{id}">, errors<NotFound>>
    delete_post{};

} // namespace blog

void print(blog::Post const& post)
{
    std::cout << post.id << ": " << post.title << " (" << post.author << ")\n";
}

asio::awaitable<void> edit(blog::client client)
{
    auto by_number = blog::list_posts.items(client, {.limit = 2});
    co_await bindery::for_each(by_number, print);

    blog::NewPost const text{.title = "Ünïcödé & more", .author = "cy"};
    auto const          created = co_await blog::create_post(client, text);

    blog::Post const whole{.id = created.id, .title = "All new", .author = "cy"};
    co_await blog::replace_post(client, whole);
    blog::ChangePostRequest const change{.id = created.id, .author = "di"};
    auto const                    changed = co_await blog::change_post(client, change);
    print(changed);

    blog::PostId const first{1};
    co_await blog::delete_post(client, first);
    try {
        co_await blog::get_post(client, first);
    }
    catch (blog::NotFound const& error) {
        std::cout << "not found: " << error.what() << '\n';
    }

    auto by_link = blog::follow_posts.items(client, {.page = 1, .limit = 2});
    co_await bindery::for_each(by_link, print);
}

int main(int argc, char** argv)
try {
    if (argc != 2)
        throw std::runtime_error("give the URL of a json-server");
    asio::io_context context;
    blog::client     client(context, {.endpoint_url = argv[1]});
    auto             done = asio::co_spawn(context, edit(client), asio::use_future);
    context.run();
    done.get();
}
catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
