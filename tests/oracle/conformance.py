#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Compares the declarations of the MTurk API with botocore's model of it, and then with altered copies of that model,
one alteration each: every operation, member, constraint, enumeration, error and paginator in every way in which it can
differ. Each must be found, named, and nothing else with it.

Usage: conformance.py PROGRAM, where PROGRAM is the compiled 07_check_declarations.cpp.
"""

import copy
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import botocore.session


def without_documentation(value):
    if isinstance(value, dict):
        return {
            name: without_documentation(member)
            for name, member in value.items()
            if not (name == 'documentation' and isinstance(member, str))
        }
    return value


class Model:
    """The texts of a model. Alterations are made in a copy."""

    def __init__(self, service, paginators):
        self.service, self.paginators = service, paginators
        self.operations, self.shapes, self.pages = service['operations'], service['shapes'], paginators['pagination']

    def copy(self):
        return Model(copy.deepcopy(self.service), copy.deepcopy(self.paginators))

    def members(self):
        for name, shape in self.shapes.items():
            for member in shape.get('members', {}):
                yield name, member

    def places_of(self, wanted):
        """Where values of a shape stand: members, and elements of members that are lists."""
        places = set()
        for owner, member in self.members():
            place, name = f'{owner}.{member}', self.shapes[owner]['members'][member]['shape']
            while self.shapes[name]['type'] == 'list' and name != wanted:
                place, name = place + '[*]', self.shapes[name]['member']['shape']
            if name == wanted:
                places.add(place)
        return places

    def operations_with(self, token):
        """The operations for whose requests that member carries an idempotency token."""
        owner, member = token
        if self.shapes[owner]['members'][member]['shape'] != 'IdempotencyToken':
            return set()
        return {name for name, operation in self.operations.items() if operation['input']['shape'] == owner}


def alterations_of_operations(model):
    for name, operation in model.operations.items():
        altered = model.copy()
        altered.operations[name + 'Again'] = altered.operations.pop(name)
        yield f'{name} renamed', altered, {name, name + 'Again'}

        altered = model.copy()
        del altered.operations[name]
        yield f'{name} dropped', altered, {name}

        for error in operation['errors']:
            altered = model.copy()
            altered.operations[name]['errors'].remove(error)
            yield f'{name}: error {error["shape"]} dropped', altered, {name}
        altered = model.copy()
        altered.operations[name]['errors'].append({'shape': 'NotDeclared'})
        yield f'{name}: error added', altered, {name}

        altered = model.copy()
        altered.operations[name]['endpoint'] = {'hostPrefix': 'data-'}
        yield f'{name}: host prefix added', altered, {name}

        request = operation['input']['shape']
        has_token = 'UniqueRequestToken' in model.shapes[request]['members']
        if not operation.get('idempotent') and not has_token:
            altered = model.copy()
            altered.operations[name]['idempotent'] = True
            yield f'{name} made idempotent', altered, {name}

        for member in () if has_token else model.shapes[request]['members']:
            altered = model.copy()
            altered.shapes[request]['members'][member]['idempotencyToken'] = True
            yield f'{name}: {member} made idempotency token', altered, {name}

    for name, pages in model.pages.items():
        for key in pages:
            altered = model.copy()
            altered.pages[name][key] = 'Other'
            yield f'{name}: {key} changed', altered, {name}
        altered = model.copy()
        del altered.pages[name]['limit_key']
        yield f'{name}: limit_key dropped', altered, {name}
    for name in model.operations:
        if not name.startswith('List'):
            altered = model.copy()
            altered.pages[name] = {'input_token': 'NextToken', 'output_token': 'NextToken', 'result_key': 'Items'}
            yield f'{name} made a listing', altered, {name}


def alterations_of_members(model):
    for owner, member in model.members():
        place = f'{owner}.{member}'
        with_token = model.operations_with((owner, member))

        altered = model.copy()
        shape = altered.shapes[owner]
        shape['members']['Renamed'] = shape['members'].pop(member)
        shape['required'] = [name if name != member else 'Renamed' for name in shape.get('required', [])]
        yield f'{place} renamed', altered, {place, f'{owner}.Renamed'} | with_token

        altered = model.copy()
        altered.shapes[owner]['members'][member]['locationName'] = 'renamed'
        yield f'{place} with another wire name', altered, {place, f'{owner}.renamed'} | with_token

        altered = model.copy()
        del altered.shapes[owner]['members'][member]
        yield f'{place} dropped', altered, {place} | with_token

        reference = model.shapes[owner]['members'][member]
        for other in ('String', 'Long', 'EventType', 'ReviewPolicy'):
            old, new = model.shapes[reference['shape']], model.shapes[other]
            if (old['type'], 'enum' in old) == (new['type'], 'enum' in new):
                continue
            altered = model.copy()
            altered.shapes[owner]['members'][member]['shape'] = other
            yield f'{place} made a {other}', altered, {place} | with_token

        altered = model.copy()
        required = altered.shapes[owner].setdefault('required', [])
        (required.remove if member in required else required.append)(member)
        yield f'{place} required or no longer', altered, {place}

    for name, shape in model.shapes.items():
        if shape['type'] == 'structure':
            altered = model.copy()
            altered.shapes[name]['members']['Added'] = {'shape': 'String'}
            yield f'{name}.Added added', altered, {f'{name}.Added'}
        if shape.get('exception'):
            altered = model.copy()
            altered.shapes[name]['fault'] = not shape.get('fault', False)
            yield f"{name} made the other side's fault", altered, {name}


def alterations_of_constraints(model):
    for name, shape in model.shapes.items():
        places = model.places_of(name)
        is_text = shape['type'] == 'string' and 'enum' not in shape
        for bound in ('min', 'max'):
            if bound in shape:
                for altered_bound in (shape[bound] - 1, shape[bound] + 1, None):
                    altered = model.copy()
                    altered.shapes[name][bound] = altered_bound
                    yield f'{name}: {bound} {altered_bound}', altered, places
            elif is_text or shape['type'] in ('integer', 'long', 'list'):
                altered = model.copy()
                altered.shapes[name][bound] = 7
                yield f'{name}: {bound} added', altered, places
        if is_text:
            altered = model.copy()
            altered.shapes[name]['pattern'] = '^altered$'
            yield f'{name}: pattern changed', altered, places
        for value in shape.get('enum', []):
            altered = model.copy()
            altered.shapes[name]['enum'].remove(value)
            yield f'{name}: {value} dropped', altered, places
            altered = model.copy()
            altered.shapes[name]['enum'] = [each if each != value else value + '2' for each in shape['enum']]
            yield f'{name}: {value} renamed', altered, places
        if shape['type'] == 'timestamp':
            altered = model.copy()
            altered.shapes[name]['timestampFormat'] = 'iso8601'
            yield f'{name}: notation changed', altered, places


def alterations_of_the_service(model):
    for name, value in (('targetPrefix', 'Other'), ('signingName', 'other'), ('endpointPrefix', 'other')):
        altered = model.copy()
        altered.service['metadata'][name] = value
        yield f'{name} changed', altered, {'service'}


def found(program, model, folder):
    (folder / 'service-2.json').write_text(json.dumps(model.service))
    (folder / 'paginators-1.json').write_text(json.dumps(model.paginators))
    done = subprocess.run([program, folder], stdout=subprocess.PIPE, text=True)
    lines = done.stdout.splitlines()
    if done.returncode != (1 if lines else 0):
        sys.exit(f'{program} ended with {done.returncode} after {len(lines)} lines')
    return lines


def main():
    program = sys.argv[1]
    loader = botocore.session.Session().get_component('data_loader')
    model = Model(
        without_documentation(loader.load_service_model('mturk', 'service-2')),
        without_documentation(loader.load_service_model('mturk', 'paginators-1')),
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        differences = found(program, model, folder)
        print('\n'.join(differences))
        print(f'{len(model.operations)} operations, {len(model.shapes)} shapes, {len(differences)} differences')

        total = wrong = 0
        for alterations in (
            alterations_of_the_service, alterations_of_operations, alterations_of_members, alterations_of_constraints,
        ):
            for what, altered, expected in alterations(model):
                total += 1
                lines = found(program, altered, folder)
                if {line.split(': ')[0] for line in lines} != expected:
                    wrong += 1
                    print(f'{what}: expected {sorted(expected)}, found {lines}')
        print(f'{total} alterations, {wrong} not found as expected')
    sys.exit(1 if differences or wrong or not total else 0)


if __name__ == '__main__':
    main()
