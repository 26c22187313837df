#!/usr/bin/env python3
"""Runs the small examples and checks what they print.

Usage: small.py PATH_OF_02_print_workers PATH_OF_03_errors
"""
import subprocess
import sys
import unittest

PRINT_WORKERS = ERRORS = ""


def output_of(program):
    return subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines()


class Small(unittest.TestCase):
    def test_print_workers(self):
        workers = output_of(PRINT_WORKERS)
        self.assertTrue(200 < len(workers) < 250, len(workers))
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


if __name__ == "__main__":
    ERRORS = sys.argv.pop()
    PRINT_WORKERS = sys.argv.pop()
    unittest.main()
