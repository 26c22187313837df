// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_FAN_OUT_CORE_HPP
#define BINDERY_CALL_DETAIL_FAN_OUT_CORE_HPP

#include <bindery/call/detail/listing_core.hpp>
#include <bindery/call/fan_out_options.hpp>
#include <bindery/call/result.hpp>
#include <bindery/config.hpp>

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::detail {

class fan_out_workers;

/// The listings of a fan-out. The part that is the same for every operation, and therefore no template.
///
/// Object lifetimes: owned by a shared_ptr, which the listings under way share. Thread safety: one function at a time.
class fan_out_core : public std::enable_shared_from_this<fan_out_core>
{
public:
    fan_out_core(fan_out_core const&) = delete;
    fan_out_core& operator=(fan_out_core const&) = delete;
    BINDERY_DECL virtual ~fan_out_core();

    /// Makes the next page that has items the current one; none behind the last.
    BINDERY_DECL boost::asio::awaitable<failure> advance();

    /// Null where there is none.
    page_slot* current() const noexcept { return current_; }

    /// Of the request whose page is the current one.
    std::size_t current_index() const noexcept { return current_index_; }

    std::vector<fan_out_failure> const& failures() const noexcept { return failures_; }

    /// Ends what is under way, because nobody will ask for another page.
    BINDERY_DECL void abandon() noexcept;

protected:
    fan_out_core(std::size_t requests, fan_out_options options) : requests_(requests), options_(std::move(options)) { }

private:
    friend class fan_out_workers;

    virtual std::shared_ptr<listing_core> open(std::size_t index, listing_options options) const = 0;
    virtual std::string_view              operation() const noexcept = 0;

    BINDERY_DECL failure check() const;

    std::size_t                      requests_;
    fan_out_options                  options_;
    page_slot*                       current_ = nullptr;
    std::size_t                      current_index_ = 0;
    bool                             is_kept_ = false; ///< It came when its advance() had been cancelled.
    std::vector<fan_out_failure>     failures_{};
    std::shared_ptr<fan_out_workers> workers_{};
};

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/fan_out_core.ipp>
#endif

#endif
