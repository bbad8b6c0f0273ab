"""A difference of two assessments as lines, as CSV and as a table of what changed."""

from __future__ import annotations

from collections.abc import Iterator

from aims_graph.assess.difference import Difference, ItemChange, Standing
from aims_graph.assess.difference_words import label_of, reasons_of
from aims_graph.cli.out import words

_WORDS = {
    "en": {
        "nothing": "Nothing changes.", "changed": "Items that change", "touched": "Items that stay as they are but lean on something else",
        "gone": "Items that fall away", "new": "New items", "counts": "Numbers", "efforts": "Open statements by effort",
        "duties": "Duties whose day moves", "artefacts": "Artefacts", "units_gone": "Units that fall away", "units_new": "New units",
        "requirements": "Requirements", "listed": "now listed", "unlisted": "no longer listed", "fine": "nothing known against it",
        "none": "none", "from": "from", "because": "because",
    },
    "es": {
        "nothing": "No cambia nada.", "changed": "Elementos que cambian", "touched": "Elementos que siguen igual pero se apoyan en otra cosa",
        "gone": "Elementos que desaparecen", "new": "Elementos nuevos", "counts": "Cifras", "efforts": "Enunciados abiertos por esfuerzo",
        "duties": "Deberes cuya fecha se desplaza", "artefacts": "Artefactos", "units_gone": "Unidades que desaparecen", "units_new": "Unidades nuevas",
        "requirements": "Requisitos", "listed": "figura ahora", "unlisted": "deja de figurar", "fine": "nada consta en su contra",
        "none": "ninguno", "from": "desde", "because": "porque",
    },
}  # fmt: skip

_HEADS = (
    "item", "change", "state_before", "state_after", "action_before", "action_after", "severity_before", "severity_after",
    "effort_before", "effort_after", "binds_from_before", "binds_from_after", "counted", "why",
)  # fmt: skip


def change_lines(change: ItemChange, found: Difference, lang: str) -> list[str]:
    """Return an item that differs as lines: how it stood, how it stands, and why."""
    stood, stands = (_standing(side, found, lang) for side in (change.before, change.after))
    head = (
        f"{change.item}: {stood} → {stands}" if change.before and change.after else f"{change.item}: {stood or stands}"
    )
    if stood == stands:
        head = f"{change.item}: {stands}"
    because = _WORDS[lang]["because"]
    return [head, f"  {words(change.text, lang)}", *(f"  {because} {why}" for why in reasons_of(change, found, lang))]


def _standing(side: Standing | None, found: Difference, lang: str) -> str:
    if side is None:
        return ""
    parts = [label_of(code, found, lang) for code in (side.state, side.action, side.basis) if code]
    if side.severity:
        parts.append(side.severity)
    return ", ".join([*parts, *([f"{_WORDS[lang]['from']} {side.binds_from}"] if side.binds_from else [])])


def difference_lines(found: Difference, lang: str) -> Iterator[str]:
    """Yield everything that differs, the items first."""
    said = _WORDS[lang]
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
    for title, lines in ((name, list(lines)) for name, lines in _sections(found, lang)):
        if lines:
            yield f"{said[title]}:"
            yield from (f"  {line}" for line in lines)
            yield ""


def _sections(found: Difference, lang: str) -> Iterator[tuple[str, Iterator[str]]]:
    said = _WORDS[lang]

    def label(code: str | None) -> str:
        return label_of(code, found, lang) or said["none"]

    yield "counts", (f"{words(count.label, lang)}: {count.before} → {count.after}" for count in found.counts)
    yield (
        "efforts",
        (f"{label(each.effort)}: {each.before} → {each.after}" for each in found.efforts if each.before != each.after),
    )
    yield (
        "requirements",
        (f"{each.requirement} {each.title}: {label(each.before)} → {label(each.after)}" for each in found.requirements),
    )
    yield "duties", (f"{move.item}: {move.before} → {move.after}" for move in found.duties)
    yield "artefacts", _artefacts(found, lang)
    yield "units_new", (f"{unit} {found.names.get(unit, '')}" for unit in found.units_new)
    yield "units_gone", (f"{unit} {found.names.get(unit, '')}" for unit in found.units_gone)


def _artefacts(found: Difference, lang: str) -> Iterator[str]:
    said = _WORDS[lang]
    for each in found.artefacts:
        if each.here and each.there:
            sides = (
                (*each.deficiencies_before, *each.observations_before),
                (*each.deficiencies_after, *each.observations_after),
            )
            told = [", ".join(label_of(code, found, lang) for code in side) or said["fine"] for side in sides]
            yield f"{each.title}: {told[0]} → {told[1]}"
        else:
            yield f"{each.title}: {said['listed' if each.there else 'unlisted']}"


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
