"""The statement of applicability of ISO/IEC 42001 in a report, and the way back from its sheet to an import."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from aims_graph.assess.question import Question, sort_out
from aims_graph.assess.result import AssessmentResult
from aims_graph.assess.run import assess
from aims_graph.intake.imports import ImportResult, import_soa
from aims_graph.intake.organisation import AISystem, Artefact, HeldSystem, Organisation, Reference, SoAEntry
from aims_graph.intake.rdf import to_triples
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.content import build
from aims_graph.reports.html import render_html
from aims_graph.reports.soa_rows import DraftRow
from aims_graph.reports.write import write_report

ACME = "https://w3id.org/aims-graph/org/acme"
ROWS = f"""@prefix aims: <https://w3id.org/aims-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix iso42001: <https://w3id.org/aims-graph/iso42001-2023/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<{ACME}/risk/r-07> a aims:Risk ; dcterms:identifier "R-07" ; rdfs:label "Drift" ; aims:unit <{ACME}/system/ranker> ;
    aims:treatment aims:treatmentReduce ; aims:necessaryControl iso42001:A.6.2.4 , iso42001:A.6.2.6 .
<{ACME}/obligation/act> a aims:Obligation ; rdfs:label "Regulation (EU) 2024/1689" .
"""
CEO = {"approved_by": "CEO", "approved_on": date(2026, 10, 2)}
FULL = SoAEntry(
    "iso42001:A.6.2.4", True, "Partial", justification="The ranking drifts", references=(Reference("PRO-1", "pro-1"),),
    systems=("ranker",), grounds=("R-07",), owner="CTO", **CEO,  # type: ignore[arg-type]
)  # fmt: skip
SOA = [
    FULL,
    SoAEntry("iso42001:A.6.2.4", False, "Excluded", justification="Bought; the vendor validates it", systems=("bot",)),
    SoAEntry("iso42001:A.5.4", False, "Excluded", justification="N/A"),
    SoAEntry("iso42001:A.2.2", True, "Planned", justification="Asked by customers", grounds=("R-99",)),
    SoAEntry("iso27001:A.5.2", True, "Implemented", justification="Roles", edition="iso42001-2023", owner="CISO"),
    SoAEntry("iso27001:A.8.15", True, "Implemented", justification="Logs", edition="iso42001-2023"),
    SoAEntry("org:acme/control/own-1", True, "Planned", justification="Asked by customers", edition="iso42001-2023",
             title="Model cards", owner="CTO"),
    SoAEntry("iso27001:A.5.24", True, "Implemented", justification="r", references=(Reference("PRO-1", "pro-1"),)),
    SoAEntry("iso27001:A.5.4", False, "Excluded", justification="r"),
]  # fmt: skip

Assessed = Callable[..., AssessmentResult]


@pytest.fixture(scope="module")
def assessed(knowledge: Knowledge) -> Assessed:
    """Return a function that assesses Acme, which holds ISO/IEC 27001, against ISO/IEC 42001."""

    def run(soa: list[SoAEntry], rows: str = ROWS) -> AssessmentResult:
        org = Organisation("acme", "Acme", held=[HeldSystem("iso27001-2022")])
        org.systems = [AISystem("ranker", "Ranker"), AISystem("bot", "Bot")]
        org.artefacts = [Artefact("pro-1", "Incident procedure", "Procedure", identifier="PRO-1")]
        org.soa = soa
        more = [Triple(q.subject, q.predicate, q.object) for q in parse(rows.encode(), format=RdfFormat.TURTLE)]
        handed = sort_out([*to_triples(org), *more], "acme.ttl")
        question = Question(ACME, ("iso42001-2023",), ("iso27001-2022",), date(2026, 11, 29))
        return assess(knowledge, handed, question, version="0", judge=False).result

    return run


@pytest.fixture(scope="module")
def result(assessed: Assessed) -> AssessmentResult:
    return assessed(SOA)


def rows_of(result: AssessmentResult, control: str, lang: str = "en") -> list[DraftRow]:
    return [row for row in build(result, lang).soa if row.control == control]


def test_each_system_has_its_row_and_what_is_left_open_a_proposal(result: AssessmentResult) -> None:
    bot, ranker = rows_of(result, "A.6.2.4")
    assert (bot.applicable, [s.text for s in bot.systems], bot.grounds) == (False, ["Bot"], ())
    assert (ranker.applicable, [s.text for s in ranker.systems]) == (True, ["Ranker"])
    assert [g.text for g in ranker.grounds] == ["risk R-07 Drift"]
    assert (ranker.approval.text, bot.approval.text) == ("CEO, 2 October 2026", "pending")
    (monitoring,) = rows_of(result, "A.6.2.6")
    assert (monitoring.applicable, [g.text for g in monitoring.grounds]) == (None, ["risk R-07 Drift"])


def test_a_row_for_one_system_leaves_the_others_to_be_decided(assessed: Assessed) -> None:
    ranker, rest = rows_of(assessed([FULL]), "A.6.2.4")
    assert (ranker.applicable, rest.applicable) == (True, None)
    assert [unit.text for unit in rest.scope] == ["Bot"]


def test_own_and_27001_controls_stand_after_annex_a(result: AssessmentResult) -> None:
    last = build(result, "en").soa[-3:]
    assert [(row.control, row.kind, row.title.text, row.owner) for row in last] == [
        ("iso27001:A.5.2", "carried", "Information security roles and responsibilities", "CISO"),
        ("iso27001:A.8.15", "carried", "Logging", ""),
        ("own-1", "own", "Model cards", "CTO"),
    ]
    assert [row.state for row in last] == [None, None, None], "no statement of ISO/IEC 42001 hangs on them"


@pytest.mark.parametrize(
    ("lang", "flag"),
    [
        ("en", "The exclusion is implausible: clauses 6.1.4 and 8.4 ask for the same, and clauses are never excluded."),
        ("es", "La exclusión es poco plausible: los apartados 6.1.4 y 8.4 piden lo mismo, y los apartados no se "
               "excluyen nunca."),
    ],
)  # fmt: skip
def test_an_implausible_exclusion_is_said_with_its_fact(result: AssessmentResult, lang: str, flag: str) -> None:
    (row,) = rows_of(result, "A.5.4", lang)
    assert any(said.text.startswith(flag) for said in row.flags)
    assert any("without a reason" in said.text or "sin motivo" in said.text for said in row.flags)
    assert row.proposals, "empty words leave the reason open"


def test_a_reason_that_cites_nothing_known_is_told(result: AssessmentResult) -> None:
    (row,) = rows_of(result, "A.2.2")
    (flag,) = row.flags
    assert flag.text.startswith("To ask: The reason cites a risk")
    assert "“R-99”" in flag.text
    assert row.proposals == (), "the row has a reason of its own"


def test_proposals_are_marked_and_never_a_reason(result: AssessmentResult) -> None:
    (row,) = rows_of(result, "A.8.5")
    assert (row.reason, row.grounds) == ((), ())
    said = [proposal.text for proposal in row.proposals]
    assert said[0] == "risk · impact assessment · law: to be filled in"
    assert not any("Regulation (EU) 2024/1689" in proposal for proposal in said)
    assert said[-1].startswith("Annex C, by theme: C.")


def test_a_law_that_names_no_control_is_told_once_and_claimed_by_no_row(result: AssessmentResult) -> None:
    content = build(result, "en")
    told = [sentence for sentence in content.soa_intro if "law or contract Regulation (EU) 2024/1689" in sentence]
    assert len(told) == 1
    assert told[0].startswith("Where the reason for a row may be found, to be confirmed by 6.1.3:")


def test_what_the_27001_statement_has_stands_beside_and_decides_nothing(result: AssessmentResult) -> None:
    (row,) = rows_of(result, "A.8.4")
    assert next(n.text for n in row.neighbours if "A.5.24" in n.text).endswith("PRO-1 Incident procedure")
    assert row.applicable is None


def test_an_exclusion_in_the_27001_statement_feeds_nothing(assessed: Assessed) -> None:
    """Neither excluded here, nor reused, nor taken as searched in vain."""

    def items(entry: SoAEntry | None) -> dict[str, tuple[Any, ...]]:
        found = assessed([entry] if entry else [SoAEntry("iso27001:A.5.1", True, "Implemented")], rows="").items
        return {item.id: (item.state, item.action, item.searched, item.rows) for item in found}

    excluded = items(SoAEntry("iso27001:A.5.24", False, "Excluded", justification="No incidents"))
    without = items(None)
    leaning = [key for key, (_, _, _, rows) in excluded.items() if any(row.source == "iso27001:A.5.24" for row in rows)]
    leaning += [
        key for key, (_, _, _, rows) in excluded.items() if any(row.source == "iso27001:A.5.24_1" for row in rows)
    ]
    assert leaning
    for key in leaning:
        state, action, searched, rows = excluded[key]
        assert state == "unassessed"
        assert searched == without[key][2]
        if all(row.entry for row in rows if not row.outranked):
            assert action == "create"
        bearing = {row.bearing for row in rows if row.entry}
        assert bearing <= {"bearingAbsent"}, key


@pytest.mark.parametrize(
    ("lang", "start"),
    [("en", "R-07 Drift: To ask: Nobody is recorded"), ("es", "R-07 Drift: Por preguntar: No consta")],
)
def test_what_is_open_on_risks_stands_above_the_rows(result: AssessmentResult, lang: str, start: str) -> None:
    assert any(said.text.startswith(start) for said in build(result, lang).soa_open)


# ── approval ─────────────────────────────────────────────────────────────────


def test_the_statement_is_a_proposal_until_every_row_is_approved(assessed: Assessed, knowledge: Knowledge) -> None:
    every = [
        SoAEntry(control, True, "Planned", justification="R-07", **CEO)  # type: ignore[arg-type]
        for control in knowledge.catalogue.controls("iso42001")
    ]
    approved = build(assessed(every), "en")
    assert approved.soa_title == "Statement of applicability, ISO/IEC 42001"
    assert approved.soa_banner == "Approved row by row by CEO; last on 2 October 2026"
    for rows in (
        every[:-1],
        [*every[:-1], replace(every[-1], approved_by=None)],
        [*every[:-1], replace(every[-1], approved_on=date(2026, 12, 24))],
    ):
        assert build(assessed(rows), "en").soa_banner == "Proposal pending 6.1.3"


def test_controls_without_a_row_are_listed(result: AssessmentResult) -> None:
    assert result.soa is not None
    assert "A.6.2.5" in build(result, "es").soa_intro[-1]
    assert "A.6.2.4" not in build(result, "es").soa_intro[-1]
    assert len(result.soa.not_considered) == 35


# ── the way back ─────────────────────────────────────────────────────────────


def back(folder: Path, result: AssessmentResult, lang: str, knowledge: Knowledge) -> ImportResult:
    written = write_report(result, folder, formats=["xlsx"], lang=lang)
    types = tuple(knowledge.catalogue.artefact_types)
    return import_soa(
        next(path for path in written if path.suffix == ".xlsx"), framework="iso42001", org_label="Acme", types=types,
        ids=knowledge.catalogue,
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_sheet_reads_back_as_the_statement(
    result: AssessmentResult, lang: str, knowledge: Knowledge, tmp_path: Path
) -> None:
    read = back(tmp_path, result, lang, knowledge).organisation
    names = {system.slug: system.label for system in read.systems}
    found = {(e.control, tuple(names[s] for s in e.systems)): e for e in read.soa}
    labels = {"ranker": "Ranker", "bot": "Bot"}
    for entry in (entry for entry in SOA if entry.edition or entry.control.startswith("iso42001")):
        again = found[entry.control, tuple(labels[name] for name in entry.systems)]
        for name in ("applicable", "implementation", "grounds", "owner", "approved_by", "approved_on", "title"):
            assert getattr(again, name) == getattr(entry, name), (entry.control, name)
        said = None if entry.justification == "N/A" else entry.justification
        assert again.justification == said
        assert [reference.text for reference in again.references] == (
            ["PRO-1 Incident procedure"] if entry.references else []
        )
    undecided = [entry for entry in read.soa if entry.control == "iso42001:A.8.5"]
    assert [(entry.applicable, entry.justification) for entry in undecided] == [(None, None)]
    assert not [entry for entry in read.soa if "annex" in (entry.justification or "").lower()]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_shows_it(result: AssessmentResult, lang: str) -> None:
    page = render_html(build(result, lang))
    soa = page[page.index('id="s-soa"') :]
    soa = soa[: soa.index("</section>")]
    for text in ("R-07 Drift", "own-1", "Model cards", "ISO 27001 A.8.15", "R-99"):
        assert text in soa
    assert len(re.findall(r"<tr>", soa)) == 1 + 38 + 1 + 3
