"""Reading the text of a query before an engine sees it: tokens, form, depth, graphs named (SPARQL 1.1, 19.8).

Words inside strings, comments, IRIs and prefixed names are not keywords, so the text is cut into tokens.
One place in the grammar cannot be cut without parsing: after an operand, ``<'x>`` may begin an IRI or be an
operator before a string. Such a text is refused only if the word SERVICE follows, which the wrong reading
could hide. The process that runs the query cannot open a connection either (:mod:`.worker`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from urllib.parse import urljoin

from aims_graph.base.errors import InputError, Problem

FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES: Final = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")

_LETTER: Final = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_VARIABLE: Final = _LETTER + r"_0-9\u00B7\u0300-\u036F\u203F\u2040"
_NAME: Final = _VARIABLE + r"\-."
_STRING: Final = "|".join(
    [rf"{q * 3}(?>{q}{{0,2}}+(?:[^{q}\\]|\\.))*+{q * 3}" for q in ("'", '"')]
    + [rf"{q}(?:[^{q}\\\r\n]|\\.)*+{q}" for q in ("'", '"')]
)
_TOKEN: Final = re.compile(
    rf"""
    (?P<space>[\x20\t\r\n]++|\#[^\r\n]*+)
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*+>)
  | (?P<string>{_STRING})
  | (?P<variable>[?$][{_VARIABLE}]++)
  | (?P<language>@[A-Za-z]++(?:-+[A-Za-z0-9]++)*+)
  | (?P<node>_:[{_NAME}]++)
  | (?P<name>(?:[{_LETTER}][{_NAME}]*+)?:(?:[{_NAME}:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?\#@%])*+)
  | (?P<number>(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d++)?)
  | (?P<word>[A-Za-z][A-Za-z0-9_]*+)
  | (?P<open>[({{\[])
  | (?P<close>[)}}\]])
  | (?P<sign>\|\||&&|\^\^|[!<>]=|[=<>!+\-*/|^?.,;~])
    """,
    re.VERBOSE | re.DOTALL,
)
_OPERANDS: Final = frozenset(("variable", "string", "language", "name", "iri", "number", "close", "word"))
_SERVICE: Final = re.compile(r"service", re.IGNORECASE)
_GLUED: Final = re.compile(r"(?:true|false)?service", re.IGNORECASE)
_BEFORE_A_GRAPH: Final = frozenset(("GRAPH", "FROM", "NAMED", "DESCRIBE"))
_WITH_AUTHORITY: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text. ``kind`` is the name of a group of the token pattern."""

    kind: str
    text: str
    place: int


class QueryRefusedError(InputError):
    """The query is not run: its text is not allowed here, or not a query."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of ``text`` without white space and comments.

    Raises ``QueryRefusedError`` where a character begins no token, such as a quote that is never closed.
    """
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None:
            raise refusal("query-syntax", "the query cannot be read from here on.", text, place)
        if match.lastgroup != "space":
            yield Token(match.lastgroup, match[0], place)
        place = match.end()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text says of itself. ``graphs``: the IRIs after FROM and FROM NAMED."""

    form: str
    graphs: tuple[str, ...]


def read_query_text(text: str, *, longest: int | None, deepest: int, base: str) -> Reading:
    """Return what ``text`` is, once it is found harmless.

    Raises ``QueryRefusedError`` where it is longer than ``longest`` characters, nested deeper than
    ``deepest`` brackets, an update, calls another service, or does not begin as a query.
    """
    if longest is not None and len(text) > longest:
        raise QueryRefusedError(
            Problem("query-too-long", "the query is too long.", found=f"{len(text)} characters",
                    expected=f"at most {longest}")
        )  # fmt: skip
    if not _encodable(text):
        raise QueryRefusedError(Problem("query-syntax", "the query holds a character that is no character of Unicode."))
    found = list(tokens(text))
    _refuse_depth(text, found, deepest)
    _refuse_hidden_service(text, found)
    _refuse_service(text, found)
    return Reading(_form(text, found), tuple(_graphs(found, base)))


def refusal(code: str, message: str, text: str, place: int, expected: str | None = None) -> QueryRefusedError:
    """Return the refusal of ``text`` at the character ``place``."""
    row = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    found = text[place : place + 40]
    return QueryRefusedError(Problem(code, message, row=row, column=column, found=found, expected=expected))


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _refuse_hidden_service(text: str, found: list[Token]) -> None:
    last = max((match.start() for match in _SERVICE.finditer(text)), default=-1)
    for before, token in pairwise(found):
        unsure = token.kind == "iri" and before.kind in _OPERANDS and not _WITH_AUTHORITY.match(token.text)
        if unsure and ("'" in token.text or "#" in token.text) and token.place + len(token.text) <= last:
            raise refusal(
                "query-service", "this can be read as an IRI or as a comparison, and SERVICE is not offered.",
                text, token.place, "a space after the operator, or an absolute IRI with //",
            )  # fmt: skip


def _refuse_service(text: str, found: list[Token]) -> None:
    for place, token in enumerate(found):
        if _calls_a_service(found[place - 1] if place else None, token, found[place + 1 : place + 2]):
            raise refusal(
                "query-service", "SERVICE is not offered: nothing here calls another service.",
                text, token.place, "a query over this graph alone",
            )  # fmt: skip


def _calls_a_service(before: Token | None, token: Token, after: list[Token]) -> bool:
    """Whether ``token`` is the keyword. Oxigraph asks no space behind it: ``SERVICEex:a {}`` calls ex:a."""
    if token.kind == "word":
        return _SERVICE.search(token.text) is not None
    if token.kind != "name" or not _GLUED.match(token.text):
        return False
    names_a_graph = before is not None and before.kind == "word" and before.text.upper() in _BEFORE_A_GRAPH
    return bool(after) and after[0].text == "{" and not names_a_graph


def _form(text: str, found: list[Token]) -> str:
    words = (token for token in found if token.kind == "word")
    first = next((token for token in words if token.text.upper() not in ("BASE", "PREFIX", "VERSION")), None)
    expected = "one of " + ", ".join(FORMS)
    if first is None:
        raise QueryRefusedError(Problem("query-syntax", "there is no query in the text.", expected=expected))
    if first.text.upper().startswith(UPDATES):
        raise refusal("query-update", "this is an update, and the graph is read-only.", text, first.place, expected)
    form = next((form for form in FORMS if first.text.upper().startswith(form)), None)
    if form is None:
        raise refusal("query-syntax", "this begins no query.", text, first.place, expected)
    return form


def _refuse_depth(text: str, found: list[Token], deepest: int) -> None:
    depth = 0
    for token in found:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth > deepest:
            raise refusal(
                "query-too-deep",
                "brackets are nested too deeply.",
                text,
                token.place,
                f"at most {deepest} deep",
            )


def _graphs(found: list[Token], base: str) -> Iterator[str]:
    """Yield the IRIs of the dataset clause; what cannot be resolved is left to the parser's own complaint."""
    prefixes: dict[str, str] = {}
    ahead = [*found[1:], Token("end", "", 0), Token("end", "", 0)]
    for place, token in enumerate(found):
        word = token.text.upper() if token.kind == "word" else ""
        following, later = ahead[place], ahead[place + 1]
        if word == "BASE" and following.kind == "iri":
            base = urljoin(base, following.text[1:-1])
        elif word == "PREFIX" and later.kind == "iri":
            prefixes[following.text] = urljoin(base, later.text[1:-1])
        elif word == "FROM":
            named = following.kind == "word" and following.text.upper() == "NAMED"
            graph = later if named else following
            prefix, colon, local = graph.text.partition(":")
            if graph.kind == "iri":
                yield urljoin(base, graph.text[1:-1])
            elif graph.kind == "name" and prefix + colon in prefixes:
                yield prefixes[prefix + colon] + local
