// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_SERVER_SIDE_HPP
#define BINDERY_TESTING_SERVER_SIDE_HPP

namespace bindery::testing {

/// The server's half of a protocol: what turns requests into shapes and shapes into responses. Specialised for each
/// protocol that a loopback_server can speak.
template <class Protocol>
struct server_side;

} // namespace bindery::testing

#endif
