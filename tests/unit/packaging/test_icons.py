from io import BytesIO

import pytest
from PIL import Image

from skill.packaging import icons, validate

ICON = "file://assets/images/en-US_{}Icon.png"
DOCUMENT = {
    "manifest": {
        "publishingInformation": {
            "locales": {
                "en-US": {
                    "smallIconUri": ICON.format("small"),
                    "largeIconUri": ICON.format("large"),
                }
            }
        }
    }
}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    folder = tmp_path_factory.mktemp("package")
    for size, pixels in icons.SIZES.items():
        icons.save(icons.draw(pixels), folder / "assets" / "images" / f"en-US_{size}Icon.png")
    return folder


@pytest.fixture
def path(package):
    """The small icon; what a test does to it is undone."""
    path = package / "assets" / "images" / "en-US_smallIcon.png"
    before = path.read_bytes()
    yield path
    path.write_bytes(before)


@pytest.mark.parametrize(("size", "pixels"), [("small", 108), ("large", 512)])
def test_an_icon_is_a_png_of_the_stores_size(package, size, pixels):
    with Image.open(package / "assets" / "images" / f"en-US_{size}Icon.png") as icon:
        icon.load()
        assert (icon.format, icon.size) == ("PNG", (pixels, pixels))


def test_an_icon_fills_its_square_but_for_round_corners():
    icon = icons.draw(108)
    last = icon.width - 1

    assert [icon.getpixel(at)[3] for at in ((0, 0), (last, 0), (0, last), (last, last))] == [0] * 4
    assert [icon.getpixel(at)[3] for at in ((54, 0), (0, 54), (last, 54), (54, last))] == [255] * 4


def test_an_icon_is_drawn_alike_each_time(package):
    again = BytesIO()
    icons.draw(108).save(again, "PNG", optimize=True)

    small = package / "assets" / "images" / "en-US_smallIcon.png"
    assert small.read_bytes() == again.getvalue()


def test_the_drawn_icons_pass(package):
    assert validate.icons(DOCUMENT, package) == []


def test_an_icon_of_another_size_is_found(package, path):
    Image.new("RGB", (109, 108)).save(path)

    assert validate.icons(DOCUMENT, package) == [
        "en-US_smallIcon.png is (109, 108), not 108 by 108"
    ]


def test_an_icon_that_is_no_png_is_found(package, path):
    Image.new("RGB", (108, 108)).save(path, "JPEG")

    assert validate.icons(DOCUMENT, package) == ["en-US_smallIcon.png is no PNG, not 108 by 108"]


def test_a_missing_icon_is_found(tmp_path):
    assert len(validate.icons(DOCUMENT, tmp_path)) == 2
