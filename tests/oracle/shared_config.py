#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Compares how Bindery and botocore read the shared configuration files, made by hand and at random.

Usage: shared_config.py PROGRAM, where PROGRAM is the compiled read_config.cpp.

Left out is where the two differ on purpose: characters beyond ASCII that Python takes for white space or a line's end.
"""

import json
import os
import random
import subprocess
import sys
import tempfile

import botocore.configloader
import botocore.exceptions

SEED = 20170117
COUNT = 3000

BY_HAND = [
    ('', ''),
    ('[default]', '[default]'),
    ('[default]\nregion=a\n[profile default]\nregion=b\n', ''),
    ('[profile default]\nregion=b\n[default]\nregion=a\n', ''),
    ('[profile "a b"]\nx=1\n[profile \'c d\']\nx=2\n[profile e f]\nx=3\n[profile "open]\nx=4\n', ''),
    ('[profilea b]\nx=1\n[profile]\nx=2\n[ profile c ]\nx=3\n[profile\td]\nx=4\n', ''),
    ('[default]\ns3=\n  a=b\n  c = d=e\n\n\n  f=\nx=1\n', '[default]\ns3=x\n'),
    ('[default]\ns3=x\n', '[default]\ns3=\n  a=b\n'),
    ('[DEFAULT]\nx=1\n[default]\n[profile a]\nx=2\n', '[b]\n[DEFAULT]\ny=2\n'),
    ('[default]\nx = a # b\ny = a ; b\n#z=1\n ;z=2\n', ''),
    ('[default] trailing\nx=1\n[a]b]\ny=1\n', ''),
    ('[default]\nx:1\ny : 2 = 3\nz = 4 : 5\n', ''),
    ('[default]\nkey with spaces = 1\nKEY = 2\n', ''),
    ('[default]\n x=1\n y=2\n  z=3\n w=4\n', ''),
    ('[default]\nx=1\n\n\n  2\n#c\n\n  3\n\n\n', ''),
    ('[default]\nx=1\n  [profile a]\ny=2\n', ''),
    ('[services s]\nmturk=\n  endpoint_url=http://h\n[sso-session t]\nsso_region=x\n', ''),
]
SECTIONS = ['[default]', '[profile {}]', '[profile "{} c"]', '[{}]', '[DEFAULT]', '[sso-session {}]', '[services {}]', '[{}]x']
SETTINGS = ['k{} = us-east-1', 'K{}=x', 'k{} : 1', 'k{} = a # b', 'k{}=', 's{} =\n  a = b\n    c=d', 's{}=\n\tf = g\n  h=i=j']
OTHERS = ['  more', '\tmore = x', '', ' ', '# comment', '  ; comment', '    deeper']
WRONG = ['=', ': 1', 'word', '[', ']', '[]', '[x', 's3 =\n  e', '[default]', 'k1 = twice']


def generate(rng):
    """One file. Few are wrong."""
    lines = rng.choices(['', '[default]', '[profile a]'], [1, 9, 9])
    for _ in range(rng.randint(0, 12)):
        kind = rng.choices([SECTIONS[1:], SETTINGS, OTHERS, WRONG], [20, 50, 30, 1])[0]
        lines.append(rng.choice(kind).format(rng.randint(0, 10 ** 6)))
    return rng.choice(['\n', '\n', '\r\n']).join(lines)


def by_botocore(folder, config, credentials):
    """What botocore's session makes of the two files."""
    paths = []
    for name, text in ('config', config), ('credentials', credentials):
        paths.append(os.path.join(folder, name))
        with open(paths[-1], 'w', encoding='utf-8', newline='') as file:
            file.write(text)
    try:
        full = botocore.configloader.load_config(paths[0])
        for name, section in botocore.configloader.raw_config_parse(paths[1]).items():
            full['profiles'].setdefault(name, {}).update(section)
    except botocore.exceptions.ConfigParseError:
        return None
    return {key: full[key] for key in ('profiles', 'sso_sessions', 'services') if key in full}


def main():
    program = sys.argv[1]
    rng = random.Random(SEED)
    inputs = list(BY_HAND)
    inputs += [(generate(rng), generate(rng)) for _ in range(COUNT)]
    lines = ''.join(json.dumps({'config': config, 'credentials': credentials}) + '\n' for config, credentials in inputs)
    answers = subprocess.run([program], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()
    assert len(answers) == len(inputs), len(answers)

    different = refused = 0
    with tempfile.TemporaryDirectory() as folder:
        for given, answer in zip(inputs, answers):
            expected = by_botocore(folder, *given)
            got = json.loads(answer)
            refused += expected is None
            if expected is not None and 'services' not in expected:
                got.pop('services', None)  # This botocore does not know them yet.
            if got != expected and not (expected is None and 'error' in got):
                different += 1
                if different < 6:
                    print(f'{given}\n  botocore: {expected}\n  Bindery:  {got}')
    print(f'{len(inputs)} pairs of files, {refused} refused by botocore, {different} differ')
    return 1 if different or refused in (0, len(inputs)) else 0


if __name__ == '__main__':
    sys.exit(main())
