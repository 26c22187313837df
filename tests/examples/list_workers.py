#!/usr/bin/env python3
"""Runs the main job as a person would and checks what it prints.

Usage: list_workers.py PATH_OF_01_list_workers
"""
import csv
import http.server
import io
import json
import os
import pty
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

PROGRAM = ""


def run(*arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    clean.update(AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null", AWS_EC2_METADATA_DISABLED="true")
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, env={**clean, **environment})


class ListWorkers(unittest.TestCase):
    def rows(self, *arguments):
        done = run(*arguments, "--output", "jsonl")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_lists_2500_distinct_workers_as_a_table(self):
        done = run()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        head, *rows = done.stdout.splitlines()
        self.assertEqual(head.split(), ["WORKER", "STATUS", "GRANTED", "AT", "VALUE"])
        self.assertEqual(len(rows), 2500)
        self.assertEqual(len({row.split()[0] for row in rows}), 2500)
        for row in rows:
            worker, status, granted, value = row.split()
            self.assertRegex(worker, r"^A[A-Z0-9]{12,13}$")
            self.assertIn(status, ("Granted", "Revoked"))
            self.assertRegex(granted, r"^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d\d\d)?Z$")
            self.assertRegex(value, r"^(\d+|[A-Z]{2}(-[A-Z]{2})?)$")

    def test_all_formats_say_the_same(self):
        rows = self.rows("--workers", "150")
        self.assertEqual(len(rows), 150)
        as_json = json.loads(run("--workers", "150", "--output", "json").stdout)
        self.assertEqual(as_json, rows)
        as_csv = list(csv.DictReader(io.StringIO(run("--workers", "150", "--output", "csv").stdout, newline="")))
        self.assertEqual([row["WorkerId"] for row in as_csv], [row["WorkerId"] for row in rows])
        for plain, row in zip(as_csv, rows):
            self.assertEqual(plain["IntegerValue"], str(row.get("IntegerValue", "")))
            self.assertEqual(plain["Country"], row.get("LocaleValue", {}).get("Country", ""))
            self.assertEqual(plain["Subdivision"], row.get("LocaleValue", {}).get("Subdivision", ""))

    def test_an_empty_result_is_valid_in_every_format(self):
        empty = ("--workers", "1", "--status", "Granted")
        self.assertEqual([row["Status"] for row in self.rows("--workers", "1")], ["Revoked"])
        self.assertEqual(run(*empty, "--output", "json").stdout, "[]\n")
        self.assertEqual(run(*empty, "--output", "jsonl").stdout, "")
        self.assertEqual(len(run(*empty, "--output", "csv").stdout.splitlines()), 1)
        self.assertEqual(len(run(*empty, "--output", "table").stdout.splitlines()), 1)

    def test_status(self):
        every = self.rows()
        for status in ("Granted", "Revoked"):
            self.assertEqual(self.rows("--status", status), [row for row in every if row["Status"] == status])

    def test_limit(self):
        every = self.rows()
        for limit in (1, 7, 100, 101, 250):
            self.assertEqual(self.rows("--limit", str(limit)), every[:limit])
        self.assertEqual(self.rows("--limit", "9999"), every)

    def interrupted(self, folder, lines, how, *arguments):
        """Runs the program with a checkpoint, its output appended to a file, and stops it once it has written so many
        lines."""
        command = [PROGRAM, "--checkpoint", f"{folder}/checkpoint", "--output", "jsonl", *arguments]
        with open(f"{folder}/output", "ab") as output, subprocess.Popen(command, stdout=output) as program:
            while program.poll() is None and lines is not None:
                with open(f"{folder}/output", "rb") as so_far:
                    if so_far.read().count(b"\n") >= lines:
                        program.send_signal(how)
                        break
            return program.wait()

    def test_killed_and_run_again_it_lists_each_worker_once(self):
        workers = ("--workers", "30000")
        every = self.rows(*workers)
        for how in (signal.SIGKILL, signal.SIGTERM):
            with tempfile.TemporaryDirectory() as folder:
                stopped = sum(self.interrupted(folder, lines, how, *workers) != 0 for lines in (1, 2000, 5000, 12345))
                self.assertGreater(stopped, 0)
                self.assertEqual(self.interrupted(folder, None, how, *workers), 0)
                with open(f"{folder}/output") as output:
                    self.assertEqual([json.loads(line) for line in output], every)
                self.assertEqual(self.interrupted(folder, None, how, *workers), 0)  # There is nothing left.
                with open(f"{folder}/output") as output:
                    self.assertEqual(sum(1 for _ in output), len(every))

    def with_small_files(self, size, output, *arguments):
        """Runs the program as on a disk that is full once a file has so many bytes."""
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        return subprocess.run([PROGRAM, "--output", "jsonl", *arguments], stdout=output, stderr=subprocess.PIPE,
                              text=True, preexec_fn=limit)

    def test_what_a_full_disk_did_not_take_is_listed_again(self):
        with tempfile.TemporaryDirectory() as folder:
            checkpoint = ("--checkpoint", f"{folder}/checkpoint")
            with open(f"{folder}/output", "ab") as output:
                done = self.with_small_files(40 * 1024, output, *checkpoint)
            self.assertEqual(done.returncode, 1)
            self.assertIn("cannot write to standard output", done.stderr)
            self.assertEqual(os.path.getsize(f"{folder}/output"), 40 * 1024)
            self.assertEqual(self.interrupted(folder, None, None), 0)
            with open(f"{folder}/output") as output:
                self.assertEqual([json.loads(line) for line in output], self.rows())

    def test_a_checkpoint_that_cannot_be_written_leaves_the_old_one(self):
        with tempfile.TemporaryDirectory() as folder:
            where = f"{folder}/checkpoint"
            self.assertEqual(run("--checkpoint", where, "--limit", "5", "--output", "jsonl").returncode, 0)
            with open(where) as file:
                before = file.read()
            done = self.with_small_files(10, subprocess.DEVNULL, "--checkpoint", where, "--limit", "5")
            self.assertEqual(done.returncode, 1)
            self.assertIn(f'cannot write "{where}.new"', done.stderr)
            with open(where) as file:
                self.assertEqual(file.read(), before)

    def test_a_checkpoint_that_is_refused_cuts_nothing_off(self):
        with tempfile.TemporaryDirectory() as folder:
            where = f"{folder}/checkpoint"
            self.assertEqual(self.interrupted(folder, None, None, "--limit", "5"), 0)
            with open(f"{folder}/output", "a+") as output:
                output.write("behind the checkpoint\n")
                output.seek(0)
                before = output.read()
            self.assertEqual(self.interrupted(folder, None, None, "--status", "Granted"), 1)
            with open(where, "w") as damaged:
                damaged.write("damaged 0\n")
            self.assertEqual(self.interrupted(folder, None, None), 1)
            with open(f"{folder}/output") as output:
                self.assertEqual(output.read(), before)

    def test_a_checkpoint_file_that_does_not_fit_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            where = f"{folder}/checkpoint"
            self.assertEqual(run("--checkpoint", where, "--limit", "5", "--output", "csv").returncode, 0)
            self.refused(1, "another request", "--checkpoint", where, "--output", "csv", "--status", "Granted")
            with open(where, "w") as damaged:
                damaged.write("something else")
            self.refused(1, "no file that --checkpoint wrote", "--checkpoint", where, "--output", "csv")
        self.refused(2, "--checkpoint needs an output", "--checkpoint", "x", "--output", "json")
        self.refused(2, "--checkpoint is for the listing of one", "--checkpoint", "x", "--types-file", __file__)

    def test_many_types(self):
        type_id = self.rows("--workers", "1")[0]["QualificationTypeId"]
        with tempfile.NamedTemporaryFile("w") as types:
            types.write(f"{type_id}\n\n3UNKNOWN\n")
            types.flush()
            done = run("--types-file", types.name, "--output", "jsonl")
            self.assertEqual(done.returncode, 1)
            self.assertIn("3UNKNOWN: ", done.stderr)
            self.assertNotIn(type_id, done.stderr)
            self.assertEqual([json.loads(line) for line in done.stdout.splitlines()], self.rows())
        self.refused(2, "cannot read --types-file", "--types-file", "/nowhere")
        self.refused(2, "names no Qualification type", "--types-file", "/dev/null")
        self.refused(2, "either a Qualification type or --types-file", "--types-file", __file__, "T")

    def test_same_seed_same_workers(self):
        self.assertEqual(self.rows("--workers", "20"), self.rows("--workers", "20", "--seed", "1"))
        self.assertNotEqual(self.rows("--workers", "20"), self.rows("--workers", "20", "--seed", "2"))

    def test_progress_on_a_terminal_only(self):
        master, terminal = pty.openpty()
        done = subprocess.run([PROGRAM], stdout=subprocess.DEVNULL, stderr=terminal)
        os.close(terminal)
        shown = os.read(master, 100_000).decode()
        self.assertEqual(done.returncode, 0)
        self.assertRegex(shown, r"2400 workers, \d+ a second")
        self.assertTrue(shown.endswith("\r\x1b[K"), shown[-20:])

    def test_rows_on_a_terminal_are_not_mixed_with_progress(self):
        master, terminal = pty.openpty()
        shown = []
        with subprocess.Popen([PROGRAM, "--workers", "300"], stdout=terminal, stderr=terminal) as program:
            os.close(terminal)
            try:
                while piece := os.read(master, 65536):
                    shown.append(piece.decode())
            except OSError:  # How Linux says that the other side has closed.
                pass
        self.assertEqual(program.returncode, 0)
        _, *rows = "".join(shown).splitlines()
        self.assertEqual(len(rows), 300)
        for row in rows:
            self.assertRegex(row, r"^A[A-Z0-9]{12,13} +(Granted|Revoked) ")

    def test_an_error_page_of_several_lines_is_told_in_one(self):
        class Busy(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                page = b"<html>\n<head><title>503</title></head>\r\n<body>\x1b[31mbusy\n</body>"
                self.send_response(503)
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_):
                pass

        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Busy) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.refused(1, "<html> <head><title>503</title></head> <body> [31mbusy </body>", "--endpoint-url",
                         f"http://127.0.0.1:{server.server_port}", "3Q", AWS_ACCESS_KEY_ID="AKID",
                         AWS_SECRET_ACCESS_KEY="secret")
            server.shutdown()

    def refused(self, code, text, *arguments, **environment):
        done = run(*arguments, **environment)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(text, done.stderr)

    def test_command_lines_that_make_no_sense(self):
        self.refused(2, "which Qualification type", "--live")
        self.refused(2, "only one of", "--live", "--sandbox", "T")
        self.refused(2, "--output takes", "--output", "xml")
        self.refused(2, "--status takes", "--status", "granted")
        self.refused(2, "--limit takes", "--limit", "0")
        self.refused(2, "--limit takes", "--limit", "-3")
        self.refused(2, "limit", "--limit", "many")
        self.refused(2, "workers", "--workers", "5", "--live", "T")
        self.refused(2, "--workers takes", "--workers", "99999999999999")
        self.refused(2, "--seed takes", "--seed", "-1")
        self.refused(2, "--endpoint-url is empty", "--endpoint-url", "", "3Q")
        self.refused(2, "--type is empty", "")
        self.refused(2, "region", "--region", "us-east-1")
        self.refused(2, "nonsense", "--nonsense")
        self.refused(2, "too many", "T", "U")

    def test_failures_are_one_line_to_act_on(self):
        key = {"AWS_ACCESS_KEY_ID": "AKID", "AWS_SECRET_ACCESS_KEY": "secret"}
        self.refused(1, "AWS_ACCESS_KEY_ID", "--endpoint-url", "http://127.0.0.1:9", "3Q")
        self.refused(1, "127.0.0.1:9", "--endpoint-url", "http://127.0.0.1:9", "3Q", **key)
        self.refused(1, "QualificationTypeDoesNotExist", "3UNKNOWN")
        self.refused(1, "does not match", "lower-case")
        self.refused(1, "ftp://x", "--endpoint-url", "ftp://x", "3Q", **key)
        self.refused(1, "/nowhere.pem", "--live", "--ca-file", "/nowhere.pem", "3Q", **key)

    def test_output_that_cannot_be_written_is_an_error(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn("cannot write", done.stderr)

    def test_help(self):
        done = run("--help")
        self.assertEqual(done.returncode, 0)
        for option in ("--status", "--limit", "--output", "--live", "--sandbox", "--endpoint-url", "--region"):
            self.assertIn(option, done.stdout)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
