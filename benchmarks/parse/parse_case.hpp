// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_PARSE_CASE_HPP
#define BINDERY_BENCHMARKS_PARSE_PARSE_CASE_HPP

#include "cases.hpp"
#include "pollution.hpp"

namespace bench {

/// Parses all texts in a pass. Derived classes say into what.
class parse_job : public job
{
public:
    parse_job(std::unique_ptr<page_parser> parser, std::vector<document> const& texts);

protected:
    void parse(page& into, document const& source) { parser_->parse(into, source); }
    void require_parsed(page const& got, std::size_t index) const;

    std::vector<document> const& texts() const noexcept { return texts_; }

private:
    std::unique_ptr<page_parser> parser_;
    std::vector<document> const& texts_;
};

/// Parses all texts into one object.
class reused_object_job : public parse_job
{
public:
    using parse_job::parse_job;

    void      verify() override;
    pass_cost pass() override;

private:
    page into_;
};

/// Parses each text into an object of its own.
class fresh_object_job : public parse_job
{
public:
    using parse_job::parse_job;

    void      verify() override;
    pass_cost pass() override;
};

/// Parses one text in a pass, the next one in the next, after what spoils caches and predictors for it.
class cold_job : public parse_job
{
public:
    cold_job(std::unique_ptr<page_parser> parser, std::vector<document> const& texts, pollution& before,
        std::string_view library);

    void      verify() override;
    pass_cost pass() override;

private:
    pollution&       before_;
    std::string_view library_;
    page             into_;
    std::size_t      next_ = 0;
};

template <class Job>
class parse_case : public benchmark_case
{
public:
    parse_case(std::vector<document> texts, member_order order) : texts_(std::move(texts)), order_(order)
    {
        documents = texts_.size();
        for (auto const& one : texts_) {
            items += one.expected().Qualifications.size();
            bytes += one.text().size();
        }
    }

    std::unique_ptr<job> make_job(contender const& who) override
    {
        auto parser = who.make_parser ? who.make_parser(order_) : nullptr;
        return parser ? std::make_unique<Job>(std::move(parser), texts_) : nullptr;
    }

private:
    std::vector<document> texts_;
    member_order          order_;
};

class cold_parse_case : public benchmark_case
{
public:
    explicit cold_parse_case(std::vector<document> texts);

    std::unique_ptr<job> make_job(contender const&) override;

private:
    std::vector<document> texts_;
    pollution             before_;
};

} // namespace bench

#endif
