"""The authority pack: what is handed over, what stays inside, and the systems that get none."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyoxigraph import RdfFormat, Triple, parse

from aims_graph import api
from aims_graph.assess.question import sort_out
from aims_graph.assess.result import AssessmentResult
from aims_graph.base.errors import InputError, UsageError
from aims_graph.base.terms import AIMS
from aims_graph.knowledge.annexes import annex_lists
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.pack import Pack, build_pack, find_system
from aims_graph.reports.pack_write import pack_json, write_pack

ORG = "https://w3id.org/aims-graph/org/o"
HEAD = f"""
@prefix aims: <{AIMS}> .
@prefix aiact: <https://w3id.org/aims-graph/aiact/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{ORG}> a aims:Organisation ; rdfs:label "Office & Co" .
<{ORG}/entity/main> a aims:LegalEntity ; rdfs:label "Office Ltd" .
<{ORG}/entity/other> a aims:LegalEntity ; rdfs:label "Other Ltd" .
"""
SYSTEMS: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "screener": (("aiSystem", "recruitment", "roleProvider", "unionNexus"), ()),
    "helper": (("aiSystem", "recruitment", "roleDeployer", "logsUnderControl", "unionNexus"), ()),
    "scorer": (("aiSystem", "untargetedScraping", "roleProvider", "unionNexus"), ()),
    "sheet": (("roleProvider",), ("aiSystem",)),
}
ARTEFACTS = {
    "risk": ("RiskRegister", "Risk register of the screener <v2>"),
    "design": ("SystemDesignDocumentation", "Design of the screener"),
    "model": ("ModelCard", "Card of another model"),
}
ADDRESSES = {
    "a1": ("risk", "9.2.a_1", "inspected", 'aims:inspectedBy "L. Vidal" ; aims:inspectedOn "2028-02-10"^^xsd:date ;'),
    "a2": ("design", "11.1_2", "declared", ""),
}


def turtle() -> str:
    lines = [HEAD]
    for name, facts in SYSTEMS.items():
        entity = "other" if name == "helper" else "main"
        lines.append(
            f'<{ORG}/system/{name}> a aims:AISystem ; rdfs:label "{name.title()}" ; aims:purpose "Purpose of {name}" ; '
            f'aims:owner "M. Lind" ; aims:placedOnMarketOn "2028-01-10"^^xsd:date ; aims:ofEntity <{ORG}/entity/{entity}> .'
        )
        for value, told in zip(("true", "false"), facts, strict=True):
            lines += [
                f"<{ORG}/declaration/{name}.{fact}> a aims:FactDeclaration ; aims:aboutUnit <{ORG}/system/{name}> ; "
                f'aims:fact aims:fact-{fact} ; aims:factValue {value} ; aims:declaredBy "A. Ferrer" ; '
                'aims:declaredOn "2026-11-20"^^xsd:date .'
                for fact in told
            ]
    for slug, (kind, title) in ARTEFACTS.items():
        lines.append(
            f'<{ORG}/artefact/{slug}> a aims:Artefact ; dcterms:title "{title}" ; aims:artefactType aims:{kind} ; '
            'aims:documentStatus aims:statusApproved ; aims:documentVersion "1.2" .'
        )
    for slug, (artefact, statement, basis, more) in ADDRESSES.items():
        lines.append(
            f"<{ORG}/address/{slug}> a aims:Address ; aims:artefact <{ORG}/artefact/{artefact}> ; "
            f"aims:addresses aiact:{statement} ; aims:unit <{ORG}/system/screener> ; aims:designBasis aims:{basis} ; "
            f"{more} aims:operatingBasis aims:{basis} ."
        )
    return "\n".join(lines)


@pytest.fixture(scope="module")
def result(knowledge: Knowledge) -> AssessmentResult:
    quads = parse(turtle().encode(), format=RdfFormat.TURTLE)
    handed = sort_out([Triple(q.subject, q.predicate, q.object) for q in quads], "org.ttl")
    run = api.assess(knowledge, handed, as_of=date(2028, 3, 1), targets=["aiact"], held=["none"], judge=False)
    return run.result


PackOf = Callable[..., Pack]


@pytest.fixture(scope="module")
def pack_of(knowledge: Knowledge, result: AssessmentResult) -> PackOf:
    lists = annex_lists(knowledge.catalogue)
    return lambda name, lang="en": build_pack(result, find_system(result, name), lists, lang)


# ── which system ──


def test_a_system_is_found_by_id_slug_and_name(result: AssessmentResult) -> None:
    assert {find_system(result, name).id for name in ("system/screener", "screener", "Screener")} == {"system/screener"}


@pytest.mark.parametrize(
    ("name", "said", "nearest"),
    [("screner", "no such AI system", "system/screener"), ("entity/main", "legal entity", None)],
)
def test_what_is_no_system_is_refused_with_the_nearest(
    result: AssessmentResult, name: str, said: str, nearest: str | None
) -> None:
    with pytest.raises(InputError, match=said) as caught:
        find_system(result, name)
    (problem,) = caught.value.problems
    assert problem.found == name
    if nearest:
        assert problem.nearest == nearest


# ── a provider's system ──


def test_a_provider_hands_over_by_article_21_and_the_annexes_its_duties_ask_for(pack_of: PackOf) -> None:
    pack = pack_of("screener")
    assert {duty.line.item.requirement for duty in pack.bases} >= {"aiact:21.1", "aiact:21.2"}
    assert "aiact:26.12" not in {duty.line.item.requirement for duty in pack.bases}
    assert [annex.curie for annex in pack.annexes] == ["IV", "VIII.A"]
    assert {duty.line.item.unit for duty in pack.duties()} == {"system/screener", "entity/main"}


def test_a_duty_says_what_was_inspected_by_whom_and_when_and_what_is_only_stated(pack_of: PackOf) -> None:
    duties = {duty.line.item.statement: duty for duty in pack_of("screener").duties()}
    (seen,) = duties["aiact:9.2.a_1"].handed
    assert (seen.seen, str(seen.by), seen.on) == (True, "L. Vidal", "10 February 2028")
    (stated,) = duties["aiact:11.1_2"].handed
    assert (stated.seen, stated.by) == (False, None)


def test_open_duties_are_told_inside_with_what_would_show_them(pack_of: PackOf) -> None:
    pack = pack_of("screener")
    assert [duty.line.item.statement for duty in pack.only_stated()] == ["aiact:11.1_2"]
    missing = {duty.line.item.statement: duty for duty in pack.without_document()}
    assert "aiact:9.2.a_1" not in missing
    assert missing["aiact:14.1_1"].looked_for
    figures = dict(pack.figures())
    assert figures["all"] == figures["evidenced"] + figures["stated"] + figures["open"]
    assert figures["evidenced"] >= 1


def test_a_point_of_annex_iv_points_to_what_is_assigned_and_inside_to_what_fits_by_type(pack_of: PackOf) -> None:
    points = {point.curie: point for annex in pack_of("screener").annexes for point in annex.points}
    assert [str(name) for name in points["IV.2.b"].assigned] == ["Design of the screener"]
    assert [str(name) for name in points["IV.2.b"].by_type] == ["Card of another model"]
    assert not points["IV.8"].assigned
    assert {"VIII.A.5", "IV.1.a", "IV.9"} <= set(points)


def test_logs_not_declared_stay_open(pack_of: PackOf) -> None:
    assert pack_of("screener").logs == "open"
    assert pack_of("helper").logs == "yes"


# ── other systems ──


def test_a_deployer_cooperates_and_has_no_annex_iv(pack_of: PackOf) -> None:
    pack = pack_of("helper")
    assert "aiact:26.12" in {duty.line.item.requirement for duty in pack.bases}
    assert "IV" not in {annex.curie for annex in pack.annexes}
    assert {duty.line.item.unit for duty in pack.duties()} <= {"system/helper", "entity/other"}


def test_a_prohibited_practice_stops_the_pack(pack_of: PackOf, tmp_path: Path) -> None:
    pack = pack_of("scorer")
    assert pack.standing == "prohibited"
    assert not pack.duties()
    write_pack(pack, tmp_path, ["html", "xlsx"])
    page = (tmp_path / "authority-pack.html").read_text(encoding="utf8")
    assert "stop, and take counsel" in page
    assert "Released by" not in page
    book = load_workbook(tmp_path / "authority-pack.xlsx")
    assert book.sheetnames == ["Pack"]


def test_a_system_outside_the_act_has_its_reason_and_no_duty(pack_of: PackOf, tmp_path: Path) -> None:
    pack = pack_of("sheet")
    assert pack.standing == "outside"
    assert not pack.duties()
    assert not pack.bases
    write_pack(pack, tmp_path, ["html"])
    page = (tmp_path / "authority-pack.html").read_text(encoding="utf8")
    assert "outside the Act" in page
    assert "A. Ferrer" in page


# ── what is written ──


def test_what_is_handed_over_says_nothing_of_what_is_inside(pack_of: PackOf, tmp_path: Path) -> None:
    names = [path.name for path in write_pack(pack_of("screener"), tmp_path, ["html"])]
    assert names == ["authority-pack.html", "authority-pack-internal.html"]
    handed = (tmp_path / names[0]).read_text(encoding="utf8")
    internal = (tmp_path / names[1]).read_text(encoding="utf8")
    for said in (
        "Released by",
        "Article 78",
        "seen by L. Vidal on 10 February 2028",
        "does not say that the system conforms",
    ):
        assert said in handed
    for inside in ("Card of another model", "Would show it", "fact-", "Open: prohibited practice"):
        assert inside not in handed
        assert inside in internal
    assert "&lt;v2&gt;" in handed
    assert "<v2>" not in handed
    assert "violation" not in (handed + internal).lower()


@pytest.mark.parametrize("lang", ["en", "es"])
def test_both_languages_say_all_in_their_own_words(pack_of: PackOf, tmp_path: Path, lang: str) -> None:
    write_pack(pack_of("screener", lang), tmp_path, ["html", "xlsx"])
    for name in ("authority-pack.html", "authority-pack-internal.html"):
        page = (tmp_path / name).read_text(encoding="utf8")
        assert f'<html lang="{lang}">' in page
        assert '<span class="en">' not in page
    book = load_workbook(tmp_path / "authority-pack.xlsx")
    assert len(book.sheetnames) == 5
    assert book.sheetnames[-1].startswith("INTERN")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not any(cell.endswith("(en)") for cell in cells)
    assert any("Article 78" in cell or "artículo 78" in cell for cell in cells)


def test_the_same_result_gives_the_same_bytes(pack_of: PackOf, tmp_path: Path) -> None:
    first = write_pack(pack_of("screener"), tmp_path / "a", ["html", "xlsx", "json"])
    second = write_pack(pack_of("screener"), tmp_path / "b", ["html", "xlsx", "json"])
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert load_workbook(BytesIO(first[2].read_bytes()))


def test_an_unknown_format_writes_nothing(pack_of: PackOf, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="pdf"):
        write_pack(pack_of("screener"), tmp_path / "none", ["html", "pdf"])
    assert not (tmp_path / "none").exists()


GOLDEN = {
    "standing": "in_scope",
    "roles": ["provider"],
    "released_by": None,
    "released_on": None,
    "logs_under_control": None,
}


def test_a_small_example_as_data(pack_of: PackOf) -> None:
    data = json.loads(json.dumps(pack_json(pack_of("screener"))))
    assert {key: data[key] for key in GOLDEN} == GOLDEN
    assert data["system"] == {
        "id": "system/screener",
        "label": "Screener",
        "entity": "entity/main",
        "told": {"purpose": "Purpose of screener", "owner": "M. Lind", "placedOnMarketOn": "2028-01-10"},
    }
    assert data["reasons"][0] == "An AI system in the scope of the Act:"
    duty = next(duty for duty in data["duties"] if duty["item"] == "aiact:9.2.a_1@system/screener")
    assert duty == {
        "item": "aiact:9.2.a_1@system/screener",
        "text": "The known and reasonably foreseeable risks of the system to health, safety and fundamental rights in its intended use are identified and "
        "analysed.",
        "binds_from": "2027-12-02",
        "state": "evidenced",
        "documents": [
            {
                "artefact": "artefact/risk",
                "name": "Risk register of the screener <v2>",
                "seen": True,
                "by": "L. Vidal",
                "on": "10 February 2028",
            }
        ],
        "standing": "dutyInForce",
    }


# ── the lists of the annexes ──


def test_every_point_of_the_lists_names_types_that_exist(knowledge: Knowledge) -> None:
    known = set(knowledge.catalogue.members("ArtefactType"))
    lists = {found.curie: found for found in annex_lists(knowledge.catalogue)}
    assert {curie: found.asked_by for curie, found in lists.items()} == {
        "aiact:IV": "aiact:11.1",
        "aiact:VIII.A": "aiact:49.1",
        "aiact:VIII.B": "aiact:49.2",
        "aiact:VIII.C": "aiact:49.3",
    }
    for found in lists.values():
        for point in found.points:
            assert point.types, point.curie
            assert set(point.types) <= known, point.curie
            assert {"en", "es"} <= set(point.title), point.curie
    assert [len(found.points) for found in lists.values()] == [25, 13, 9, 5]
