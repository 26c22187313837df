# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Real servers from npm, on free ports of 127.0.0.1, for as long as a test needs them."""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

SKIP = 77  # What Meson takes for "skipped".


def require(folder, package):
    """Ends the test as skipped, with the reason, where `tests/npm/install FOLDER` could not install a package."""
    if not (Path(folder) / 'installed').exists():
        print(f'left out: {package} is not installed in {folder} (tests/npm/install needs npm and its registry)')
        sys.exit(SKIP)


@contextlib.contextmanager
def running(folder, package, *arguments):
    """Starts serve_PACKAGE.js with the packages in `folder`; gives the URL of the server, and stops it at the end."""
    script = Path(__file__).with_name(f'serve_{package}.js')
    command = [shutil.which('node') or 'node', str(script), *map(str, arguments)]
    environment = {**os.environ, 'NODE_PATH': str(Path(folder) / 'node_modules')}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as server:
        try:
            port = server.stdout.readline().strip()
            if not port:
                raise RuntimeError(f'{package} did not start: exit code {server.wait()}')
            yield f'http://127.0.0.1:{port}'
        finally:
            server.kill()
