import re
from dataclasses import fields
from html.parser import HTMLParser

import pytest

from servers import ROOT
from skill.domain.couple import DEVICES, EVENINGS, KEEPERS, Couple
from skill.packaging.privacy import CONTACT, render
from skill.store.codec import IDLE

POLICY = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
VOID = {"meta"}


def rows():
    return dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", POLICY, re.MULTILINE))


def test_the_policy_has_words_for_every_field_that_is_kept_and_no_other():
    assert list(rows()) == [field.name for field in fields(Couple)]
    assert all(rows().values())


def test_the_policy_counts_as_the_code_does():
    assert f"Up to {KEEPERS} questions" in rows()["keepers"]
    assert f"last {EVENINGS} evenings" in rows()["evenings"]
    assert DEVICES == 8
    assert "Up to eight devices" in rows()["without_quiet"]
    assert f"two years ({IDLE // 86_400} days)" in POLICY


class Page(HTMLParser):
    """Opens and closes tags in order, and gathers what a reader sees."""

    def __init__(self, html):
        super().__init__()
        self.open, self.seen, self.text, self.links = [], [], "", []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_page_is_whole_and_needs_nothing_else():
    page = Page(render(POLICY))

    assert page.open == []
    assert page.seen.count("h1") == 1
    assert page.seen.count("tr") == len(fields(Couple)) + 1
    assert {"script", "link", "img"}.isdisjoint(page.seen)
    assert page.links == ["https://www.amazon.com/privacy"]


def test_the_page_shows_no_markdown():
    text = Page(render(POLICY)).text

    assert not re.search(r"\*\*|`|^#|^\||\]\(|<!--", text, re.MULTILINE)
    assert 'Before you disable the skill, say "forget us".' in text


def test_the_contact_takes_its_place_as_text():
    page = render(POLICY, contact="us <us@evenings.test>")

    assert CONTACT not in page
    assert "us &lt;us@evenings.test&gt;" in page


@pytest.mark.parametrize("text", ["no heading [contact]", "# A policy without an address"])
def test_a_policy_that_lacks_something_is_refused(text):
    with pytest.raises(ValueError, match="the privacy policy has no"):
        render(text)
