#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Drives Bindery's sandbox through the same scenarios with unmodified boto3 and with Bindery, and compares.

Usage: sandbox.py PATH_OF_serve_sandbox PATH_OF_drive_sandbox

Every client has a sandbox of its own, whose clock stands still and whose IDs come in the same order, so that all that
the two receive must be equal.
"""

import datetime
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

# The machine's own settings must not lead boto3 elsewhere.
os.environ.update(AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull, NO_PROXY='*', no_proxy='*')

import boto3  # noqa: E402
from botocore import xform_name  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.exceptions import ClientError  # noqa: E402

from sandbox_scenarios import NOW, SCENARIOS  # noqa: E402

SERVE_SANDBOX = DRIVE_SANDBOX = ''


class Process:
    """A program that answers each line of JSON with one."""

    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def read(self):
        return json.loads(self.process.stdout.readline())

    def ask(self, line):
        self.process.stdin.write(json.dumps(line) + '\n')
        self.process.stdin.flush()
        return self.read()

    def end(self):
        self.process.communicate('')


class Bindery:
    def __init__(self, where, ca):
        self.program = Process(DRIVE_SANDBOX, where['url'], ca, where['access_key'], where['secret_key'])

    def call(self, operation, request):
        return self.program.ask({'operation': operation, 'input': request})

    def end(self):
        self.program.end()


class Boto3:
    def __init__(self, where, ca):
        self.client = boto3.client(
            'mturk', region_name='us-east-1', endpoint_url=where['url'], verify=ca,
            aws_access_key_id=where['access_key'], aws_secret_access_key=where['secret_key'],
            config=Config(retries={'mode': 'standard', 'max_attempts': 1}))

    def call(self, operation, request):
        try:
            response = getattr(self.client, xform_name(operation))(**request)
        except ClientError as error:
            what = error.response
            members = {name: what[name] for name in ('Message', 'TurkErrorCode') if name in what}
            return {'error': what['Error']['Code'], 'message': what['Error']['Message'], 'members': members}
        del response['ResponseMetadata']
        return {'response': plain(response)}

    def end(self):
        self.client.close()


def plain(value):
    """What boto3 parsed, as it stands in JSON."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, datetime.datetime):
        return round(value.timestamp(), 3)
    return value


def filled(value, saved):
    """With `$name` replaced by what was saved under that name."""
    if isinstance(value, dict):
        return {name: filled(each, saved) for name, each in value.items()}
    if isinstance(value, list):
        return [filled(each, saved) for each in value]
    return saved[value[1:]] if isinstance(value, str) and value.startswith('$') else value


def found(response, path):
    for name in path.split('.'):
        response = response[int(name) if isinstance(response, list) else name]
    return response


class Sandbox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_every_operation_has_a_step(self):
        known = subprocess.run([DRIVE_SANDBOX, '--operations'], capture_output=True, text=True, check=True)
        called = {step['operation'] for steps in SCENARIOS.values() for step in steps if step.get('expect') is not None}
        self.assertEqual(called, set(known.stdout.split()))
        self.assertEqual(len(called), 39)

    def run_steps(self, client_class, steps):
        """All that the client received, and what came of the Workers' steps."""
        ca = str(Path(self.folder.name) / 'ca.pem')
        server = Process(SERVE_SANDBOX, ca, str(NOW))
        client = client_class(server.read(), ca)
        try:
            saved = {}
            return [self.run_step(server, client, step, saved) for step in steps]
        finally:
            client.end()
            server.end()

    def run_step(self, server, client, step, saved):
        if 'command' in step:
            answer = server.ask(filled(step['command'], saved))
            self.assertEqual(answer.get('error') if isinstance(answer, dict) else None, step['code'], step)
            if step['save']:
                self.assertNotEqual(answer, '', step)
                saved[step['save']] = answer
            return answer
        answer = client.call(step['operation'], filled(step['input'], saved))
        if 'code' in step:
            self.assertEqual(answer.get('error'), 'RequestError', (step, answer))
            self.assertEqual(answer['members']['TurkErrorCode'], step['code'])
            self.assertRegex(answer['message'], r'\S \(16\d{11} s\)$')
            return answer
        self.assertIn('response', answer, step)
        for name, path in step['save'].items():
            saved[name] = found(answer['response'], path)
        for path, value in step['expect'].items():
            self.assertEqual(found(answer['response'], path), filled(value, saved), (step, path))
        return answer


def make_test(steps):
    def test(self):
        theirs = self.run_steps(Boto3, steps)
        ours = self.run_steps(Bindery, steps)
        for step, their, our in zip(steps, theirs, ours):
            self.assertEqual(our, their, step)
    return test


for title, steps in SCENARIOS.items():
    setattr(Sandbox, 'test_' + title.replace(' ', '_'), make_test(steps))


if __name__ == '__main__':
    DRIVE_SANDBOX = sys.argv.pop()
    SERVE_SANDBOX = sys.argv.pop()
    unittest.main()
