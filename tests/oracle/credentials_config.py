#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Compares which credentials Bindery and botocore take from environments and configuration files made at random.

Usage: credentials_config.py PROGRAM, where PROGRAM is the compiled resolve_credentials.cpp. A server on 127.0.0.1 is the
security token service of both; the credentials that it hands out tell who asked for which role.

Left out is where the two differ on purpose: a web identity in the environment beside a profile with a role, where
botocore prefers the profile; keys in the config file beside credential_process, where botocore prefers the process; an
empty value, which counts as none here.
"""

import http.server
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import urllib.parse

SEED = 20170117
COUNT = 300
REPLY = ('<{op}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{op}Result><Credentials>'
         '<AccessKeyId>{id}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>'
         '<Expiration>2199-01-01T00:00:00Z</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::1:x/y/z</Arn>'
         '<AssumedRoleId>AROA:s</AssumedRoleId></AssumedRoleUser></{op}Result><ResponseMetadata>'
         '<RequestId>r</RequestId></ResponseMetadata></{op}Response>')


class TokenService(http.server.BaseHTTPRequestHandler):
    """Hands out credentials named after who asks and for which role."""

    def do_POST(self):
        form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers['Content-Length'])).decode()))
        signer = re.search('Credential=([^/]*)/', self.headers.get('Authorization', ''))
        name = [form['RoleArn'].rsplit('/', 1)[1], form.get('ExternalId', ''), form.get('DurationSeconds', ''),
                form.get('WebIdentityToken', ''), signer.group(1) if signer else 'nobody']
        body = REPLY.format(op=form['Action'], id='.'.join(name)).encode()
        self.send_response(200)
        self.send_header('Content-Type', 'text/xml')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def profile(rng, folder, names):
    """The settings of a profile for the config file and for the credentials file."""
    config, credentials = [], []
    if rng.random() < 0.45:
        config += ['role_arn = arn:aws:iam::123456789012:role/' + rng.choice(names), 'role_session_name = s1']
        config += rng.choices([[f'source_profile = {rng.choice(names)}'], ['credential_source = Environment'],
                               ['credential_source = Nonsense'], ['source_profile = missing'], []], [12, 3, 1, 1, 1])[0]
        config += rng.choice([[], ['external_id = x1'], ['duration_seconds = 900']])
    if rng.random() < 0.1:
        config.append(f'web_identity_token_file = {folder}/identity')
    keys = [f'aws_access_key_id = K{rng.randint(0, 10 ** 6)}', 'aws_secret_access_key = secret']
    if rng.random() < 0.5:
        credentials += keys + rng.choice([[], ['aws_session_token = token']])
    elif rng.random() < 0.4:
        config += ["credential_process = printf '" + json.dumps(
            {'Version': rng.choice([1, 1, 1, 2]), 'AccessKeyId': f'P{rng.randint(0, 10 ** 6)}',
             'SecretAccessKey': 'secret'}) + "'"]
    elif rng.random() < 0.4:
        config += keys
    return config, credentials


def generate(rng, folder, endpoint):
    names = ['default', 'a', 'b', 'c', 'd']
    config, credentials = [], []
    for name in names[: rng.randint(2, 5)]:
        for_config, for_credentials = profile(rng, folder, names)
        config += ['[default]' if name == 'default' else f'[profile {name}]'] + for_config
        credentials += [f'[{name}]'] + for_credentials if for_credentials else []
    number = next(COUNTER)
    variables = {'HOME': folder, 'PATH': os.environ['PATH'], 'AWS_EC2_METADATA_DISABLED': 'true',
                 'AWS_REGION': 'us-east-1', 'AWS_DEFAULT_REGION': 'us-east-1', 'AWS_ENDPOINT_URL_STS': endpoint, 'NO_PROXY': '*', 'no_proxy': '*'}
    for variable, lines in ('AWS_CONFIG_FILE', config), ('AWS_SHARED_CREDENTIALS_FILE', credentials):
        variables[variable] = f'{folder}/{variable}-{number}'
        with open(variables[variable], 'w', encoding='utf-8') as file:
            file.write('\n'.join(lines) + '\n')
    if rng.random() < 0.5:
        variables['AWS_PROFILE'] = rng.choice(names[:2])
    if rng.random() < 0.2:
        variables.update(AWS_ACCESS_KEY_ID='VARIABLE', AWS_SECRET_ACCESS_KEY='secret')
    if rng.random() < 0.3 and not any(line.startswith('role_arn') for line in config):
        variables.update(AWS_WEB_IDENTITY_TOKEN_FILE=f'{folder}/identity', AWS_ROLE_SESSION_NAME='s1',
                         AWS_ROLE_ARN='arn:aws:iam::123456789012:role/identity')
    return variables


COUNTER = itertools.count()


def by_botocore(variables):
    """What botocore's default chain finds."""
    import botocore.exceptions
    import botocore.session

    class LocalSession(botocore.session.Session):
        """Knows where the token service is: older versions do not read AWS_ENDPOINT_URL_STS."""

        def create_client(self, *args, **kwargs):
            return super().create_client(*args, **{**kwargs, 'endpoint_url': variables['AWS_ENDPOINT_URL_STS']})

    os.environ.clear()
    os.environ.update(variables)
    try:
        found = LocalSession().get_credentials()
        if found is None:
            return None
        frozen = found.get_frozen_credentials()
        return {'key_id': frozen.access_key, 'secret': frozen.secret_key, 'token': frozen.token or ''}
    except (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError):
        return None


def main():
    program, own = sys.argv[1], dict(os.environ)
    rng = random.Random(SEED)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), TokenService)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    different = without = 0
    kinds = set()
    with tempfile.TemporaryDirectory() as folder:
        with open(f'{folder}/identity', 'w', encoding='utf-8') as file:
            file.write('token')
        inputs = [generate(rng, folder, f'http://127.0.0.1:{server.server_port}') for _ in range(COUNT)]
        answers = subprocess.run([program], input=''.join(json.dumps(each) + '\n' for each in inputs), env=own,
                                 capture_output=True, text=True, check=True).stdout.splitlines()
        assert len(answers) == len(inputs), len(answers)
        for variables, answer in zip(inputs, answers):
            expected, got = by_botocore(variables), json.loads(answer)
            without += expected is None
            kinds.add(re.sub('[0-9]', '', expected['key_id']) if expected else None)
            if got != expected and not (expected is None and 'error' in got):
                different += 1
                if different < 6:
                    with open(variables['AWS_CONFIG_FILE']) as config, open(variables['AWS_SHARED_CREDENTIALS_FILE']) as keys:
                        print(config.read(), keys.read(), {k: v for k, v in variables.items() if k.startswith('AWS_')},
                              f'  botocore: {expected}', f'  Bindery:  {got}', sep='\n')
    server.shutdown()
    print(f'{COUNT} environments, {without} without credentials, {len(kinds)} kinds, {different} differ')
    return 1 if different or without in (0, COUNT) or len(kinds) < 10 else 0


if __name__ == '__main__':
    sys.exit(main())
