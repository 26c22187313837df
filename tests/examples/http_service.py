#!/usr/bin/env python3
"""Asks the example service for Workers: all of them, slowly, and not to the end.

Usage: http_service.py PATH_OF_05_http_service
"""
import json
import os
import resource
import socket
import subprocess
import sys
import unittest
import urllib.error
import urllib.request

PROGRAM = ""


class HttpService(unittest.TestCase):
    def start(self, workers):
        program = subprocess.Popen([PROGRAM, str(workers)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addCleanup(lambda: program.communicate(""))
        self.program = program
        return program.stdout.readline().strip()

    def requests_so_far(self):
        self.program.stdin.write("\n")
        self.program.stdin.flush()
        return int(self.program.stdout.readline())

    def test_streams_every_worker_as_a_line(self):
        with urllib.request.urlopen(self.start(2500)) as answer:
            self.assertEqual(answer.headers["Content-Type"], "application/x-ndjson")
            rows = [json.loads(line) for line in answer]
        self.assertEqual(len(rows), 2500)
        self.assertEqual(len({row["WorkerId"] for row in rows}), 2500)
        self.assertEqual(self.requests_so_far(), 25)

    def test_an_unknown_type_and_an_unknown_path_are_404(self):
        url = self.start(1)
        for wrong in (url.rsplit("/", 2)[0] + "/3UNKNOWN/workers", url + "/more"):
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(wrong)
            self.assertEqual(refused.exception.code, 404)

    def test_an_id_that_cannot_be_one_is_400(self):
        url = self.start(1)
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(url.rsplit("/", 2)[0] + "/lower-case/workers")
        self.assertEqual(refused.exception.code, 400)
        self.assertEqual(self.requests_so_far(), 0)

    def test_http_1_0_is_answered_without_chunks(self):
        host, port, path = self.start(250).removeprefix("http://").replace(":", "/").split("/", 2)
        with socket.create_connection((host, int(port))) as client:
            client.sendall(f"GET /{path} HTTP/1.0\r\n\r\n".encode())
            head, body = client.makefile("rb").read().split(b"\r\n\r\n", 1)
        self.assertNotIn(b"chunked", head.lower())
        self.assertIn(b"connection: close", head.lower())
        rows = [json.loads(line) for line in body.splitlines()]
        self.assertEqual(len({row["WorkerId"] for row in rows}), 250)

    def test_it_goes_on_when_it_could_not_accept(self):
        url = self.start(1)
        host, port = url.split("/")[2].split(":")
        self.requests_so_far()  # It has opened by now what it needs.
        pid = self.program.pid
        used = {int(number) for number in os.listdir(f"/proc/{pid}/fd")}
        soft, hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)
        none_free = next(number for number in range(soft) if number not in used)
        resource.prlimit(pid, resource.RLIMIT_NOFILE, (none_free, hard))
        with socket.create_connection((host, int(port))):
            for _ in range(10):
                self.requests_so_far()
            resource.prlimit(pid, resource.RLIMIT_NOFILE, (soft, hard))
            with urllib.request.urlopen(url, timeout=30) as answer:
                self.assertEqual(len(answer.read().splitlines()), 1)

    def open_without_reading(self, url):
        """A connection on which the request was sent, and which takes in little of the answer."""
        host, port = url.split("/")[2].split(":")
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect((host, int(port)))
        client.sendall(f"GET /{url.split('/', 3)[3]} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        return client

    def wait_until_nothing_is_fetched(self):
        """The number of requests once there are some and it stays the same while another client is served again and
        again."""
        before = 0
        while (now := self.requests_so_far()) < 2 or now != before:
            before = now
            for _ in range(100):
                with self.assertRaises(urllib.error.HTTPError):
                    urllib.request.urlopen(self.elsewhere)
        return now

    def test_a_client_that_does_not_read_stops_the_listing(self):
        workers = 200_000
        url = self.start(workers)
        self.elsewhere = url + "/more"
        with self.open_without_reading(url) as client:
            fetched = self.wait_until_nothing_is_fetched()
            self.assertGreater(fetched, 1)
            self.assertLess(fetched, workers / 100 / 2)
            # Once it reads, the listing goes on.
            received = 0
            while self.requests_so_far() == fetched:
                received += len(client.recv(65536))
        # It has gone: what was not fetched never is.
        self.assertLess(self.wait_until_nothing_is_fetched(), workers / 100 / 2)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
