// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_SAX_BUILDER_HPP
#define BINDERY_BENCHMARKS_PARSE_SAX_BUILDER_HPP

#include "fields.hpp"

#include <cstddef>
#include <stdexcept>

namespace bench {

/// Fills a page from the events of a SAX parser, as one would by hand.
class sax_builder
{
public:
    void start(page& into)
    {
        into_ = &into;
        place_ = place::outside;
        member_ = member::unknown;
        skipped_levels_ = 0;
    }

    void start_object()
    {
        if (skipped_levels_ != 0) {
            ++skipped_levels_;
        }
        else if (place_ == place::outside) {
            place_ = place::root;
            seen_in_page_ = {};
        }
        else if (place_ == place::list) {
            place_ = place::qualification;
            if (count_ == into_->Qualifications.size())
                into_->Qualifications.emplace_back();
            qualification_ = &into_->Qualifications[count_++];
            seen_in_qualification_ = {};
        }
        else if (member_ == member::locale) {
            place_ = place::locale;
            locale_ = &engage(qualification_->LocaleValue);
            seen_in_locale_ = {};
        }
        else {
            start_skipped();
        }
    }

    void end_object()
    {
        if (skipped_levels_ != 0) {
            --skipped_levels_;
            return;
        }
        switch (place_) {
        case place::root:
            seen_in_page_.reset_others(*into_);
            place_ = place::outside;
            break;
        case place::qualification:
            seen_in_qualification_.reset_others(*qualification_);
            place_ = place::list;
            break;
        case place::locale:
            seen_in_locale_.reset_others(*locale_);
            place_ = place::qualification;
            break;
        default: break;
        }
    }

    void start_array()
    {
        if (skipped_levels_ != 0) {
            ++skipped_levels_;
        }
        else if (member_ == member::qualifications) {
            reserve_items(*into_);
            place_ = place::list;
            member_ = member::unknown;
            count_ = 0;
        }
        else {
            start_skipped();
        }
    }

    void end_array()
    {
        if (skipped_levels_ != 0) {
            --skipped_levels_;
        }
        else {
            into_->Qualifications.resize(count_);
            place_ = place::root;
        }
    }

    void key(std::string_view name)
    {
        if (skipped_levels_ != 0)
            return;
        switch (place_) {
        case place::root: seen_in_page_.add(member_ = page_member(name)); break;
        case place::qualification: seen_in_qualification_.add(member_ = qualification_member(name)); break;
        case place::locale: seen_in_locale_.add(member_ = locale_member(name)); break;
        default: break;
        }
    }

    void string(std::string_view text)
    {
        if (skipped_levels_ != 0)
            return;
        switch (member_) {
        case member::next_token: engage(into_->NextToken) = text; break;
        case member::type: qualification_->QualificationTypeId = text; break;
        case member::worker: qualification_->WorkerId = text; break;
        case member::status: qualification_->Status.assign_text(text); break;
        case member::country: locale_->Country = text; break;
        case member::subdivision: engage(locale_->Subdivision) = text; break;
        case member::unknown: break;
        default: throw std::runtime_error("a string where none belongs");
        }
    }

    void integer(std::int64_t value)
    {
        if (skipped_levels_ != 0)
            return;
        switch (member_) {
        case member::num_results: into_->NumResults = static_cast<std::int32_t>(value); break;
        case member::time: qualification_->GrantTime = bindery::timestamp(std::chrono::seconds(value)); break;
        case member::integer: qualification_->IntegerValue = static_cast<std::int32_t>(value); break;
        case member::unknown: break;
        default: throw std::runtime_error("a number where none belongs");
        }
    }

    void real(double value)
    {
        if (skipped_levels_ != 0 || member_ == member::unknown)
            return;
        if (member_ != member::time)
            throw std::runtime_error("a fraction where none belongs");
        qualification_->GrantTime = to_timestamp(value);
    }

private:
    enum class place : unsigned char { outside, root, list, qualification, locale };

    void start_skipped()
    {
        if (member_ != member::unknown)
            throw std::runtime_error("an array or object where none belongs");
        skipped_levels_ = 1;
    }

    page*                 into_ = nullptr;
    mturk::Qualification* qualification_ = nullptr;
    mturk::Locale*        locale_ = nullptr;
    std::size_t           count_ = 0;          ///< Qualifications so far.
    std::size_t           skipped_levels_ = 0; ///< Open arrays and objects within an unknown member.
    place                 place_ = place::outside;
    member                member_ = member::unknown;
    seen_members          seen_in_page_;
    seen_members          seen_in_qualification_;
    seen_members          seen_in_locale_;
};

} // namespace bench

#endif
