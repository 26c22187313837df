#!/usr/bin/env python3
"""Measures the contenders of the call benchmark against its server, in turns, and prints tables.

Each round of a setting starts every contender as a process of its own, one after the other in an order that is shuffled
for each round. Ratios are medians of the rounds' ratios.
"""
import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from measuring import checked, instructions, serving  # noqa: E402

NAMES = {
    "bindery": "Bindery",
    "lean": "by hand, lean",
    "bindery-calls": "Bindery, single calls",
    "lean-calls": "by hand, lean, single calls",
    "beast": "Beast and Boost.JSON",
    "curl-easy": "libcurl easy, a thread per caller, and RapidJSON",
    "curl-multi": "libcurl multi with epoll, and RapidJSON",
    "js": "AWS SDK for JavaScript v3",
    "boto3": "boto3",
}
# These are slow, so they are measured in one setting only, with few calls.
SCRIPTS = ("js", "boto3")
MAIN_CALLERS = 16
HERE = Path(__file__).resolve().parent


class Bench:
    def __init__(self, folder, server_ports, ca_file):
        self.folder, self.ports, self.ca_file = folder, server_ports, ca_file
        listed = subprocess.run([folder / "client", "--list"], capture_output=True, text=True, check=True)
        self.contenders = [name for name in NAMES if name in listed.stdout.split()]
        self.node_folder = folder / "node"
        if shutil.which("node") and (self.node_folder / "node_modules/@aws-sdk/client-mturk").is_dir():
            self.contenders.append("js")
        if subprocess.run([sys.executable, "-c", "import boto3"], capture_output=True).returncode == 0:
            self.contenders.append("boto3")

    def command(self, name, tls, callers, calls):
        program = {"js": ["node", HERE / "aws_sdk_client.mjs"], "boto3": [sys.executable, HERE / "boto3_client.py"]}
        command = program.get(name, [self.folder / "client", "--contender", name])
        command = [*command, "--port", self.ports[tls], "--callers", str(callers), "--calls", str(calls)]
        return command + (["--ca-file", self.ca_file] if tls else [])

    def run(self, name, tls, callers, calls):
        return json.loads(checked(self.command(name, tls, callers, calls), self.node_folder if name == "js" else None)
                          .stdout)

    def calls(self, name, tls, callers, seconds):
        """How many calls take about that long."""
        few = 64 if name in SCRIPTS else 2000
        return max(few, int(seconds * self.run(name, tls, callers, few)["calls_per_second"]))

    def measure(self, tls, callers, rounds, seconds, only):
        """What each contender has measured in each round."""
        wanted = [name for name in self.contenders
                  if (not only or name in only) and (name not in SCRIPTS or callers == MAIN_CALLERS)]
        calls = {name: self.calls(name, tls, callers, seconds) for name in wanted}
        results = {name: [] for name in wanted}
        order, source = list(wanted), random.Random(1)
        for _ in range(rounds):
            source.shuffle(order)
            for name in order:
                results[name].append(self.run(name, tls, callers, calls[name]))
        return results

    def instructions(self, name, tls, folder):
        """Per call: the difference between a run of few calls and one of more, so that starting does not count."""
        totals = []
        for calls in (400, 1200):
            totals.append(instructions(self.command(name, tls, MAIN_CALLERS, calls), folder / "callgrind.out"))
        return (totals[1] - totals[0]) / 800


def median(rounds, what):
    return statistics.median(one[what] for one in rounds)


def ratio(results, name, to, what="cpu"):
    return statistics.median(a[what] / b[what] for a, b in zip(results[name], results[to]))


def print_table(setting, results):
    tls, callers = setting
    print(f"### {callers} {'caller' if callers == 1 else 'callers'}, {'TLS' if tls else 'plain HTTP'}\n")
    print("| | CPU µs per call | CPU / Bindery's | calls per s | p50 µs | p99 µs | allocations per call |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, rounds in results.items():
        relative = f"{ratio(results, name, 'bindery'):.2f}" if "bindery" in results else ""
        allocations = f"{median(rounds, 'allocations'):.1f}" if "allocations" in rounds[0] else ""
        print(f"| {NAMES[name]} | {median(rounds, 'cpu'):.1f} | {relative} | {median(rounds, 'calls_per_second'):,.0f}"
              f" | {median(rounds, 'latency_50'):,.0f} | {median(rounds, 'latency_99'):,.0f} | {allocations} |")
    print()
    for name, to in (("bindery", "lean"), ("bindery-calls", "lean-calls")):
        if name in results and to in results:
            print(f"- {NAMES[name]} takes {ratio(results, name, to):.3f} times the CPU of {NAMES[to]}.")
    print(flush=True)


def print_instructions(counts):
    print(f"### Instructions per call, {MAIN_CALLERS} callers\n")
    print("| | plain HTTP | TLS |\n|---|---:|---:|")
    for name, (plain, tls) in counts.items():
        print(f"| {NAMES[name]} | {plain:,.0f} | {tls:,.0f} |")
    print()
    for name, to in (("bindery", "lean"), ("bindery-calls", "lean-calls")):
        if name in counts and to in counts:
            plain, tls = (counts[name][i] / counts[to][i] for i in (0, 1))
            print(f"- {NAMES[name]}: {plain:.3f} times the instructions of {NAMES[to]}, with TLS {tls:.3f} times.")
    print(flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, help="where `client` and `server` were built")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.5, help="of each contender in each round")
    parser.add_argument("--callers", type=int, action="append", help="by default 1, 16 and 256")
    parser.add_argument("--only", action="append", choices=list(NAMES), help="contenders; by default all")
    parser.add_argument("--skip-instructions", action="store_true")
    parser.add_argument("--instructions-only", action="store_true")
    parser.add_argument("--json", type=Path, help="writes the results there too")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as temporary:
        ca_file = Path(temporary) / "ca.pem"
        with serving(options.folder.resolve() / "server", ca_file) as ports:
            bench = Bench(options.folder.resolve(), ports, ca_file)
            settings = [(tls, callers) for callers in options.callers or (1, MAIN_CALLERS, 256) for tls in (False, True)]
            measured = {}
            for setting in [] if options.instructions_only else settings:
                measured[setting] = bench.measure(*setting, options.rounds, options.seconds, options.only)
                print_table(setting, measured[setting])
            counts = {}
            if not options.skip_instructions and shutil.which("valgrind"):
                for name in bench.contenders:
                    if name not in SCRIPTS and (not options.only or name in options.only):
                        counts[name] = [bench.instructions(name, tls, Path(temporary)) for tls in (False, True)]
                print_instructions(counts)
    if options.json:
        options.json.write_text(json.dumps({
            "settings": [{"tls": tls, "callers": callers, "contenders": [
                {"name": NAMES[name], "cpu": median(rounds, "cpu")} for name, rounds in results.items()]}
                for (tls, callers), results in measured.items()]}))


if __name__ == "__main__":
    main()
