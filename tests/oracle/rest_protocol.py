#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Compares requests of restJson1 with botocore's serialiser, and their signatures with botocore's signer.

Usage: rest_protocol.py PROGRAM, where PROGRAM is the compiled rest_protocol.cpp.

Lists in header fields are compared without the space behind a comma, which botocore does not write, and their texts
have no commas and quotes: botocore 1.29 does not quote those.
"""

import datetime
import json
import random
import subprocess
import sys
import urllib.parse

import botocore.auth
import botocore.serialize
from botocore.awsrequest import AWSRequest, prepare_request_dict
from botocore.credentials import Credentials
from botocore.model import ServiceModel
from botocore_clock import stop_clock

SEED = 7
COUNT = 500
NOW = 1700000000
URL = 'https://things.example.com'

PLACES = {
    'id': {'location': 'uri', 'locationName': 'id'},
    'path': {'location': 'uri', 'locationName': 'path'},
    'text': {'location': 'querystring', 'locationName': 'q&a'},
    'flag': {'location': 'querystring', 'locationName': 'flag', 'shape': 'Boolean'},
    'count': {'location': 'querystring', 'locationName': 'count', 'shape': 'Long'},
    'time': {'location': 'querystring', 'locationName': 'time', 'shape': 'Timestamp'},
    'tags': {'location': 'querystring', 'locationName': 'tags', 'shape': 'List'},
    'others': {'location': 'querystring', 'shape': 'Map'},
    'field': {'location': 'header', 'locationName': 'X-Text'},
    'names': {'location': 'header', 'locationName': 'X-Names', 'shape': 'List'},
    'since': {'location': 'header', 'locationName': 'X-Since', 'shape': 'Timestamp'},
    'title': {},
    'at': {'shape': 'Timestamp'},
}
MODEL = ServiceModel({
    'metadata': {'protocol': 'rest-json', 'endpointPrefix': 'things', 'apiVersion': '2026-01-01'},
    'operations': {'PutThing': {
        'name': 'PutThing', 'input': {'shape': 'Request'},
        'http': {'method': 'PUT', 'requestUri': '/things/{id}/sub/{path+}?version=2'},
    }},
    'shapes': {
        'Request': {'type': 'structure', 'required': ['id', 'path'],
                    'members': {name: {'shape': 'String', **place} for name, place in PLACES.items()}},
        'String': {'type': 'string'}, 'Boolean': {'type': 'boolean'}, 'Long': {'type': 'long'},
        'Timestamp': {'type': 'timestamp'}, 'List': {'type': 'list', 'member': {'shape': 'String'}},
        'Map': {'type': 'map', 'key': {'shape': 'String'}, 'value': {'shape': 'String'}},
    },
})
PIECES = ['a', 'Z', '0', '/', '?', '#', '%', '&', '=', '+', ' ', '~', ':', '@', ';', ',', '"', '\\', '{', '}', '[', '*',
          '%2F', 'é', '世', '\U0001F600', '!', "'", '(', ')', '-', '_', '.x', '$', '|', '^', '<', '>']


def text(rng, at_least=0, most=8):
    return ''.join(rng.choices(PIECES, k=rng.randint(at_least, most)))


def field(rng, characters='ab ",\'=;:()'):
    return 'x' + ''.join(rng.choices(characters, k=rng.randint(0, 8))) + 'y'


def generate(rng):
    """The members of a request, with timestamps in seconds."""
    members = {
        'id': text(rng, 1), 'path': 'p' + text(rng) + '/q' + text(rng), 'text': text(rng), 'flag': rng.random() < 0.5,
        'count': rng.randint(-2**63, 2**63 - 1), 'time': rng.randint(0, 4000000000),
        'tags': [text(rng) for _ in range(rng.randint(1, 3))],
        'others': {'o' + text(rng): text(rng) for _ in range(rng.randint(1, 3))},
        'field': field(rng), 'names': [field(rng, "ab '=;:()") for _ in range(rng.randint(1, 3))],
        'since': rng.randint(0, 4000000000), 'title': text(rng), 'at': rng.randint(0, 4000000000),
    }
    return {name: value for name, value in members.items() if name in ('id', 'path') or rng.random() < 0.6}


def instant(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)


def serialize(members):
    parameters = {name: instant(value) if name in ('time', 'since', 'at') else value for name, value in members.items()}
    serializer = botocore.serialize.create_serializer('rest-json', include_validation=False)
    request = serializer.serialize_to_request(parameters, MODEL.operation_model('PutThing'))
    prepare_request_dict(request, URL)
    return request


def sign(sent):
    """What botocore puts into the Authorization field of the request that was sent."""
    fields = {name: value for name, value in sent['fields'].items() if name not in ('Authorization', 'X-Amz-Date')}
    request = AWSRequest(method=sent['method'], url=URL + sent['target'], headers=fields, data=sent['body'].encode())
    botocore.auth.SigV4Auth(Credentials('AKID', 'secret'), 'things', 'us-east-1').add_auth(request)
    return request.headers['Authorization']


def split(url):
    path, _, query = url.partition('?')
    return path, sorted(urllib.parse.parse_qsl(query, keep_blank_values=True, strict_parsing=True)), query.count('&')


def compare(members, sent):
    expected = serialize(members)
    headers = {name.lower(): value for name, value in expected['headers'].items()}
    ours = {name.lower(): value for name, value in sent['fields'].items()}
    problems = []
    if sent['method'] != expected['method']:
        problems.append('method')
    if split(sent['target']) != split(expected['url'][len(URL):]):
        problems.append(f"target {sent['target']} but botocore {expected['url']}")
    for name in ['x-text', 'x-since', 'content-type']:
        if ours.get(name) != headers.get(name):
            problems.append(f'{name}: {ours.get(name)} but botocore {headers.get(name)}')
    names = headers.get('x-names')
    if (ours.get('x-names') or '').replace(', ', ',') != (names or '').replace(', ', ','):
        problems.append(f"x-names: {ours.get('x-names')} but botocore {names}")
    if json.loads(sent['body'] or 'null') != json.loads(expected['body'] or 'null'):
        problems.append(f"body {sent['body']} but botocore {expected['body']}")
    if ours['authorization'] != sign(sent):
        problems.append('the signature of ' + sent['target'])
    return problems


def main():
    rng = random.Random(SEED)
    requests = [generate(rng) for _ in range(COUNT)]
    # Members have wire names where they come from JSON.
    renamed = [{'q&a' if name == 'text' else name: value for name, value in request.items()} for request in requests]
    lines = ''.join(json.dumps(request) + '\n' for request in renamed)
    done = subprocess.run([sys.argv[1]], input=lines, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != COUNT:
        sys.exit(f'{len(answers)} answers to {COUNT} requests')
    stop_clock(NOW)
    different = 0
    for members, sent in zip(requests, answers):
        problems = compare(members, sent) if isinstance(sent, dict) else [f'refused because of {sent}']
        if problems:
            different += 1
            print(members, *problems, sep='\n  ')
    print(f'{COUNT} requests, {different} different')
    return 1 if different else 0


if __name__ == '__main__':
    sys.exit(main())
