# Copyright (c) 2026 The Bindery authors
# Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

"""The clock by which botocore signs."""

import datetime

import botocore.auth


def stop_clock(seconds):
    """Makes botocore sign as of a time."""

    class StoppedClock(datetime.datetime):
        @classmethod
        def utcnow(cls):
            return cls(1970, 1, 1) + datetime.timedelta(seconds=seconds)

    class StoppedModule:
        datetime = StoppedClock

    botocore.auth.datetime = StoppedModule
    if hasattr(botocore.auth, 'get_current_datetime'):
        botocore.auth.get_current_datetime = lambda remove_tzinfo=True: StoppedClock.utcnow()
