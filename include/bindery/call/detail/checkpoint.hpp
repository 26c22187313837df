// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_CHECKPOINT_HPP
#define BINDERY_CALL_DETAIL_CHECKPOINT_HPP

#include <bindery/call/detail/page_plan.hpp>
#include <bindery/config.hpp>

#include <string>
#include <string_view>

/// A position in a listing as a text of printable characters, which another process may go on from:
///
///     b1.DIGEST.SIZE.SKIP.TOKEN.CHECK     the item behind SKIP items of a page
///     b1.DIGEST.end.CHECK                 behind the last item
///
/// DIGEST tells requests apart, SIZE is the number of items the page was asked for (0: left to the service), TOKEN the
/// page's token in base64, CHECK the CRC-32 of all before it. `b1` is the version of the form.
namespace bindery::detail {

/// `request_text` is the operation and the request without what changes from page to page.
BINDERY_DECL std::string encode_checkpoint(listing_position const& position, std::string_view request_text);

/// Errors: bindery::error (errc::invalid_checkpoint), where the text is none that encode_checkpoint() made, or one for
/// another request.
BINDERY_DECL listing_position decode_checkpoint(std::string_view checkpoint, std::string_view request_text);

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/checkpoint.ipp>
#endif

#endif
