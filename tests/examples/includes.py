#!/usr/bin/env python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Checks that sources of a service that is not AWS's include nothing of AWS, header-only or not.

Usage: includes.py COMPILER [ARGUMENT ...] -- SOURCE ...
"""
import re
import subprocess
import sys


def included_by(command, source):
    done = subprocess.run([*command, "-M", "-x", "c++", source], capture_output=True, text=True, check=True)
    return re.findall(r"\S*/bindery/(\S+)", done.stdout)


def main():
    split = sys.argv.index("--")
    command, sources = sys.argv[1:split], sys.argv[split + 1:]
    wrong = 0
    for source in sources:
        for mode in [[], ["-DBINDERY_SEPARATE_COMPILATION"]]:
            headers = included_by(command + mode, source)
            if "rest/json.hpp" not in headers:
                sys.exit(f"{source} does not include what it should: {headers}")
            for header in headers:
                if header.startswith(("aws/", "mturk")):
                    print(f"{source} includes {header} {mode}")
                    wrong += 1
    print(f"{len(sources)} sources, {wrong} headers of AWS")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
