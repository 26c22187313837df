// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// What the result of a parse or a serialization costs at least, for scale.

#include "document.hpp"
#include "peers.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

namespace bench {
namespace {

class assigning : public page_parser
{
public:
    void parse(page& into, document const& source) override { into = source.expected(); }
};

class copying_text : public page_parser
{
public:
    void parse(page&, document const& source) override
    {
        auto const text = source.text();
        copy_.resize(std::max(copy_.size(), text.size()));
        std::memcpy(copy_.data(), text.data(), text.size());
        asm volatile("" : : "r"(copy_.data()) : "memory"); // keeps the copy
    }

    bool fills_pages() const override { return false; }

private:
    std::vector<char> copy_;
};

} // namespace

std::unique_ptr<page_parser> assign_finished_page(member_order)
{
    return std::make_unique<assigning>();
}

std::unique_ptr<page_parser> copy_text(member_order)
{
    return std::make_unique<copying_text>();
}

} // namespace bench
