// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/blob.hpp>

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

BOOST_AUTO_TEST_SUITE(shape_blob)

namespace test_shape_blob {

inline bindery::blob bytes(std::string_view text)
{
    bindery::blob result;
    for (char const c : text)
        result.push_back(static_cast<std::byte>(c));
    return result;
}

inline std::string encode(bindery::blob const& value)
{
    std::string out = ">";
    bindery::append_base64(out, value);
    return out.substr(1);
}

} // namespace test_shape_blob

using namespace test_shape_blob;

// RFC 4648, section 10.
BOOST_AUTO_TEST_CASE(encodes_and_decodes_the_vectors_of_the_rfc)
{
    struct
    {
        char const* plain;
        char const* encoded;
    } const vectors[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}, {"\xFB\xFF\xBF", "+/+/"}};
    for (auto const& [plain, encoded] : vectors) {
        BOOST_TEST(encode(bytes(plain)) == encoded);
        bindery::blob decoded = bytes("old");
        BOOST_TEST(bindery::decode_base64(encoded, decoded));
        BOOST_TEST((decoded == bytes(plain)));
    }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_not_canonical)
{
    for (std::string_view const text :
        {"Z", "Zg", "Zg=", "Zg===", "=", "==", "====", "Z===", "Zm9v=", "Zm9vZg", " Zm9v", "Zm9v ", "Zm 9", "Zm9v\n",
            "Zm9-", "Zm9_", "Zg==Zg==", "Z=g=", "Zh==", "Zm9=", "Zm9v====", "\xC3\xA9==", "Zm9vZm9*"})
    {
        bindery::blob decoded;
        BOOST_TEST(!bindery::decode_base64(text, decoded), text);
    }
    bindery::blob decoded;
    BOOST_TEST(!bindery::decode_base64(std::string_view("Zm9\0", 4), decoded));
}

BOOST_AUTO_TEST_CASE(any_bytes_of_any_length_come_back)
{
    std::mt19937 random(7);
    for (std::size_t size = 0; size < 200; ++size) {
        bindery::blob value(size);
        for (auto& byte : value)
            byte = static_cast<std::byte>(random() & 0xFFU);
        bindery::blob decoded;
        auto const    text = encode(value);
        BOOST_TEST(text.size() == (size + 2) / 3 * 4);
        BOOST_TEST(bindery::decode_base64(text, decoded));
        BOOST_TEST((decoded == value));
    }
}

BOOST_AUTO_TEST_SUITE_END()
