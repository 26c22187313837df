// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_BLOCK_HPP
#define BINDERY_JSON_DETAIL_BLOCK_HPP

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#    include <emmintrin.h>
#endif

/// Sixteen bytes of text looked at together: with SSE2, which every x86-64 processor has, elsewhere in two 64-bit
/// words.
namespace bindery::json::detail {

inline constexpr std::size_t block_size = 16;

/// The number of the lowest bit that is set; there must be one.
inline std::size_t first_bit(std::uint64_t bits) noexcept
{
    return static_cast<unsigned>(std::countr_zero(bits));
}

#if defined(__SSE2__)

inline __m128i load_block(char const* at) noexcept
{
    return _mm_loadu_si128(reinterpret_cast<__m128i const*>(at));
}

/// A bit for each byte that is negative.
inline unsigned sign_bits(__m128i bytes) noexcept
{
    return static_cast<unsigned>(_mm_movemask_epi8(bytes));
}

#else

inline std::uint64_t load_word(char const* at) noexcept
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    if constexpr (std::endian::native == std::endian::big)
        word = __builtin_bswap64(word);
    return word;
}

inline constexpr std::uint64_t in_every_byte = 0x0101010101010101;
inline constexpr std::uint64_t top_bits = 0x80 * in_every_byte;

/// The top bit of each byte that is zero.
constexpr std::uint64_t zero_bytes(std::uint64_t word) noexcept
{
    return ~(((word & ~top_bits) + ~top_bits) | word) & top_bits;
}

/// The top bit of each byte that is below `bound` (at most 0x80) as an unsigned number.
constexpr std::uint64_t bytes_below(std::uint64_t word, std::uint64_t bound) noexcept
{
    return ~((word & ~top_bits) + (0x80 - bound) * in_every_byte) & ~word & top_bits;
}

/// Gathers the top bits of a word's bytes in the lowest eight bits.
constexpr unsigned sign_bits(std::uint64_t tops) noexcept
{
    return static_cast<unsigned>((tops >> 7) * 0x0102040810204080 >> 56);
}

/// A bit for each of sixteen bytes whose top bit is set in what `find` makes of their word.
template <class Find>
unsigned find_in_words(char const* at, Find find) noexcept
{
    return sign_bits(find(load_word(at))) | sign_bits(find(load_word(at + 8))) << 8;
}

#endif

#if defined(__SSE2__)

/// Negative: what ends a string or is not to be taken as it is.
inline __m128i mark_special(__m128i bytes) noexcept
{
    // Exchanging 0x20 with 0x22 puts the quote next to the control characters. As signed numbers, what is beyond ASCII
    // is negative already, and the subtraction makes all up to 0x20 negative too.
    auto const low = _mm_subs_epi8(_mm_xor_si128(bytes, _mm_set1_epi8(0x02)), _mm_set1_epi8(0x21));
    return _mm_or_si128(low, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
}

#endif

/// A bit for each of the sixteen bytes that ends a string or is not to be taken as it is: quote, backslash, control
/// characters and everything beyond ASCII.
inline unsigned special_bytes(char const* at) noexcept
{
#if defined(__SSE2__)
    return sign_bits(mark_special(load_block(at)));
#else
    return find_in_words(at, [](std::uint64_t word) {
        return (word & top_bits) | bytes_below(word ^ (0x02 * in_every_byte), 0x21)
               | zero_bytes(word ^ ('\\' * in_every_byte));
    });
#endif
}

/// Whether none of the 16 to 32 bytes is special.
inline bool is_plain(char const* at, std::size_t size) noexcept
{
#if defined(__SSE2__)
    return sign_bits(_mm_or_si128(mark_special(load_block(at)), mark_special(load_block(at + size - block_size)))) == 0;
#else
    return (special_bytes(at) | special_bytes(at + size - block_size)) == 0;
#endif
}

/// A bit for each of the sixteen bytes that is a decimal digit.
inline unsigned digit_bytes(char const* at) noexcept
{
#if defined(__SSE2__)
    // The first addition makes the digits the ten smallest signed numbers, the second one all others positive.
    auto const bytes = _mm_add_epi8(load_block(at), _mm_set1_epi8(0x80 - '0'));
    return sign_bits(_mm_adds_epi8(bytes, _mm_set1_epi8(0x80 - 10)));
#else
    return find_in_words(at, [](std::uint64_t word) {
        // '0' to '9' are 0x30 to 0x39: exclusive or makes them 0 to 9, and nothing else.
        return bytes_below(word ^ ('0' * in_every_byte), 10);
    });
#endif
}

/// A bit for each of the sixteen bytes that is a comma or a closing bracket.
inline unsigned delimiter_bytes(char const* at) noexcept
{
#if defined(__SSE2__)
    // ']' and '}' differ in the bit 0x20 only, which the comma has.
    auto const bytes = _mm_or_si128(load_block(at), _mm_set1_epi8(0x20));
    return sign_bits(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('}'))));
#else
    return find_in_words(at, [](std::uint64_t word) {
        return zero_bytes(word ^ (',' * in_every_byte))
               | zero_bytes((word | (0x20 * in_every_byte)) ^ ('}' * in_every_byte));
    });
#endif
}

/// Sixteen zeros and sixteen ones: at `n`, a mask of the last `n` of sixteen bytes.
inline constexpr auto trailing_bytes_mask = [] {
    std::array<unsigned char, 2 * block_size> mask{};
    for (std::size_t i = block_size; i < mask.size(); ++i)
        mask[i] = 0xFF;
    return mask;
}();

/// The value of `digits` decimal digits, at most fifteen, that end at `end` but for a character that stands among them,
/// before the last `fraction` ones. All of the sixteen characters before `end` are read.
inline std::uint64_t decimal_value(char const* end, std::size_t digits, std::size_t fraction) noexcept
{
#if defined(__SSE2__)
    auto const trailing = [](std::size_t bytes) {
        return load_block(reinterpret_cast<char const*>(trailing_bytes_mask.data()) + bytes);
    };
    // The digits before the odd character move up by one, onto it.
    auto const values = _mm_sub_epi8(load_block(end - block_size), _mm_set1_epi8('0'));
    auto const stay = trailing(fraction);
    auto const closed = _mm_or_si128(_mm_and_si128(stay, values), _mm_andnot_si128(stay, _mm_slli_si128(values, 1)));
    auto const ones = _mm_and_si128(closed, trailing(digits));
    // Neighbours are put together, three times: 16 digits, 8 pairs, 4 numbers below 10^4, 2 below 10^8. The first time
    // the sum comes about in the upper byte of the product.
    auto ten_and_one = _mm_set1_epi16(10 << 8 | 1);
    asm("" : "+x"(ten_and_one)); // Lest the compiler makes shifts and additions of the multiplication.
    auto const pairs = _mm_srli_epi16(_mm_mullo_epi16(ones, ten_and_one), 8);
    auto const fours = _mm_madd_epi16(pairs, _mm_set1_epi32(1 << 16 | 100));
    auto const eights = _mm_madd_epi16(_mm_packs_epi32(fours, fours), _mm_set1_epi32(1 << 16 | 10'000));
    auto const both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    return (both & 0xFFFF'FFFF) * 100'000'000 + (both >> 32);
#else
    std::uint64_t value = 0;
    auto const*   point = end - fraction - 1;
    for (auto const* at = end - digits - 1; at != end; ++at)
        if (at != point)
            value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    return value;
#endif
}

} // namespace bindery::json::detail

#endif
