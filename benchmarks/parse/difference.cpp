// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "difference.hpp"

#include <stdexcept>
#include <string>

namespace bench {
namespace {

void require(bool equal, std::string const& where, char const* what)
{
    if (!equal)
        throw std::runtime_error(where + what + " differs");
}

} // namespace

void require_equal(page const& got, page const& expected, std::size_t index)
{
    auto const in_page = "page " + std::to_string(index) + ": ";
    require(got.NextToken == expected.NextToken, in_page, "NextToken");
    require(got.NumResults == expected.NumResults, in_page, "NumResults");
    require(got.Qualifications.size() == expected.Qualifications.size(), in_page, "the number of Qualifications");
    for (std::size_t i = 0; i < got.Qualifications.size(); ++i) {
        auto const& a = got.Qualifications[i];
        auto const& b = expected.Qualifications[i];
        if (a == b)
            continue;
        auto const in_item = in_page + "item " + std::to_string(i) + ": ";
        require(a.QualificationTypeId == b.QualificationTypeId, in_item, "QualificationTypeId");
        require(a.WorkerId == b.WorkerId, in_item, "WorkerId");
        require(a.GrantTime == b.GrantTime, in_item, "GrantTime");
        require(a.IntegerValue == b.IntegerValue, in_item, "IntegerValue");
        require(a.LocaleValue == b.LocaleValue, in_item, "LocaleValue");
        require(a.Status == b.Status, in_item, "Status");
    }
}

void require_equal(request const& got, request const& expected, std::size_t index)
{
    auto const in_request = "request " + std::to_string(index) + ": ";
    require(got.QualificationTypeId == expected.QualificationTypeId, in_request, "QualificationTypeId");
    require(got.Status == expected.Status, in_request, "Status");
    require(got.NextToken == expected.NextToken, in_request, "NextToken");
    require(got.MaxResults == expected.MaxResults, in_request, "MaxResults");
}

} // namespace bench
