"""Coverage of the mapping sets: every shipped pair, both sides, agreeing with the rows and with what is read elsewhere."""

from __future__ import annotations

import pytest

from aims_graph.knowledge.covering import pair_coverage


@pytest.fixture(scope="module")
def lines(knowledge):
    return {(line.source, line.target, line.side): line for line in pair_coverage(knowledge)}


def test_every_shipped_pair_is_counted_from_both_sides(knowledge, lines):
    pairs = {(group.source, group.target) for group in knowledge.mapping_sets}
    assert {key[:2] for key in lines} == pairs
    assert len(lines) == 2 * len(pairs)


def test_each_side_counts_every_statement_that_binds_once(knowledge, lines):
    catalogue = knowledge.catalogue
    for (source, target, side), line in lines.items():
        edition = target if side == "asked" else source
        own = [
            statement
            for curie, statement in catalogue.statements.items()
            if catalogue.provisions[statement.requirement].edition == edition and statement.standing == "settled"
        ]
        assert line.total == len([s for s in own if s.modality in ("shall", "prohibition")]), (source, target, side)


def test_a_statement_without_a_row_is_in_the_last_state(knowledge, lines):
    codes = knowledge.catalogue.members("MappingState")
    for line in lines.values():
        assert list(line.states) == codes
    assert lines["iso27001-2022", "iso42001-2023", "asked"].states["mappedUnknown"] == 0


def test_only_pairs_asked_for_are_returned(knowledge):
    assert pair_coverage(knowledge, [("iso42001-2023", "aiact-none")]) == ()
    assert {line.source for line in pair_coverage(knowledge, [("iso9001-2015", "iso42001-2023")])} == {"iso9001-2015"}
