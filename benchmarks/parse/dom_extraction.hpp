// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_DOM_EXTRACTION_HPP
#define BINDERY_BENCHMARKS_PARSE_DOM_EXTRACTION_HPP

#include "fields.hpp"

#include <string_view>
#include <vector>

namespace bench {

/// Fills shapes from a library's tree of values, as one would by hand. Access tells how to get at what is in a value:
/// text(value), integer(value), real(value), size(value) of an array, for_each_element(value, f) which calls f(value),
/// and for_each_member(value, f) which calls f(name, value).
template <class Access>
struct dom_extraction
{
    static void read(auto const& value, page& into)
    {
        seen_members seen;
        Access::for_each_member(value, [&](std::string_view name, auto const& member_value) {
            auto const which = page_member(name);
            seen.add(which);
            switch (which) {
            case member::next_token: engage(into.NextToken) = Access::text(member_value); break;
            case member::num_results: into.NumResults = Access::integer(member_value); break;
            case member::qualifications: read(member_value, into.Qualifications); break;
            default: break;
            }
        });
        seen.reset_others(into);
    }

    static void read(auto const& value, std::vector<mturk::Qualification>& into)
    {
        into.resize(Access::size(value));
        auto next = into.begin();
        Access::for_each_element(value, [&](auto const& element) { read(element, *next++); });
    }

    static void read(auto const& value, mturk::Qualification& into)
    {
        seen_members seen;
        Access::for_each_member(value, [&](std::string_view name, auto const& member_value) {
            auto const which = qualification_member(name);
            seen.add(which);
            switch (which) {
            case member::type: into.QualificationTypeId = Access::text(member_value); break;
            case member::worker: into.WorkerId = Access::text(member_value); break;
            case member::time: into.GrantTime = to_timestamp(Access::real(member_value)); break;
            case member::integer: into.IntegerValue = Access::integer(member_value); break;
            case member::locale: read(member_value, engage(into.LocaleValue)); break;
            case member::status: into.Status.assign_text(Access::text(member_value)); break;
            default: break;
            }
        });
        seen.reset_others(into);
    }

    static void read(auto const& value, mturk::Locale& into)
    {
        seen_members seen;
        Access::for_each_member(value, [&](std::string_view name, auto const& member_value) {
            auto const which = locale_member(name);
            seen.add(which);
            switch (which) {
            case member::country: into.Country = Access::text(member_value); break;
            case member::subdivision: engage(into.Subdivision) = Access::text(member_value); break;
            default: break;
            }
        });
        seen.reset_others(into);
    }

    static void read(auto const& value, request& into)
    {
        Access::for_each_member(value, [&](std::string_view name, auto const& member_value) {
            if (name == "QualificationTypeId")
                into.QualificationTypeId = Access::text(member_value);
            else if (name == "Status")
                engage(into.Status).assign_text(Access::text(member_value));
            else if (name == "NextToken")
                engage(into.NextToken) = Access::text(member_value);
            else if (name == "MaxResults")
                into.MaxResults = Access::integer(member_value);
        });
    }
};

} // namespace bench

#endif
