#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Compares what Bindery and botocore make of an API that has all that the awsJson protocols have: unions within unions,
lists and maps with nulls that count and that do not, blobs, documents, timestamps in every notation, errors with
structures in them and host prefixes. The API is tests/aws/kitchen_sink.hpp, and for botocore the model below.

Usage: awsjson.py PROGRAM, where PROGRAM is the compiled protocol.cpp.
"""

import base64
import copy
import datetime
import decimal
import json
import random
import string
import sys

import botocore.model
import botocore.parsers
import botocore.serialize
import dateutil.parser
from botocore.awsrequest import HeadersDict

from protocol import EPOCH, Number, Object, Oracle, ResponseGenerator, compare_all

SEED = 20261125
MESSAGES = 600


def shape_of(type_name, **more):
    return {'type': type_name, **more}


def list_of(name):
    return shape_of('list', member={'shape': name})


def map_of(name):
    return shape_of('map', key={'shape': 'Text'}, value={'shape': name})


def structure_of(members, **more):
    return shape_of('structure', members={name: {'shape': shape} for name, shape in members.items()}, **more)


MEMBERS = {
    'AccountId': 'Text', 'One': 'Choice', 'List': 'Choices', 'Map': 'ChoiceMap', 'SparseList': 'SparseList',
    'SparseMap': 'SparseMap', 'DenseList': 'Texts', 'DenseMap': 'LongMap', 'Points': 'PointsMap', 'Data': 'Blob',
    'Blobs': 'Blobs', 'Double': 'Double', 'Float': 'Float', 'Doubles': 'Doubles', 'Epoch': 'Epoch', 'Iso': 'Iso',
    'Http': 'Http', 'Epochs': 'Epochs', 'Isos': 'Isos', 'Https': 'HttpMap', 'Free': 'Document',
}
SHAPES = {
    'Text': shape_of('string'), 'Flag': shape_of('boolean'), 'Integer': shape_of('integer'), 'Long': shape_of('long'),
    'Double': shape_of('double'), 'Float': shape_of('float'), 'Blob': shape_of('blob'),
    'Suit': shape_of('string', enum=['Clubs', 'Hearts', 'spades!']),
    'Epoch': shape_of('timestamp'),
    'Iso': shape_of('timestamp', timestampFormat='iso8601'),
    'Http': shape_of('timestamp', timestampFormat='rfc822'),
    'Document': shape_of('structure', members={}, document=True),
    'Texts': list_of('Text'), 'SparseList': list_of('Text'), 'Blobs': list_of('Blob'), 'Doubles': list_of('Double'),
    'Epochs': list_of('Epoch'), 'Isos': list_of('Iso'), 'Choices': list_of('Choice'), 'Points': list_of('Point'),
    'ChoiceMap': map_of('Choice'), 'SparseMap': map_of('Long'), 'LongMap': map_of('Long'),
    'PointsMap': map_of('Points'), 'HttpMap': map_of('Http'),
    'Point': structure_of({'X': 'Double', 'Y': 'Float', 'At': 'Epoch'}),
    'Choice': structure_of(
        {
            'Text': 'Text', 'NULL': 'Flag', 'Number': 'Integer', 'Real': 'Double', 'Data': 'Blob', 'When': 'Epoch',
            'Day': 'Iso', 'Card': 'Suit', 'Words': 'Texts', 'Place': 'Point', 'Many': 'Choices', 'Named': 'ChoiceMap',
        },
        union=True,
    ),
    'Everything': structure_of(MEMBERS),
    'AccountRequest': structure_of({'AccountId': 'Text', 'Note': 'Text'}, required=['AccountId']),
    'CancellationReason': structure_of({'Code': 'Text', 'Item': 'ChoiceMap'}),
    'CancellationReasons': list_of('CancellationReason'),
    'CanceledException': structure_of({'Message': 'Text', 'CancellationReasons': 'CancellationReasons'}, exception=True),
    'EmptyError': structure_of({}, exception=True, fault=True),
}
SHAPES['Everything']['members']['SparseList']['locationName'] = 'sparse-list'
SHAPES['AccountRequest']['members']['AccountId']['hostLabel'] = True
SPARSE = ('SparseList', 'SparseMap')


def operation_of(name, request, prefix=None):
    operation = {
        'name': name,
        'http': {'method': 'POST', 'requestUri': '/'},
        'input': {'shape': request},
        'output': {'shape': 'Everything'},
        'errors': [{'shape': 'CanceledException'}, {'shape': 'EmptyError'}],
    }
    return {**operation, 'endpoint': {'hostPrefix': prefix}} if prefix else operation


MODEL = {
    'metadata': {
        'apiVersion': '2026-11-25', 'protocol': 'json', 'jsonVersion': '1.0', 'targetPrefix': 'KitchenSink_20261125',
        'endpointPrefix': 'kitchensink', 'signatureVersion': 'v4', 'serviceId': 'KitchenSink',
        'serviceFullName': 'Kitchen sink',
    },
    'operations': {
        'Echo': operation_of('Echo', 'Everything'),
        'EchoData': operation_of('EchoData', 'Everything', 'data-'),
        'EchoAccount': operation_of('EchoAccount', 'AccountRequest', '{AccountId}.data.'),
    },
    'shapes': SHAPES,
}


def is_union(shape):
    return shape.metadata.get('union', False) or getattr(shape, 'is_tagged_union', False)


class FeatureGenerator(ResponseGenerator):
    """Makes pairs of what botocore is given, or what it is compared with, and what is on the wire."""

    def value(self, shape, depth=0):
        kind = shape.type_name
        if getattr(shape, 'is_document_type', False):
            document = self.document()
            return as_python(document), document
        if kind == 'structure':
            return self.structure(shape, depth)
        if shape.serialization.get('hostLabel'):
            label = self.label()
            return label, label
        if kind in ('list', 'map') and depth >= 6:
            return ([], []) if kind == 'list' else ({}, Object())
        if kind == 'list':
            pairs = [self.element(shape, shape.member, depth) for _ in range(self.rng.randint(0, 4))]
            return [python for python, _ in pairs], [wire for _, wire in pairs]
        if kind == 'map':
            keys = sorted({self.text(shape.key)[:8] for _ in range(self.rng.randint(0, 4))})
            pairs = {key: self.element(shape, shape.value, depth) for key in keys}
            return {key: pair[0] for key, pair in pairs.items()}, Object((key, pair[1]) for key, pair in pairs.items())
        if kind == 'timestamp':
            return self.moment(shape)
        if kind == 'blob':
            data = self.rng.randbytes(self.rng.randint(0, 20))
            return data, base64.b64encode(data).decode()
        if kind in ('double', 'float'):
            number = self.rng.choice([0.0, -0.5, 123456.75, 1.0, 2.0**20, self.rng.randint(-10**6, 10**6) / 4])
            return number, number
        plain = self.plain(shape, kind)
        return plain, plain

    def element(self, owner, shape, depth):
        if owner.name in SPARSE and self.chance(0.3):
            return None, None
        return self.value(shape, depth + 1)

    def structure(self, shape, depth):
        if is_union(shape):
            simple = ['Text', 'NULL', 'Number', 'Real', 'Data', 'When', 'Day', 'Card']
            name = self.rng.choice(simple if depth >= 6 else list(shape.members))
            python, wire = self.value(shape.members[name], depth + 1)
            return {name: python}, Object([(name, wire)])
        python, wire = {}, Object()
        for name, member in shape.members.items():
            if name in shape.required_members or self.chance(0.4):
                python[name], on_wire = self.value(member, depth + 1)
                wire.append((member.serialization.get('name', name), on_wire))
        return python, wire

    def moment(self, shape):
        moment = EPOCH + datetime.timedelta(seconds=self.rng.randint(0, 4102444800))
        notation = shape.serialization.get('timestampFormat', 'unixTimestamp')
        if notation == 'iso8601':
            return moment, moment.strftime('%Y-%m-%dT%H:%M:%SZ')
        if notation == 'rfc822':
            return moment, moment.strftime('%a, %d %b %Y %H:%M:%S GMT')
        return moment, Number(int(moment.timestamp()))

    def document(self, depth=0):
        if depth < 3 and self.chance(0.5):
            if self.chance(0.5):
                return [self.document(depth + 1) for _ in range(self.rng.randint(0, 3))]
            return Object((name, self.document(depth + 1)) for name in self.rng.sample(string.ascii_letters, 2))
        return self.rng.choice([True, False, 'text', '', 7, -1.5, '\U0001F600"'] + ([None] if depth else []))

    def label(self):
        letters = string.ascii_letters + string.digits
        inner = ''.join(self.rng.choices(letters + '-', k=self.rng.randint(0, 20)))
        return self.rng.choice(letters) + inner + self.rng.choice(letters)


def as_python(value):
    """JSON as Python has it, of a generated wire value."""
    if isinstance(value, Object):
        return {name: as_python(member) for name, member in value}
    if isinstance(value, list):
        return [as_python(each) for each in value]
    return json.loads(str(value)) if isinstance(value, Number) else value


def canonical(shape, value):
    """What botocore parsed, or a wire value of Bindery's: by member names, with times in milliseconds and bytes as base64,
    and without the nulls that do not count."""
    kind = shape.type_name
    if value is None or getattr(shape, 'is_document_type', False):
        return value
    if kind == 'structure':
        names = {member.serialization.get('name', name): name for name, member in shape.members.items()}
        by_name = {names.get(name, name): member for name, member in value.items()}
        return {name: canonical(shape.members[name], member) for name, member in by_name.items()}
    if kind == 'list':
        return [canonical(shape.member, each) for each in value if each is not None or shape.name in SPARSE]
    if kind == 'map':
        kept = {key: each for key, each in value.items() if each is not None or shape.name in SPARSE}
        return {key: canonical(shape.value, each) for key, each in kept.items()}
    if kind == 'timestamp':
        if isinstance(value, str):
            value = dateutil.parser.parse(value)
        if isinstance(value, datetime.datetime):
            return (value - EPOCH) // datetime.timedelta(milliseconds=1)
        return int(decimal.Decimal(str(value)) * 1000)
    if kind == 'blob' and isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


class FeatureOracle:
    def __init__(self, rng):
        self.rng = rng
        self.model = botocore.model.ServiceModel(copy.deepcopy(MODEL), 'kitchensink')
        self.serializer = botocore.serialize.create_serializer('json', include_validation=False)
        self.parser = botocore.parsers.create_parser('json')
        self.generate = FeatureGenerator(rng)
        self.disguise = Oracle.disguise.__get__(self)
        self.responses = self.generate

    def request(self, operation):
        python, wire = self.generate.value(operation.input_shape)
        expected = self.serializer.serialize_to_request(python, operation)
        answer = {
            'method': expected['method'],
            'target': expected['url_path'],
            'fields': dict(expected['headers']),
            'body': json.loads(expected['body']),
        }
        if 'host_prefix' in expected:
            answer['host_prefix'] = expected['host_prefix']
        return {'operation': operation.name, 'input': self.generate.dump(wire)}, answer

    def response(self, operation):
        _, wire = self.generate.value(operation.output_shape)
        line = {'operation': operation.name, 'status': 200, 'reason': 'OK', 'fields': {}}
        if self.rng.random() < 0.1:
            name = self.rng.choice(['Odd', 'text', 'Null'])
            wire = Object([('One', Object([(name, Object())]))])
            parsed = self.parse(200, {}, json.dumps(as_python(wire)), operation.output_shape)
            assert parsed['One'] == {'SDK_UNKNOWN_MEMBER': {'name': name}}, parsed
            problem = f'has the member {name}, which this program does not know and cannot send'
            return {**line, 'body': self.generate.dump(wire)}, {'unsendable': problem}
        if self.rng.random() < 0.1:
            wire = Object([('One', Object([('Text', 'x'), ('Number', Number(1))]))])
            problem = 'exactly one member of a union must be set, but Text and Number are'
            assert self.is_refused(wire, operation.output_shape), wire
            return {**line, 'body': self.generate.dump(wire)}, {'failure': problem}
        expected = self.parse(200, {}, json.dumps(as_python(wire)), operation.output_shape)
        expected.pop('ResponseMetadata')
        line['body'] = self.generate.dump(self.littered(operation.output_shape, wire))
        return line, {'response': canonical(operation.output_shape, expected)}

    def is_refused(self, wire, shape):
        try:
            self.parse(200, {}, json.dumps(as_python(wire)), shape)
        except botocore.parsers.ResponseParserError:
            return True
        return False

    def error(self, operation):
        shape = self.rng.choice(operation.error_shapes)
        _, wire = self.generate.structure(shape, 0)
        text = json.dumps(as_python(Object([*wire, ('__type', shape.name)])))
        expected = self.parse(400, {}, text, None)['Error']
        members = self.parse(400, {}, text, shape)
        wire = Object((name, value) for name, value in self.littered(shape, wire) if name != '__type')
        fields, body = self.disguise(shape.name, wire)
        members = {name: members[name] for name in shape.members if name in members}
        line = {'operation': operation.name, 'status': 400, 'reason': 'Any', 'fields': fields, 'body': body}
        return line, {
            'code': expected['Code'],
            'message': expected['Message'] or '',
            'request_id': '',
            'declared': shape.name,
            'members': canonical(shape, members),
        }

    def parse(self, status, fields, body, shape):
        response = {'status_code': status, 'headers': HeadersDict(fields), 'body': body.encode()}
        return self.parser.parse(response, shape)

    def littered(self, shape, wire):
        """The same with what does not count: type names and nulls, in unions too, which not all of botocore's versions
        put up with, and members in another order."""
        kind = shape.type_name
        if wire is None or getattr(shape, 'is_document_type', False):
            return wire
        if kind == 'structure':
            by_name = {member.serialization.get('name', name): member for name, member in shape.members.items()}
            wire = Object((name, self.littered(by_name[name], value)) for name, value in wire)
            for name, value in (('__type', 'a.b#C'), ('Real', None), ('Odd', None)):
                if self.rng.random() < 0.2 and name not in [taken for taken, _ in wire]:
                    wire.append((name, value))
            if not is_union(shape) and self.rng.random() < 0.2:
                wire.append(('Even', Object([('a', [Number(1)])])))
            self.rng.shuffle(wire)
            return wire
        if kind == 'list':
            found = [self.littered(shape.member, each) for each in wire]
            if shape.name not in SPARSE and self.rng.random() < 0.2:
                found.insert(self.rng.randint(0, len(found)), None)
            return found
        if kind == 'map':
            found = Object((name, self.littered(shape.value, each)) for name, each in wire)
            if shape.name not in SPARSE and self.rng.random() < 0.2:
                found.append(('no such key before', None))
            return found
        return wire


def compared(model, line, answer):
    answer = dict(answer)
    operation = model.operation_model(line['operation'])
    if 'body' in answer:
        answer['body'] = json.loads(answer['body'])
    if 'response' in answer:
        answer['response'] = canonical(operation.output_shape, json.loads(answer['response']))
    if 'members' in answer:
        answer['members'] = canonical(model.shape_for(answer['declared']), json.loads(answer['members']))
    if 'failure' in answer:
        answer['failure'] = answer['failure'].split(': ')[-1].split(' (at byte')[0]
    return answer


def main():
    program = sys.argv[1]
    oracle = FeatureOracle(random.Random(SEED))
    operations = [oracle.model.operation_model(name) for name in MODEL['operations']]
    differing = compare_all(program, ('--kitchen-sink',), oracle, operations, MESSAGES,
                            lambda line, answer, _: compared(oracle.model, line, answer))
    sys.exit(1 if differing else 0)


if __name__ == '__main__':
    main()
