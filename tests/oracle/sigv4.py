#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Compares Bindery's Signature Version 4 with botocore's over generated requests.

Usage: sigv4.py PROGRAM, where PROGRAM is the compiled sign.cpp.

Left out are the few things in which the two differ on purpose: botocore signs a Date field instead of X-Amz-Date where
there is one, takes the body's hash from an X-Amz-Content-SHA256 field, and signs fields that belong to one connection,
such as Connection.
"""

import argparse
import json
import random
import subprocess
import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore_clock import stop_clock

SEED = 20170117
COUNT = 300

SEGMENTS = [
    'a', 'Worker', 'base-1_2~3.x', 'with space', 'with%20space', '%C3%A9t%C3%A9', 'été', '%E1%88%B4', '%2F', 'a%2fb',
    '%252F', '.', '..', '...', '%2e%2e', '', '', '%', '%zz', '+', 'a+b', '@:!$&\'()*,;=', '"<>[]^`{|}\\', '\U0001F600',
]
QUERY_NAMES = ['a', 'A', 'b', 'Action', 'a-b', 'a.b', 'a%20b', '%C3%A9', 'é', '', 'X-Amz-Expires', '~', '_', 'a[0]']
QUERY_VALUES = ['', '1', '2', '10', 'value', 'a=b', '==', 'a+b', '+', '%2B', '%20', '%C3%A9', 'é', '%', '/', '?', '*', 'a%2Fb', '~']
FIELD_NAMES = [
    'Content-Type', 'content-type', 'X-Amz-Target', 'x-amz-meta-A', 'X-AMZ-META-a', 'X-Amz-Meta-B', 'Accept',
    'Accept-Encoding', 'My-Header', 'my-header', 'MY-HEADER2', 'Content-Length', 'X-Amzn-Custom', 'Zeta', 'a', 'A-1',
    'Cache-Control', 'Range', 'X_Under', 'Amz-Sdk-Invocation-Id',
]
FIELD_VALUES = [
    '', 'value', 'application/x-amz-json-1.1', 'MTurkRequesterServiceV20170117.ListHITs', '  leading', 'trailing  ',
    'two  spaces', '\ttab\tand  space \t', ' " quoted   words "', 'a,b', 'a, b', 'UPPER lower', 'été', '日本', '   ', '0', ':',
    'a:b', ';', 'a=b',
]
BODIES = [b'', b'', b'{}', b'{"MaxResults": 100}', 'Grüße, 世界 \U0001F600'.encode(), bytes(range(256)), b'\r\n', b'\x00', b'x' * 5000]
HOSTS = [
    ('https://example.com', 'example.com'),
    ('https://mturk-requester.us-east-1.amazonaws.com', 'mturk-requester.us-east-1.amazonaws.com'),
    ('https://EXAMPLE.com:443', 'example.com'),
    ('https://127.0.0.1:8443', '127.0.0.1:8443'),
    ('https://[::1]:8443', '[::1]:8443'),
    ('http://localhost:80', 'localhost'),
]


def generate(rng):
    """One request, in the form that the program reads, and the URL that botocore signs it for."""
    base, host = rng.choice(HOSTS)
    path = '/' + '/'.join(rng.choices(SEGMENTS, k=rng.randint(0, 6)))
    if rng.random() < 0.3:
        path += '/'
    if rng.random() < 0.1:
        path = '/'
    query = '&'.join(
        rng.choice(QUERY_NAMES) + ('=' + rng.choice(QUERY_VALUES) if rng.random() < 0.9 else '')
        for _ in range(rng.randint(1, 7))
    )
    target = path + ('?' + query if rng.random() < 0.6 else '')

    fields = [[rng.choice(FIELD_NAMES), rng.choice(FIELD_VALUES)] for _ in range(rng.randint(0, 8))]
    fields += [[name.title(), 'whatever'] for name in botocore.auth.SIGNED_HEADERS_BLACKLIST if rng.random() < 0.2]
    token = rng.choice(['', '', 'AQoDYXdzEPT//////////wEXAMPLE+token==', 't'])
    if rng.random() < 0.1:
        fields += [['Authorization', 'AWS4-HMAC-SHA256 of an attempt before'], ['x-amz-date', '20000101T000000Z']]
        if token:
            fields.append(['X-Amz-Security-Token', 'an older one'])
    rng.shuffle(fields)

    request = {
        'method': rng.choice(['POST', 'POST', 'GET', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS']),
        'target': target,
        'fields': [['Host', host]] + fields,
        'body': rng.choice(BODIES).hex(),
        'key_id': rng.choice(['AKIDEXAMPLE', 'ASIAQWERTYUIOP']),
        'secret': rng.choice(['wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', 's', 'x' * 100]),
        'token': token,
        'time': rng.choice([rng.randint(0, 4102444799), 1440938160, 1709164800, 1704067199]),
        'region': rng.choice(['us-east-1', 'eu-central-1', 'cn-north-1']),
        'service': rng.choice(['mturk-requester', 'service', 'iam']),
    }
    return request, base + target


class RecordingSigner(botocore.auth.SigV4Auth):
    """Keeps the canonical request: where signatures differ, it shows what was signed."""

    def canonical_request(self, request):
        self.last_canonical_request = super().canonical_request(request)
        return self.last_canonical_request


def sign(request, url):
    """What botocore makes of a request: the Authorization field and the canonical request."""
    stop_clock(request['time'])
    signed = AWSRequest(method=request['method'], url=url, data=bytes.fromhex(request['body']))
    for name, value in request['fields']:
        if name != 'Host':  # botocore derives it from the URL
            signed.headers[name] = value
    credentials = Credentials(request['key_id'], request['secret'], request['token'] or None)
    signer = RecordingSigner(credentials, request['service'], request['region'])
    signer.add_auth(signed)
    return signed.headers['Authorization'], signer.last_canonical_request


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('program')
    program = arguments.parse_args().program

    rng = random.Random(SEED)
    cases = [generate(rng) for _ in range(COUNT)]
    lines = ''.join(json.dumps(request) + '\n' for request, _ in cases)
    answers = subprocess.run([program], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    if len(answers) != COUNT:
        sys.exit(f'{program} answered {len(answers)} of {COUNT} requests')

    differing = 0
    for (request, url), actual in zip(cases, answers):
        expected, canonical = sign(request, url)
        if actual != expected:
            differing += 1
            if differing == 1:
                print(f'request   {json.dumps(request, indent=2, ensure_ascii=False)}')
                print(f'URL       {url}\nexpected  {expected}\nactual    {actual}')
                print(f'botocore signed the canonical request\n{canonical}')
    print(f'{COUNT} requests, {differing} differ')
    sys.exit(1 if differing else 0)


if __name__ == '__main__':
    main()
