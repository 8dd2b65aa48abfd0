"""The icons, drawn: two who lean together at dusk, under a crescent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from pathlib import Path

SIZES = {"small": 108, "large": 512}
"""Pixels of a side, by the store's name for it (SMAPI: smallIconUri, largeIconUri)."""

_CANVAS = 2048
_CORNER = 0.22

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in parts of a side."""

_LEFT: Box = (0.13, 0.6, 0.575, 1.4)
_LEFT_HEAD: Box = (0.27, 0.345, 0.49, 0.565)
_RIGHT: Box = (0.425, 0.6, 0.87, 1.4)
_RIGHT_HEAD: Box = (0.51, 0.345, 0.73, 0.565)
_MOON: Box = (0.64, 0.115, 0.815, 0.29)
_SHADE: Box = (0.6, 0.085, 0.775, 0.26)
"""What is taken off the full moon to leave a crescent."""

_NIGHT, _EMBER = (36, 28, 70), (150, 58, 74)
_AMBER, _ROSE, _LIGHT = (247, 170, 82), (236, 112, 99), (255, 240, 205)


def draw(pixels: int) -> Image.Image:
    """Draw the icon: full-bleed with rounded, transparent corners, no letters."""
    left = ImageChops.lighter(_arch(_LEFT), _arch(_LEFT_HEAD))
    right = ImageChops.lighter(_arch(_RIGHT), _arch(_RIGHT_HEAD))
    moon = ImageChops.subtract(_arch(_MOON), _arch(_SHADE))
    icon = Image.composite(
        _flat(_EMBER), _flat(_NIGHT), Image.linear_gradient("L").resize((_CANVAS, _CANVAS))
    )
    _glow(icon, ImageChops.lighter(left, right), _ROSE, 0.45)
    _glow(icon, moon, _LIGHT, 0.35)
    icon.paste(_AMBER, mask=left)
    icon.paste(_ROSE, mask=right)
    meeting = ImageChops.multiply(left, right)
    icon.paste(_LIGHT, mask=meeting)
    icon.paste(_LIGHT, mask=moon)
    icon.putalpha(_rounded((0, 0, 1, 1), _CORNER))
    return icon.resize((pixels, pixels), Image.Resampling.LANCZOS)


def save(icon: Image.Image, path: Path) -> None:
    """Write the icon as PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    icon.save(path, "PNG", optimize=True)


def _flat(colour: tuple[int, int, int]) -> Image.Image:
    return Image.new("RGB", (_CANVAS, _CANVAS), colour)


def _glow(icon: Image.Image, shape: Image.Image, colour: tuple[int, int, int], much: float) -> None:
    light = shape.filter(ImageFilter.GaussianBlur(_CANVAS * 0.05))
    icon.paste(colour, mask=light.point(lambda level: level * much))


def _arch(box: Box) -> Image.Image:
    return _rounded(box, (box[2] - box[0]) / 2)


def _rounded(box: Box, radius: float) -> Image.Image:
    mask = Image.new("L", (_CANVAS, _CANVAS), 0)
    corners = [side * _CANVAS for side in box]
    ImageDraw.Draw(mask).rounded_rectangle(corners, radius * _CANVAS, fill=255)
    return mask
