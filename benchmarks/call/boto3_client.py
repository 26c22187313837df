#!/usr/bin/env python3
"""Makes calls with boto3, a thread for each caller, and prints what they cost, as the program `client` does."""
import argparse
import json
import sys
import threading
import time
from pathlib import Path

from botocore.config import Config

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from boto3_mturk import TYPE, connect, cpu  # noqa: E402

PAGES_PER_LISTING = 32


def list_pages(client, calls, latencies):
    token = {}
    for index in range(calls):
        begun = time.perf_counter()
        page = client.list_workers_with_qualification_type(QualificationTypeId=TYPE, MaxResults=100, **token)
        latencies.append(time.perf_counter() - begun)
        assert len(page["Qualifications"]) == 100 and page["Qualifications"][99]["WorkerId"]
        last = (index + 1) % PAGES_PER_LISTING == 0
        token = {} if last else {"NextToken": page["NextToken"]}


def run(client, callers, calls):
    """Lets all callers make that many calls each, and returns how long each took."""
    latencies = []
    threads = [threading.Thread(target=list_pages, args=(client, calls, latencies)) for _ in range(callers)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    if len(latencies) != callers * calls:
        raise SystemExit("not all calls were made")
    return sorted(latencies)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", required=True)
    parser.add_argument("--ca-file")
    parser.add_argument("--callers", type=int, default=16)
    parser.add_argument("--calls", type=int, default=500)
    options = parser.parse_args()
    client = connect(options.port, options.ca_file, config=Config(max_pool_connections=options.callers))

    run(client, options.callers, 3)
    each = -(-options.calls // options.callers)
    cpu_before, begun = cpu(), time.perf_counter()
    latencies = run(client, options.callers, each)
    spent, lasted = cpu() - cpu_before, time.perf_counter() - begun
    calls = len(latencies)
    print(json.dumps({
        "cpu": spent / calls * 1e6, "calls_per_second": calls / lasted,
        "latency_50": latencies[(calls - 1) * 50 // 100] * 1e6,
        "latency_99": latencies[(calls - 1) * 99 // 100] * 1e6}))


if __name__ == "__main__":
    main()
