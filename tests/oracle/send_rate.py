#!/usr/bin/python3
# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""Compares the rate limiter of Bindery's adaptive retry mode with botocore's over generated sequences of attempts.

Usage: send_rate.py PROGRAM, where PROGRAM is the compiled send_rate.cpp.

An attempt of botocore's sleeps until it has its token, and those that are late get it in any order. Here, as in a
program with one caller, the next thing happens only after that.
"""

import random
import subprocess
import sys

from botocore.retries import adaptive, bucket, throttling

SEED = 20170117
SEQUENCES = 200
TOLERANCE = 1e-6


class Clock:
    """A clock that a sleep moves on."""

    def __init__(self):
        self.now = 0.0

    def current_time(self):
        return self.now

    def sleep(self, amount):
        self.now += amount


class Detector:
    def __init__(self):
        self.is_throttled = False

    def is_throttling_error(self, **_):
        return self.is_throttled


class Condition:
    """Stands in for the token bucket's condition variable: waiting for it is a sleep."""

    def __init__(self, clock):
        self.clock = clock

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def wait(self, amount):
        # A little longer, or rounding leaves a rest that is never slept.
        self.clock.sleep(amount + 1e-9)

    def notify(self):
        pass


def play(rng):
    """One sequence: what happens, and what botocore makes of each of it."""
    clock, detector = Clock(), Detector()
    tokens = bucket.TokenBucket(max_rate=1, clock=clock)
    # botocore saves up tokens for the time before the first response; the algorithm that AWS publishes does not.
    tokens._fill_rate = tokens._max_capacity = 0
    tokens._new_fill_rate_condition = Condition(clock)
    limiter = adaptive.ClientRateLimiter(
        rate_adjustor=throttling.CubicCalculator(starting_max_rate=0, start_time=clock.current_time()),
        rate_clocker=adaptive.RateClocker(clock),
        token_bucket=tokens,
        throttling_detector=detector,
        clock=clock,
    )
    pace = rng.choice([0.01, 0.1, 0.3, 2.0])
    throttled = rng.choice([0.02, 0.1, 0.5])
    lines, expected = ['new'], []
    for _ in range(rng.randint(1, 120)):
        clock.now += rng.expovariate(1 / pace)
        begun = clock.now
        lines.append(f'sent {begun:.9f}')
        limiter.on_sending_request(request=None)
        expected.append(clock.now - begun)
        clock.now += rng.expovariate(1 / 0.05)
        detector.is_throttled = rng.random() < throttled
        lines.append(f'{"throttle" if detector.is_throttled else "success"} {clock.now:.9f}')
        limiter.on_receiving_response()
        expected.append(tokens.max_rate if limiter._enabled else 0.0)
    return lines, expected


def main():
    rng = random.Random(SEED)
    lines, expected = [], []
    for _ in range(SEQUENCES):
        more_lines, more_expected = play(rng)
        lines += more_lines
        expected += more_expected
    output = subprocess.run([sys.argv[1]], input='\n'.join(lines), capture_output=True, text=True, check=True).stdout
    actual = [float(line) for line in output.split()]
    steps = [line for line in lines if line != 'new']
    assert len(actual) == len(expected), (len(actual), len(expected))
    wrong = [(step, ours, theirs) for step, ours, theirs in zip(steps, actual, expected)
             if abs(ours - theirs) > TOLERANCE * max(1, abs(theirs))]
    for step, ours, theirs in wrong[:10]:
        print(f'{step}: {ours}, but botocore has {theirs}')
    waits = sum(theirs > 0 for step, theirs in zip(steps, expected) if step.startswith('sent'))
    print(f'{len(expected)} steps compared, {waits} of them waits; {len(wrong)} differ')
    return 1 if wrong or waits == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
