// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_SANDBOX_IPP
#define BINDERY_TESTING_IMPL_MTURK_SANDBOX_IPP

#include <bindery/shape/validate.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <random>
#include <utility>

namespace bindery::testing {

namespace detail {

/// Items of a page where the request does not say.
inline constexpr std::int32_t default_page_size = 10;

/// The score of a Qualification that was granted without one.
inline constexpr std::int32_t default_integer_value = 1;

[[noreturn]] inline void throw_request_error(std::string const& message, char const* turk_error_code)
{
    mturk::RequestError error;
    error.Message = message;
    error.TurkErrorCode = turk_error_code;
    throw error;
}

[[noreturn]] inline void throw_unknown_type(std::string_view type_id)
{
    throw_request_error("QualificationType " + std::string(type_id) + " does not exist.",
        "AWS.MechanicalTurk.QualificationTypeDoesNotExist");
}

/// Refuses a request that breaks constraints, with the code for the kind of the first violation.
template <class Request>
void check_parameters(Request const& request)
{
    auto const violations = validate(request);
    if (violations.empty())
        return;
    auto const& first = violations.front();
    auto const* code = "AWS.MechanicalTurk.InvalidParameterValue";
    if (first.problem == "required")
        code = "AWS.MissingParameters";
    else if (first.problem.starts_with("value"))
        code = "AWS.ParameterOutOfRange";
    throw_request_error("There was 1 or more parameter errors. " + first.message(), code);
}

/// Numbers that are the same everywhere for the same seed, which the standard's distributions do not promise.
class generator
{
public:
    explicit generator(std::uint64_t seed) : engine_(seed) { }

    std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }

    std::string text(std::string prefix, std::size_t length)
    {
        static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        while (prefix.size() < length)
            prefix.push_back(alphabet[below(alphabet.size())]);
        return prefix;
    }

private:
    std::mt19937_64 engine_;
};

inline mturk::Locale generate_locale(generator& from)
{
    static constexpr std::array<char const*, 6> countries{"BR", "CA", "DE", "GB", "IN", "PH"};
    static constexpr std::array<char const*, 4> states{"CA", "NY", "TX", "WA"};

    mturk::Locale locale;
    if (from.below(2) == 0)
        locale.Country = countries[from.below(countries.size())];
    else {
        locale.Country = "US";
        locale.Subdivision = states[from.below(states.size())];
    }
    return locale;
}

inline mturk::Qualification generate_qualification(generator& from, std::string const& type_id)
{
    using namespace std::chrono;
    constexpr auto earliest = sys_days(year(2020) / January / 1);
    constexpr auto span = days(5 * 365);

    mturk::Qualification result;
    result.QualificationTypeId = type_id;
    result.WorkerId = from.text("A", 13 + from.below(2));
    result.GrantTime = earliest + milliseconds(from.below(std::uint64_t(milliseconds(span).count())));
    if (from.below(10) != 0)
        result.IntegerValue = static_cast<std::int32_t>(from.below(101));
    else
        result.LocaleValue = generate_locale(from);
    result.Status = from.below(10) == 0 ? mturk::QualificationStatus::Revoked : mturk::QualificationStatus::Granted;
    return result;
}

inline std::string to_hex(std::uint64_t number)
{
    std::array<char, 16> text{};
    auto const           end = std::to_chars(text.data(), text.data() + text.size(), number, 16).ptr;
    return {text.data(), end};
}

/// The page token for the page that begins at `position`: the position and a digest that binds it to the query.
inline std::string make_token(mturk::ListWorkersWithQualificationTypeRequest const& query, std::size_t position)
{
    auto const  place = to_hex(position);
    std::string bound = "page of " + query.QualificationTypeId + " ";
    bound += query.Status ? query.Status->text() : "any";
    bound += " " + place;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    EVP_Digest(bound.data(), bound.size(), digest.data(), nullptr, EVP_sha256(), nullptr);

    std::string token = "p" + place + ":";
    for (std::size_t i = 0; i < 16; ++i) {
        auto const digits = to_hex(digest[i] + 0x100U);
        token += digits.substr(1);
    }
    return token;
}

/// Where the page of the request's token begins. Throws RequestError for a token that make_token did not make for the
/// same query.
inline std::size_t position_of(mturk::ListWorkersWithQualificationTypeRequest const& request)
{
    if (!request.NextToken)
        return 0;
    auto const& token = *request.NextToken;
    std::size_t position = 0;
    std::from_chars(token.data() + 1, token.data() + token.size(), position, 16);
    if (token != make_token(request, position))
        throw_request_error("The NextToken is not valid for this request.", "AWS.MechanicalTurk.InvalidParameterValue");
    return position;
}

} // namespace detail

BINDERY_DECL mturk_state::holders& mturk_state::existing(std::string_view type_id)
{
    auto const found = types_.find(type_id);
    if (found == types_.end())
        detail::throw_unknown_type(type_id);
    return found->second;
}

BINDERY_DECL mturk_state::holders const& mturk_state::existing(std::string_view type_id) const
{
    return const_cast<mturk_state&>(*this).existing(type_id);
}

BINDERY_DECL std::string mturk_state::add_qualification_type()
{
    std::lock_guard const lock(mutex_);
    detail::generator     from(types_.size() + 1);
    auto                  type_id = from.text("3", 30);
    types_[type_id];
    return type_id;
}

BINDERY_DECL void mturk_state::grant(mturk::Qualification qualification)
{
    std::lock_guard const lock(mutex_);
    auto&                 listed = existing(qualification.QualificationTypeId);
    auto const            held = std::ranges::find(listed, qualification.WorkerId, &mturk::Qualification::WorkerId);
    if (held == listed.end())
        listed.push_back(std::move(qualification));
    else
        *held = std::move(qualification);
}

BINDERY_DECL std::string mturk_state::seed_workers(std::size_t count, std::uint64_t seed)
{
    auto                  type_id = add_qualification_type();
    detail::generator     from(seed);
    std::lock_guard const lock(mutex_);
    auto&                 listed = existing(type_id);
    listed.reserve(count);
    while (listed.size() < count)
        listed.push_back(detail::generate_qualification(from, type_id));
    return type_id;
}

BINDERY_DECL std::vector<mturk::Qualification> mturk_state::qualifications(std::string_view type_id) const
{
    std::lock_guard const lock(mutex_);
    return existing(type_id);
}

BINDERY_DECL mturk::ListWorkersWithQualificationTypeResponse mturk_state::list(
    mturk::ListWorkersWithQualificationTypeRequest const& request) const
{
    detail::check_parameters(request);
    if (request.Status && !request.Status->known())
        detail::throw_request_error("Status must be Granted or Revoked.", "AWS.MechanicalTurk.InvalidParameterValue");

    std::lock_guard const lock(mutex_);
    auto const&           listed = existing(request.QualificationTypeId);
    auto const            page_size = static_cast<std::size_t>(request.MaxResults.value_or(detail::default_page_size));
    auto const            matches = [&](auto const& held) { return !request.Status || held.Status == *request.Status; };

    mturk::ListWorkersWithQualificationTypeResponse page;
    for (auto position = detail::position_of(request); position < listed.size(); ++position) {
        if (!matches(listed[position]))
            continue;
        if (page.Qualifications.size() == page_size) {
            page.NextToken = detail::make_token(request, position);
            break;
        }
        page.Qualifications.push_back(listed[position]);
    }
    page.NumResults = static_cast<std::int32_t>(page.Qualifications.size());
    return page;
}

BINDERY_DECL mturk::AssociateQualificationWithWorkerResponse mturk_state::associate(
    mturk::AssociateQualificationWithWorkerRequest const& request)
{
    detail::check_parameters(request);
    mturk::Qualification granted;
    granted.QualificationTypeId = request.QualificationTypeId;
    granted.WorkerId = request.WorkerId;
    granted.GrantTime = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    granted.IntegerValue = request.IntegerValue.value_or(detail::default_integer_value);
    granted.Status = mturk::QualificationStatus::Granted;
    grant(std::move(granted));
    return {};
}

BINDERY_DECL mturk::DisassociateQualificationFromWorkerResponse mturk_state::disassociate(
    mturk::DisassociateQualificationFromWorkerRequest const& request)
{
    detail::check_parameters(request);
    std::lock_guard const lock(mutex_);
    auto&                 listed = existing(request.QualificationTypeId);
    auto const            held = std::ranges::find(listed, request.WorkerId, &mturk::Qualification::WorkerId);
    if (held == listed.end())
        detail::throw_request_error(
            "You requested a Qualification that does not exist.", "AWS.MechanicalTurk.QualificationDoesNotExist");
    if (held->Status == mturk::QualificationStatus::Revoked)
        detail::throw_request_error(
            "This operation can be called with a status of: Granted", "AWS.MechanicalTurk.InvalidQualificationState");
    held->Status = mturk::QualificationStatus::Revoked;
    return {};
}

BINDERY_DECL mturk_sandbox::mturk_sandbox(loopback_config config) : server_(std::move(config))
{
    server_.on(
        mturk::list_workers_with_qualification_type, [this](auto const& request) { return state_.list(request); });
    server_.on(
        mturk::associate_qualification_with_worker, [this](auto const& request) { return state_.associate(request); });
    server_.on(mturk::disassociate_qualification_from_worker,
        [this](auto const& request) { return state_.disassociate(request); });
}

} // namespace bindery::testing

#endif
