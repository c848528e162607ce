"""What the tests of the API call the people and the clock of tests/applications.py by."""

from tests.applications import PASSWORD, Clock, Person

__all__ = ["PASSWORD", "Clock", "Person"]
