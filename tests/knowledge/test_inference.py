"""What follows from the shipped rows, what is materialised of it, and the cache."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from aims_graph.algebra import Closure, Kind
from aims_graph.algebra.path_consistency import path_consistent
from aims_graph.algebra.sentences import sentences
from aims_graph.base.terms import AIMS, BASE
from aims_graph.knowledge import inference as module
from aims_graph.knowledge.cache import cache_folder
from aims_graph.knowledge.inference import COVERS, Derived, edition_of
from aims_graph.knowledge.inferred import INFERRED, with_inferred
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import write_rows


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AIMS_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def overlay(folder: Path, knowledge: Knowledge, rows: list[tuple[str, str, str]], ontology: str = "") -> Knowledge:
    """The shipped knowledge with rows of one's own from 27001 to definitions of the Act, which nobody maps."""
    (folder / "mappings").mkdir(parents=True)
    template = knowledge.rows["iso27001.9.2.2_1--iso42001.9.2.2_1"]
    made = [
        replace(
            template,
            record_id=f"mapping:{source.replace(':', '.')}--{target.replace(':', '.')}",
            subject_id=source, predicate_id=f"aims:{relation}", object_id=target, confidence="0.9",
            reuse="none" if relation == "noRelationship" else "extend", subject_hash="", object_hash="",
        )
        for source, relation, target in rows
    ]  # fmt: skip
    file = folder / "mappings" / "iso27001-2022--aiact.sssom.tsv"
    file.write_text(write_rows(made, "iso27001-2022", "aiact", version="1", agreement={}), encoding="utf-8")
    if ontology:
        (folder / "ontology").mkdir()
        (folder / "ontology" / "own.ttl").write_text(ontology, encoding="utf-8")
    return Knowledge.load(folder)


def test_the_shipped_sets_close_in_time_and_without_contradiction(knowledge: Knowledge) -> None:
    fresh = Knowledge.load()
    _ = fresh.rows, fresh.catalogue.statements
    start = process_time()
    assert fresh.inference.derived
    assert not fresh.inference.closure.contradictions()
    assert process_time() - start < 2


@pytest.mark.slow
def test_the_shipped_sets_close_as_full_path_consistency_closes_them(knowledge: Knowledge) -> None:
    closure = knowledge.inference.closure
    wanted = sorted({end for row in knowledge.inference.rows.values() for end in (row.subject_id, row.object_id)})[:160]
    kept = [fact for fact in closure.facts if fact.first in wanted and fact.second in wanted]
    smaller = Closure(kept)
    for (first, second), possible in path_consistent(kept).items():
        assert smaller.relation(first, second) == possible


def test_every_derived_row_stands_on_rows_that_show_it_alone(knowledge: Knowledge) -> None:
    inference = knowledge.inference
    for row in inference.derived[::7]:
        assert row.relation in COVERS
        assert edition_of(row.source) != edition_of(row.target)
        assert inference.canonical(row.source)
        assert inference.canonical(row.target)
        structure = [fact for fact in inference.closure.facts if fact.ground != "row"]
        rows = [fact for fact in inference.closure.facts if fact.evidence in row.evidence]
        assert Closure([*structure, *rows], inference.closure.wholes).predicate(row.source, row.target) == row.relation
        stated = [float(knowledge.rows[record].confidence) for record in row.evidence]
        assert row.confidence is not None
        assert row.confidence <= min(stated)


def test_no_derived_row_says_what_a_row_says(knowledge: Knowledge) -> None:
    asserted = {(row.subject_id, row.object_id, row.relation) for row in knowledge.inference.rows.values()}
    assert not asserted & {(row.source, row.target, row.relation) for row in knowledge.inference.derived}


def test_a_chain_through_a_third_edition_is_found(knowledge: Knowledge, tmp_path: Path) -> None:
    own = overlay(tmp_path / "own", knowledge, [("iso27001:9.2.2_1", "equalTo", "aiact:3.1")])
    found = [row for row in own.inference.derived if row.source == "aiact:3.1" and row.target == "iso42001:9.2.2_1"]
    (row,) = found
    assert (row.relation, row.justification) == ("equalTo", "MappingChaining")
    assert row.evidence == ("iso27001.9.2.2_1--aiact.3.1", "iso27001.9.2.2_1--iso42001.9.2.2_1")
    proof = own.inference.closure.explain(row.source, row.target)
    assert proof is not None
    assert sentences(proof, equal=own.inference.equal_rows)[-1] == "So aiact:3.1 and iso42001:9.2.2_1 ask the same."
    (turned,) = [r for r in own.inference.derived if (r.source, r.target) == ("aiact:3.1", "iso27001:9.2.2_1")]
    assert turned.justification == "MappingInversion"


def test_a_contradiction_is_found_across_files(knowledge: Knowledge, tmp_path: Path) -> None:
    rows = [("iso27001:9.2.2_1", "equalTo", "aiact:3.1"), ("iso27001:9.2.2_1", "noRelationship", "aiact:3.1")]
    rows[1] = ("iso27001:9.2.2", "noRelationship", "aiact:3.1")
    own = overlay(tmp_path / "own", knowledge, rows)
    (found,) = own.inference.closure.contradictions()
    assert set(found.evidence) == {"iso27001.9.2.2_1--aiact.3.1", "iso27001.9.2.2--aiact.3.1"}


def test_joint_cover_lists_its_parts(knowledge: Knowledge, tmp_path: Path) -> None:
    statements = knowledge.catalogue.statements_of["iso27001:9.2.2"]
    assert len(statements) > 1
    flag = f"<{BASE}iso27001-2022/9.2.2> <{AIMS}statementsExhaustive> true ."
    rows = [(statement, "equalTo", f"aiact:3.{end}") for statement, end in zip(statements, range(1, 20), strict=False)]  # fmt: skip
    own = overlay(tmp_path / "own", knowledge, rows, flag)
    found = [cover for cover in own.inference.joint_covers if cover.edition == "aiact"]
    (cover,) = found
    assert cover.requirement == "iso27001:9.2.2"
    assert [part for part, _ in cover.parts] == statements
    assert len(cover.evidence) == len(statements)
    fewer = overlay(tmp_path / "fewer", knowledge, rows[1:], flag)
    assert not [cover for cover in fewer.inference.joint_covers if cover.edition == "aiact"]


def test_a_disputed_row_makes_what_stands_on_it_disputed(knowledge: Knowledge, tmp_path: Path) -> None:
    own = overlay(tmp_path / "own", knowledge, [("iso27001:9.2.2_1", "equalTo", "aiact:3.1")])
    before = own.digest
    file = tmp_path / "own" / "mappings" / "iso27001-2022--aiact.sssom.tsv"
    file.write_text(file.read_text(encoding="utf-8").replace("\treviewed\t", "\tdisputed\t"), encoding="utf-8")
    again = Knowledge.load(tmp_path / "own")
    assert again.digest != before
    assert {row.weakest for row in again.inference.derived if edition_of(row.source) == "aiact"} == {"disputed"}


def test_parallel_clauses_are_never_equal_as_requirements(knowledge: Knowledge) -> None:
    """Their acts may be the same one by one; the risks they turn on are not."""
    parallel = {f"{edition}:{clause}" for edition in ("iso27001", "iso42001") for clause in ("6.1.2", "6.1.3", "8.2", "8.3")}  # fmt: skip
    equal = [row for row in knowledge.inference.derived if row.relation == "equalTo"]
    assert not [row for row in equal if {row.source, row.target} <= parallel]


# ── the graph ──


def test_derived_rows_live_in_a_graph_of_their_own(knowledge: Knowledge) -> None:
    store = with_inferred(knowledge.store, knowledge.inference)
    inside = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{INFERRED}> {{ ?row a <{AIMS}DerivedMapping> }} }}"
    outside = f"SELECT (COUNT(*) AS ?n) {{ ?row a <{AIMS}DerivedMapping> }}"
    mixed = f"ASK {{ GRAPH <{INFERRED}> {{ ?row a <{AIMS}Mapping> }} }}"
    assert [int(next(iter(store.query(text)))["n"].value) for text in (inside, outside)] == [
        len(knowledge.inference.derived),
        0,
    ]
    assert not store.query(mixed)
    beside = f"""
        PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?derived ?row {{ GRAPH <{INFERRED}> {{ ?derived prov:wasDerivedFrom ?row }} ?row a <{AIMS}Mapping> }}
    """
    found = (*knowledge.inference.derived, *knowledge.inference.joint_covers)
    assert len(list(store.query(beside))) == sum(len(one.evidence) for one in found)


# ── the cache ──


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often derived rows were made rather than read."""
    made: list[int] = []
    real = module.Inference._materialised

    def count(self: module.Inference) -> Iterator[Derived]:
        made.append(1)
        return real(self)

    monkeypatch.setattr(module.Inference, "_materialised", count)
    return made


def test_derived_rows_come_from_the_cache_the_second_time(folder: Path, counted: list[int]) -> None:
    first = Knowledge.load().inference.derived
    (file,) = folder.iterdir()
    assert Knowledge.load().digest in file.name
    assert Knowledge.load().inference.derived == first
    assert len(counted) == 1


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other"])
def test_a_cache_that_is_not_whole_is_built_again(folder: Path, counted: list[int], damage: str) -> None:
    first = Knowledge.load().inference.derived
    (file,) = folder.iterdir()
    data = file.read_bytes()
    spoilt = {"cut": data[:-20], "changed": data.replace(b"equalTo", b"equal2o"), "empty": b"", "other": b"\x00[]"}
    file.write_bytes(spoilt[damage])
    assert Knowledge.load().inference.derived == first
    assert len(counted) == 2
    assert file.read_bytes() == data
    assert json.loads(data.partition(b"\n")[2])


def test_nothing_is_kept_where_that_is_not_wanted_or_possible(
    tmp_path: Path, counted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIMS_CACHE", "off")
    assert cache_folder() is None
    assert Knowledge.load().inference.derived
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    monkeypatch.setenv("AIMS_CACHE", str(in_the_way / "cache"))
    assert Knowledge.load().inference.derived
    assert len(counted) == 2


def test_a_rejected_row_takes_what_hung_on_it_along(knowledge: Knowledge, tmp_path: Path) -> None:
    own = overlay(tmp_path / "own", knowledge, [("iso27001:9.2.2_1", "equalTo", "aiact:3.1")])
    assert own.inference.closure.holds(Kind.INSIDE, "aiact:3.1", "iso42001:9.2.2_1")
    before = own.digest
    text = "record_id\twho\twhen\twhy\nmapping:iso27001.9.2.2_1--aiact.3.1\tAna\t2026-11-02\tOther object.\n"
    (tmp_path / "own" / "rejected.tsv").write_text(text, encoding="utf-8")
    again = Knowledge.load(tmp_path / "own")
    assert again.digest != before, "a decision is part of the knowledge"
    assert not again.inference.closure.holds(Kind.INSIDE, "aiact:3.1", "iso42001:9.2.2_1")
    assert not [row for row in again.inference.derived if edition_of(row.source) == "aiact"]
