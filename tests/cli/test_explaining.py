"""``explain``, ``map --inferred``, ``check`` and ``query`` on what follows from all rows together."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from aims_graph.base.terms import AIMS, DERIVED, MAPPING, PREFIXES
from aims_graph.cli import ExitCode, main
from aims_graph.knowledge.explaining import carried_by
from aims_graph.knowledge.inference import Derived
from aims_graph.knowledge.inferred import INFERRED
from aims_graph.knowledge.knowledge import Knowledge

CHAIN = ("iso27001:A.5.1_1", "iso42001:5.2_6")


def run(capsys, *argv: str) -> tuple[int, str, str]:
    code = main([str(part) for part in argv])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_chain_is_told_in_sentences(capsys):
    code, out, _ = run(capsys, "explain", *CHAIN)
    assert code == 0
    assert "iso27001:A.5.1_1 — superset of — iso42001:5.2_6" in out
    assert "So whatever iso42001:5.2_6 asks, iso27001:A.5.1_1 asks too." in flat(out)
    assert "candidate for a person to confirm" in out
    assert "2026-11-23; read by" in flat(out)


def test_it_is_told_in_spanish(capsys):
    _, out, _ = run(capsys, "explain", *CHAIN, "--lang", "es")
    assert "Por tanto, todo lo que pide iso42001:5.2_6 lo pide también iso27001:A.5.1_1." in flat(out)
    assert "candidato que debe confirmar una persona" in flat(out)


def test_what_a_row_says_itself_is_told_as_such(capsys):
    _, out, _ = run(capsys, "explain", "iso27001:9.2.2_1", "iso42001:9.2.2_1")
    assert "A row says so." in out
    assert "iso27001.9.2.2_1--iso42001.9.2.2_1" in out


def test_who_looked_and_what_would_decide_it(capsys):
    code, out, _ = run(capsys, "explain", "iso27001:A.8.7", "iso42001:6.1.4")
    assert code == 0
    assert "Somebody has looked" in out
    assert "searched by aims:first-reading on 2026-11-23" in flat(out)
    assert "would decide it, whatever it says" in flat(out)
    _, out, _ = run(capsys, "explain", "iso9001:9.2", "aiact:3.1")
    assert "nobody has looked" in out


def test_explain_as_json_carries_the_proof_and_both_languages(capsys):
    _, out, _ = run(capsys, "explain", *CHAIN, "--format", "json")
    found = json.loads(out)
    assert (found["known"], found["relation"]) == ("derived", "supersetOf")
    assert [fact["because"] for fact in found["proof"]["facts"]] == ["row", "row", "row"]
    assert 0 < found["proof"]["confidence"] < 0.6
    assert set(found["told"]) == {"en", "es"}


def test_explain_as_turtle_is_prov(capsys):
    _, out, _ = run(capsys, "explain", *CHAIN, "--format", "ttl")
    quads = list(parse(out.encode(), format=RdfFormat.TURTLE))
    stands = {quad.object.value for quad in quads if quad.predicate.value == PREFIXES["prov"] + "wasDerivedFrom"}
    rows = {quad.subject.value for quad in quads if quad.object.value == AIMS + "Mapping"}
    assert len(stands) == 3
    assert stands == rows
    assert all(row.startswith(MAPPING) for row in rows)


def test_a_derived_row_is_explained_by_its_id(capsys, knowledge: Knowledge):
    record = f"{CHAIN[0]}--{CHAIN[1]}".replace(":", ".")
    assert record in knowledge.inference.by_record
    by_ends = run(capsys, "explain", *CHAIN)
    assert run(capsys, "explain", f"derived:{record}") == by_ends
    assert run(capsys, "explain", DERIVED + record) == by_ends
    assert run(capsys, "show", f"derived:{record}") == by_ends
    assert run(capsys, "show", "derived:x--y")[0] == ExitCode.BAD_INPUT


def test_what_a_row_carries(capsys, carrying: tuple[str, Derived]):
    record, derived = carrying
    code, out, _ = run(capsys, "explain", f"mapping:{record}")
    assert code == 0
    ends = sorted((derived.source, derived.target))
    assert any(line.split()[:1] == ends[:1] and ends[1] in line and "left: " in line for line in out.splitlines())
    _, out, _ = run(capsys, "explain", "iso27001.NoTermFound--iso42001.6.1.4_1")
    assert "somebody searched and found nothing" in out
    _, out, _ = run(capsys, "explain", record, "--format", "json")
    found = json.loads(out)
    assert f"derived:{derived.record_id}" in {row["record_id"] for row in found["derived"]}


@pytest.fixture(scope="module")
def carrying(knowledge: Knowledge) -> tuple[str, Derived]:
    """A row, and a derived row that falls with it."""
    turned = [row for row in knowledge.inference.derived if row.justification == "MappingInversion"]
    found = ((row.evidence[0], row) for row in turned if row in carried_by(knowledge, row.evidence[0]).derived)
    return next(found)


@pytest.mark.parametrize("argv", [["iso42001:5.2_99"], ["iso27001:5.2_6", "iso42001:5.2_99"]])
def test_an_unknown_id_is_bad_input_with_the_nearest(capsys, argv):
    code, out, err = run(capsys, "explain", *argv)
    assert code == ExitCode.BAD_INPUT
    assert not out
    assert "there is no such" in err


def test_map_adds_what_follows_on_request_only(capsys, knowledge: Knowledge):
    plain = list(csv.DictReader(io.StringIO(run(capsys, "map", "iso27001", "iso42001", "--format", "csv")[1])))
    more = list(
        csv.DictReader(io.StringIO(run(capsys, "map", "iso27001", "iso42001", "--inferred", "--format", "csv")[1]))
    )
    added = more[len(plain) :]
    assert [row["record_id"] for row in more[: len(plain)]] == [row["record_id"] for row in plain]
    assert not any(row["record_id"].startswith("derived:") for row in plain)
    assert all(row["record_id"].startswith("derived:") for row in added)
    assert all(row["reuse"] == "" and row["delta"].startswith("derived from ") for row in added)
    materialised = [
        row for row in knowledge.inference.derived
        if row.source.startswith("iso27001:") and row.target.startswith("iso42001:")
    ]  # fmt: skip
    assert {f"derived:{row.record_id}" for row in materialised} <= {row["record_id"] for row in added}


@pytest.mark.parametrize("form", ["json", "sssom", "ttl", "jsonld", "oscal", "table"])
def test_map_inferred_in_every_format(capsys, form):
    code, out, _ = run(capsys, "map", "iso27001:A.5.1", "iso42001:5.2", "--inferred", "--format", form)
    assert code == 0
    told = {"json": '"derived": true', "sssom": "semapv:MappingChaining", "ttl": "aims:DerivedMapping"}
    told |= {"jsonld": "ontology#DerivedMapping", "oscal": '"method": "automation"', "table": "derived from"}
    assert told[form] in out


def test_derived_rows_are_a_draft_of_their_own_in_oscal_and_refused_where_they_would_be_acted_on(capsys):
    pair = ["map", "iso27001:A.5.1", "iso42001:5.2"]
    _, out, _ = run(capsys, *pair, "--inferred", "--format", "oscal")
    mappings = json.loads(out)["mapping-collection"]["mappings"]
    by_method = {mapping.get("method", "human"): mapping for mapping in mappings}
    assert by_method["automation"]["status"] == "draft"
    for name, mapping in by_method.items():
        records = {p["value"] for one in mapping["maps"] for p in one["props"] if p["name"] == "record-id"}
        assert records
        assert {record.startswith("derived:") for record in records} == {name == "automation"}
    code, _, err = run(capsys, *pair, "--inferred", "--format", "ciso-assistant")
    assert code == ExitCode.USAGE
    assert "no more than a candidate" in err


def test_map_between_what_nobody_mapped_says_so(capsys):
    code, _, err = run(capsys, "map", "iso9001-2026", "aiact:3.1", "--inferred")
    assert code == ExitCode.BAD_INPUT
    assert "nothing follows from other rows" in err


def test_query_finds_derived_rows_in_their_own_graph(capsys, tmp_path, knowledge: Knowledge):
    file = tmp_path / "q.rq"
    file.write_text(f"SELECT ?row {{ GRAPH <{INFERRED}> {{ ?row a <{AIMS}DerivedMapping> }} }}")
    _, out, _ = run(capsys, "query", file, "--format", "csv")
    assert len(out.splitlines()) == 1 + len(knowledge.inference.derived)
    file.write_text(f"SELECT ?row {{ ?row a <{AIMS}DerivedMapping> }}")
    assert len(run(capsys, "query", file, "--format", "csv")[1].splitlines()) == 1


@pytest.mark.slow
def test_check_lists_a_contradiction_with_both_proofs_and_exits_4(capsys, tmp_path: Path, knowledge: Knowledge):
    mappings = tmp_path / "own" / "mappings"
    mappings.mkdir(parents=True)
    name = "iso27001-2022--iso42001-2023.sssom.tsv"
    head = (knowledge.folder / "mappings" / name).read_text(encoding="utf-8").splitlines()
    columns = next(line for line in head if not line.startswith("#"))
    row = next(line for line in head if line.startswith("mapping:iso27001.9.2.2_1--iso42001.9.2.2_1"))
    cells = dict(zip(columns.split("\t"), row.split("\t"), strict=True))
    cells |= {
        "record_id": "mapping:own.apart", "subject_id": "iso27001:9.2.2", "object_id": "iso42001:9.2.2_1",
        "predicate_id": "aims:noRelationship", "reuse": "none", "rationale": "Said to be another thing altogether.",
    }  # fmt: skip
    (mappings / name).write_text(columns + "\n" + "\t".join(cells.values()) + "\n", encoding="utf-8")
    code, out, _ = run(capsys, "check", "--knowledge", tmp_path / "own")
    assert code == ExitCode.CONTRADICTION
    said = next(line for line in out.splitlines() if "own.apart" in line and "But:" in line)
    assert "iso27001:9.2.2_1 is one of the statements of iso27001:9.2.2." in said
    assert "have nothing in common (row own.apart)" in said
    _, out, _ = run(capsys, "explain", "iso27001:9.2.2", "iso42001:9.2.2_1", "--knowledge", tmp_path / "own")
    assert "contradict each other" in out


def test_the_shortest_proof_takes_no_more_rows(capsys):
    sure = json.loads(run(capsys, "explain", *CHAIN, "--format", "json")[1])
    short = json.loads(run(capsys, "explain", *CHAIN, "--shortest", "--format", "json")[1])
    assert short["relation"] == sure["relation"]
    assert 0 < len(short["proof"]["evidence"]) <= len(sure["proof"]["evidence"])


def test_hubs_are_listed(capsys):
    code, out, _ = run(capsys, "explain", "--hubs")
    assert code == 0
    assert "derived rows through it" in out
    found = json.loads(run(capsys, "explain", "--hubs", "--format", "json")[1])
    assert found[0]["derived"] >= found[-1]["derived"]


def test_explain_of_nothing_is_wrong_usage(capsys):
    assert run(capsys, "explain")[0] == ExitCode.USAGE


def test_a_joint_cover_is_told_part_by_part(capsys, knowledge: Knowledge):
    covers = knowledge.inference.joint_covers
    cover = next(c for c in covers if len(c.parts) > 1)
    code, out, _ = run(capsys, "explain", cover.edition, cover.requirement)
    assert code == 0
    assert f"covered from {cover.edition}" in flat(out)
    assert all(f"{statement} " in flat(out) and source in flat(out) for statement, source in cover.parts)
    found = json.loads(run(capsys, "explain", cover.edition, cover.requirement, "--format", "json")[1])
    assert [part[0] for part in found[0]["parts"]] == [part[0] for part in cover.parts]
    _, out, _ = run(capsys, "explain", "iso9001", "aiact:3.1", "--lang", "es")
    assert "Nada muestra que iso9001 cubra" in flat(out)
