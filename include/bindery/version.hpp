// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_VERSION_HPP
#define BINDERY_VERSION_HPP

/// The version of the library, as a string literal. meson.build reads it from this line: it stands nowhere else.
#define BINDERY_VERSION "0.1.0"

#endif
