#!/usr/bin/env python3
"""Runs the small examples and checks what they print.

Usage: small.py PATH_OF_02_print_workers PATH_OF_03_errors PATH_OF_04_log_lines PATH_OF_06_blocking
    PATH_OF_08_complete_round PATH_OF_11_declare_an_api
"""
import subprocess
import sys
import unittest

PRINT_WORKERS = ERRORS = LOG_LINES = BLOCKING = COMPLETE_ROUND = DECLARE_AN_API = ""


def output_of(program):
    return subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines()


class Small(unittest.TestCase):
    def test_print_workers(self):
        self.check_workers(output_of(PRINT_WORKERS), 201, 250)

    def test_blocking(self):
        self.check_workers(output_of(BLOCKING), 250, 251)

    def check_workers(self, workers, least, below):
        self.assertTrue(least <= len(workers) < below, len(workers))
        self.assertEqual(len(set(workers)), len(workers))
        for worker in workers:
            self.assertRegex(worker, r"^A[A-Z0-9]{12,13}$")

    def test_errors(self):
        self.assertEqual(output_of(ERRORS), [
            "no such type (HTTP 400)",
            "refused: AWS.MechanicalTurk.QualificationTypeDoesNotExist",
            "too late",
            "ListWorkersWithQualificationType: invalid request: QualificationTypeId: does not match ^[A-Z0-9]+$",
        ])

    def test_log_lines(self):
        lines = output_of(LOG_LINES)
        operation = "operation=ListWorkersWithQualificationType"
        attempt = r" attempt=1 status=200 ms=[0-9.]+ request_id=[0-9a-f-]{36}$"
        self.assertEqual(len(lines), 11)
        for call in range(1, 4):
            pages = lines[3 * call - 3:3 * call]
            self.assertRegex(pages[0], f"^event=attempt {operation} call={call}{attempt}")
            self.assertRegex(pages[1], f'^event=call {operation} call={call} attempts=1 ms=[0-9.]+ error=""$')
            self.assertEqual(pages[2], f"event=page {operation} call={call} page={call} items={[100, 100, 50][call - 1]}"
                                       f" last={call // 3}")
        self.assertRegex(lines[9], f"^event=attempt {operation} call=4 attempt=1 status=400 .* code=RequestError$")
        self.assertRegex(lines[10], f'^event=call {operation} call=4 .* error="error reported by the service"$')

    def test_complete_round(self):
        self.assertEqual(output_of(COMPLETE_ROUND), [
            'A1EXPERT holds "Bird watchers": 90',
            'A2NOVICE holds "Bird watchers": 40',
            '"Is there a bird in the picture?" is Assignable',
            'A2NOVICE is refused: AWS.MechanicalTurk.DoesNotMeetRequirements',
            'A1EXPERT submitted 275 bytes',
            'left: $9999.58',
            'A1EXPERT holds it no more',
            'A2NOVICE holds it no more',
        ])

    def test_declare_an_api(self):
        self.assertEqual(output_of(DECLARE_AN_API), [
            'Paradise Lost, until 2027-01-15T00:00:00Z',
            'Sonnets: lent until 2026-12-24T00:00:00Z',
            'The Divine Comedy, until 2027-01-15T00:00:00Z',
        ])


if __name__ == "__main__":
    DECLARE_AN_API = sys.argv.pop()
    COMPLETE_ROUND = sys.argv.pop()
    BLOCKING = sys.argv.pop()
    LOG_LINES = sys.argv.pop()
    ERRORS = sys.argv.pop()
    PRINT_WORKERS = sys.argv.pop()
    unittest.main()
