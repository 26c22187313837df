// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_SERIALIZE_CASE_HPP
#define BINDERY_BENCHMARKS_PARSE_SERIALIZE_CASE_HPP

#include "boost_json.hpp"
#include "cases.hpp"
#include "cost.hpp"
#include "difference.hpp"
#include "peers.hpp"

namespace bench {

/// Serializes all values in a pass.
template <class Shape>
class serialize_job : public job
{
public:
    serialize_job(std::unique_ptr<serializer> writer, std::vector<Shape> const& values)
        : writer_(std::move(writer)), values_(values)
    {
    }

    void verify() override
    {
        for (std::size_t i = 0; i < values_.size(); ++i)
            require_equal(read_back<Shape>(writer_->write(values_[i])), values_[i], i);
    }

    pass_cost pass() override
    {
        return cost_of([this] {
            for (auto const& one : values_)
                writer_->write(one);
        });
    }

private:
    std::unique_ptr<serializer> writer_;
    std::vector<Shape> const&   values_;
};

template <class Shape>
class serialize_case : public benchmark_case
{
public:
    serialize_case(std::vector<Shape> values, std::size_t items_of_each) : values_(std::move(values))
    {
        documents = values_.size();
        items = values_.size() * items_of_each;
        auto const writer = serialize_by_hand();
        for (auto const& one : values_)
            bytes += writer->write(one).size();
    }

    std::unique_ptr<job> make_job(contender const& who) override
    {
        if (!who.make_serializer)
            return nullptr;
        return std::make_unique<serialize_job<Shape>>(who.make_serializer(), values_);
    }

private:
    std::vector<Shape> values_;
};

} // namespace bench

#endif
