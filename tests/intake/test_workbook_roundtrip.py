"""What is written into the intake workbook is what is read from it, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from aims_graph.graph.store import read_triples, turtle, write_atomic
from aims_graph.intake.cells import clean, fold
from aims_graph.intake.numbers import canonical_number
from aims_graph.intake.organisation import (
    Address,
    AISystem,
    Artefact,
    Complete,
    Entity,
    FactDeclaration,
    HeldSystem,
    Organisation,
    Reference,
    Row,
    SoAEntry,
    Source,
    Value,
)
from aims_graph.intake.rdf import to_triples
from aims_graph.intake.rdf_read import from_triples
from aims_graph.intake.workbook_lists import EDITIONS, LISTS, Lists
from aims_graph.intake.workbook_memory import Json
from aims_graph.intake.workbook_model import Choices, Column, Lang, Page
from aims_graph.intake.workbook_pages import PAGES, RECORDS, list_class
from aims_graph.intake.workbook_pages import page as page_of
from aims_graph.intake.workbook_read import read_workbook
from aims_graph.intake.workbook_read_facts import NO_MODEL
from aims_graph.intake.workbook_systems import with_more
from aims_graph.intake.workbook_write import write_template
from aims_graph.knowledge.act import FactTerm
from aims_graph.knowledge.types import ArtefactType

TYPES = ("Document", "Policy", "AIPolicy", "Record")
CHOICES = Choices(
    controls={
        "iso27001": [("A.5.1", "Policies"), ("A.5.2", "Roles"), ("A.8.1", "Devices")],
        "iso42001": [("iso42001:A.2.2", "AI policy"), ("iso42001:A.6.2.4", "Verification")],
    },
    statements=[("iso42001:6.1.4_1", "An assessment; done"), ("iso42001:6.1.4_2", "It is kept")],
    artefact_types=[
        ArtefactType(name, f"{name} words", f"Palabras {name}", None, True, "documents", True, False, {})
        for name in TYPES
    ],
    requirements=[
        ("iso42001:6.1.4", "AI system impact assessment"),
        ("aiact:9.2", "Risk management"),
        ("iso9001:8.3.4", "Design and development controls"),
        ("iso9001:7.1.5.2", "Measurement traceability"),
    ],
    facts=[
        FactTerm(f"fact-{name}", {}, {"en": f"{name}? Yes; no", "es": f"¿{name}?"}, "aiact:6", (unit,), (), ())
        for name, unit in (("recruitment", "unitSystem"), ("buildsOnGpai", "unitSystem"), ("employer", "unitEntity"))
    ],
)
LIST_CLASSES = sorted(list_class(key) for page in PAGES for key, _ in page.complete)
LISTED = Lists(CHOICES)
IDS = sorted(CHOICES.known_ids())

_AWKWARD = st.sampled_from(
    [
        "=1+1", "+34", "-", "@SUM(A1)", "a; b", '"quoted"', '"a"; b', "two\nlines", "key:a", "EXAMPLE", "N/A",
        "31", "1e5", "'x", "_x000D_", "#N/A", "Sí", "TRUE", "2026-02-30", "日本語 🙂", "x" * 900, "**b**",
        "é", "[TODO]",
    ]
)  # fmt: skip
WORDS = st.one_of(
    _AWKWARD, st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1, max_size=30).map(clean)
).filter(lambda text: bool(text) and clean(text) == text)
MAYBE = st.none() | WORDS
SLUGS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._\-]{0,8}", fullmatch=True)
DAYS = st.none() | st.dates(date(1850, 1, 1), date(9999, 12, 31)) | st.just(date(1900, 2, 28))
SOURCES = st.none() | st.builds(Source, WORDS, MAYBE, st.none() | st.integers(1, 10**6))


def _free(name: str) -> st.SearchStrategy[str | None]:
    """Codes of the list, and words that are none of its values."""
    others = WORDS.filter(lambda text: LISTED.code(name, text) is None)
    return st.none() | st.sampled_from(sorted(LISTS[name].words)) | others


def _by_slug(made: st.SearchStrategy) -> st.SearchStrategy[list]:  # type: ignore[type-arg]
    return st.lists(made, max_size=3, unique_by=lambda row: row.slug)


ARTEFACTS = st.builds(
    Artefact, slug=SLUGS, title=WORDS, type_id=st.sampled_from(TYPES),
    type_basis=st.sampled_from([None, "Title", "Statement"]), identifier=MAYBE, type_stated=MAYBE,
    status=st.sampled_from(["Approved", "Draft", "Superseded", "Withdrawn", "NotStated"]),
    owner=MAYBE, approver=MAYBE, version=MAYBE, effective_from=DAYS, last_review=DAYS, next_review=DAYS,
    valid_until=DAYS, held=st.none() | st.sampled_from(sorted(EDITIONS)), source=SOURCES,
)  # fmt: skip
HELD = st.one_of(
    st.builds(HeldSystem, st.sampled_from(sorted(EDITIONS)), st.booleans(), MAYBE, DAYS, MAYBE),
    st.builds(
        HeldSystem, st.just("iso9001-2015"), st.booleans(), MAYBE, DAYS, MAYBE,
        st.sampled_from([(), ("iso9001:8.3",), ("iso9001:8.3.4", "iso9001:7.1.5.2")]),
    ),
)  # fmt: skip


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    org = Organisation(draw(SLUGS), draw(WORDS), draw(MAYBE), draw(_free("size")))
    org.entities = draw(_by_slug(st.builds(Entity, SLUGS, WORDS)))
    org.systems = draw(_by_slug(_systems(org)))
    org.declarations = draw(st.lists(_declarations(org), max_size=4))
    org.held = draw(st.lists(HELD, max_size=3, unique_by=lambda held: held.edition))
    org.artefacts = draw(_by_slug(ARTEFACTS))
    if org.artefacts:
        org.addresses = draw(_by_slug(_addresses(org)))
    org.soa = draw(st.lists(_entries(org), max_size=4, unique_by=lambda row: (row.edition, row.control, row.systems)))
    for declared in draw(st.sets(st.sampled_from(LIST_CLASSES), max_size=4)):
        org.complete.append(Complete(declared, draw(DAYS.filter(bool))))
    _say_more(draw, org)
    return org


def _say_more(draw: st.DrawFn, org: Organisation) -> None:
    """Add rows of the pages that record, and what further columns of the others say."""
    keys = {
        page.kind: draw(st.lists(SLUGS, max_size=2, unique=True)) if draw(st.integers(0, 3)) == 0 else []
        for page in RECORDS
    }
    keys |= {"entity": [entity.slug for entity in org.entities] or ["main"]}
    keys |= {"system": [system.slug for system in org.systems], "artefact": [a.slug for a in org.artefacts]}
    keys["control"] = ["OWN-1"] if any(entry.control.startswith("org:") for entry in org.soa) else []

    def values(page: Page) -> Mapping[str, tuple[Value, ...]]:
        said = {column.key: draw(_said(column, keys, org.slug)) for column in page.told}
        return {key: found for key, found in said.items() if found}

    org.rows = [
        Row(page.key, key, draw(WORDS), values(page), draw(SOURCES)) for page in RECORDS for key in keys[page.kind]
    ]
    org.rows = [_in_order(row) for row in org.rows]
    org.values = values(page_of("organisation"))
    org.entities = [replace(entity, values=values(page_of("entities"))) for entity in org.entities]
    org.systems = [replace(system, values=values(page_of("systems"))) for system in org.systems]
    org.held = [replace(held, values=values(page_of("held"))) for held in org.held]
    org.artefacts = [replace(artefact, values=values(page_of("artefacts"))) for artefact in org.artefacts]


def _in_order(row: Row) -> Row:
    """The same row with its period the right way round, and with the kind that its page requires."""
    values = dict(row.values)
    if "from" in values and "to" in values and row.page == "audits":
        values["from"], values["to"] = sorted((values["from"], values["to"]))
    if row.page == "impacts":
        values.setdefault("kind", ("dpia",))
    return replace(row, values=values)


def _said(column: Column, keys: Mapping[str, list[str]], org: str) -> st.SearchStrategy[tuple[Value, ...]]:
    one: st.SearchStrategy[Value]
    most = 1
    match column.kind:
        case "day":
            one = DAYS.filter(bool)
        case "integer":
            one = st.integers(0, 10**9)
        case "decimal":
            one = st.decimals(-(10**9), 10**9, places=8).map(canonical_number)
        case "choice" if column.values == "yesno":
            one = st.booleans()
        case "choice":
            one = st.sampled_from(sorted(LISTS[column.values or ""].words))
        case "several":
            one, most = st.sampled_from(sorted(LISTS[column.values or ""].words)), 3
        case "names":
            kind = page_of(column.values or "").kind
            named = [f"{kind}/{key}" for key in keys[kind]]
            one, most = (st.sampled_from(named), 2) if named else (st.nothing(), 0)
        case "ids":
            own = {"own": ("rule", "rule"), "soa42001": ("control", "control")}.get(column.values or "")
            local = [f"org:{org}/{own[1]}/{key}" for key in keys[own[0]]] if own else []
            one, most = st.sampled_from([*IDS, *local]), 3
        case "texts":
            one, most = WORDS, 3
        case _:
            one = WORDS
    return st.lists(one, max_size=most, unique=True).map(tuple)


def _systems(org: Organisation) -> st.SearchStrategy[AISystem]:
    models = st.none() | WORDS.filter(lambda text: fold(text) not in NO_MODEL)
    redesigned = st.lists(DAYS.filter(bool), max_size=2, unique=True).map(sorted).map(tuple)
    return st.builds(
        AISystem, SLUGS, WORDS, MAYBE, MAYBE, _free("stage"), SOURCES, in_use_since=DAYS, placed_on_market=DAYS,
        exemption_documented=DAYS, redesigned=redesigned, gpai_model=models,
        entity=st.none() | st.sampled_from([entity.slug for entity in org.entities]) if org.entities else st.none(),
    )  # fmt: skip


@st.composite
def _declarations(draw: st.DrawFn, org: Organisation) -> FactDeclaration:
    entities = [f"entity/{entity.slug}" for entity in org.entities] or ["entity/main"]
    unit = draw(st.sampled_from([*entities, *(f"system/{system.slug}" for system in org.systems)]))
    facts = ["fact-recruitment", "fact-buildsOnGpai"] if unit.startswith("system") else ["fact-employer"]
    return FactDeclaration(
        unit, draw(st.sampled_from(facts)), draw(st.booleans()), draw(MAYBE), draw(DAYS), draw(SOURCES)
    )


@st.composite
def _addresses(draw: st.DrawFn, org: Organisation) -> Address:
    entities = [f"entity/{entity.slug}" for entity in org.entities] or ["entity/main"]
    units = [None, *entities, *(f"system/{system.slug}" for system in org.systems)]
    first, last = draw(DAYS), draw(DAYS)
    if first and last and last < first:
        first, last = last, first
    causes = st.lists(st.sampled_from(sorted(LISTS["deficiency"].words)), max_size=3, unique=True)
    bases = st.sampled_from([None, "declared", "inspected", "sampled"])
    return Address(
        draw(SLUGS), draw(st.sampled_from(org.artefacts)).slug, draw(st.sampled_from(IDS)),
        draw(st.sampled_from(units)), draw(bases), draw(bases), draw(MAYBE), draw(DAYS), first, last,
        tuple(draw(causes)), draw(SOURCES),
    )  # fmt: skip


@st.composite
def _entries(draw: st.DrawFn, org: Organisation) -> SoAEntry:
    own = f"org:{org.slug}/control/OWN-1"
    controls = ["iso27001:A.5.1", "iso27001:A.8.1", "iso42001:A.2.2", "iso42001:A.6.2.4", own]
    control = draw(st.sampled_from(controls))
    joined = st.builds(Reference, WORDS, st.sampled_from([artefact.slug for artefact in org.artefacts] or [None]))
    unresolved = st.builds(Reference, WORDS, st.none(), st.sampled_from([None, *TYPES]))
    applicable = draw(st.sampled_from([None, True, False]))
    implementations = ["Excluded"] if applicable is False else sorted(LISTS["implementation"].words)
    foreign = control == own or (control.startswith("iso27001") and draw(st.booleans()))
    more: dict[str, Any] = {}
    if foreign or control.startswith("iso42001"):
        systems = st.sampled_from([(), *((system.slug,) for system in org.systems)])
        grounds = st.lists(WORDS, max_size=2, unique=True).map(tuple)
        more = {"systems": draw(systems), "grounds": draw(grounds), "owner": draw(MAYBE)}
        more |= {"approved_by": draw(MAYBE), "approved_on": draw(DAYS)}
    return SoAEntry(
        control, applicable, draw(st.sampled_from(implementations)), draw(MAYBE), draw(MAYBE), draw(MAYBE),
        tuple(draw(st.lists(joined | unresolved, max_size=4))), draw(SOURCES),
        "iso42001-2023" if foreign else None, draw(MAYBE) if control == own else None, **more,
    )  # fmt: skip


def _sorted(org: Organisation) -> Organisation:
    """The same organisation with the lists whose order says nothing in one order."""
    org.addresses.sort(key=lambda address: address.slug)
    org.soa.sort(key=lambda entry: (entry.control, entry.edition or "", entry.systems))
    org.complete.sort(key=lambda complete: complete.list_class)
    return org


def _there_and_back(org: Organisation, lang: Lang, factory: pytest.TempPathFactory) -> None:
    path = factory.mktemp("workbook") / "filled.xlsx"
    write_template(path, lang=lang, choices=CHOICES, organisation=org)
    result = read_workbook(path, choices=CHOICES)
    assert _sorted(result.organisation) == _sorted(org)


LANGS = st.sampled_from(["en", "es"])
_QUICK = settings(
    max_examples=30, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@_QUICK
@given(org=organisations(), lang=LANGS)
def test_a_filled_workbook_reads_back_as_the_same_organisation(
    org: Organisation, lang: Lang, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _there_and_back(org, lang, tmp_path_factory)


@settings(_QUICK, max_examples=15)
@given(org=organisations(), lang=LANGS)
def test_what_triples_say_comes_back_and_can_be_had_as_a_workbook(
    org: Organisation, lang: Lang, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Workbook, organisation, Turtle, organisation, workbook: the triples at each turn are the same."""
    folder = tmp_path_factory.mktemp("turtle")
    triples = to_triples(org)
    write_atomic(folder / "org.ttl", turtle(triples))
    again = from_triples(read_triples(folder / "org.ttl"))
    assert {t for t in triples if t.predicate.value.endswith("#remark")} <= set(to_triples(again))
    assert _said_by(again) == _said_by(org)
    write_template(folder / "org.xlsx", lang=lang, choices=CHOICES, organisation=again)
    read = read_workbook(folder / "org.xlsx", choices=CHOICES).organisation
    assert _said_by(read) == _said_by(again)


def _said_by(org: Organisation) -> set[str]:
    """What the triples say, without the numbers of unresolved references: those follow the order of the SoA."""
    org.remarks = []
    return {re.sub(r"/reference/\d+>", "/reference>", str(triple)) for triple in to_triples(org)}


@pytest.mark.slow
@settings(_QUICK, max_examples=100)
@given(org=organisations(), lang=LANGS)
def test_many_filled_workbooks_read_back_as_the_same_organisation(
    org: Organisation, lang: Lang, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _there_and_back(org, lang, tmp_path_factory)


def test_rows_that_look_alike_are_told_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Same title, same id, same name: the workbook keeps them apart, and keeps what its cells cannot say."""
    org = Organisation("firm", "=Firm; Ltd")
    org.entities = [Entity("a", "Twin; Ltd"), Entity("b", "Twin; Ltd"), Entity("A", "a")]
    org.systems = [AISystem("a", "a", "x" * 32_767, stage="Retired soon")]
    org.artefacts = [
        Artefact("p", "Policy", "AIPolicy", "Title", "POL-1", effective_from=date(1899, 12, 31)),
        Artefact("p-2", "Policy", "AIPolicy", None, "POL-1", source=Source("list.csv", None, 7)),
        Artefact("q", "POL-1", effective_from=date(1900, 2, 28)),
    ]
    asked = "iso42001:6.1.4"
    org.addresses = [
        Address("one", "p", asked, "entity/a", "declared"),
        Address("three", "p", f"{asked}_1", "entity/b", "declared", source=Source("x.csv", "s", 3)),
        Address("two", "p", asked, "entity/a", "inspected", inspected_by="A; B", inspected_on=date(2026, 1, 2)),
        Address("zero", "p", asked, "entity/a", "declared"),
    ]
    references = (
        Reference("Matrix; old"),
        Reference("the policy", "p-2"),
        Reference("POL-1", "q", "Record"),
        Reference("Matrix; old", None, "Policy"),
    )
    org.soa = [SoAEntry("iso27001:A.5.1", None, "Unknown", references=references)]
    for lang in ("en", "es"):
        _there_and_back(org, lang, tmp_path_factory)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("answers", [False, True])
def test_a_record_that_adopts_keeps_for_whom(
    lang: Lang, answers: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It answers nothing itself, or something for another entity: for whom it adopts stands in the row all the same."""
    org = Organisation("firm", "Firm")
    org.entities = [Entity("group", "Group"), Entity("life", "Life"), Entity("motor", "Motor")]
    org.artefacts = [
        Artefact("policy", "Policy", "Policy", None, "G-1"),
        Artefact("resolution", "Resolution", "Record", None, "L-1", values={"adopts": ("artefact/policy",)},
                 units=("entity/life", "entity/motor")),
    ]  # fmt: skip
    if answers:
        org.addresses = [Address("one", "resolution", "iso42001:6.1.4_1", "entity/group")]
    _there_and_back(org, lang, tmp_path_factory)
    triples = to_triples(org)
    adopted_for = {
        str(t.object)
        for t in triples
        if "artefact/resolution" in str(t.subject) and str(t.predicate).endswith("#unit>")
    }
    assert len(adopted_for) == 2
    folder = tmp_path_factory.mktemp("turtle")
    write_atomic(folder / "org.ttl", turtle(triples))
    assert _said_by(from_triples(read_triples(folder / "org.ttl"))) == _said_by(org)


def test_a_day_of_retirement_kept_before_it_had_a_column_gives_way_to_the_column() -> None:
    kept: dict[str, Json] = {"retired_on": "2026-06-01"}
    system = AISystem(slug="s", label="S")
    assert with_more(system, kept, unchanged=True).retired_on == date(2026, 6, 1)
    stated = replace(system, retired_on=date(2026, 7, 1))
    assert with_more(stated, kept, unchanged=True).retired_on == date(2026, 7, 1)
