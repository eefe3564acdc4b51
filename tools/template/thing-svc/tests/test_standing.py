"""What holds for every service."""

from chassis.testing.checks import *  # noqa: F403
