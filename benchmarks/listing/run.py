#!/usr/bin/env python3
"""Measures ways to read a listing against the server of the call benchmark, in turns, and prints tables.

Each round starts every way as a process of its own, one after the other in an order that is shuffled for each round.
Ratios are medians of the rounds' ratios.
"""
import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from measuring import checked, instructions, serving  # noqa: E402

HERE = Path(__file__).resolve().parent
ITEMS_PER_PAGE = 100
# Arguments of the program `read_listing`.
WAYS = {
    "single calls": ["calls"],
    "page loop": ["pages"],
    "item loop": ["items"],
    "item loop, nothing fetched ahead": ["items", "--prefetch", "0"],
    "blocking item loop": ["blocking"],
}
BOTO3 = "boto3's paginator"
BOTO3_SHARE = 10  # It is slow, so it reads this part of the pages.
SLOW_PAGES, SLOW_MILLISECONDS = 50, 20


class Bench:
    def __init__(self, folder, ca_file):
        self.folder, self.ca_file = folder, ca_file

    def serving(self, pages, milliseconds=0):
        return serving(self.folder / "call/server", self.ca_file, pages, milliseconds)

    def command(self, arguments, ports, pages):
        program = [sys.executable, HERE / "boto3_client.py"] if arguments == BOTO3 else [
            self.folder / "listing/read_listing", *arguments]
        return [*program, "--port", ports[True], "--ca-file", self.ca_file, "--pages", str(pages)]

    def run(self, arguments, ports, pages):
        """What it cost, per page where that depends on their number."""
        result = json.loads(checked(self.command(arguments, ports, pages)).stdout)
        return result | {"seconds": result["seconds"] / pages, "cpu": result["cpu"] / pages}

    def in_turns(self, ways, ports, pages, rounds):
        """What each way cost in each round. `pages` tells for each way how many it reads."""
        results = {name: [] for name in ways}
        order, source = list(ways), random.Random(1)
        for _ in range(rounds):
            source.shuffle(order)
            for name in order:
                results[name].append(self.run(ways[name], ports, pages(name)))
        return results


def ratio(results, name, to, what="seconds"):
    return statistics.median(a[what] / b[what] for a, b in zip(results[name], results[to]))


def median(results, name, what):
    return statistics.median(one[what] for one in results[name])


def read_all(bench, pages, rounds):
    ways = dict(WAYS)
    if subprocess.run([sys.executable, "-c", "import boto3"], capture_output=True).returncode == 0:
        ways[BOTO3] = BOTO3
    with bench.serving(pages) as ports:
        results = bench.in_turns(ways, ports, lambda name: pages // (BOTO3_SHARE if name == BOTO3 else 1), rounds)
    print(f"### {pages * ITEMS_PER_PAGE:,} items\n")
    print("| | s | time / page loop's | CPU s | CPU / page loop's | items per s |")
    print("|---|---:|---:|---:|---:|---:|")
    for name in ways:
        print(f"| {name} | {median(results, name, 'seconds') * pages:.2f} | {ratio(results, name, 'page loop'):.2f}"
              f" | {median(results, name, 'cpu') * pages:.2f} | {ratio(results, name, 'page loop', 'cpu'):.2f}"
              f" | {ITEMS_PER_PAGE / median(results, name, 'seconds'):,.0f} |")
    print(f"""
- The page loop takes {ratio(results, 'page loop', 'single calls'):.3f} times the time of single calls and \
{ratio(results, 'page loop', 'single calls', 'cpu'):.3f} times the CPU.
- The item loop takes {ratio(results, 'item loop', 'page loop'):.3f} times the time of the page loop and \
{ratio(results, 'item loop', 'page loop', 'cpu'):.3f} times the CPU.""")
    if BOTO3 in ways:
        print(f"- boto3's paginator takes {ratio(results, BOTO3, 'item loop'):.0f} times the time of the item loop and"
              f" {ratio(results, BOTO3, 'item loop', 'cpu'):.0f} times the CPU; it read a tenth of the items.")
    print(flush=True)


def fetch_ahead(bench, rounds):
    work = ["items", "--work", str(SLOW_MILLISECONDS), "--prefetch"]
    ways = {"nothing fetched ahead": [*work, "0"], "one page ahead": [*work, "1"]}
    with bench.serving(SLOW_PAGES, SLOW_MILLISECONDS) as ports:
        results = bench.in_turns(ways, ports, lambda _: SLOW_PAGES, rounds)
    print(f"### A page takes the server {SLOW_MILLISECONDS} ms, and its items the program {SLOW_MILLISECONDS} ms\n")
    print("| | ms per page | ratio |\n|---|---:|---:|")
    for name in ways:
        print(f"| {name} | {median(results, name, 'seconds') * 1000:.1f}"
              f" | {ratio(results, name, 'nothing fetched ahead'):.3f} |")
    print(flush=True)


def memory(bench, pages):
    with bench.serving(10 ** 9) as ports:
        used = bench.run(["items", "--memory", str(pages)], ports, 8 * pages)["memory"]
    print("### Memory in use while an endless listing is read\n")
    print("| items read | MiB |\n|---:|---:|")
    for index, kilobytes in enumerate(used, 1):
        print(f"| {index * pages * ITEMS_PER_PAGE:,} | {kilobytes / 1024:.1f} |")
    print(flush=True)


def count_instructions(bench, folder):
    """Per page: the difference between a run of few pages and one of more, so that starting does not count."""
    few, more = 200, 1200
    counts = {}
    with bench.serving(more + 1) as ports:
        for name, arguments in WAYS.items():
            totals = [instructions(bench.command(arguments, ports, pages), folder / "callgrind.out")
                      for pages in (few, more)]
            counts[name] = (totals[1] - totals[0]) / (more - few)
    print("### Instructions per page, the kernel's not counted\n")
    print("| | | / page loop's |\n|---|---:|---:|")
    for name, count in counts.items():
        print(f"| {name} | {count:,.0f} | {count / counts['page loop']:.3f} |")
    print(flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, help="where `call/server` and `listing/read_listing` were built")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--pages", type=int, default=10_000, help="of 100 items")
    parser.add_argument("--skip-instructions", action="store_true")
    parser.add_argument("--instructions-only", action="store_true")
    options = parser.parse_args()

    print("Written by `benchmarks/run listing`, which measures all of it anew.\n")
    print(__doc__.split("\n\n", 1)[1])
    print("Each way speaks TLS, over one connection, with the server in a process of its own, and looks at every item.")
    print(f"The machine has {os.cpu_count()} processors, and had a load of {os.getloadavg()[0]:.1f} before.\n")
    with tempfile.TemporaryDirectory() as temporary:
        bench = Bench(options.folder.resolve(), Path(temporary) / "ca.pem")
        if not options.instructions_only:
            read_all(bench, options.pages, options.rounds)
            fetch_ahead(bench, options.rounds)
            memory(bench, 3 * options.pages)
        if not options.skip_instructions and shutil.which("valgrind"):
            count_instructions(bench, Path(temporary))


if __name__ == "__main__":
    main()
