"""The privacy policy as a page of its own, made from docs/privacy.md."""

from __future__ import annotations

import re
from html import escape
from string import Template

CONTACT = "[contact]"
"""Stands in the policy for an address until one is given."""

_PAGE = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
:root { color-scheme: light dark; --ink: #2a2230; --paper: #fffdf9; --line: #ddd3cc; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #efe7e2; --paper: #1d1826; --line: #4a4152; }
}
body { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; color: var(--ink);
  background: var(--paper); font: 1.0625rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.8rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2.2em; }
div { overflow-x: auto; }
table { border-collapse: collapse; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .5em .9em .5em 0;
  border-bottom: 1px solid var(--line); }
code { font-size: .92em; }
a { color: inherit; }
</style>
</head>
<body>
$body
</body>
</html>
""")


def render(markdown: str, contact: str | None = None) -> str:
    """Return the page. Of Markdown it knows headings, lists, tables, bold, code and links.

    Raises `ValueError` for a policy without a heading of its own, or one in which the address
    of the contact has no place.
    """
    title = re.search(r"^# (.+)$", markdown, re.MULTILINE)
    if title is None:
        raise ValueError("the privacy policy has no heading")
    if CONTACT not in markdown:
        raise ValueError(f"the privacy policy has no place for {CONTACT}")
    if contact:
        markdown = markdown.replace(CONTACT, contact)
    markdown = re.sub(r"<!--.*?-->", "", markdown, flags=re.DOTALL)
    blocks = [_block(block.splitlines()) for block in re.split(r"\n{2,}", markdown.strip())]
    return _PAGE.substitute(title=escape(title[1]), body="\n".join(filter(None, blocks)))


def _block(lines: list[str]) -> str:
    if not lines:
        return ""
    if heading := re.fullmatch(r"(#{1,3}) (.+)", lines[0]):
        level = len(heading[1])
        return f"<h{level}>{_inline(heading[2])}</h{level}>"
    if lines[0].startswith("- "):
        items = "\n".join(f"<li>{_inline(line.removeprefix('- '))}</li>" for line in lines)
        return f"<ul>\n{items}\n</ul>"
    if lines[0].startswith("|"):
        return _table(lines)
    return f"<p>{_inline(' '.join(lines))}</p>"


def _table(lines: list[str]) -> str:
    head, _ruler, *rows = ([cell.strip() for cell in line.strip("| ").split("|")] for line in lines)
    body = "\n".join(_row(row, "td") for row in rows)
    return f"<div><table>\n{_row(head, 'th')}\n{body}\n</table></div>"


def _row(cells: list[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>"


def _inline(text: str) -> str:
    text = escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    text = re.sub(r"`(.+?)`", r"<code>\1</code>", text)
    return re.sub(r"\[([^]]+)\]\((https://[^)\s\"]+)\)", r'<a href="\2">\1</a>', text)
