"""What goes out comes back: our rows through every format, with all that they state."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aims_graph.exchange.formats import WRITERS, read_crosswalk, write_sssom
from aims_graph.exchange.ids import Ids
from aims_graph.exchange.rows import as_mapping_set, outgoing
from aims_graph.knowledge.knowledge import MappingSet
from aims_graph.knowledge.sssom import ALLOWED_REUSE, NOTHING, Row

ENDINGS = {
    "csv": "csv",
    "sssom": "sssom.tsv",
    "oscal": "json",
    "ciso-assistant": "yaml",
    "ttl": "ttl",
    "jsonld": "jsonld",
}
SOURCES = ("iso27001:A.5.24", "iso27001:9.2.2_1", "iso27001:4.1_1", "iso27001:A.8.13_1", "iso27001:10.2_1")
TARGETS = ("iso42001:A.6.2.4", "iso42001:9.2.2_1", "iso42001:4.1_4", "iso42001:A.8.4_1", "iso42001:10.2_2")


def by_id(rows):
    return sorted(rows, key=lambda row: row.record_id)


def back(path, knowledge, out):
    crosswalk = read_crosswalk(path)
    ids = Ids(knowledge.catalogue, crosswalk.prefixes)
    return as_mapping_set(crosswalk, ids, out.group.source, out.group.target), crosswalk


@pytest.mark.parametrize("form", WRITERS)
def test_our_sets_come_back_whole(form, out, tmp_path, knowledge):
    path = tmp_path / f"x.{ENDINGS[form]}"
    path.write_text(WRITERS[form](out).text, encoding="utf-8")
    group, _ = back(path, knowledge, out)
    assert by_id(group.rows) == by_id(out.rows)
    if form != "csv":
        assert group.agreement == dict(out.group.agreement)


@pytest.mark.parametrize("form", WRITERS)
def test_what_nobody_looked_at_comes_back_apart_from_what_was_searched(form, out, tmp_path, knowledge):
    rows = tuple(
        row
        for row in out.rows
        if row.object_id == NOTHING or not row.object_id.startswith(("iso42001:5", "iso27001:5"))
    )
    fewer = replace(out.group, rows=rows)
    partial = outgoing(knowledge, fewer, rows, out.asked, "0.1.0")
    assert partial.unassessed
    written = WRITERS[form](partial)
    path = tmp_path / f"x.{ENDINGS[form]}"
    path.write_text(written.text, encoding="utf-8")
    crosswalk = back(path, knowledge, partial)[1]
    if form in ("csv", "sssom"):  # no row is how these say it; CSV says that it says no more
        assert form == "sssom" or [note.count for note in written.notes if note.code == "unassessed-left-out"]
        return
    ids = Ids(knowledge.catalogue)
    assert {ids.resolve(text).curie for text in crosswalk.unassessed} == set(partial.unassessed)
    assert not {ids.resolve(text, of).curie for text, of in crosswalk.listed} & set(partial.unassessed)


def test_the_canonical_file_is_what_is_shipped(out, knowledge):
    path = knowledge.folder / "mappings" / f"{out.group.source}--{out.group.target}.sssom.tsv"
    ours, shipped = write_sssom(out).text.splitlines(), path.read_text(encoding="utf-8").splitlines()
    assert [line for line in ours if not line.startswith("#")] == [line for line in shipped if not line.startswith("#")]


@pytest.mark.parametrize("form", WRITERS)
def test_writing_twice_gives_the_same_bytes(form, out):
    assert WRITERS[form](out) == WRITERS[form](out)


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cn"), exclude_characters="\ufeff"),
    min_size=1,
    max_size=12,
)
SIGNS = st.sampled_from(["=1+1", '"quoted"', '"half', "'apostrophe", "'=x", "-", "@x", "a: b", "# x", "[aims-graph] {}", "null",
                         "5.10", "ñ", "—", "{", "*a", "&a", "|", "%", "\\n", "yes", "''=", "<b>"])  # fmt: skip
TEXT = st.lists(WORDS | SIGNS, min_size=1, max_size=5).map(" ".join)


@st.composite
def rows(draw):
    found = {}
    for _ in range(draw(st.integers(1, 5))):
        source, target = draw(st.sampled_from(SOURCES)), draw(st.sampled_from(TARGETS))
        searched = bool(found) and draw(st.booleans())
        relation = "intersectsWith" if searched else draw(st.sampled_from(sorted(ALLOWED_REUSE)))
        if searched:
            source, target = draw(st.sampled_from([(NOTHING, target), (source, NOTHING)]))
        record = "mapping:" + "--".join(end.replace(":", ".").removeprefix("sssom.") for end in (source, target))
        found[record] = Row(
            record_id=record, subject_id=source, predicate_id=f"aims:{relation}", object_id=target,
            mapping_justification="semapv:ManualMappingCuration",
            confidence=draw(st.sampled_from(["", "0.9", "0.90", "1", "0", "0.123"])),
            author_id=draw(st.sampled_from(["", "aims:first-reading", "orcid:0000-0001"])),
            mapping_date=draw(st.sampled_from(["", "2026-11-23"])),
            rationale_kind=draw(st.sampled_from(["", "semantic", "functional", "syntactic"])), rationale=draw(TEXT), rationale_es=draw(st.just("") | TEXT), comment_es=draw(st.just("") | TEXT),
            object=draw(st.sampled_from(["", "same", "widened", "other"])),
            reuse="none" if searched else draw(st.sampled_from(ALLOWED_REUSE[relation])),
            delta_en=draw(st.just("") | TEXT), delta_es=draw(st.just("") | TEXT),
            review_status=draw(st.sampled_from(["reviewed", "unreviewed", "disputed"])),
            reviewer_id=draw(st.sampled_from(["", "aims:second-reading", "a|b"])),
            reviewer_agreement=draw(st.sampled_from(["", "1", "0.5"])), subject_hash=draw(st.sampled_from(["", "0123456789ab"])),
            object_hash=draw(st.sampled_from(["", "ba9876543210"])), comment=draw(st.just("") | TEXT),
        )  # fmt: skip
    return tuple(found.values())


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=rows())
def test_any_rows_come_back_whole(form, made, tmp_path, knowledge):
    group = MappingSet("iso27001-2022", "iso42001-2023", made, {"relation_raw": "0.86"})
    out = outgoing(knowledge, group, made, (), "0.1.0")
    if form == "oscal" and all(row.searched for row in made):
        return
    path = tmp_path / f"x.{ENDINGS[form]}"
    path.write_text(WRITERS[form](out).text, encoding="utf-8")
    assert by_id(back(path, knowledge, out)[0].rows) == by_id(made)
