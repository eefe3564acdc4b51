"""What a measurement returns. Every `bench/<name>.py` with a `GOAL` and a `measure()` is a figure."""

from dataclasses import dataclass, field


@dataclass
class Figure:
    """One measurement: the value in words and numbers, whether it meets the goal, and what is worth knowing beside it."""

    value: str
    ok: bool
    notes: list[str] = field(default_factory=list)
