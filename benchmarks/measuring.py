"""Runs programs for the benchmarks, and the server that they call."""
import contextlib
import os
import re
import subprocess
import sys


def checked(command, folder=None):
    """Runs a program that must succeed."""
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{run.stderr}")
    return run


def instructions(command, out_file):
    """How many a program executes, in user space. Callgrind leaves its profile in the file."""
    run = checked(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out_file}", *command])
    return int(re.search(r"Collected : (\d+)", run.stderr)[1])


@contextlib.contextmanager
def serving(program, *arguments):
    """Runs the server of the call benchmark, on a processor of its own where there are several. The clients have the
    others. Gives its ports, by whether they speak TLS."""
    processors = os.sched_getaffinity(0)
    server = subprocess.Popen([program, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if len(processors) > 1:
            first = min(processors)
            os.sched_setaffinity(server.pid, {first})
            os.sched_setaffinity(0, processors - {first})
        plain, tls = server.stdout.readline().split()
        yield {False: plain, True: tls}
    finally:
        os.sched_setaffinity(0, processors)
        server.stdin.close()
        server.wait()
