// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_MTURK_SANDBOX_HPP
#define BINDERY_TESTING_MTURK_SANDBOX_HPP

#include <bindery/config.hpp>
#include <bindery/mturk.hpp>
#include <bindery/testing/aws_json_server.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::testing {

/// Qualification types and who holds them, in memory, behaving as Amazon Mechanical Turk does: the part of
/// mturk_sandbox that needs no network.
///
/// Errors of the operations: mturk::RequestError with the service's TurkErrorCode. Thread safety: may be used from
/// several threads at once.
class mturk_state
{
public:
    /// Makes a Qualification type and returns its ID. The IDs of a new object's types are always the same.
    BINDERY_DECL std::string add_qualification_type();

    /// Grants a Qualification, in place of an earlier one of the type and Worker. It may come as it would from the
    /// service; its QualificationTypeId must exist.
    BINDERY_DECL void grant(mturk::Qualification qualification);

    /// Makes a Qualification type held by `count` generated Workers and returns its ID. The same seed gives the same
    /// Workers: nine in ten with an IntegerValue, one in ten with a LocaleValue, one in ten Revoked.
    BINDERY_DECL std::string seed_workers(std::size_t count, std::uint64_t seed = 1);

    /// All Qualifications of a type, in the order in which they are listed.
    BINDERY_DECL std::vector<mturk::Qualification> qualifications(std::string_view type_id) const;

    BINDERY_DECL mturk::ListWorkersWithQualificationTypeResponse list(
        mturk::ListWorkersWithQualificationTypeRequest const& request) const;

    BINDERY_DECL mturk::AssociateQualificationWithWorkerResponse associate(
        mturk::AssociateQualificationWithWorkerRequest const& request);

    BINDERY_DECL mturk::DisassociateQualificationFromWorkerResponse disassociate(
        mturk::DisassociateQualificationFromWorkerRequest const& request);

private:
    using holders = std::vector<mturk::Qualification>;

    holders&       existing(std::string_view type_id);
    holders const& existing(std::string_view type_id) const;

    mutable std::mutex                          mutex_;
    std::map<std::string, holders, std::less<>> types_;
};

/// Amazon Mechanical Turk's requester API on 127.0.0.1, over an in-memory state: programs run against it without an
/// account.
///
///     mturk_sandbox sandbox;
///     auto type = sandbox.state().seed_workers(2500);
///     mturk::client client(context, sandbox.client_config());
class mturk_sandbox
{
public:
    BINDERY_DECL explicit mturk_sandbox(loopback_config config = {});

    mturk_state& state() noexcept { return state_; }

    /// The server, for its URL, its faults and its counts.
    loopback_server<mturk::service>& server() noexcept { return server_; }

    /// Settings for a client of this sandbox.
    mturk::config client_config() const { return server_.client_config(); }

private:
    mturk_state                     state_;
    loopback_server<mturk::service> server_;
};

} // namespace bindery::testing

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/testing/impl/mturk_sandbox.ipp>
#endif

#endif
