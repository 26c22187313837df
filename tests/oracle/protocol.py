#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Compares Bindery's awsJson 1.1 with botocore's: requests as they are serialised, responses and errors as they are read.

Usage: protocol.py PROGRAM, where PROGRAM is the compiled protocol.cpp. Messages are generated from botocore's model of
the MTurk API for every operation that the program knows.

Where Bindery follows AWS's specification further than botocore does, botocore reads the plain form of the same message:
an error's code in the X-Amzn-Errortype field or in a `code` member, or with a URL behind a colon; and nulls in lists,
which Bindery drops and botocore keeps.
"""

import argparse
import base64
import datetime
import decimal
import http.client
import json
import random
import re
import string
import subprocess
import sys

import botocore.parsers
import botocore.serialize
import botocore.session
from botocore.awsrequest import HeadersDict

SEED = 20170117
MESSAGES = 150  # of each kind, for each operation
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
CHARACTERS = string.ascii_letters + string.digits + ' \t\r\n"\\/\x00\x1f\x7f<>&\u00e9\u20ac\u2028\ufeff\uffff\U0001F600'


class Number(str):
    """A JSON number in exactly this notation."""


class Object(list):
    """A JSON object as (name, value) pairs: unlike in a dict, a name may come twice."""


class Generator:
    """Makes random values of shapes, each as botocore takes it from its caller and as it stands on the wire."""

    def __init__(self, rng):
        self.rng = rng

    def chance(self, probability):
        return self.rng.random() < probability

    def value(self, shape, depth=0):
        kind = shape.type_name
        if kind == 'structure':
            return self.structure(shape, depth)
        if kind == 'list':
            pairs = [self.value(shape.member, depth + 1) for _ in range(self.size(shape, 5))]
            return [python for python, _ in pairs], [wire for _, wire in pairs]
        if kind == 'map':
            pairs = {self.text(shape.key): self.value(shape.value, depth + 1) for _ in range(self.size(shape, 5))}
            return {k: v[0] for k, v in pairs.items()}, Object((k, v[1]) for k, v in pairs.items())
        if kind == 'timestamp':
            seconds = self.rng.randint(0, 4102444800)
            return EPOCH + datetime.timedelta(seconds=seconds), Number(seconds)
        if kind == 'blob':
            data = self.rng.randbytes(self.size(shape, 20))
            return data, base64.b64encode(data).decode()
        plain = self.plain(shape, kind)
        return plain, plain

    def plain(self, shape, kind):
        if kind in ('string', 'character'):
            return self.text(shape)
        if kind == 'boolean':
            return self.chance(0.5)
        if kind in ('double', 'float'):
            return self.rng.choice([0.0, -0.5, 1e-7, 123456.75, 1e15, self.rng.uniform(-1e6, 1e6)])
        bits = 31 if kind == 'integer' else 63
        low, high = shape.metadata.get('min', -(2**bits)), shape.metadata.get('max', 2**bits - 1)
        return self.rng.choice([low, high, self.rng.randint(low, high), min(max(0, low), high)])

    def structure(self, shape, depth):
        python, wire = {}, Object()
        for name, member in shape.members.items():
            if name in shape.required_members or (depth < 6 and self.chance(0.7)):
                python[name], on_wire = self.value(member, depth + 1)
                wire.append((member.serialization.get('name', name), on_wire))
        self.rng.shuffle(wire)
        return python, wire

    def size(self, shape, usual):
        low = shape.metadata.get('min', 0)
        return self.rng.randint(low, min(shape.metadata.get('max', low + usual), low + usual))

    def text(self, shape):
        if shape.metadata.get('enum'):
            return self.rng.choice(shape.metadata['enum'])
        pattern = shape.metadata.get('pattern')
        if not pattern:
            return ''.join(self.rng.choices(CHARACTERS, k=self.size(shape, 40)))
        for _ in range(1000):
            letters = self.rng.choice([string.digits, string.ascii_uppercase + string.digits])
            found = self.rng.choice(['', 'A']) + ''.join(self.rng.choices(letters, k=self.size(shape, 20)))
            found += self.rng.choice(['', '', '.', '.5', '.25'])
            if re.search(pattern, found) and len(found) <= shape.metadata.get('max', len(found)):
                return found
        raise ValueError(f'no text found for the pattern {pattern} of {shape.name}')


class ResponseGenerator(Generator):
    """Makes wire values as a service may send them: all that a reader must put up with."""

    def structure(self, shape, depth):
        python, wire = super().structure(shape, depth)
        for name, value in list(wire):
            if self.chance(0.05):
                wire.insert(0, (name, self.value(shape.members[name], depth + 1)[1]))
            if self.chance(0.05):
                wire.append((name, None))
        while self.chance(0.2):
            name = self.rng.choice(['Unknown', '__type', 'workerId', '', 'Ünknown', '__type'])
            wire.insert(self.rng.randint(0, len(wire)), (name, self.junk()))
        return python, wire

    def value(self, shape, depth=0):
        python, wire = super().value(shape, depth)
        if shape.type_name == 'timestamp':
            wire = self.timestamp()
        elif shape.type_name == 'list' and self.chance(0.1):
            wire.insert(self.rng.randint(0, len(wire)), None)
        elif shape.metadata.get('enum') and self.chance(0.15):
            wire = self.rng.choice(['Pending', '', 'granted', 'Grünted'])
        return python, wire

    def timestamp(self):
        seconds = self.rng.choice([0, 1, 1509494400, self.rng.randint(-2208988800, 4102444800)])
        fraction = ''.join(self.rng.choices(string.digits, k=self.rng.randint(1, 6)))
        digits = str(abs(seconds)).rjust(2, '0')
        sign = '-' if seconds < 0 else ''
        mantissa = f'{sign}{digits[0]}.{digits[1:]}'
        if digits[0] == '0':
            mantissa, digits = f'{sign}{digits[1:]}.0', '0'
        exponent = self.rng.choice(['E', 'e', 'E+', 'e+0']) + str(len(digits) - 1)
        return Number(
            self.rng.choice([str(seconds), f'{seconds}.{fraction}', f'{seconds}.0', f'{seconds}E0', mantissa + exponent])
        )

    def junk(self, depth=0):
        if depth < 3 and self.chance(0.4):
            if self.chance(0.5):
                return [self.junk(depth + 1) for _ in range(self.rng.randint(0, 3))]
            return Object((self.rng.choice(['a', '__type', 'Status']), self.junk(depth + 1)) for _ in range(2))
        return self.rng.choice(
            [None, True, False, '', 'text', '\U0001F600"', Number('-0'), Number('1e400'), Number('12345678901234567890')]
        )

    def dump(self, value):
        """JSON text, with white space and escapes as chance has it."""
        space = self.rng.choice(['', '', '', '', ' ', '\n\t', '\r\n'])
        if isinstance(value, Object):
            text = ','.join(f'{self.dump(name)}:{self.dump(member)}' for name, member in value)
            text = '{' + text + space + '}'
        elif isinstance(value, list):
            text = '[' + ','.join(map(self.dump, value)) + space + ']'
        elif isinstance(value, Number):
            text = str(value)
        else:
            text = json.dumps(value, ensure_ascii=self.chance(0.5))
        return space + text + space


class Oracle:
    """Asks botocore, with one generated message after the other, and keeps what it says."""

    def __init__(self, model, rng):
        self.model = model
        self.serializer = botocore.serialize.create_serializer('json', include_validation=True)
        self.parser = botocore.parsers.create_parser('json')
        self.requests = Generator(rng)
        self.responses = ResponseGenerator(rng)
        self.rng = rng

    def request(self, operation):
        python, wire = self.requests.value(operation.input_shape)
        expected = self.serializer.serialize_to_request(python, operation)
        line = {'operation': operation.name, 'input': self.responses.dump(wire)}
        return line, {
            'method': expected['method'],
            'target': expected['url_path'],
            'fields': dict(expected['headers']),
            'body': plain_text(expected['body']),
        }

    def response(self, operation):
        _, wire = self.responses.value(operation.output_shape)
        body = self.responses.dump(wire)
        if self.rng.random() < 0.05:
            body = ''
        expected = self.parse(200, {}, body, operation.output_shape)
        expected.pop('ResponseMetadata')
        line = {'operation': operation.name, 'status': 200, 'reason': 'OK', 'fields': {}, 'body': body}
        return line, {'response': canonical(operation.output_shape, expected)}

    def error(self, operation):
        if self.rng.random() < 0.2:
            return self.generic_error(operation)
        shape = self.rng.choice(operation.error_shapes)
        status = self.rng.choice([400, 500])
        _, wire = self.responses.structure(shape, 0)
        code = shape.name
        if self.rng.random() < 0.2:
            code = self.rng.choice(['ThrottlingException', 'ValidationException', 'Odd'])
        wire = Object((name, value) for name, value in wire if name not in ('__type', ''))
        if self.rng.random() < 0.3:
            wire.append(('message', 'lower case'))

        plain = self.responses.dump(Object([*wire, ('__type', code)]))
        fields, body = self.disguise(code, wire)
        fields['x-amzn-RequestId'] = '0123-4567'

        expected = self.parse(status, fields, plain, None)
        answer = {
            'code': expected['Error']['Code'],
            'message': expected['Error']['Message'] or '',
            'request_id': expected['ResponseMetadata']['RequestId'],
            'declared': None,
        }
        if self.model.shape_for_error_code(code):
            members = self.parse(status, fields, plain, shape)
            members.pop('ResponseMetadata', None)
            answer['declared'] = code
            answer['members'] = canonical(shape, {name: members[name] for name in shape.members if name in members})
        line = {'operation': operation.name, 'status': status, 'reason': 'Any', 'fields': fields, 'body': body}
        return line, answer

    def disguise(self, code, wire):
        """The code of an error in one of the ways in which services send it: header fields and body."""
        decorated = self.rng.choice(
            [code, f'com.amazonaws.mturk#{code}', f'{code}:http://internal.amazon.com/coral/', f'a.b#{code}:http://x.y/#z']
        )
        way = self.rng.choice(['__type', 'code', 'field', 'field first'])
        fields = {'Content-Type': 'application/x-amz-json-1.1'}
        members = Object(wire)
        if way in ('__type', 'code'):
            members.insert(self.rng.randint(0, len(members)), (way, decorated))
        else:
            fields[self.rng.choice(['X-Amzn-Errortype', 'x-amzn-ErrorType'])] = decorated
        if way == 'field first':
            members.insert(0, ('__type', 'AnotherException'))
        return fields, self.responses.dump(members)

    def generic_error(self, operation):
        """A load balancer's answer in place of the service's. botocore has the status text as its message."""
        status = self.rng.choice([500, 502, 503, 504])
        body = self.rng.choice(['', '<html><body>Sorry</body></html>'])
        expected = self.parse(status, {}, body, None)
        reason = http.client.responses[status]
        line = {'operation': operation.name, 'status': status, 'reason': reason, 'fields': {}, 'body': body}
        return line, {'code': expected['Error']['Message'], 'message': body, 'request_id': '', 'declared': None}

    def parse(self, status, fields, body, shape):
        response = {'status_code': status, 'headers': HeadersDict(fields), 'body': body.encode()}
        return self.parser.parse(response, shape)


def canonical(shape, value):
    """What botocore parsed, with timestamps in epoch milliseconds (a finer fraction cut off, towards 1970) and without
    nulls in lists."""
    kind = shape.type_name
    if kind == 'structure':
        return {name: canonical(shape.members[name], member) for name, member in value.items()}
    if kind == 'list':
        return [canonical(shape.member, element) for element in value if element is not None]
    if kind == 'map':
        return {key: canonical(shape.value, member) for key, member in value.items()}
    if kind == 'timestamp':
        microseconds = (value - EPOCH) // datetime.timedelta(microseconds=1)
        return microseconds // 1000 if microseconds >= 0 else -(-microseconds // 1000)
    if kind == 'blob':
        return base64.b64encode(value).decode()
    return value


def canonical_wire(shape, value):
    """The same of what Bindery serialised, by wire names."""
    kind = shape.type_name
    if kind == 'structure':
        names = {member.serialization.get('name', name): name for name, member in shape.members.items()}
        return {names[name]: canonical_wire(shape.members[names[name]], member) for name, member in value.items()}
    if kind == 'list':
        return [canonical_wire(shape.member, element) for element in value]
    if kind == 'map':
        return {key: canonical_wire(shape.value, member) for key, member in value.items()}
    if kind == 'timestamp':
        return int(decimal.Decimal(value) * 1000)
    return value


def plain_text(body):
    """JSON text without white space, with escapes where it is not ASCII; members in the order in which they came."""
    return json.dumps(json.loads(body), separators=(',', ':'))


def without_defaults(actual, expected):
    """Bindery's structures have members that are never absent: zero or empty where the wire has none."""
    if isinstance(actual, dict) and isinstance(expected, dict):
        kept = {name: without_defaults(value, expected.get(name, {})) for name, value in actual.items()}
        return {name: value for name, value in kept.items() if name in expected or value not in ('', 0, False, [], {})}
    if isinstance(actual, list) and isinstance(expected, list) and len(actual) == len(expected):
        return [without_defaults(a, e) for a, e in zip(actual, expected)]
    return actual


def compared(model, line, answer, expected):
    """The program's answer in the form of what is expected of it."""
    operation = model.operation_model(line['operation'])
    answer = dict(answer)

    def load(member, shape):
        answer[member] = canonical_wire(shape, json.loads(answer[member], parse_float=decimal.Decimal))
        answer[member] = without_defaults(answer[member], expected[member])

    if 'body' in answer:
        answer['body'] = plain_text(answer['body'])
    if 'response' in answer:
        load('response', operation.output_shape)
    if 'members' in answer:
        load('members', model.shape_for(answer['declared']))
    return answer


def run(program, *arguments, text=''):
    done = subprocess.run([program, *arguments], input=text.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().split('\n')[:-1]


def compare_all(program, arguments, oracle, operations, messages, compared):
    """Gives generated messages, so many of each operation, to the program; prints what differs, and returns how many do."""
    total_differing = 0
    for kind in ('request', 'response', 'error'):
        cases = [getattr(oracle, kind)(operation) for operation in operations for _ in range(messages)]
        answers = run(program, *arguments, text=''.join(json.dumps(line) + '\n' for line, _ in cases))
        if len(answers) != len(cases):
            sys.exit(f'{program} answered {len(answers)} of {len(cases)} {kind}s')
        differing = 0
        for (line, expected), answer in zip(cases, answers):
            actual = compared(line, json.loads(answer), expected)
            if actual != expected:
                differing += 1
                if differing == 1:
                    print(f'{kind}   {json.dumps(line, ensure_ascii=False)}\nexpected  {expected}\nactual    {actual}')
        print(f'{len(cases)} {kind}s, {differing} differ')
        total_differing += differing
    return total_differing


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('program')
    program = arguments.parse_args().program

    model = botocore.session.Session().get_service_model('mturk')
    oracle = Oracle(model, random.Random(SEED))
    operations = [model.operation_model(name) for name in run(program, '--operations')]
    differing = compare_all(program, (), oracle, operations, MESSAGES,
                            lambda line, answer, expected: compared(model, line, answer, expected))
    sys.exit(1 if differing else 0)


if __name__ == '__main__':
    main()
