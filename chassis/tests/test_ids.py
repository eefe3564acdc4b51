"""UUIDv7: sorted by time, unique, and what the standard says."""

from chassis.ids import uuid7


def test_uuid7() -> None:
    made = [uuid7() for _ in range(2000)]
    assert len(set(made)) == 2000
    assert {one.version for one in made} == {7}
    assert {one.variant for one in made} == {"specified in RFC 4122"}
    assert made[0].int >> 80 <= made[-1].int >> 80
