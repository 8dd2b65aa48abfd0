"""The icons, drawn: two lamps at dusk, and the flame where their light meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from pathlib import Path

SIZES = {"small": 108, "large": 512}
"""Pixels of a side, by the store's name for it (SMAPI: smallIconUri, largeIconUri)."""

_CANVAS = 2048
_CORNER = 0.22
_RADIUS = 0.245
_APART = 0.145
"""Half the distance between the lamps; all lengths are parts of a side."""

_DUSK, _EMBER = (38, 27, 64), (142, 52, 66)
_AMBER, _ROSE, _FLAME = (246, 166, 76), (233, 105, 93), (255, 243, 209)


def draw(pixels: int) -> Image.Image:
    """Draw the icon with rounded, transparent corners; everything else lies in the circle."""
    left, right = _disc(0.5 - _APART), _disc(0.5 + _APART)
    meeting = ImageChops.multiply(left, right)
    icon = Image.composite(
        Image.new("RGB", (_CANVAS, _CANVAS), _EMBER),
        Image.new("RGB", (_CANVAS, _CANVAS), _DUSK),
        Image.linear_gradient("L").resize((_CANVAS, _CANVAS)),
    )
    glow = ImageChops.lighter(left, right).filter(ImageFilter.GaussianBlur(_CANVAS * 0.06))
    icon.paste(_ROSE, mask=glow.point(lambda level: level * 0.4))
    icon.paste(_AMBER, mask=left)
    icon.paste(_ROSE, mask=right)
    warmth = meeting.filter(ImageFilter.GaussianBlur(_CANVAS * 0.035))
    icon.paste(_FLAME, mask=warmth.point(lambda level: level * 0.35))
    icon.paste(_FLAME, mask=meeting)
    icon.putalpha(_corners())
    return icon.resize((pixels, pixels), Image.Resampling.LANCZOS)


def save(icon: Image.Image, path: Path) -> None:
    """Write the icon as PNG, the same bytes each time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    icon.save(path, "PNG", optimize=True)


def _disc(across: float) -> Image.Image:
    mask = Image.new("L", (_CANVAS, _CANVAS), 0)
    centre = (across * _CANVAS, 0.5 * _CANVAS)
    ImageDraw.Draw(mask).circle(centre, _RADIUS * _CANVAS, fill=255)
    return mask


def _corners() -> Image.Image:
    mask = Image.new("L", (_CANVAS, _CANVAS), 0)
    box = (0, 0, _CANVAS - 1, _CANVAS - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, _CORNER * _CANVAS, fill=255)
    return mask
