// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_AUTHENTICATION_IPP
#define BINDERY_CALL_IMPL_AUTHENTICATION_IPP

#include <bindery/call/authentication.hpp>

#include <bindery/call/impl/internal/renewed_token.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/percent_encoding.hpp>
#include <bindery/http/detail/text_pieces.hpp>
#include <bindery/http/impl/internal/basic_authorization.hpp>
#include <bindery/http/message.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace bindery {

namespace detail {

/// The same field in every request.
class field_authenticator final : public authenticator
{
public:
    /// Errors: bindery::error (errc::invalid_config).
    field_authenticator(std::string name, std::string value) : name_(std::move(name)), value_(std::move(value))
    {
        if (!http::detail::is_token(name_))
            throw error(errc::invalid_config, "the name of the header field for a key is none");
        check_secret(value_);
    }

    boost::asio::awaitable<void> authenticate(http::request& request) override
    {
        try_authenticate(request);
        co_return;
    }

    bool try_authenticate(http::request& request) override
    {
        http::set_field(request.fields, name_, value_);
        return true;
    }

private:
    std::string name_;
    std::string value_;
};

/// The same parameter in every query, behind all others.
class parameter_authenticator final : public authenticator
{
public:
    parameter_authenticator(std::string_view name, std::string_view value) : name_(name)
    {
        if (name.empty())
            throw error(errc::invalid_config, "the name of the parameter for a key is empty");
        if (value.empty())
            throw error(errc::invalid_config, "the key is empty");
        http::detail::append_percent_encoded(prefix_, name);
        prefix_ += '=';
        http::detail::append_percent_encoded(value_, value);
    }

    boost::asio::awaitable<void> authenticate(http::request& request) override
    {
        try_authenticate(request);
        co_return;
    }

    bool try_authenticate(http::request& request) override
    {
        remove_secret(request.target);
        request.target += request.target.find('?') == std::string::npos ? '?' : '&';
        request.target.append(prefix_).append(value_);
        return true;
    }

    void remove_secret(std::string& target) const override
    {
        auto const question_mark = target.find('?');
        if (question_mark == target.npos)
            return;
        std::string kept = target.substr(0, question_mark);
        char        separator = '?';
        auto const  query = std::string_view(target).substr(question_mark + 1);
        http::detail::for_each_piece(query, '&', [&](std::string_view parameter) {
            if (!is_ours(parameter))
                (kept += std::exchange(separator, '&')).append(parameter);
        });
        target = std::move(kept);
    }

private:
    /// However the name is encoded: services do it in their own way where they link to pages.
    bool is_ours(std::string_view parameter) const
    {
        std::string name(parameter.substr(0, parameter.find('=')));
        std::ranges::replace(name, '+', ' ');
        return http::detail::percent_decode(name) == name_;
    }

    std::string name_;
    std::string prefix_{}; ///< The name, encoded, and an equals sign.
    std::string value_{};
};

} // namespace detail

BINDERY_DECL std::shared_ptr<authenticator> bearer_token(std::string token)
{
    return std::make_shared<detail::field_authenticator>("Authorization", detail::bearer_field(std::move(token)));
}

BINDERY_DECL std::shared_ptr<authenticator> bearer_token(token_provider provider)
{
    return std::make_shared<detail::renewed_token>(std::move(provider));
}

BINDERY_DECL std::shared_ptr<authenticator> basic_auth(std::string const& user, std::string const& password)
{
    if (user.find(':') != user.npos)
        throw error(errc::invalid_config, "the user name has a colon, which ends it in an Authorization field");
    return std::make_shared<detail::field_authenticator>(
        "Authorization", http::detail::basic_authorization(user, password));
}

BINDERY_DECL std::shared_ptr<authenticator> api_key_field(std::string name, std::string key)
{
    if (key.empty())
        throw error(errc::invalid_config, "the key is empty");
    return std::make_shared<detail::field_authenticator>(std::move(name), std::move(key));
}

BINDERY_DECL std::shared_ptr<authenticator> api_key_parameter(std::string const& name, std::string const& key)
{
    return std::make_shared<detail::parameter_authenticator>(name, key);
}

} // namespace bindery

#endif
