#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Compares the declarations of examples/09_dynamodb, which are a part of the API, with botocore's model, and then with
altered copies of it. What a declaration leaves out is no difference; what it has and the model does not is.

Usage: dynamodb_model.py PROGRAM, where PROGRAM is the compiled check_dynamodb.cpp.
"""

import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import botocore.session

# What is altered in the model, and where that must be found.
ALTERATIONS = [
    (lambda model: model['shapes']['AttributeValue']['members'].pop('NULL'), {'AttributeValue.NULL'}),
    (lambda model: model['shapes']['NumberAttributeValue'].update(type='long'),
        {'AttributeValue.N', 'AttributeValue.NS[*]'}),
    (lambda model: model['shapes']['BinaryAttributeValue'].update(type='string'),
        {'AttributeValue.B', 'AttributeValue.BS[*]'}),
    (lambda model: model['shapes']['MapAttributeValue']['value'].update(shape='StringAttributeValue'),
        {'AttributeValue.M[*]'}),
    (lambda model: model['shapes']['GetItemInput']['required'].append('ProjectionExpression'),
        {'GetItemInput.ProjectionExpression'}),
    (lambda model: model['shapes']['PutItemInput']['required'].append('ReturnItemCollectionMetrics'),
        {'PutItemInput.ReturnItemCollectionMetrics'}),
    (lambda model: model['shapes']['ScanOutput']['members'].pop('LastEvaluatedKey'), {'ScanOutput.LastEvaluatedKey'}),
    (lambda model: model['shapes']['ListTablesInputLimit'].update(max=99), {'ListTablesInput.Limit'}),
    (lambda model: model['shapes']['BillingMode']['enum'].append('FREE'), {'CreateTableInput.BillingMode'}),
    (lambda model: model['shapes']['InternalServerError'].update(fault=False), {'InternalServerError'}),
    (lambda model: model['operations']['PutItem']['errors'].pop(0), {'PutItem'}),
    (lambda model: model['operations'].pop('Query'), {'Query'}),
    (lambda model: model['metadata'].update(targetPrefix='DynamoDB_20110101'), {'service'}),
    # What is not declared may be what it will.
    (lambda model: model['operations'].pop('UpdateItem'), set()),
    (lambda model: model['shapes']['QueryInput']['members'].pop('KeyConditions'), set()),
    (lambda model: model['shapes']['TableDescription']['members'].update(Added={'shape': 'String'}), set()),
    (lambda model: model['shapes']['AttributeValue'].update(union=True), set()),
]


def main():
    program = sys.argv[1]
    loader = botocore.session.Session().get_component('data_loader')
    model, paginators = (loader.load_service_model('dynamodb', name) for name in ('service-2', 'paginators-1'))
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / 'paginators-1.json').write_text(json.dumps(paginators))
        for number, (alter, expected) in enumerate([(lambda model: None, set()), *ALTERATIONS]):
            altered = copy.deepcopy(model)
            alter(altered)
            (Path(name) / 'service-2.json').write_text(json.dumps(altered))
            found = subprocess.run([program, name], stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
            if {line.split(': ')[0] for line in found} != expected:
                wrong += 1
                print(f'alteration {number}: expected {sorted(expected)}, found {found}')
    print(f'{len(ALTERATIONS)} alterations, {wrong} not found as expected')
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    main()
