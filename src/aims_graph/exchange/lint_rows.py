"""The rules that look at one row at a time, and at a file's ids as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from aims_graph.base.terms import EDITIONS
from aims_graph.exchange.crosswalk import EQUAL, INVERSE, NONE, NOTHING, SUPERSET
from aims_graph.exchange.finding import Finding
from aims_graph.exchange.ids import Resolved, Status
from aims_graph.exchange.lint_lines import Line, Lines
from aims_graph.exchange.names import edition_words
from aims_graph.knowledge.sssom import ALLOWED_REUSE

_REUSES: Final = frozenset({"as_is", "extend", "none"})


def id_findings(lines: Lines) -> Iterator[Finding]:
    """Yield what is wrong with ids."""
    foreign: Counter[str] = Counter()
    undeclared: dict[str, int] = {}
    for line in lines.lines:
        for side, end, text, _ in line.ends():
            if end.status is Status.FOREIGN:
                foreign[end.framework] += 1
            else:
                yield from _id_finding(line, side, end, text, lines)
            if lines.crosswalk.form == "sssom" and (prefix := _prefix(text)) and prefix not in lines.crosswalk.prefixes:
                undeclared.setdefault(prefix, line.row)
    yield from _listed(lines)
    for name, count in sorted(foreign.items()):
        rule = "unknown-framework" if name else "unnamed-framework"
        yield Finding(rule, lines.file, found=name or None, values={"n": count})
    for prefix, row in sorted(undeclared.items()):
        yield Finding("undeclared-prefix", lines.file, row, found=prefix, expected=f"curie_map: {prefix}: https://…")


def _prefix(text: str) -> str | None:
    prefix, colon, local = text.partition(":")
    return prefix if colon and local and not local.startswith("//") and prefix != "urn" and " " not in prefix else None


def _id_finding(line: Line, side: str, end: Resolved, text: str, lines: Lines) -> Iterator[Finding]:
    place = line.entry.place
    if end.status is Status.MISSING:
        yield Finding("missing-end", line.file, line.row, place, values={"side": side})
    elif end.status is Status.DANGLING:
        yield Finding("dangling-id", line.file, line.row, place, text, nearest=end.nearest,
                      values={"edition": _edition(end.framework)})  # fmt: skip
    elif end.status is Status.WRONG_EDITION:
        yield Finding("wrong-edition", line.file, line.row, place, text, _edition(end.framework), end.nearest,
                      {"other": end.edition or "?", "edition": _edition(end.framework)})  # fmt: skip
    elif end.status is Status.AMBIGUOUS:
        yield Finding("ambiguous-id", line.file, line.row, place, text, end.nearest,
                      values={"edition": _edition(end.framework)})  # fmt: skip
    elif end.curie and line.entry.relation != NONE and (kind := lines.heading(end.curie)):
        below = lines.catalogue.children.get(end.curie, ())
        yield Finding("not-assessable", line.file, line.row, place, text, "statements-below",
                      next((curie for curie in below if not lines.heading(curie)), None),
                      {f"kind_{lang}": text for lang, text in lines.catalogue.label(kind).items()})  # fmt: skip


def _edition(framework: str) -> str:
    return edition_words(framework) if framework in EDITIONS else framework


def _listed(lines: Lines) -> Iterator[Finding]:
    """Ids that stand in a gap summary, apart from the rows."""
    for text, of_set in lines.crosswalk.listed:
        end = lines.ids.resolve(text, of_set)
        if end.status is Status.DANGLING:
            yield Finding("dangling-id", lines.file, place="gap-summary", found=text, nearest=end.nearest,
                          values={"edition": _edition(end.framework)})  # fmt: skip
        elif end.status is Status.WRONG_EDITION:
            yield Finding("wrong-edition", lines.file, place="gap-summary", found=text, nearest=end.nearest,
                          values={"other": end.edition or "?", "edition": _edition(end.framework)})  # fmt: skip


def row_findings(lines: Lines) -> Iterator[Finding]:
    """Yield what is wrong with rows by themselves."""
    unclear = [line for line in lines.lines if line.entry.relation is None]
    wordless = bool(lines.lines) and all(not line.entry.word for line in lines.lines)
    if wordless:
        yield Finding("no-relation", lines.file, values={"n": len(lines.lines)})
    for line in [] if wordless else unclear:
        yield Finding("unknown-relation", line.file, line.row, line.entry.place, line.entry.word or "–", "a-relation",
                      values=_ends(line))  # fmt: skip
    yield from _rationales(lines)
    for line in lines.lines:
        if line.source.key == line.target.key and line.source.key not in ("", NOTHING):
            yield Finding("self-mapping", line.file, line.row, line.entry.place, line.entry.source)
        yield from _claims(line)


def _ends(line: Line) -> dict[str, str | int]:
    return {"a": line.source.key or "?", "b": line.target.key or "?"}


def _rationales(lines: Lines) -> Iterator[Finding]:
    silent = [line for line in lines.lines if not line.entry.rationale]
    if silent and len(silent) == len(lines.lines):
        yield Finding("no-rationale", lines.file, expected="a-reason", values={"n": len(silent)})
        return
    for line in silent:
        yield Finding("rationale-empty", line.file, line.row, line.entry.place, expected="a-reason", values=_ends(line))
    for line in lines.lines:
        why = line.entry.rationale
        if why and len(why.split(None, 1)) == 1:
            yield Finding("rationale-thin", line.file, line.row, line.entry.place, why, "a-reason", values=_ends(line))


def _claims(line: Line) -> Iterator[Finding]:
    entry, slots = line.entry, line.entry.slots
    reuse, relation = slots.get("reuse", ""), entry.relation
    if reuse in _REUSES and relation:
        allowed = ("none",) if entry.searched else ALLOWED_REUSE[relation]
        if reuse not in allowed:
            yield Finding("reuse-not-allowed", line.file, line.row, entry.place, reuse, ", ".join(allowed),
                          values={"relation": relation})  # fmt: skip
    confidence = slots.get("confidence", "")
    if confidence and not _is_confidence(confidence):
        yield Finding("confidence-range", line.file, line.row, entry.place, confidence, "zero-to-one")
    yield from _law(line)


def _law(line: Line) -> Iterator[Finding]:
    """Nothing of a standard is equal to, or more than, a duty of the law without a named legal reviewer."""
    relation = line.entry.relation
    if relation is None or _named_reviewer(line.entry.slots.get("reviewer_id", "")):
        return
    for one, other, said in ((line.source, line.target, relation), (line.target, line.source, INVERSE[relation])):
        ours = one.framework in EDITIONS and one.framework != "aiact" and other.framework == "aiact"
        if ours and one.curie and other.curie and said in (EQUAL, SUPERSET):
            yield Finding("law-equalled", line.file, line.row, line.entry.place, said,
                          values={"a": one.curie, "b": other.curie, "relation": said})  # fmt: skip


def _named_reviewer(reviewers: str) -> bool:
    return any(name.strip() and not name.strip().startswith("aims:") for name in reviewers.split("|"))


def _is_confidence(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False
