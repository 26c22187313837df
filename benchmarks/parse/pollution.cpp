// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "pollution.hpp"

#include <algorithm>

namespace bench {

pollution::pollution()
    : texts_(generate_documents(16, 100, member_order::shuffled, 8)), numbers_(20'000), memory_((64 << 20) / 8)
{
    for (auto const& one : contenders())
        if (one.kind != family::floor && one.make_parser)
            if (auto parser = one.make_parser(member_order::shuffled))
                bystanders_.push_back({one.library, std::move(parser)});
}

void pollution::spread(std::string_view spared_library)
{
    auto const& text = texts_[random_.below(texts_.size())];
    for (auto& one : bystanders_)
        if (one.library != spared_library)
            one.parser->parse(into_, text);

    for (auto& number : numbers_)
        number = static_cast<std::uint32_t>(random_.below(numbers_.size()));
    std::ranges::sort(numbers_);

    constexpr std::size_t cache_line = 64 / sizeof memory_[0];
    for (std::size_t i = 0; i < memory_.size(); i += cache_line)
        memory_[i] += numbers_[i % numbers_.size()];
}

} // namespace bench
