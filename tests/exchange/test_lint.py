"""Planted faults are found in every format, and nothing is found where nothing is wrong."""

from __future__ import annotations

import csv
import importlib.util
from collections import Counter
from pathlib import Path

import pytest

from aims_graph.exchange.formats import WRITERS
from aims_graph.exchange.lint import lint_files
from aims_graph.exchange.lint_words import RULES

_SPEC = importlib.util.spec_from_file_location("plants", Path(__file__).with_name("plants.py"))
plants = importlib.util.module_from_spec(_SPEC)
__import__("sys").modules["plants"] = plants
_SPEC.loader.exec_module(plants)
MAPPINGS = sorted((Path(__file__).resolve().parents[2] / "mappings").glob("*.sssom.tsv"))
ENDINGS = {
    "csv": "csv",
    "sssom": "sssom.tsv",
    "oscal": "json",
    "ciso-assistant": "yaml",
    "ttl": "ttl",
    "jsonld": "jsonld",
}


def lint(knowledge, path, **more):
    return lint_files([path], knowledge.catalogue, **more)


def rules(report):
    return Counter(finding.rule for finding in report.findings)


@pytest.mark.parametrize("form", plants.FORMATS)
@pytest.mark.parametrize("fault", plants.PLANTS)
def test_a_planted_fault_is_found(form, fault, tmp_path, knowledge):
    if (form, fault) in plants.HOLDS_NOT:
        pytest.skip("the format has no place for it")
    ending, write = plants.FORMATS[form]
    path = tmp_path / f"somebody.{ending}"
    path.write_text(write(plants.PLANTS[fault]()), encoding="utf-8")
    found = [finding for finding in lint(knowledge, path).findings if finding.rule == fault]
    assert len(found) == 1, [finding.full() for finding in lint(knowledge, path).findings]
    assert found[0].file == path.name


@pytest.mark.parametrize("form", plants.FORMATS)
def test_nothing_is_found_in_sound_rows(form, tmp_path, knowledge):
    ending, write = plants.FORMATS[form]
    path = tmp_path / f"somebody.{ending}"
    for rows in (plants.SOUND, plants.titled(plants.SOUND)):
        path.write_text(write(rows), encoding="utf-8")
        assert not rules(lint(knowledge, path)), [finding.full() for finding in lint(knowledge, path).findings]


@pytest.mark.parametrize("path", MAPPINGS, ids=lambda path: path.name)
def test_our_own_sets_are_clean(path, knowledge):
    report = lint(knowledge, path)
    assert (report.count("error"), report.count("warning")) == (0, 0), [f.full() for f in report.findings]
    assert report.rows > 100


def test_our_own_sets_are_clean_together(knowledge):
    report = lint_files(MAPPINGS, knowledge.catalogue)
    assert (report.count("error"), report.count("warning")) == (0, 0), [f.full() for f in report.findings]


@pytest.mark.parametrize("form", WRITERS)
def test_our_own_sets_are_clean_in_every_format(form, out, tmp_path, knowledge):
    path = tmp_path / f"ours.{ENDINGS[form]}"
    path.write_text(WRITERS[form](out).text, encoding="utf-8")
    report = lint(knowledge, path)
    assert (report.count("error"), report.count("warning")) == (0, 0), [f.full() for f in report.findings]
    assert report.rows == len(out.rows)


def test_the_way_back_may_stand_in_another_file(tmp_path, knowledge):
    there, back = tmp_path / "there.csv", tmp_path / "back.csv"
    there.write_text("source,relation,target,why\niso27001:A.5.24,subset,iso42001:A.8.4,it is narrower\n")
    back.write_text("source,relation,target,why\niso42001:A.8.4,subset,iso27001:A.5.24,it is narrower\n")
    found = [f for f in lint_files([there, back], knowledge.catalogue).findings if f.rule == "not-inverse"]
    assert [(f.file, f.row) for f in found] == [("back.csv", 2)]
    assert "there.csv" in found[0].sentence()


def test_the_place_and_the_nearest_are_told(tmp_path, knowledge):
    path = tmp_path / "x.csv"
    path.write_text("source,relation,target,why\n\niso27001:A.5.99,subset,iso42001:A.2.2,both speak of policies\n")
    finding = lint(knowledge, path).findings[0]
    assert (finding.rule, finding.row, finding.found, finding.nearest) == (
        "dangling-id",
        3,
        "iso27001:A.5.99",
        "iso27001:A.5.37",
    )
    assert finding.severity == "error"
    assert "A.5.99" in finding.full("es")


def test_a_foreign_framework_is_said_once_and_its_ids_are_not_checked(tmp_path, knowledge):
    path = tmp_path / "x.csv"
    lines = [f"A.5.{n},{('subset', 'intersects')[n % 2]},RS.MA-0{n},both speak of incidents" for n in range(1, 8)]
    path.write_text("ISO 27001:2022,relation,NIST CSF 2.0,why\n" + "\n".join(lines))
    report = lint(knowledge, path)
    assert rules(report) == {"unknown-framework": 1}
    assert report.findings[0].severity == "info"
    assert "NIST CSF 2.0" in report.findings[0].sentence()


def test_both_proofs_of_a_contradiction_are_told(tmp_path, knowledge):
    path = tmp_path / "x.csv"
    path.write_text(plants.as_csv(plants.PLANTS["contradiction"]()), encoding="utf-8")
    finding = next(f for f in lint(knowledge, path).findings if f.rule == "contradiction")
    told = [[part.row for part in proof] for proof in finding.proofs]
    assert sorted(map(len, told)) == [1, 3]
    assert [5] in told
    for lang in ("en", "es"):
        assert all(
            f"{word} {row}" in finding.sentence(lang)
            for word in [{"en": "row", "es": "fila"}[lang]]
            for row in (2, 3, 4, 5)
        )


def test_the_structure_of_an_edition_is_used(tmp_path, knowledge):
    path = tmp_path / "x.csv"
    path.write_text(
        "source,relation,target,why\n"
        "iso27001:9.2.2_1,equal,iso42001:9.2.2_1,the same act\n"
        "iso27001:9.2.2_1,none,iso42001:9.2.2,the same number with another meaning\n"
    )
    finding = next(f for f in lint(knowledge, path).findings if f.rule == "contradiction")
    assert "structure of the edition" in finding.sentence()


def test_intersections_prove_nothing_and_subsets_do(tmp_path, knowledge):
    def figures(first, second):
        path = tmp_path / "x.csv"
        path.write_text(
            f"source,relation,target,why\niso27001:A.5.24,{first},iso42001:A.8.4,said so here\n"
            f"iso42001:A.8.4,{second},aiact:73.1,said so here\n"
        )
        return next(f.values for f in lint(knowledge, path).findings if f.rule == "two-hop")

    assert figures("intersects", "intersects") == {"proven": 0, "looks": 1}
    assert figures("subset", "subset") == {"proven": 1, "looks": 0}
    assert figures("superset", "intersects") == {"proven": 1, "looks": 0}
    assert figures("subset", "intersects") == {"proven": 0, "looks": 1}
    assert figures("subset", "none") == {"proven": 1, "looks": 0}


def test_two_hops_agree_with_the_algebra(tmp_path, knowledge):
    """Every pair counted as proven follows in the closure of its two rows alone, and no other does."""
    from itertools import product

    from aims_graph.algebra import Closure, facts_of
    from aims_graph.exchange.hops import two_hops

    for first, second in product(["equalTo", "subsetOf", "supersetOf", "intersectsWith", "noRelationship"], repeat=2):
        facts = [*facts_of(first, "a", "b", "0"), *facts_of(second, "b", "c", "1")]
        proven, looks = two_hops(facts)
        assert proven == (Closure(facts).predicate("a", "c") is not None), (first, second)
        assert looks == (not proven and "noRelationship" not in (first, second)), (first, second)


def test_a_column_of_bare_numbers_is_read_as_a_whole(tmp_path, knowledge):
    path = tmp_path / "x.csv"
    path.write_text(
        "ISO 27001,relation,ISO 42001,why\n5.1,subset,A.2.2,both speak of policies\n8.13,subset,A.4.3,they overlap\n"
    )
    assert not lint(knowledge, path).findings
    path.write_text("ISO 27001,relation,ISO 42001,why\n5.1,subset,A.2.2,both speak of policies\n")
    assert rules(lint(knowledge, path)) == {"ambiguous-id": 1}


def test_the_framework_can_be_told(tmp_path, knowledge):
    path = tmp_path / "x.csv"
    path.write_text("from,relation,to,why\nA.5.99,subset,9.2.2,both speak of audits\n")
    assert rules(lint(knowledge, path, source="iso27001-2022", target="iso42001-2023")) == {"dangling-id": 1}


def test_every_rule_has_a_severity_that_is_known():
    assert {rule.severity for rule in RULES.values()} == {"error", "warning", "info"}


def test_many_rows_are_quick_enough_to_be_run_on_every_commit(tmp_path, knowledge):
    import time

    path = tmp_path / "many.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["source", "relation", "target", "why"])
        for n in range(8000):
            writer.writerow(
                [f"iso27001:A.5.{n % 37 + 1}", ("subset", "equal", "intersects")[n % 3], f"x:{n}", "said so here"]
            )
    start = time.process_time()
    assert lint(knowledge, path).rows == 8000
    assert time.process_time() - start < 10


def test_a_group_may_be_told_apart_as_a_whole(tmp_path, knowledge):
    path = tmp_path / "x.csv"
    path.write_text("source,relation,target,why\niso9001:8.4,none,iso42001:8.4,the same number with another meaning\n")
    assert not rules(lint(knowledge, path))
