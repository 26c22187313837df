// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_API_COMPARISON_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_API_COMPARISON_HPP

#include <bindery/testing/conformance.hpp>
#include <bindery/testing/impl/internal/aws_model.hpp>
#include <bindery/testing/impl/internal/value_comparison.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace bindery::testing::detail {

/// Walks from the declared operations through all shapes that they reach and notes what the model has otherwise.
class api_comparison
{
public:
    api_comparison(service_model const& model, paginators_model const& paginators, conformance_config const& config)
        : model_(model), paginators_(paginators), config_(config)
    {
    }

    std::vector<difference> run(declared_api const& declared)
    {
        auto const& metadata = model_.metadata;
        expect("service", "target prefix", metadata.targetPrefix, declared.target_prefix);
        expect(
            "service", "signing name", metadata.signingName.value_or(metadata.endpointPrefix), declared.signing_name);

        std::set<std::string_view> names;
        for (auto const& operation : declared.operations) {
            auto const modeled = model_.operations.find(std::string(operation.name));
            if (!names.insert(operation.name).second)
                report(operation.name, "declared twice");
            else if (modeled == model_.operations.end())
                report(operation.name, "not in the model");
            else
                compare_operation(operation, modeled->second);
        }
        if (config_.whole_api)
            for (auto const& [name, modeled] : model_.operations)
                if (!names.contains(name))
                    report(name, "not declared");
        return std::move(found_);
    }

private:
    void compare_operation(declared_operation const& declared, model_operation const& modeled)
    {
        compare_message(declared.name, "request", declared.request, modeled.input, true);
        compare_message(declared.name, "response", declared.response, modeled.output, false);
        compare_errors(declared, modeled);
        if (modeled.idempotent && !declared.is_idempotent)
            report(declared.name, "idempotent in the model, not declared as such");
        expect(declared.name, "host prefix", modeled.endpoint.hostPrefix, declared.host_prefix);
        expect(declared.name, "idempotency token", idempotency_token(modeled), declared.idempotency_token);
        if (auto const paginator = paginators_.pagination.find(std::string(declared.name));
            paginator != paginators_.pagination.end())
            compare_pagination(declared, paginator->second);
    }

    void compare_message(std::string_view operation, std::string_view what, structure_function declared,
        std::optional<shape_reference> const& modeled, bool is_sent)
    {
        if (modeled)
            compare_structure(modeled->shape, declared, is_sent);
        else if (!declared().members.empty())
            report(operation, "no " + std::string(what) + " in the model, one with members declared");
    }

    void compare_errors(declared_operation const& declared, model_operation const& modeled)
    {
        for (auto const& error : modeled.errors) {
            auto const same = std::ranges::find(declared.errors, error.shape, &declared_error::name);
            if (same == declared.errors.end()) {
                if (config_.whole_shapes)
                    report(declared.name, "error " + error.shape + " not declared");
                continue;
            }
            compare_structure(error.shape, same->structure, false);
            if (auto const* const shape = find_shape(error.shape))
                expect(error.shape, "fault of the", shape->fault ? "service" : "client",
                    same->whose_fault == fault::server ? "service" : "client");
        }
        for (auto const& error : declared.errors)
            if (std::ranges::find(modeled.errors, error.name, &shape_reference::shape) == modeled.errors.end())
                report(declared.name, "error " + std::string(error.name) + " not in the model");
    }

    /// The wire name of the member of an operation's request that carries its idempotency token; may be empty.
    std::string idempotency_token(model_operation const& modeled)
    {
        if (auto const* const request = modeled.input ? find_shape(modeled.input->shape) : nullptr)
            for (auto const& [name, member] : request->members)
                if (member.idempotencyToken || member.shape == "IdempotencyToken")
                    return member.locationName.value_or(name);
        return {};
    }

    void compare_pagination(declared_operation const& declared, model_paginator const& modeled)
    {
        if (!declared.is_paginated) {
            report(declared.name, "lists in pages in the model, not declared as such");
            return;
        }
        expect(
            declared.name, "page token of the request", joined(names_in(modeled.input_token)), declared.request_token);
        expect(declared.name, "page token of the response", joined(names_in(modeled.output_token)),
            declared.response_token);
        expect(declared.name, "page size", joined(names_in(modeled.limit_key)), declared.page_size);

        // Of several lists in a page the declaration names one.
        auto const lists = names_in(modeled.result_key);
        if (std::ranges::find(lists, declared.items) == lists.end())
            expect(declared.name, "items", joined(lists), declared.items);
    }

    void compare_structure(std::string const& name, structure_function declared, bool is_sent)
    {
        if (!seen_.emplace(name, declared, is_sent).second)
            return;
        auto const* const modeled = find_shape(name);
        if (modeled == nullptr) {
            report(name, "not in the model, although it refers to it");
            return;
        }
        auto const structure = declared();
        if (modeled->is_union && !structure.is_union)
            report(name, "a union in the model, not declared as such");
        std::set<std::string_view> names;
        for (auto const& [member_name, reference] : modeled->members) {
            auto const& wire_name = *names.insert(reference.locationName ? *reference.locationName : member_name).first;
            auto const  where = name + '.' + std::string(wire_name);
            auto const  same = std::ranges::find(structure.members, wire_name, &declared_member::name);
            auto const  is_required = std::ranges::count(modeled->required, member_name) != 0;
            if (same == structure.members.end()) {
                if (config_.whole_shapes || (is_sent && is_required))
                    report(where, "not declared");
                continue;
            }
            if (is_required != same->value.rules.required)
                report(
                    where, is_required ? "required in the model, not declared as such" : "not required in the model");
            else if (is_sent && !is_required && !same->value.is_optional)
                report(where, "may be left out in the model, but without std::optional it is always sent");
            compare_value(where, reference, same->value, is_sent);
        }
        for (auto const& member : structure.members)
            if (!names.contains(member.name))
                report(name + '.' + std::string(member.name), "not in the model");
    }

    void compare_value(
        std::string const& where, shape_reference const& reference, declared_value const& declared, bool is_sent)
    {
        auto const* const modeled = find_shape(reference.shape);
        if (modeled == nullptr) {
            report(where, "its shape " + reference.shape + " is not in the model");
            return;
        }
        if (auto const type = type_text(*modeled); type != type_text(declared)) {
            expect(where, "type", type, type_text(declared));
            return;
        }
        for (auto const& [what, in_model, in_declaration] : compared_rules(*modeled, reference, declared))
            expect(where, what, in_model, in_declaration);
        if (declared.what == kind::structure)
            compare_structure(reference.shape, declared.structure, is_sent);
        else if (auto const& content = declared.what == kind::map ? modeled->value : modeled->member;
                 content && declared.content)
            compare_value(where + "[*]", *content, *declared.content, is_sent);
    }

    model_shape const* find_shape(std::string const& name) const
    {
        auto const found = model_.shapes.find(name);
        return found == model_.shapes.end() ? nullptr : &found->second;
    }

    /// Reports two texts that differ; one that is empty says that there is no such thing.
    void expect(std::string_view where, std::string_view what, std::string_view in_model, std::string_view declared)
    {
        auto const text = [](std::string_view value) { return std::string(value.empty() ? "none" : value); };
        if (in_model != declared)
            report(where, std::string(what) + ' ' + text(in_model) + " in the model, " + text(declared) + " declared");
    }

    /// A shape is reached from several places, and tells everything once.
    void report(std::string_view where, std::string problem)
    {
        difference next{std::string(where), std::move(problem)};
        if (std::ranges::find(found_, next) == found_.end())
            found_.push_back(std::move(next));
    }

    service_model const&                                        model_;
    paginators_model const&                                     paginators_;
    conformance_config const&                                   config_;
    std::vector<difference>                                     found_{};
    std::set<std::tuple<std::string, structure_function, bool>> seen_{};
};

} // namespace bindery::testing::detail

#endif
