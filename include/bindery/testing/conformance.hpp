// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_CONFORMANCE_HPP
#define BINDERY_TESTING_CONFORMANCE_HPP

#include <bindery/call/operation_list.hpp>
#include <bindery/config.hpp>
#include <bindery/testing/detail/declared_api.hpp>

#include <string>
#include <vector>

namespace bindery::testing {

/// An AWS API as the vendor describes it: the texts of the files that botocore and other SDKs carry.
struct aws_model
{
    std::string service{};    ///< service-2.json.
    std::string paginators{}; ///< paginators-1.json. Empty: the model does not say what lists in pages.
};

/// Reads both files of a folder such as botocore's data/mturk/2017-01-17; the second may be missing.
///
/// Exceptions: std::system_error naming the file that cannot be read; std::bad_alloc.
BINDERY_DECL aws_model read_aws_model(std::string const& folder);

/// What a declaration and the model do not agree on.
struct difference
{
    std::string where{};   ///< An operation, a shape or a member, by the model's names: "Locale.Country".
    std::string problem{}; ///< E.g. "length 2..2 in the model, 2..3 declared".

    /// Both in one line.
    std::string message() const { return where + ": " + problem; }

    friend bool operator==(difference const&, difference const&) = default;
};

/// What to compare.
struct conformance_config
{
    /// Whether all of the model's operations must be declared. False is for an API that is bound in part.
    bool whole_api = true;

    /// Whether all of the members and errors that the model has must be declared. False is for shapes that are declared
    /// in part: what is declared must agree, and what requests require must still be there.
    bool whole_shapes = true;
};

/// Compares the declarations of an API with the vendor's model and returns what differs; nothing means that they agree.
///
///     auto const model = bindery::testing::read_aws_model(folder);
///     for (auto const& found : bindery::testing::differences(mturk::operations, model))
///         std::cout << found.message() << '\n';
///
/// Compared are the service's target prefix and signing name; the operations, their errors, idempotence, host prefixes,
/// page tokens, items and page sizes and idempotency tokens; and all shapes that they reach: their members, wire names
/// and types, what is required, which are unions, bounds of lengths and values, patterns, enumerators and notations of
/// timestamps. A member that a request may leave out must be an optional, because others are always sent.
///
/// A declaration may say more than the model where models are silent: that an operation is idempotent, or lists in
/// pages, or that a shape is a union. A member is an idempotency token where the model marks it as one, or its shape is
/// called IdempotencyToken. Constraints that declarations cannot state are not compared: those of the keys of maps and
/// of real numbers. Neither are routes, the places of members in REST messages, and the statuses of errors.
///
/// Exceptions: json::json_error where a text of the model is no such JSON; std::bad_alloc.
template <class... Operations>
std::vector<difference> differences(
    operation_list<Operations...> const&, aws_model const& model, conformance_config const& config = {});

namespace detail {

BINDERY_DECL std::vector<difference> differences(
    declared_api const& declared, aws_model const& model, conformance_config const& config);

} // namespace detail

template <class... Operations>
std::vector<difference> differences(
    operation_list<Operations...> const&, aws_model const& model, conformance_config const& config)
{
    return detail::differences(detail::describe_api<Operations...>(), model, config);
}

} // namespace bindery::testing

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/testing/impl/conformance.ipp>
#endif

#endif
