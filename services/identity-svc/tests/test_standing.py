"""What holds for every service holds for this one."""

from chassis.testing.checks import *  # noqa: F403
