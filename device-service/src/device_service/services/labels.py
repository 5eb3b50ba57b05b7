"""Labels to print and stick on a device: a QR code of its public page."""

import html
import io

import segno

from device_service.models import Device
from device_service.repositories.devices import ShownDevice

_BORDER = 4
_TEXT_UNITS = 6
_MAX_TEXT = 40


class LabelService:
    """Draws labels; the page's address is as browsers see it."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url

    def png(self, device: Device | ShownDevice, *, scale: int) -> bytes:
        """Return the code, ``scale`` pixels a module."""
        output = io.BytesIO()
        self._code(device).save(output, kind="png", scale=scale, border=_BORDER)
        return output.getvalue()

    def svg(self, device: Device | ShownDevice, *, scale: int) -> str:
        """Return the code with the device's name and serial number below."""
        code = self._code(device)
        side = code.symbol_size(border=_BORDER)[0]
        height = side + 2 * _TEXT_UNITS
        drawing = code.svg_inline(border=_BORDER, omitsize=True)
        drawing = drawing.replace("<svg", f'<svg width="{side}" height="{side}"', 1)
        lines = (f"{device.brand} {device.model}", device.serial_number)
        texts = "".join(
            f'<text x="{side / 2}" y="{side + _TEXT_UNITS * row + 2}" font-size="3.5" '
            f'text-anchor="middle" textLength="{min(side - 4, 2.2 * len(line[:_MAX_TEXT]))}" '
            f'font-family="sans-serif">{html.escape(line[:_MAX_TEXT])}</text>'
            for row, line in enumerate(lines)
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {height}" '
            f'width="{side * scale}" height="{height * scale}">'
            f"<title>{html.escape(device.title)}</title>"
            f'<rect width="100%" height="100%" fill="#fff"/>{drawing}{texts}</svg>'
        )

    def _code(self, device: Device | ShownDevice) -> segno.QRCode:
        return segno.make(f"{self._public_url}/d/{device.id}", error="m", micro=False)
