"""A short run of chaos: every kind of fault at least once while events flow. The long one is the figure `chaos`."""

import os

import pytest

from bench.chaos import FAULTS, run


@pytest.mark.parametrize("seed", [int(os.environ.get("CHAOS_SEED", "11"))])
def test_faults_lose_nothing_repeat_nothing_and_keep_the_order(seed, tmp_path):
    result = run(events=800, faults=len(FAULTS) + 3, seed=seed, pause=0.3, keep_logs=tmp_path)
    assert result.clean, f"{result}; logs in {tmp_path}"
    assert set(result.faults) == set(FAULTS) and result.events >= 800
