#!/usr/bin/env python3
"""Compiles one program three ways and prints what each costs: by hand with Beast, with Bindery header-only, and with
Bindery compiled separately. One call of one API each, at -O2, alternating, medians. Then prints what each further
operation that a program calls adds to it.

Usage: run.py [--rounds N] COMPILER [ARGUMENT ...]
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "include"
SEPARATE = ["-DBINDERY_SEPARATE_COMPILATION"]
LIBRARIES = ["-lssl", "-lcrypto", "-pthread"]


def measured(command):
    """CPU seconds, so that a busy machine changes little, and the largest peak memory of the compiler's processes."""
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit("failed: " + " ".join(map(str, command)))
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def loaded_size(program):
    """Bytes of a program that are loaded; those of the file are rounded up to pages."""
    lines = subprocess.run(["size", program], capture_output=True, text=True, check=True).stdout.splitlines()
    return int(lines[1].split()[3])


def sizes_of_operations(compiler, folder):
    """What the operations of operations.cpp cost, one after the other, with Bindery compiled separately."""
    def size_of(arguments):
        measured([*compiler, *SEPARATE, *arguments, "-c", HERE / "operations.cpp", "-o", folder / "operations.o"])
        measured([compiler[0], "-s", folder / "operations.o", folder / "bindery_src.cpp.o", "-o", folder / "program",
                  *LIBRARIES])
        return loaded_size(folder / "program")

    source = (HERE / "operations.cpp").read_text()
    listed = re.findall(r"constexpr std::tuple operations\{(.*?)\};", source, re.DOTALL)[-1]
    names = [name.strip().removeprefix("mturk::") for name in listed.split(",")]
    alone = size_of(["-DDECLARED_ALONE", "-DCALLED=1"])
    lines = ["| operation called besides those above | adds KB |", "|---|---:|"]
    previous = alone
    for called, name in enumerate(names, 1):
        size = size_of([f"-DCALLED={called}"])
        what = f"{name}, compared with an API that declares nothing else" if called == 1 else name
        lines.append(f"| {what} | {(size - previous) / 1024:.1f} |")
        previous = size
    return lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("compiler", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    compiler = [*(options.compiler or ["g++"]), "-std=c++20", "-O2", f"-I{INCLUDE}"]

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        # What a program compiles once, however many files it has.
        once = {"json.cpp": "#include <boost/json/src.hpp>\n", "bindery_src.cpp": "#include <bindery/src.hpp>\n"}
        once_cost = {}
        for source, text in once.items():
            (folder / source).write_text(text)
            once_cost[source] = measured([*compiler, *SEPARATE, "-c", folder / source, "-o", folder / f"{source}.o"])

        contenders = {
            "by hand (Beast)": ("handwritten.cpp", [], ["json.cpp.o"]),
            "Bindery, header-only": ("bindery.cpp", [], []),
            "Bindery, separate": ("bindery.cpp", SEPARATE, ["bindery_src.cpp.o"]),
        }
        seconds = {label: [] for label in contenders}
        memory = {label: [] for label in contenders}
        size = {}
        for _ in range(options.rounds):
            for label, (source, arguments, objects) in contenders.items():
                compiled = folder / "file.o"
                cost = measured([*compiler, *arguments, "-c", HERE / source, "-o", compiled])
                seconds[label].append(cost[0])
                memory[label].append(cost[1])
                if label not in size:
                    program = folder / "program"
                    measured([compiler[0], "-s", compiled, *(folder / part for part in objects), "-o", program,
                              *LIBRARIES])
                    size[label] = program.stat().st_size

        operations = sizes_of_operations(compiler, folder)

    base = statistics.median(seconds["by hand (Beast)"])
    print("| one file with one call | CPU s | ratio | peak MB | stripped program KB |")
    print("|---|---:|---:|---:|---:|")
    for label in contenders:
        cpu = statistics.median(seconds[label])
        print(f"| {label} | {cpu:.1f} | {cpu / base:.2f} | {statistics.median(memory[label]):.0f} "
              f"| {size[label] / 1024:.0f} |")
    print(f"\nOnce per program in separate mode: bindery/src.hpp {once_cost['bindery_src.cpp'][0]:.1f} s, "
          f"{once_cost['bindery_src.cpp'][1]:.0f} MB. By hand: boost/json/src.hpp {once_cost['json.cpp'][0]:.1f} s.")
    print(f"{options.rounds} rounds, alternating, medians of CPU seconds; {' '.join(compiler[:-1])}")
    print("\n" + "\n".join(operations))


if __name__ == "__main__":
    main()
