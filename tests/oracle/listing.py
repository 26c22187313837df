#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Lists the same sandbox with unmodified boto3 and with 01_list_workers, over TLS, and compares.

Usage: listing.py PATH_OF_serve_sandbox PATH_OF_01_list_workers
"""

import decimal
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BOTO3_CLIENT = Path(__file__).with_name('boto3_client.py')
SERVE_SANDBOX = LIST_WORKERS = ''


def canonical(qualification):
    locale = qualification.get('LocaleValue', {})
    return {
        'WorkerId': qualification['WorkerId'],
        'GrantTime': int(qualification['GrantTime'] * 1000),
        'IntegerValue': qualification.get('IntegerValue'),
        'Country': locale.get('Country'),
        'Subdivision': locale.get('Subdivision'),
        'Status': qualification['Status'],
    }


class Listing(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.ca = str(Path(cls.folder.name) / 'ca.pem')
        cls.server = subprocess.Popen(
            [SERVE_SANDBOX, cls.ca], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        cls.where = json.loads(cls.server.stdout.readline())

    @classmethod
    def tearDownClass(cls):
        cls.server.communicate('')
        cls.folder.cleanup()

    def boto3(self, type_id, *more):
        command = [sys.executable, BOTO3_CLIENT, '--endpoint-url', self.where['url'], '--ca-bundle', self.ca]
        command += ['--type', type_id, '--access-key', self.where['access_key']]
        command += ['--secret-key', self.where['secret_key'], *more]
        return subprocess.run(command, capture_output=True, text=True)

    def requests_received(self):
        self.server.stdin.write('\n')
        self.server.stdin.flush()
        return int(self.server.stdout.readline())

    def bindery(self, type_id, *more, **changed):
        environment = {**os.environ, 'AWS_ACCESS_KEY_ID': self.where['access_key'],
                       'AWS_SECRET_ACCESS_KEY': self.where['secret_key'], **changed}
        environment.pop('AWS_SESSION_TOKEN', None)
        command = [LIST_WORKERS, '--endpoint-url', self.where['url'], '--ca-file', self.ca, '--output', 'jsonl', type_id, *more]
        return subprocess.run(command, capture_output=True, text=True, env=environment)

    def test_both_list_the_same(self):
        theirs = self.boto3(self.where['type'])
        self.assertEqual((theirs.returncode, theirs.stderr), (0, ''))
        ours = self.bindery(self.where['type'])
        self.assertEqual((ours.returncode, ours.stderr), (0, ''))
        theirs = [json.loads(line) for line in theirs.stdout.splitlines()]
        ours = [canonical(json.loads(line, parse_float=decimal.Decimal)) for line in ours.stdout.splitlines()]
        self.assertEqual(len({row['WorkerId'] for row in ours}), 2500)
        self.assertEqual(ours, theirs)

    def test_a_limit_fetches_no_more_pages_than_it_needs(self):
        for limit, pages in ((7, 1), (100, 1), (101, 2)):
            before = self.requests_received()
            ours = self.bindery(self.where['type'], '--limit', str(limit))
            self.assertEqual(len(ours.stdout.splitlines()), limit)
            self.assertEqual(self.requests_received() - before, pages)

    def test_an_unknown_type(self):
        theirs = self.boto3('3UNKNOWN', '--expect-error')
        self.assertEqual(theirs.returncode, 0, theirs.stdout + theirs.stderr)
        ours = self.bindery('3UNKNOWN')
        self.assertEqual(ours.returncode, 1)
        self.assertIn('AWS.MechanicalTurk.QualificationTypeDoesNotExist', ours.stderr)

    def test_a_wrong_secret(self):
        theirs = self.boto3(self.where['type'], '--wrong-secret')
        self.assertEqual(theirs.returncode, 0, theirs.stdout + theirs.stderr)
        ours = self.bindery(self.where['type'], AWS_SECRET_ACCESS_KEY='wrong')
        self.assertEqual(ours.returncode, 1)
        self.assertIn('InvalidSignatureException', ours.stderr)

    def test_a_server_that_is_not_trusted(self):
        self.ca, trusted = os.devnull, self.ca
        try:
            ours = self.bindery(self.where['type'])
        finally:
            self.ca = trusted
        self.assertEqual(ours.returncode, 1)
        self.assertIn('certificate', ours.stderr)


if __name__ == '__main__':
    LIST_WORKERS = sys.argv.pop()
    SERVE_SANDBOX = sys.argv.pop()
    unittest.main()
