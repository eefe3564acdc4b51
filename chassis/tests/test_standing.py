from chassis.testing.checks import *  # noqa: F403 – the checks are the tests
