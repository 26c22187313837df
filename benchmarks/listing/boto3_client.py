#!/usr/bin/env python3
"""Reads pages with boto3's paginator, and prints what that cost, as the program `read_listing` does."""
import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from boto3_mturk import TYPE, connect, cpu  # noqa: E402

ITEMS_PER_PAGE = 100


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", required=True)
    parser.add_argument("--ca-file", required=True)
    parser.add_argument("--pages", type=int, required=True)
    options = parser.parse_args()
    client = connect(options.port, options.ca_file)

    cpu_before, begun = cpu(), time.perf_counter()
    pages = client.get_paginator("list_workers_with_qualification_type").paginate(
        QualificationTypeId=TYPE,
        PaginationConfig={"PageSize": ITEMS_PER_PAGE, "MaxItems": options.pages * ITEMS_PER_PAGE})
    items = sum(1 for page in pages for item in page["Qualifications"] if item["WorkerId"])
    spent, lasted = cpu() - cpu_before, time.perf_counter() - begun
    if items != options.pages * ITEMS_PER_PAGE:
        raise SystemExit("read other items than there are")
    print(json.dumps({"seconds": lasted, "cpu": spent}))


if __name__ == "__main__":
    main()
