"""What people decided in the overlay: listed, and told where a decision has to be taken again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aims_graph.engine.quality_search import Finding
from aims_graph.knowledge.inference import Derived
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.overlay import Rejection
from aims_graph.knowledge.sssom import text_hash
from aims_graph.knowledge.stale import text_of


def decided(knowledge: Knowledge) -> Iterator[Finding]:
    """Yield each decision with who, when and why, and a warning for each that no longer fits."""
    overlay = knowledge.overlay
    if overlay is None:
        return
    for taken in overlay.decisions:
        yield Finding("Info", taken.record_id, taken.decision, f"By {taken.who} on {taken.when}: {taken.why}")
    everything = Knowledge(knowledge.folder, replace(overlay, rejections=()))
    for gone in overlay.rejections:
        yield Finding("Info", gone.record_id, "rejected", f"By {gone.who} on {gone.when}: {gone.why}")
        row = everything.rows.get(gone.record_id.removeprefix("mapping:"))
        derived = everything.inference.by_record.get(gone.record_id.removeprefix("derived:"))
        if row is not None and not gone.record_id.startswith("derived:"):
            yield from _changed(knowledge, gone, row.subject_id, row.object_id)
        elif derived is not None:
            yield from _changed(knowledge, gone, derived.source, derived.target)
            yield from _still_follows(knowledge, gone, derived)
        else:
            sentence = "There is no such row, so nothing is taken out."
            yield Finding("Warning", gone.record_id, "rejected-unknown", sentence)


def _changed(knowledge: Knowledge, gone: Rejection, source: str, target: str) -> Iterator[Finding]:
    for end, kept in ((source, gone.subject_hash), (target, gone.object_hash)):
        text = text_of(end, knowledge.catalogue)
        if kept and text is not None and kept != text_hash(text):
            sentence = f"The text of {end} has changed since {gone.who} decided: decide again."
            yield Finding("Warning", gone.record_id, "decision-stale", sentence)


def _still_follows(knowledge: Knowledge, gone: Rejection, derived: Derived) -> Iterator[Finding]:
    if knowledge.inference.closure.predicate(derived.source, derived.target) == derived.relation:
        rows = ", ".join(derived.evidence)
        sentence = f"It was rejected and still follows from {rows}: one of these says too much."
        yield Finding("Warning", gone.record_id, "rejected-follows", sentence)
