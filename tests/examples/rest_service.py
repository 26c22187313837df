#!/usr/bin/env python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Runs 10_rest_service against a real json-server, and checks what it prints and what the server has then.

Usage: rest_service.py PATH_OF_10_rest_service FOLDER_OF_NPM
"""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "npm"))
import npm_server

PROGRAM = NPM = ""
TITLES = ["One", "Two", "Three", "Four", "Five"]


def post(number, title, author):
    return {"id": number, "title": title, "author": author}


class RestService(unittest.TestCase):
    def test_against_json_server(self):
        posts = [post(i + 1, title, "ab"[i % 2]) for i, title in enumerate(TITLES)]
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "db.json"
            database.write_text(json.dumps({"posts": posts}))
            with npm_server.running(NPM, "json_server", database) as url:
                done = subprocess.run([PROGRAM, url], capture_output=True, text=True, timeout=60)
            self.assertEqual(done.stderr, "")
            self.assertEqual(done.returncode, 0)
            after = posts[1:] + [post(6, "All new", "di")]
            self.assertEqual(done.stdout.splitlines(), [
                *(f"{p['id']}: {p['title']} ({p['author']})" for p in posts),
                "6: All new (di)",
                "not found: GetPost: Not Found (HTTP 404)",
                *(f"{p['id']}: {p['title']} ({p['author']})" for p in after),
            ])
            self.assertEqual(json.loads(database.read_text())["posts"], after)

    def test_says_what_is_wrong(self):
        done = subprocess.run([PROGRAM, "http://127.0.0.1:9"], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, "^ListPosts: cannot connect to http://127.0.0.1:9: Connection refused")


if __name__ == "__main__":
    NPM = sys.argv.pop()
    PROGRAM = sys.argv.pop()
    npm_server.require(NPM, "json-server")
    unittest.main()
