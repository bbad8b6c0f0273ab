"""What goes out in two languages comes back in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from aims_graph.exchange.rdf_form import read_rdf, write_jsonld, write_turtle
from aims_graph.exchange.rows import outgoing
from aims_graph.knowledge.knowledge import Knowledge


@pytest.mark.parametrize(("ending", "write"), [(".ttl", write_turtle), (".jsonld", write_jsonld)])
def test_reasons_and_notes_of_rows_keep_both_languages(
    tmp_path: Path, knowledge: Knowledge, ending: str, write: object
) -> None:
    group = next(group for group in knowledge.mapping_sets if group.target == "iso42001-2023")
    rows = tuple(row for row in group.rows if row.comment)[:5]
    file = tmp_path / f"rows{ending}"
    file.write_text(write(outgoing(knowledge, group, rows, (), "0")).text, encoding="utf-8")  # type: ignore[operator]
    back = {entry.slots["record_id"]: entry.slots for entry in read_rdf(file).entries}
    assert len(back) == 5
    for row in rows:
        slots = back[row.record_id]
        for slot in ("rationale", "rationale_es", "comment", "comment_es", "delta_en", "delta_es"):
            assert slots.get(slot, "") == getattr(row, slot)
