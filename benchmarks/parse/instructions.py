#!/usr/bin/env python3
"""Counts a contender's instructions per item with valgrind: the difference between a run of few rounds and one of more,
so that generating, verifying and loading do not count.

valgrind 3.19 knows no AVX-512. Libraries that select code at run time select what it knows; what was compiled for this
machine may not run.

Usage: instructions.py PROGRAM [--case NAME] [--only CONTENDER]
"""
import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = (1, 4)


def counted(program, case, contender, rounds, folder):
    """Instructions of a whole run, and how many items one round of it has."""
    results = folder / "results.json"
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'callgrind.out'}", program, "--case", case,
         "--only", contender, "--rounds", str(rounds), "--json", results], capture_output=True, text=True)
    total = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode or not total:
        sys.exit(run.stderr)
    measured, = json.loads(results.read_text())
    if len(measured["contenders"]) != 1:
        sys.exit(f"not one contender, or it leaves the case out: {contender}")
    return int(total[1]), measured["items_per_round"], measured["item"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--case", default="a")
    parser.add_argument("--only", default="Bindery")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        few, items, item = counted(options.program, options.case, options.only, ROUNDS[0], Path(name))
        more, _, _ = counted(options.program, options.case, options.only, ROUNDS[1], Path(name))
    per_item = (more - few) / (items * (ROUNDS[1] - ROUNDS[0]))
    print(f"{options.only}, case {options.case}: {per_item:.0f} instructions per {item}")


if __name__ == "__main__":
    main()
