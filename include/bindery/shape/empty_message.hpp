// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_EMPTY_MESSAGE_HPP
#define BINDERY_SHAPE_EMPTY_MESSAGE_HPP

#include <bindery/shape/described.hpp>

namespace bindery {

/// For requests and responses that say nothing.
struct empty_message
{
};
BOOST_DESCRIBE_STRUCT(empty_message, (), ())

} // namespace bindery

#endif
