"""A difference of two assessments as lines, as CSV and as a table of what changed."""

from __future__ import annotations

from collections.abc import Iterator

from aims_graph.assess.difference import Difference, ItemChange
from aims_graph.assess.difference_words import HEADINGS, reasons_of, sections_of, standing_text
from aims_graph.cli.out import words

_HEADS = (
    "item", "change", "state_before", "state_after", "action_before", "action_after", "severity_before", "severity_after",
    "effort_before", "effort_after", "binds_from_before", "binds_from_after", "counted", "why",
)  # fmt: skip


def change_lines(change: ItemChange, found: Difference, lang: str) -> list[str]:
    """Return an item that differs as lines: how it stood, how it stands, and why."""
    stood, stands = (standing_text(side, found, lang) for side in (change.before, change.after))
    head = (
        f"{change.item}: {stood} → {stands}" if change.before and change.after else f"{change.item}: {stood or stands}"
    )
    if stood == stands:
        head = f"{change.item}: {stands}"
    because = HEADINGS[lang]["because"]
    return [head, f"  {words(change.text, lang)}", *(f"  {because} {why}" for why in reasons_of(change, found, lang))]


def difference_lines(found: Difference, lang: str) -> Iterator[str]:
    """Yield everything that differs, the items first."""
    said = HEADINGS[lang]
    if found.empty:
        yield said["nothing"]
        return
    for name, changes in (
        ("changed", found.changed),
        ("new", found.new),
        ("gone", found.gone),
        ("touched", found.touched),
    ):
        if changes:
            yield f"{said[name]}: {len(changes)}"
            for change in changes:
                yield from (f"  {line}" for line in change_lines(change, found, lang))
            yield ""
    for title, lines in sections_of(found, lang):
        if lines:
            yield f"{said[title]}:"
            yield from (f"  {line}" for line in lines)
            yield ""


def difference_rows(found: Difference, lang: str) -> tuple[list[str], list[list[object]]]:
    """Return headings and a row for every item that differs, with codes, and the reasons in ``lang``."""
    rows: list[list[object]] = []
    for name, changes in (
        ("changed", found.changed),
        ("new", found.new),
        ("gone", found.gone),
        ("touched", found.touched),
    ):
        for change in changes:
            row: list[object] = [change.item, name]
            for field in ("state", "action", "severity", "effort", "binds_from"):
                row += [getattr(side, field) if side else None for side in (change.before, change.after)]
            rows.append([*row, change.counted, "; ".join(reasons_of(change, found, lang))])
    return list(_HEADS), rows
