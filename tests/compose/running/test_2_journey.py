"""The journeys of ``tests/journey``, through the containers."""

from compose_tests import load

journey = load("journey/test_journey.py")
globals().update({name: test for name, test in vars(journey).items() if name.startswith("test_")})
