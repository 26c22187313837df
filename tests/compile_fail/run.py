#!/usr/bin/env python3
"""Compiles sources that must not compile, and their twins that must.

Usage: run.py COMPILER [ARGUMENT ...] -- SOURCE ...

The first line of a source is `// expect: REGEX`, what the compiler must say. With -DTWIN the same source must compile.
A source with the line `// only where awaited temporaries are destroyed twice` is left out on other compilers.
"""
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def compiles(command, source, *more):
    done = subprocess.run([*command, "-fsyntax-only", *more, str(source)], capture_output=True, text=True)
    return done.returncode == 0, done.stderr


def has_awaited_temporaries_bug(command):
    probe = ("#include <bindery/config.hpp>\n"
             "#if !defined(BINDERY_COMPILER_DESTROYS_AWAITED_TEMPORARIES_TWICE)\n#error none\n#endif\n")
    done = subprocess.run([*command, "-fsyntax-only", "-x", "c++", "-"], input=probe, capture_output=True, text=True)
    return done.returncode == 0


def check(command, source):
    lines = source.read_text().splitlines()
    expected = re.fullmatch(r"// expect: (.+)", lines[0])
    if not expected:
        return "its first line is not `// expect: REGEX`"
    if "// only where awaited temporaries are destroyed twice" in lines and not has_awaited_temporaries_bug(command):
        return None
    fine, said = compiles(command, source)
    if fine:
        return "it compiles"
    if not re.search(expected[1], said):
        return f"the compiler does not say /{expected[1]}/ but:\n{said}"
    fine, said = compiles(command, source, "-DTWIN")
    if not fine:
        return f"its twin does not compile:\n{said}"
    return None


def main():
    split = sys.argv.index("--")
    command, sources = sys.argv[1:split], [Path(name) for name in sys.argv[split + 1:]]
    failures = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for source, problem in zip(sources, pool.map(lambda source: check(command, source), sources)):
            print(f"{source.name}: {problem or 'as expected'}")
            failures += problem is not None
    print(f"{len(sources)} sources, {failures} not as expected")
    return 1 if failures or not sources else 0


if __name__ == "__main__":
    sys.exit(main())
