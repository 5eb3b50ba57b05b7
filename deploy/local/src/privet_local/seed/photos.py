"""Small real JPEGs for the demo devices."""

import io

from PIL import Image, ImageDraw

SIZE = (960, 720)


def photo(colour: str) -> bytes:
    """Return a drawing of an appliance of this colour on a light background, as JPEG."""
    image = Image.linear_gradient("L").resize(SIZE).convert("RGB")
    image = Image.blend(image, Image.new("RGB", SIZE, "white"), 0.8)
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((280, 100, 680, 640), radius=32, fill=colour)
    draw.rounded_rectangle((310, 130, 650, 200), radius=16, fill="white")
    draw.ellipse((350, 280, 610, 540), fill="white")
    draw.ellipse((390, 320, 570, 500), fill=colour)
    output = io.BytesIO()
    image.save(output, "JPEG", quality=85)
    return output.getvalue()
