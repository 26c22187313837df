// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_CHECKPOINT_IPP
#define BINDERY_CALL_IMPL_CHECKPOINT_IPP

#include <bindery/call/detail/checkpoint.hpp>

#include <bindery/error.hpp>
#include <bindery/shape/blob.hpp>

#include <boost/crc.hpp>
#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace bindery::detail {

inline constexpr std::string_view checkpoint_version = "b1.";

/// A version 5 UUID in a name space of our own, a random UUID.
inline std::string digest_request(std::string_view request_text)
{
    static constexpr std::array<unsigned char, 16> name_space{
        0x5d, 0x0e, 0x2c, 0x9b, 0x76, 0xa1, 0x4f, 0x38, 0x92, 0x44, 0xd7, 0x1a, 0x60, 0xbe, 0x83, 0xc5};
    boost::uuids::uuid ours{};
    std::copy(name_space.begin(), name_space.end(), ours.begin());
    boost::uuids::name_generator_sha1 const digest(ours);
    return boost::uuids::to_string(digest(request_text.data(), request_text.size()));
}

inline std::string checksum_of(std::string_view text)
{
    boost::crc_32_type crc;
    crc.process_bytes(text.data(), text.size());
    std::array<char, 8> digits{};
    auto const          end = std::to_chars(digits.data(), digits.data() + digits.size(), crc.checksum(), 16).ptr;
    return std::string(digits.data(), end);
}

[[noreturn]] inline void refuse_checkpoint(std::string const& why)
{
    throw error(errc::invalid_checkpoint, "the checkpoint cannot be used: " + why);
}

template <class Number>
Number checkpoint_number(std::string_view text)
{
    Number      number{};
    auto const* end = text.data() + text.size();
    auto const [stop, problem] = std::from_chars(text.data(), end, number);
    if (problem != std::errc{} || stop != end || std::cmp_less(number, 0))
        refuse_checkpoint("it is damaged");
    return number;
}

inline std::vector<std::string_view> split_checkpoint(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (auto dot = text.find('.'); dot != text.npos; dot = text.find('.')) {
        parts.push_back(text.substr(0, dot));
        text.remove_prefix(dot + 1);
    }
    parts.push_back(text);
    return parts;
}

BINDERY_DECL std::string encode_checkpoint(listing_position const& position, std::string_view request_text)
{
    auto text = std::string(checkpoint_version) + digest_request(request_text);
    if (position.ended)
        text += ".end";
    else {
        text += '.' + std::to_string(position.place.size.value_or(0)) + '.' + std::to_string(position.skip) + '.';
        auto const* const token = reinterpret_cast<std::byte const*>(position.place.token.data());
        append_base64(text, blob(token, token + position.place.token.size()));
    }
    return text + '.' + checksum_of(text);
}

BINDERY_DECL listing_position decode_checkpoint(std::string_view checkpoint, std::string_view request_text)
{
    if (!checkpoint.starts_with(checkpoint_version))
        refuse_checkpoint("it was not made by this version of the library, or is damaged");
    auto const last_dot = checkpoint.rfind('.');
    if (checkpoint.substr(last_dot + 1) != checksum_of(checkpoint.substr(0, last_dot)))
        refuse_checkpoint("it is damaged");
    auto const parts = split_checkpoint(checkpoint.substr(0, last_dot));
    if (parts.size() < 3)
        refuse_checkpoint("it is damaged");
    if (parts[1] != digest_request(request_text))
        refuse_checkpoint("it belongs to a listing of another request");

    listing_position result;
    result.ended = parts.size() == 3 && parts[2] == "end";
    if (result.ended)
        return result;
    blob token;
    if (parts.size() != 5 || !decode_base64(parts[4], token))
        refuse_checkpoint("it is damaged");
    if (auto const size = checkpoint_number<std::int64_t>(parts[2]))
        result.place.size = size;
    result.skip = checkpoint_number<std::size_t>(parts[3]);
    result.place.token.assign(reinterpret_cast<char const*>(token.data()), token.size());
    return result;
}

} // namespace bindery::detail

#endif
