// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_CONFORMANCE_IPP
#define BINDERY_TESTING_IMPL_CONFORMANCE_IPP

#include <bindery/http/detail/read_file.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/testing/conformance.hpp>
#include <bindery/testing/impl/internal/api_comparison.hpp>
#include <bindery/testing/impl/internal/aws_model.hpp>

#include <system_error>

namespace bindery::testing {

BINDERY_DECL aws_model read_aws_model(std::string const& folder)
{
    auto const read = [&](std::string const& name, bool may_be_missing) {
        std::error_code error;
        auto            text = http::detail::read_file(folder + '/' + name, error);
        if (error && !(may_be_missing && error == std::errc::no_such_file_or_directory))
            throw std::system_error(error, folder + '/' + name);
        return text;
    };
    return {read("service-2.json", false), read("paginators-1.json", true)};
}

BINDERY_DECL std::vector<difference> detail::differences(
    declared_api const& declared, aws_model const& model, conformance_config const& config)
{
    auto const       service = json::parse<service_model>(model.service);
    paginators_model paginators;
    if (!model.paginators.empty())
        json::parse_into(paginators, model.paginators);
    return api_comparison(service, paginators, config).run(declared);
}

} // namespace bindery::testing

#endif
