#!/usr/bin/env python3
"""Compiles every public header alone, and twice in a row, in both build modes.

Usage: run.py COMPILER [ARGUMENT ...] -- INCLUDE_DIRECTORY

Public is every .hpp that stands in no folder named detail or impl. Headers that define the library in
separate-compilation mode are checked in that mode only.
"""
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

MODES = {"header-only": [], "separate": ["-DBINDERY_SEPARATE_COMPILATION"]}


def check(command, header, mode):
    text = f"#include <{header}>\n#include <{header}>\n"
    done = subprocess.run([*command, *MODES[mode], "-fsyntax-only", "-Werror", "-x", "c++", "-"], input=text,
                          capture_output=True, text=True)
    return f"{header} ({mode}):\n{done.stderr}" if done.returncode else None


def main():
    split = sys.argv.index("--")
    command, include = sys.argv[1:split], Path(sys.argv[split + 1])
    headers = sorted(path.relative_to(include) for path in include.rglob("*.hpp"))
    headers = [header for header in headers if not {"detail", "impl"} & set(header.parts)]
    jobs = [(header, mode) for header in headers for mode in MODES
            if mode == "separate" or not header.name.endswith("src.hpp")]
    with ThreadPoolExecutor(max_workers=2) as pool:
        problems = list(filter(None, pool.map(lambda job: check(command, *job), jobs)))
    print("\n".join(problems))
    print(f"{len(jobs)} compilations of {len(headers)} headers, {len(problems)} failed")
    return 1 if problems or not headers else 0


if __name__ == "__main__":
    sys.exit(main())
