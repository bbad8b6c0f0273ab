"""The sheets that give the whole: summary, map by clause, method."""

from __future__ import annotations

from aims_graph.reports.content import Content
from aims_graph.reports.coverage import Coverage, FileRow, PairLine
from aims_graph.reports.figures import ACTIONS, STATES, FigureLine
from aims_graph.reports.sheet import Cell, Column, Sheet, columns
from aims_graph.reports.wording import Wording, joined, local


def summary_sheet(content: Content) -> Sheet:
    """Return the sheet 'summary'."""
    wording, numbers = content.wording, content.figures
    facts = (
        f"{wording.t('cover.organisation')}: {content.result.organisation}",
        f"{wording.t('cover.target')}: {content.target}",
        f"{wording.t('cover.held')}: {content.held}",
        f"{wording.t('cover.as_of')}: {wording.day(content.result.as_of)}",
        wording.t("report.confidential_for", organisation=content.result.organisation),
    )
    law = (line for line in content.law_message if line != content.stop)
    stop = (content.stop,) if content.stop else ()
    lines = (*facts, "", *stop, *content.message, *law, "", *wording.series("not"))
    rows: list[tuple[Cell, ...]] = []
    groups = (
        ("summary.takes", numbers.actions),
        ("summary.behind", numbers.standings),
        ("summary.known", (*numbers.states, numbers.total)),
        ("open.col.blocks", numbers.blocking),
        ("documented.title", numbers.documented),
    )
    for key, group in groups:
        rows.append((wording.t(key), "", "", ""))
        rows += [_figure_row(line) for line in group]
    return Sheet(
        wording.t("sheet.summary"),
        ((wording.t("report.title"), "title"), *((line, "banner") for line in lines)),
        columns(
            wording,
            ("col.number", 46),
            ("summary.items", 10),
            ("summary.requirements", 14),
            ("col.definition", 90),
        ),
        tuple(rows),
        filtered=False,
        headings=True,
    )


def _figure_row(line: FigureLine) -> tuple[Cell, ...]:
    both = [figure for figure in (line.items, line.requirements) if figure is not None]
    return (
        str(line.label),
        line.items.value if line.items is not None else "–",
        line.requirements.value if line.requirements is not None else "–",
        joined((figure.definition for figure in both), "\n"),
    )


def map_sheet(content: Content) -> Sheet:
    """Return the sheet 'map'."""
    wording = content.wording
    head = columns(
        wording,
        ("col.clause", 22),
        ("col.requirement", 12),
        ("col.title", 46),
        ("map.worst", 16),
        ("map.settled", 10),
        ("col.counted", 10),
    )
    codes = tuple(Column(str(wording.label(code)), 11) for code in (*STATES, *ACTIONS))
    rows: list[tuple[Cell, ...]] = []
    for group in content.map:
        for row in group.rows:
            what = (group.heading, row.requirement, str(row.title), str(row.worst))
            rows.append((*what, row.settled, row.total, *row.states, *row.actions))
    return Sheet(wording.t("sheet.map"), (), (*head, *codes), tuple(rows), frozen=3)


def method_sheet(content: Content) -> Sheet:
    """Return the sheet 'method'."""
    wording, result = content.wording, content.result
    t = wording.t
    rows: list[tuple[str, str]] = [
        (t("method.order"), ""),
        *((t("method.order.state"), text) for text in wording.series("method.state")),
        *((t("method.order.action"), text) for text in wording.series("method.action")),
        *((t("method.title"), t(f"method.{key}")) for key in ("rollup", "effort", "text")),
    ]
    for name in ("states", "actions", "bases", "confidences"):
        rows.append((t(f"method.{name}"), ""))
        rows += [(str(term.label), str(term.definition)) for term in content.terms[name]]
    if content.path:
        rows.append((t("path.title"), ""))
        rows += [(t("path.title"), text) for text in (*wording.series("path"), content.path)]
    rows.append((t("numbers.title"), ""))
    rows += [(str(family.definition), family.query) for family in content.figures.families]
    rows += [(t("looked.title"), ""), *_looked(content.coverage, wording), (t("method.made"), "")]
    rows += [
        (t("cover.as_of"), wording.day(result.as_of)),
        (t("method.law"), t(f"law.{result.law}") if wording.has(f"law.{result.law}") else result.law),
        (t("method.version"), result.version),
        (t("method.engine"), result.engine),
        (t("method.digest"), result.knowledge_digest),
        (t("method.assessment"), result.iri),
    ]
    head = columns(wording, ("col.topic", 50), ("method.col.meaning", 120))
    return Sheet(t("sheet.method"), (), head, tuple(rows), filtered=False, headings=True)


def _looked(looked: Coverage, wording: Wording) -> list[tuple[str, str]]:
    t = wording.t
    friends = (
        f"{f.source} {f.source_title} / {f.target} {f.target_title}: {f.rationale}" for f in looked.false_friends
    )
    return [
        *(
            (t("looked.held"), "; ".join((h.title, str(h.certificate), str(h.scope), h.soa, h.source)))
            for h in looked.held
        ),
        *((t("looked.units"), str(unit)) for unit in looked.units),
        *((t("looked.notes"), str(note)) for note in looked.notes),
        *((t("looked.not"), limit) for limit in looked.limits),
        *((t("looked.files"), _file(f, wording)) for f in looked.files),
        *((t("looked.unresolved"), f"{u.text} ({local(u.control)}; {u.place})") for u in looked.unresolved),
        *((t("looked.friends"), friend) for friend in friends),
        *((f"{t('pairs.title')}: {line.pair}", _pair(line, looked)) for line in looked.pairs),
    ]


def _pair(line: PairLine, looked: Coverage) -> str:
    states = zip((label for label, _ in looked.mapping_states), line.values, strict=True)
    return "; ".join((line.side, *(f"{label}: {value}" for label, value in states)))


def _file(file: FileRow, wording: Wording) -> str:
    artefacts = f"{wording.t('looked.col.artefacts')}: {file.artefacts}"
    return f"{file.name}; {artefacts}; {wording.t('looked.col.entries')}: {file.entries}"
