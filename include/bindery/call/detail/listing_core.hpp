// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_LISTING_CORE_HPP
#define BINDERY_CALL_DETAIL_LISTING_CORE_HPP

#include <bindery/call/detail/page_plan.hpp>
#include <bindery/call/detail/perform.hpp>
#include <bindery/call/listing_options.hpp>
#include <bindery/call/result.hpp>
#include <bindery/config.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/json/failure.hpp>

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

/// The part of a listing that is the same for every operation, and therefore no template.
namespace bindery::detail {

class call_pace;
class page_prefetcher;

/// One page, and what is to be known of it. Used again for later pages, with all its storage.
class page_slot
{
public:
    page_slot() = default;
    page_slot(page_slot const&) = delete;
    page_slot& operator=(page_slot const&) = delete;
    virtual ~page_slot() = default;

    virtual std::size_t size() const noexcept = 0;

    /// Takes `skip` items off the front, and leaves no more than `keep` of the others.
    virtual void cut(std::size_t skip, std::size_t keep) = 0;

    page_place            place{}; ///< How it was asked for.
    http::endpoint const* endpoint =
        nullptr;               ///< Where it was asked for, if the pagination follows links; the client's.
    std::string      target{}; ///< At what; likewise.
    page_plan::share share{};
    std::string      token_behind{}; ///< Of the page behind it; empty where there is none.
    std::size_t      text_size = 0;  ///< Of the response, in bytes.
    std::uint64_t    call = 0;       ///< The number of the call that asked for it.
};

/// A listing under way: fetches pages in order, ahead of their use where it may, and knows where it stands.
///
/// Object lifetimes: owned by a shared_ptr, which fetches under way share. Thread safety: one function at a time; pages
/// that are fetched ahead are so on a strand of their own.
class listing_core : public std::enable_shared_from_this<listing_core>
{
public:
    listing_core(listing_core const&) = delete;
    listing_core& operator=(listing_core const&) = delete;
    BINDERY_DECL virtual ~listing_core();

    /// Makes the next page the current one; none behind the last. After a failure there is none either, and the same
    /// page is asked for again. What it has come to must be given to settle() before anything else is asked.
    BINDERY_DECL boost::asio::awaitable<failure> advance();

    /// Takes in what an advance() has brought, once it is over.
    BINDERY_DECL void settle(failure const& advanced);

    /// Null where there is none.
    page_slot* current() const noexcept { return current_.get(); }

    /// Where the listing goes on behind so many items of the page that was current last. Throws bindery::error
    /// (errc::invalid_checkpoint) where the checkpoint it was to start from cannot be used.
    BINDERY_DECL std::string checkpoint(std::size_t items_of_page);

    /// As checkpoint(), behind all items of that page.
    std::string checkpoint() { return checkpoint(delivered_ ? delivered_->share.keep : 0); }

    /// Lowers the limit of items, if nothing has been asked for yet.
    void limit(std::uint64_t items) noexcept
    {
        if (!plan_ && (options_.max_items == 0 || items < options_.max_items))
            options_.max_items = items;
    }

    /// Makes each fetch wait for its turn. Before the first advance().
    void set_pace(std::shared_ptr<call_pace> pace) noexcept { pace_ = std::move(pace); }

    /// Ends what is under way, because nobody will ask for another page.
    BINDERY_DECL void abandon() noexcept;

protected:
    listing_core(std::shared_ptr<client_core const> core, operation_info const& pages, listing_options options,
        page_sizing sizing, std::size_t usual_prefetch)
        : core_(std::move(core)), pages_(pages), options_(std::move(options)), sizing_(sizing),
          prefetch_pages_(options_.prefetch_pages.value_or(usual_prefetch))
    {
    }

private:
    friend class page_prefetcher;

    /// What is remembered of the page that was handed out last.
    struct delivered_page
    {
        page_place       place{};
        page_plan::share share{};
        std::string      token_behind{};
    };

    virtual std::unique_ptr<page_slot> make_slot() const = 0;

    /// The call that asks for a page at its place.
    virtual std::shared_ptr<prepared_call> prepare(page_slot& into) = 0;

    /// Writes the page token that the request itself has, or none. Says why where it has no text.
    virtual std::optional<json::failure> write_start(std::string& token) const = 0;

    /// The operation and the request without what changes from page to page.
    virtual std::string request_text() const = 0;

    BINDERY_DECL failure          start();
    BINDERY_DECL failure          blocked();
    BINDERY_DECL listing_position position(std::size_t items_of_page) const;
    BINDERY_DECL boost::asio::awaitable<failure> advance_ahead();

    /// Asks for the next page; if that succeeds, arrived() must be called.
    BINDERY_DECL boost::asio::awaitable<failure> fetch(page_slot& into);
    BINDERY_DECL boost::asio::awaitable<failure> perform_in_turn(std::shared_ptr<prepared_call> call, page_slot& into);
    BINDERY_DECL void                            arrived(page_slot& page);
    BINDERY_DECL void                            deliver(std::unique_ptr<page_slot> page);

    std::shared_ptr<client_core const> core_;
    operation_info const&              pages_; ///< Of the operation, with a page_slot as the response.
    listing_options                    options_;
    page_sizing                        sizing_;
    std::size_t                        prefetch_pages_;
    std::shared_ptr<call_pace>         pace_{};

    listing_position                 start_{};
    std::optional<page_plan>         plan_{}; ///< There is one once the listing has started.
    std::unique_ptr<page_slot>       current_{};
    std::unique_ptr<page_slot>       spare_{}; ///< What the next page is read into, where none is fetched ahead.
    bool                             is_fetching_ = false; ///< Into spare_.
    std::unique_ptr<page_slot>       kept_{};              ///< Arrived when its next() had been cancelled.
    std::optional<delivered_page>    delivered_{};
    std::shared_ptr<page_prefetcher> ahead_{};
};

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/listing_core.ipp>
#endif

#endif
