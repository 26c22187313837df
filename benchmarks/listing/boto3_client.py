#!/usr/bin/env python3
"""Reads pages with boto3's paginator, and prints what that cost, as the program `read_listing` does."""
import argparse
import json
import resource
import time

import boto3

TYPE = "3AWO4KN9YO3JRSN25G0KTXS4AQW9I6"
ITEMS_PER_PAGE = 100


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", required=True)
    parser.add_argument("--ca-file", required=True)
    parser.add_argument("--pages", type=int, required=True)
    options = parser.parse_args()
    client = boto3.client(
        "mturk", region_name="us-east-1", verify=options.ca_file, endpoint_url=f"https://127.0.0.1:{options.port}",
        aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

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
