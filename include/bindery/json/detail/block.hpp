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
    return static_cast<std::size_t>(__builtin_ctzll(bits));
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

/// What ends a string or stands in it: for each, a bit for every one of sixteen bytes that is it.
struct text_marks
{
    unsigned special; ///< As of special_bytes.
    unsigned quotes;  ///< Known some cycles earlier.
};

[[gnu::always_inline]] inline text_marks mark_text(char const* at) noexcept
{
#if defined(__SSE2__)
    auto const bytes = load_block(at);
    return {sign_bits(mark_special(bytes)), sign_bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')))};
#else
    return {special_bytes(at),
        find_in_words(at, [](std::uint64_t word) { return zero_bytes(word ^ ('"' * in_every_byte)); })};
#endif
}

/// Whether none of the 16 to 32 bytes is special.
[[gnu::always_inline]] inline bool is_plain(char const* at, std::size_t size) noexcept
{
#if defined(__SSE2__)
    return sign_bits(_mm_or_si128(mark_special(load_block(at)), mark_special(load_block(at + size - block_size)))) == 0;
#else
    return (special_bytes(at) | special_bytes(at + size - block_size)) == 0;
#endif
}

/// A bit for each of 32 bytes that ends a number: a comma or the end of an object.
[[gnu::always_inline]] inline std::uint32_t mark_delimiters(char const* at) noexcept
{
#if defined(__SSE2__)
    auto const in_block = [](__m128i bytes) __attribute__((always_inline))
    {
        auto const commas = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(','));
        return sign_bits(_mm_or_si128(commas, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('}'))));
    };
    return in_block(load_block(at)) | in_block(load_block(at + block_size)) << block_size;
#else
    auto const in_word = [](std::uint64_t word) {
        return zero_bytes(word ^ (',' * in_every_byte)) | zero_bytes(word ^ ('}' * in_every_byte));
    };
    return find_in_words(at, in_word) | find_in_words(at + block_size, in_word) << block_size;
#endif
}

/// What stands in a number besides digits: for each, a bit for every one of sixteen bytes that is it.
struct number_marks
{
    unsigned exponents; ///< The letter before an exponent.
    unsigned points;    ///< A decimal point.
};

[[gnu::always_inline]] inline number_marks mark_number(char const* at) noexcept
{
#if defined(__SSE2__)
    auto const bytes = load_block(at);
    auto const lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    auto const are = [](__m128i all, char c) __attribute__((always_inline))
    {
        return _mm_cmpeq_epi8(all, _mm_set1_epi8(c));
    };
    return {sign_bits(are(lower, 'e')), sign_bits(are(bytes, '.'))};
#else
    auto const are = [](std::uint64_t word, std::uint64_t c) { return zero_bytes(word ^ (c * in_every_byte)); };
    return {find_in_words(at, [are](std::uint64_t word) { return are(word | (0x20 * in_every_byte), 'e'); }),
        find_in_words(at, [are](std::uint64_t word) { return are(word, '.'); })};
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
/// before the last `fraction` ones; false where something else is among them. The seventeen characters before `end` are
/// read.
[[gnu::always_inline]] inline bool decimal_value(
    char const* end, std::size_t digits, std::size_t fraction, std::uint64_t& value) noexcept
{
#if defined(__SSE2__)
    auto const trailing = [](std::size_t bytes) __attribute__((always_inline))
    {
        return load_block(reinterpret_cast<char const*>(trailing_bytes_mask.data()) + bytes);
    };
    // The digits before the odd character move up by one, onto it: they are taken from a block that starts earlier.
    auto const stay = load_block(end - block_size);
    auto const move = load_block(end - block_size - 1);
    auto const closed = _mm_xor_si128(_mm_and_si128(_mm_xor_si128(stay, move), trailing(fraction)), move);
    auto const ones = _mm_and_si128(_mm_sub_epi8(closed, _mm_set1_epi8('0')), trailing(digits));
    if (sign_bits(_mm_or_si128(ones, _mm_add_epi8(ones, _mm_set1_epi8(0x7F - 9)))) != 0) [[unlikely]]
        return false;
    // Neighbours are put together, three times: 16 digits, 8 pairs, 4 numbers below 10^4, 2 below 10^8. The first time
    // the sum comes about in the upper byte of the product.
    auto ten_and_one = _mm_set1_epi16(10 << 8 | 1);
    asm("" : "+x"(ten_and_one)); // Lest the compiler makes shifts and additions of the multiplication.
    auto const pairs = _mm_srli_epi16(_mm_mullo_epi16(ones, ten_and_one), 8);
    auto const fours = _mm_madd_epi16(pairs, _mm_set1_epi32(1 << 16 | 100));
    auto const eights = _mm_madd_epi16(_mm_packs_epi32(fours, fours), _mm_set1_epi32(1 << 16 | 10'000));
    auto const both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    value = (both & 0xFFFF'FFFF) * 100'000'000 + (both >> 32);
    return true;
#else
    value = 0;
    auto const* point = end - fraction - 1;
    for (auto const* at = end - digits - 1; at != end; ++at) {
        auto const digit = static_cast<unsigned char>(*at) - unsigned{'0'};
        if (at == point)
            continue;
        if (digit > 9)
            return false;
        value = value * 10 + digit;
    }
    return true;
#endif
}

} // namespace bindery::json::detail

#endif
