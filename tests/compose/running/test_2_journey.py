"""The journeys of ``tests/journey``, through the containers."""

from compose_tests import load

journey = load("journey/test_journey.py")
journey.PATIENCE = 60
globals().update({name: test for name, test in vars(journey).items() if name.startswith("test_")})
