"""What the person at the keyboard sees while the stack starts."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

# The clock goes on when the first, bare interpreter hands over to the one of the virtual environment.
_begun = float(os.environ.setdefault("WORKANISER_BEGUN", str(time.monotonic())))


def say(text: str) -> None:
    """Print one line with the seconds since the start."""
    print(f"{time.monotonic() - _begun:6.1f} s  {text}", flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Print what begins, and how long it took when it took a while."""
    say(text)
    begun = time.monotonic()
    yield
    if (took := time.monotonic() - begun) > 2:
        say(f"  … {text.split(' (')[0]}: {took:.1f} s")


def fail(sentence: str) -> int:
    """Print the one sentence that says what is wrong and what to do; return the exit code."""
    print(f"error: {sentence}", file=sys.stderr, flush=True)
    return 1
