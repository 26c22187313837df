#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Runs examples/09_dynamodb against dynalite, a DynamoDB in memory, and lets Bindery and boto3 read from it what the
other has written: attributes of every type, scans page by page, and a scan that goes on from a checkpoint.

Usage: dynamodb.py NPM_FOLDER EXAMPLE CALLER, where CALLER is the compiled tests/oracle/dynamodb.cpp.
"""

import base64
import contextlib
import http.server
import json
import os
import random
import string
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / 'npm'))
import npm_server  # noqa: E402

import boto3  # noqa: E402
from botocore.exceptions import ClientError  # noqa: E402

SEED = 20261125
ITEMS = 60
TABLE = 'Everything'

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith('AWS_')},
    'AWS_ACCESS_KEY_ID': 'AKID',
    'AWS_SECRET_ACCESS_KEY': 'secret',
    'AWS_CONFIG_FILE': os.devnull,
    'AWS_SHARED_CREDENTIALS_FILE': os.devnull,
}

EXAMPLE_OUTPUT = '''\
created BinderyMusic
not put again: The conditional request failed
found My Dog Spot
a page of 2
a page of 2
a page of 0
deleted BinderyMusic
'''


class Generator:
    """Makes attribute values in DynamoDB's JSON. Numbers are in the form in which the service gives them back."""

    def __init__(self, rng):
        self.rng = rng

    def text(self):
        return ''.join(self.rng.choices(string.printable + 'äß€\U0001F600', k=self.rng.randint(1, 12)))

    def number(self):
        digits = self.rng.choice([1, 5, 38])
        first = self.rng.choice('123456789')
        return self.rng.choice(['', '-']) + first + ''.join(self.rng.choices('123456789', k=digits - 1))

    def blob(self):
        return base64.b64encode(self.rng.randbytes(self.rng.randint(1, 20))).decode()

    def distinct(self, make):
        return sorted({make() for _ in range(self.rng.randint(1, 4))})

    def value(self, depth=0):
        kinds = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'NULL', 'BOOL'] + (['L', 'M'] * 3 if depth < 4 else [])
        kind = self.rng.choice(kinds)
        return {kind: self.content(kind, depth)}

    def content(self, kind, depth):
        if kind == 'L':
            return [self.value(depth + 1) for _ in range(self.rng.randint(0, 4))]
        if kind == 'M':
            return {self.text(): self.value(depth + 1) for _ in range(self.rng.randint(0, 4))}
        if kind == 'NULL':
            return True
        if kind == 'BOOL':
            return self.rng.random() < 0.5
        make = {'S': self.text, 'N': self.number, 'B': self.blob}[kind[0]]
        return self.distinct(make) if kind.endswith('S') and len(kind) == 2 else make()

    def item(self, number):
        item = {'Group': {'S': f'g{number % 3}'}, 'Id': {'N': str(number)}}
        item.update((f'a{i}', self.value()) for i in range(self.rng.randint(0, 8)))
        return item


def converted(value, convert):
    """A value in which `convert` has been applied to all that is binary, and sets are in order."""
    (kind, content), = value.items()
    if kind == 'B':
        return {kind: convert(content)}
    if kind == 'BS':
        return {kind: sorted(map(convert, content))}
    if kind in ('SS', 'NS'):
        return {kind: sorted(content)}
    if kind == 'L':
        return {kind: [converted(each, convert) for each in content]}
    if kind == 'M':
        return {kind: {name: converted(each, convert) for name, each in content.items()}}
    return value


def for_boto3(item):
    return {name: converted(value, base64.b64decode) for name, value in item.items()}


def from_boto3(item):
    return {name: converted(value, lambda data: base64.b64encode(data).decode()) for name, value in item.items()}


def from_bindery(text):
    return {name: converted(value, lambda text: text) for name, value in json.loads(text).items()}


@contextlib.contextmanager
def calling(program, url):
    """A function that makes calls with Bindery."""
    with subprocess.Popen(
        [program, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as caller:

        def call(do, **command):
            caller.stdin.write(json.dumps({'do': do, **command}) + '\n')
            caller.stdin.flush()
            answer = json.loads(caller.stdout.readline())
            assert 'failure' not in answer, answer
            return answer

        yield call
        caller.stdin.close()


def key_of(item):
    return {'Group': item['Group'], 'Id': item['Id']}


def check_items(service, call, items):
    """Every second item is written by boto3; both read all of them."""
    for number, item in enumerate(items):
        if number % 2 == 0:
            service.put_item(TableName=TABLE, Item=for_boto3(item))
        else:
            answer = call('put', table=TABLE, item=json.dumps(item))
            assert answer == {}, answer
    for item in items:
        by_boto3 = from_boto3(service.get_item(TableName=TABLE, Key=key_of(item), ConsistentRead=True)['Item'])
        by_bindery = from_bindery(call('get', table=TABLE, key=json.dumps(key_of(item)))['item'])
        assert by_boto3 == item, (by_boto3, item)
        assert by_bindery == item, (by_bindery, item)
    nothing = {'Group': {'S': 'g9'}, 'Id': {'N': '1'}}
    assert call('get', table=TABLE, key=json.dumps(nothing)) == {}
    assert call('get', table='Missing', key=json.dumps(nothing))['error'] == 'ResourceNotFoundException'


def check_empty_texts(service, call):
    """An empty text is stored, or refused to both: that depends on the server."""
    item = {'Group': {'S': 'empty'}, 'Id': {'N': '0'}, 'Text': {'S': ''}, 'Deep': {'M': {'L': {'L': [{'S': ''}]}}}}
    try:
        service.put_item(TableName=TABLE, Item=item)
        refusal = {}
    except ClientError as error:
        refusal = {'error': error.response['Error']['Code'], 'message': error.response['Error']['Message']}
    assert call('put', table=TABLE, item=json.dumps(item)) == refusal
    if not refusal:
        assert from_bindery(call('get', table=TABLE, key=json.dumps(key_of(item)))['item']) == item
        service.delete_item(TableName=TABLE, Key=key_of(item))


def check_scans(service, call, rng, expected):
    pages = service.get_paginator('scan').paginate(TableName=TABLE, PaginationConfig={'PageSize': 1})
    by_boto3 = [from_boto3(item) for page in pages for item in page['Items']]
    assert len(by_boto3) == expected, len(by_boto3)

    def scanned(**command):
        answer = call('scan', table=TABLE, **command)
        return [from_bindery(item) for item in answer['items']], answer['checkpoint']

    assert scanned(limit=1)[0] == by_boto3
    assert scanned(limit=7)[0] == by_boto3
    assert scanned()[0] == by_boto3
    for limit in (1, 1, 3, 10):
        stop = rng.randint(1, expected - 1)
        first, checkpoint = scanned(limit=limit, max_items=stop)
        rest, _ = scanned(limit=limit, checkpoint=checkpoint)
        assert first == by_boto3[:stop], (limit, stop)
        assert rest == by_boto3[stop:], (limit, stop)


def check_tables(service, call):
    for name in ('Alpha', 'Beta', 'Gamma'):
        service.create_table(
            TableName=name,
            BillingMode='PAY_PER_REQUEST',
            KeySchema=[{'AttributeName': 'Id', 'KeyType': 'HASH'}],
            AttributeDefinitions=[{'AttributeName': 'Id', 'AttributeType': 'S'}],
        )
    names = [json.loads(text) for text in call('list_tables', limit=1)['items']]
    assert names == ['Alpha', 'Beta', TABLE, 'Gamma'], names


class TableIsNeverThere(http.server.BaseHTTPRequestHandler):
    """Answers every operation with a table that is still being made."""

    def do_POST(self):
        self.rfile.read(int(self.headers['Content-Length']))
        state = {'TableStatus': 'CREATING'}
        operation = self.headers['X-Amz-Target'].split('.')[1]
        body = json.dumps({'Table' if operation == 'DescribeTable' else 'TableDescription': state}).encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def check_wait(example):
    """A table that does not come is an error that says so."""
    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), TableIsNeverThere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f'http://127.0.0.1:{server.server_port}'
        command = [example, '--endpoint-url', url, '--wait', '0']
        done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
        server.shutdown()
    said = '09_dynamodb: the table BinderyMusic is CREATING and not ACTIVE after 0 s; it is left as it is\n'
    assert (done.returncode, done.stdout, done.stderr) == (1, '', said), done
    for value in ('', '-1', '1s', 'soon'):
        done = subprocess.run([example, '--wait', value], capture_output=True, text=True)
        assert done.returncode == 2 and done.stderr.startswith('usage: '), done


def main():
    folder, example, caller = sys.argv[1:]
    check_wait(example)
    npm_server.require(folder, 'dynalite')
    rng = random.Random(SEED)
    with npm_server.running(folder, 'dynalite') as url:
        done = subprocess.run([example, '--endpoint-url', url], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)
        assert (done.returncode, done.stdout) == (0, EXAMPLE_OUTPUT), (done.returncode, done.stdout)

        service = boto3.client(
            'dynamodb', endpoint_url=url, region_name='us-east-1', aws_access_key_id='AKID', aws_secret_access_key='secret'
        )
        service.create_table(
            TableName=TABLE,
            BillingMode='PAY_PER_REQUEST',
            KeySchema=[{'AttributeName': 'Group', 'KeyType': 'HASH'}, {'AttributeName': 'Id', 'KeyType': 'RANGE'}],
            AttributeDefinitions=[
                {'AttributeName': 'Group', 'AttributeType': 'S'}, {'AttributeName': 'Id', 'AttributeType': 'N'},
            ],
        )
        service.get_waiter('table_exists').wait(TableName=TABLE, WaiterConfig={'Delay': 1})
        generate = Generator(rng)
        items = [generate.item(number) for number in range(ITEMS)]
        with calling(caller, url) as call:
            check_items(service, call, items)
            check_empty_texts(service, call)
            check_scans(service, call, rng, len(items))
            check_tables(service, call)
    print(f'{ITEMS} items, written by one client and read by both')


if __name__ == '__main__':
    main()
