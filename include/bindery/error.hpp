// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_ERROR_HPP
#define BINDERY_ERROR_HPP

#include <bindery/config.hpp>

#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/system_error.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace bindery {

/// What went wrong, for programs. The text for people is in what() of the exception that carries the code.
enum class errc {
    invalid_json = 1,     ///< Text that is not JSON, or not the JSON of the expected shape.
    unserializable,       ///< A value with no JSON form: a string that is not UTF-8.
    invalid_request,      ///< A request that breaks constraints of its shape. Nothing was sent.
    invalid_config,       ///< A client was given settings that cannot work.
    no_credentials,       ///< No source of credentials is set up. Nothing was sent.
    transport_failed,     ///< No complete response arrived: name resolution, connection, TLS or HTTP failed.
    response_too_large,   ///< A response's header or body exceeds the configured limit.
    deadline_exceeded,    ///< The call's overall time ran out.
    invalid_response,     ///< A successful response whose body is not what the operation declares.
    service_error,        ///< The service answered with an error.
    repeated_page_token,  ///< The service sent a page token a second time: the listing would never end.
    credentials_failed,   ///< Where credentials are said to be, there are none now. Nothing was sent.
    too_many_empty_pages, ///< The service sent page after page without an item.
    invalid_checkpoint,   ///< A text that no listing of this request gave as its checkpoint.
};

/// The category of errc.
inline boost::system::error_category const& error_category() noexcept
{
    class category final : public boost::system::error_category
    {
        char const* name() const noexcept override { return "bindery"; }

        std::string message(int value) const override
        {
            switch (static_cast<errc>(value)) {
            case errc::invalid_json: return "invalid JSON";
            case errc::unserializable: return "value cannot be serialized";
            case errc::invalid_request: return "invalid request";
            case errc::invalid_config: return "invalid configuration";
            case errc::no_credentials: return "no credentials";
            case errc::transport_failed: return "no response from the service";
            case errc::response_too_large: return "response exceeds the size limit";
            case errc::deadline_exceeded: return "deadline exceeded";
            case errc::invalid_response: return "invalid response";
            case errc::service_error: return "error reported by the service";
            case errc::repeated_page_token: return "the service repeated a page token";
            case errc::credentials_failed: return "cannot get credentials";
            case errc::too_many_empty_pages: return "too many pages without items";
            case errc::invalid_checkpoint: return "invalid checkpoint";
            }
            return "unknown error";
        }
    };
    static category const instance;
    return instance;
}

/// Found by argument-dependent lookup when an errc becomes an error_code.
inline boost::system::error_code make_error_code(errc value) noexcept
{
    return {static_cast<int>(value), error_category()};
}

/// What the library throws: an error code and one line for people, to which what() adds nothing.
class error : public boost::system::system_error
{
public:
    error(boost::system::error_code code, std::string what) : system_error(code), what_(std::move(what)) { }

    char const* what() const noexcept override { return what_.c_str(); }

private:
    std::string what_;
};

} // namespace bindery

template <>
struct boost::system::is_error_code_enum<bindery::errc> : std::true_type
{
};

#endif
