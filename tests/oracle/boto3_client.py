#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Calls an MTurk endpoint with unmodified boto3: a second client to hold Bindery's server against.

Without a further option it lists the Workers of a Qualification type through boto3's paginator and prints a line of
JSON for each Qualification. With --expect-error the type must be unknown to the service, with --wrong-secret the
signature must be refused; one line says what came, and the exit code is 1 if it was not that.
"""

import argparse
import datetime
import json
import os
import sys

# The machine's own settings must not lead the client elsewhere.
os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, NO_PROXY='*', no_proxy='*')

import boto3  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import ClientError  # noqa: E402

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
UNKNOWN_TYPE = 'AWS.MechanicalTurk.QualificationTypeDoesNotExist'


def make_client(options):
    return boto3.client(
        'mturk',
        region_name='us-east-1',
        endpoint_url=options.endpoint_url,
        verify=options.ca_bundle or True,
        aws_access_key_id=options.access_key,
        aws_secret_access_key=options.secret_key + ('-wrong' if options.wrong_secret else ''),
        config=Config(retries={'mode': 'standard', 'max_attempts': 1}),
    )


def canonical(qualification):
    locale = qualification.get('LocaleValue', {})
    return {
        'WorkerId': qualification['WorkerId'],
        'GrantTime': (qualification['GrantTime'] - EPOCH) // datetime.timedelta(milliseconds=1),
        'IntegerValue': qualification.get('IntegerValue'),
        'Country': locale.get('Country'),
        'Subdivision': locale.get('Subdivision'),
        'Status': qualification['Status'],
    }


def list_workers(client, options):
    pages = client.get_paginator('list_workers_with_qualification_type').paginate(
        QualificationTypeId=options.type, PaginationConfig={'PageSize': 100}
    )
    for page in pages:
        for qualification in page['Qualifications']:
            print(json.dumps(canonical(qualification), separators=(',', ':')))


def expect_error(client, options):
    try:
        client.list_workers_with_qualification_type(QualificationTypeId=options.type)
    except client.exceptions.RequestError as error:
        code = error.response.get('TurkErrorCode')
        print(f'RequestError {code}')
        return code == UNKNOWN_TYPE
    print('no error')
    return False


def expect_refusal(client, options):
    try:
        client.list_workers_with_qualification_type(QualificationTypeId=options.type)
    except ClientError as error:
        code = error.response['Error']['Code']
        print(f'ClientError {code}')
        return code == 'InvalidSignatureException'
    print('no error')
    return False


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--endpoint-url', required=True)
    arguments.add_argument('--ca-bundle', help='file of the certificates to trust; without it, the system\'s')
    arguments.add_argument('--type', required=True, help='QualificationTypeId')
    arguments.add_argument('--access-key', required=True)
    arguments.add_argument('--secret-key', required=True)
    arguments.add_argument('--expect-error', action='store_true')
    arguments.add_argument('--wrong-secret', action='store_true')
    options = arguments.parse_args()

    client = make_client(options)
    if options.expect_error:
        sys.exit(0 if expect_error(client, options) else 1)
    if options.wrong_secret:
        sys.exit(0 if expect_refusal(client, options) else 1)
    list_workers(client, options)


if __name__ == '__main__':
    main()
