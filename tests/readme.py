#!/usr/bin/env python3
"""Checks that every piece of C++ in the README stands, to the letter, in a source that is compiled.

Usage: readme.py README SOURCE ...
"""
import re
import sys
from pathlib import Path


def main():
    readme, *sources = map(Path, sys.argv[1:])
    compiled = [source.read_text() for source in sources]
    pieces = re.findall(r"^```cpp\n(.*?)^```$", readme.read_text(), re.MULTILINE | re.DOTALL)
    strange = [piece for piece in pieces if not any(piece in text for text in compiled)]
    for piece in strange:
        print(f"Not found in any compiled source:\n{piece}")
    print(f"{len(pieces)} pieces of C++, {len(strange)} not compiled")
    return 1 if strange or not pieces else 0


if __name__ == "__main__":
    sys.exit(main())
