// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

/// What is left of the old content of an object that is parsed into again: storage, and nothing else.
BOOST_AUTO_TEST_SUITE(json_parse_reuse)

namespace test_json_parse_reuse {

enum class Status { Granted, Revoked };
BOOST_DESCRIBE_ENUM(Status, Granted, Revoked)

struct Locale
{
    std::string                Country{};
    std::optional<std::string> Subdivision{};

    friend bool operator==(Locale const&, Locale const&) = default;
};
BOOST_DESCRIBE_STRUCT(Locale, (), (Country, Subdivision))

struct Item
{
    std::string                                Id{};
    bool                                       Flag{};
    std::uint64_t                              Count{};
    double                                     Ratio{};
    bindery::open_enum<Status>                 State{};
    bindery::timestamp                         When{};
    bindery::blob                              Data{};
    Locale                                     Place{};
    std::optional<Locale>                      MaybePlace{};
    std::optional<std::vector<std::string>>    MaybeWords{};
    std::vector<std::optional<std::int32_t>>   Sparse{};
    std::vector<bool>                          Bits{};
    std::vector<Item>                          Parts{};
    std::map<std::string, std::vector<Locale>> Places{};

    friend bool operator==(Item const&, Item const&) = default;
};
BOOST_DESCRIBE_STRUCT(
    Item, (), (Id, Flag, Count, Ratio, State, When, Data, Place, MaybePlace, MaybeWords, Sparse, Bits, Parts, Places))

constexpr auto bindery_members(bindery::type<Item>)
{
    return bindery::members(bindery::member<&Item::When>(bindery::iso8601),
        bindery::member<&Item::MaybePlace>(bindery::wire_name{"maybe \"place\""}));
}

struct Page
{
    std::optional<std::string> NextToken{};
    std::vector<Item>          Items{};

    friend bool operator==(Page const&, Page const&) = default;
};
BOOST_DESCRIBE_STRUCT(Page, (), (NextToken, Items))

/// Random shapes, the same ones for the same seed on every standard library.
class generator
{
public:
    explicit generator(unsigned seed) : random_(seed) { }

    std::size_t below(std::size_t bound) { return random_() % bound; }
    bool        coin() { return below(2) == 0; }

    std::string text()
    {
        std::string_view const pieces[] = {
            "a", "Z9", "\"", "\\", "\n", "\x01", "\xC3\xA9", "\xF0\x9F\x98\x80", "/", "\x7F", " "};
        std::string result;
        for (auto left = below(5) * below(8); left > 0; --left)
            result += pieces[below(std::size(pieces))];
        return result;
    }

    Locale locale()
    {
        Locale result{text(), {}};
        if (coin())
            result.Subdivision = text();
        return result;
    }

    Item item(unsigned depth)
    {
        Item result;
        result.Id = text();
        result.Flag = coin();
        result.Count = (std::uint64_t{random_()} << 32 | random_()) >> below(64);
        result.Ratio = static_cast<double>(random_()) / (1.0 + static_cast<double>(random_())) - 1.0;
        result.State = below(3) == 0 ? bindery::open_enum<Status>::from_text(text())
                       : coin()      ? Status::Granted
                                     : Status::Revoked;
        result.When += std::chrono::milliseconds(static_cast<std::int64_t>(random_()) * 1000 - (std::int64_t{1} << 40));
        for (auto left = below(5); left > 0; --left)
            result.Data.push_back(static_cast<std::byte>(below(256)));
        result.Place = locale();
        if (coin())
            result.MaybePlace = locale();
        if (coin())
            result.MaybeWords.emplace(below(3), text());
        for (auto left = below(4); left > 0; --left)
            result.Sparse.push_back(coin() ? std::optional(static_cast<std::int32_t>(random_())) : std::nullopt);
        for (auto left = below(4); left > 0; --left)
            result.Bits.push_back(coin());
        for (auto left = depth > 0 ? below(4) : 0; left > 0; --left)
            result.Parts.push_back(item(depth - 1));
        for (auto left = below(3); left > 0; --left)
            result.Places[text()].resize(below(3), locale());
        return result;
    }

    Page page()
    {
        Page result;
        if (coin())
            result.NextToken = text();
        for (auto left = below(5); left > 0; --left)
            result.Items.push_back(item(2));
        return result;
    }

private:
    std::mt19937 random_;
};

} // namespace test_json_parse_reuse

using namespace test_json_parse_reuse;

BOOST_AUTO_TEST_CASE(nothing_of_the_old_content_shines_through)
{
    generator  make(1);
    Item const full = [&] {
        Item item = make.item(2);
        item.MaybePlace = Locale{"US", "CA"};
        item.MaybeWords = {"a", "b"};
        item.Sparse = {1, {}, 3};
        item.Bits = {true, true};
        item.Parts = {item, item, item};
        item.Places = {{"a", {Locale{"US", "CA"}}}};
        item.State = Status::Revoked;
        return item;
    }();

    Item item = full;
    bindery::json::parse_into(item, "{}");
    BOOST_TEST((item == Item{}));

    item = full;
    bindery::json::parse_into(item, R"({"Parts":[{},{"Id":"x"}],"MaybePlace":null,"MaybeWords":["c"],"Sparse":[null],
        "Bits":[false],"Place":{"Country":"DE"},"State":"Granted","Places":{"b":[{}]},"Count":null})");
    Item expected;
    expected.Parts.resize(2);
    expected.Parts[1].Id = "x";
    expected.MaybeWords = {"c"};
    expected.Sparse = {std::nullopt};
    expected.Bits = {false};
    expected.Place.Country = "DE";
    expected.State = Status::Granted;
    expected.Places["b"].resize(1);
    BOOST_TEST((item == expected));
}

BOOST_AUTO_TEST_CASE(storage_is_used_again)
{
    std::string const long_text(1000, 'x');
    auto const        text = R"({"Items":[{"Id":")" + long_text + R"("},{"Id":")" + long_text + R"("}]})";
    auto              page = bindery::json::parse<Page>(text);
    auto const*       items = page.Items.data();
    auto const*       id = page.Items[0].Id.data();
    bindery::json::parse_into(page, R"({"Items":[{"Id":")" + std::string(900, 'y') + R"("}]})");
    BOOST_TEST(page.Items.data() == items);
    BOOST_TEST(page.Items[0].Id.data() == id);
    bindery::json::parse_into(page, R"({"Items":[{"Id":"\u0061)" + std::string(900, 'y') + R"("}]})");
    BOOST_TEST(page.Items[0].Id.data() == id);
    BOOST_TEST(page.Items[0].Id == "a" + std::string(900, 'y'));
    bindery::json::parse_into(page, R"({"Items":[{}]})");
    BOOST_TEST(page.Items[0].Id.data() == id);
    BOOST_TEST(page.Items[0].Id == "");
}

BOOST_AUTO_TEST_CASE(pages_come_back_and_a_reused_page_is_as_good_as_a_fresh_one)
{
    generator make(2);
    Page      reused;
    for (int i = 0; i < 1500; ++i) {
        Page const page = make.page();
        auto const text = bindery::json::serialize(page);
        BOOST_REQUIRE_MESSAGE(bindery::json::parse<Page>(text) == page, text);
        bindery::json::parse_into(reused, text);
        BOOST_REQUIRE_MESSAGE(reused == page, text);
        BOOST_REQUIRE(bindery::json::serialize(reused) == text);
    }
}

BOOST_AUTO_TEST_CASE(a_failure_leaves_an_object_that_can_be_parsed_into_again)
{
    generator make(3);
    Page      reused;
    for (int i = 0; i < 500; ++i) {
        Page const page = make.page();
        auto const text = bindery::json::serialize(page);
        auto const cut = text.substr(0, make.below(text.size()));
        BOOST_REQUIRE(bindery::json::try_parse_into(reused, cut).has_value());
        bindery::json::parse_into(reused, text);
        BOOST_REQUIRE_MESSAGE(reused == page, text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
