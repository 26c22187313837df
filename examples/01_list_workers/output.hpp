// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef LIST_WORKERS_OUTPUT_HPP
#define LIST_WORKERS_OUTPUT_HPP

#include "options.hpp"

#include <bindery/mturk/qualifications.hpp>

#include <iosfwd>
#include <memory>

/// Writes Qualifications one by one, in the format of its choice.
class output
{
public:
    virtual ~output() = default;
    virtual void write(bindery::mturk::Qualification const&) = 0;

    /// Completes the text after the last Qualification.
    virtual void finish() { }
};

/// How the text is to look.
struct output_style
{
    output_format format = output_format::table;
    bool          with_types = false;   ///< Workers of several types are listed.
    bool          is_continued = false; ///< It goes behind a text that is there already.
};

std::unique_ptr<output> make_output(output_style style, std::ostream& to);

#endif
