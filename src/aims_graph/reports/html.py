"""The report as one page: self-contained HTML that prints well."""

from __future__ import annotations

import re
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from aims_graph.reports.content import Content
from aims_graph.reports.figures import ACTIONS, STATES, FigureLine
from aims_graph.reports.wording import Phrase, local, printable

_NOTICE: Final = Markup("<!--translated-->")
_PLAIN = re.compile(r"[A-Za-z0-9 ,.]")
_REORDERING: Final = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NOT_NAME = re.compile(r"[^A-Za-z0-9]+")


def render_html(content: Content) -> str:
    """Return the whole page. The same content gives the same text."""
    text = render_page(
        "report.html.j2",
        c=content,
        r=content.result,
        w=content.wording,
        t=content.wording.t,
        state_codes=STATES,
        action_codes=ACTIONS,
        translated=_NOTICE,
    )
    # Whether anything is in English only is known once everything has been said.
    foreign = content.wording.lang != "en" and '<span class="en">' in text
    return text.replace(_NOTICE, str(escape(content.wording.t("translated"))) if foreign else "")


def render_page(template: str, **values: Any) -> str:
    """Return ``template`` filled in: whatever was handed in is escaped, and a value that is missing is a fault."""
    environment = Environment(
        loader=PackageLoader("aims_graph.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=say,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(css=css_string, anchor=anchor, local=local, share=share)
    return environment.get_template(template).render(**values)


def say(value: Any) -> Any:
    """Return what a template puts out: texts that say their language, and nothing that HTML cannot hold."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return printable(value)
    if not isinstance(value, Phrase):
        return value
    text = escape(printable(value.text))
    if value.own:
        text = Markup("<bdi>{}</bdi>").format(text)
    if value.foreign:
        return Markup('<span lang="en">{}</span> <span class="en">(en)</span>').format(text)
    return text


def css_string(text: str) -> Markup:
    """Return ``text`` as a CSS string, every character that could mean something escaped by its number."""
    kept = (char for char in printable(" ".join(text.split())) if char not in _REORDERING)
    body = "".join(char if _PLAIN.fullmatch(char) else f"\\{ord(char):X} " for char in kept)
    return Markup(f'"{body}"')


def anchor(name: str) -> str:
    """Return ``name`` as the end of an element's id."""
    return _NOT_NAME.sub("-", name).strip("-").lower()


def share(line: FigureLine, lines: tuple[FigureLine, ...]) -> int:
    """Return how long the bar of a line is, in hundredths of the longest: for the eye, never a number."""
    values = [other.items.value for other in lines if other.items is not None]
    most = max(values, default=0)
    return round(100 * line.items.value / most) if most and line.items is not None else 0
