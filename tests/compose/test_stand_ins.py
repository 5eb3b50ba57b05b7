"""Every image that is published by others can be stood in for where none can be pulled."""

import importlib.util
import sys
from pathlib import Path

RUNNING = Path(__file__).parent / "running"
RECIPES = Path(__file__).parent / "stand_ins"


def test_each_image_has_a_recipe_and_what_goes_into_it():
    sys.path.insert(0, str(RUNNING))
    try:
        spec = importlib.util.spec_from_file_location("st", RUNNING / "compose_stand_ins.py")
        stand_ins = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(stand_ins)
    finally:
        sys.path.remove(str(RUNNING))
    names = {stand_ins.name_of(image) for image in stand_ins.images_needed()}
    assert names == {"python", "node", "postgres", "nats", "redis", "rclone"}
    assert names == set(stand_ins.FILL)
    assert names == {path.stem for path in RECIPES.glob("*.Dockerfile")}
