"""A person's decision on a mapping row or a derived one, kept in an overlay folder with who, when and why.

Nothing shipped is changed: a confirmed or amended row stands in the overlay and replaces ours by its record id; a
rejected one is taken out. What hangs on it follows by itself, since nothing derived is stored.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.base.terms import EDITIONS
from aims_graph.graph.store import write_atomic
from aims_graph.knowledge.inference import Derived, edition_of
from aims_graph.knowledge.inferred import derived_as_row
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.overlay import DECIDED, REJECTED, Decision, Overlay, Rejection, read_overlay
from aims_graph.knowledge.sssom import SUFFIX, Row, read_rows, row_fault, text_hash, write_rows
from aims_graph.knowledge.stale import text_of

AMENDABLE = ("relation", "reuse", "object", "delta_en", "delta_es", "rationale", "rationale_es")
"""What can be changed of a row. Its ends cannot: a row with other ends is another row."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who decides, on which day (``YYYY-MM-DD``), and why. Raises ``UsageError`` where one of them is not said."""

    who: str
    when: str
    why: str

    def __post_init__(self) -> None:
        missing = [name for name in ("who", "when", "why") if not getattr(self, name).strip()]
        if missing:
            raise UsageError(f"a decision needs who, when and why; not said: {', '.join(missing)}")


class Decisions:
    """Takes decisions into the overlay folder ``folder``, which is made where it does not exist."""

    def __init__(self, folder: Path, *, version: str) -> None:
        self._folder = folder
        self._version = version
        overlay = read_overlay(folder) if folder.is_dir() else Overlay(folder, (), (), ())
        self._overlay = overlay
        self.knowledge = Knowledge.load(folder) if folder.is_dir() else Knowledge.load()
        self._all = Knowledge(self.knowledge.folder, replace(overlay, rejections=()))
        """The same knowledge with nothing rejected, so that a rejection can be taken back."""

    def confirm(self, given: str, verdict: Verdict, *, changes: Mapping[str, str] | None = None) -> Row:
        """Take a row as read and right; of a derived one, make a row of it (``changes`` says its reuse and delta).

        Returns the row as it now stands. Raises ``InputError`` for an unknown id or a row that would not be valid.
        """
        record, row, derived = self._find(given)
        if derived is not None:
            row = self._asserted(derived, verdict)
        readers = dict.fromkeys([*filter(None, row.reviewer_id.split("|")), verdict.who])
        row = replace(row, review_status="reviewed", reviewer_id="|".join(readers), reviewer_agreement="")
        if derived is None and changes:
            raise UsageError("confirming changes nothing of a row that somebody wrote; amend it")
        return self._put(record, self._changed(row, changes or {}), "confirmed", verdict)

    def amend(self, given: str, verdict: Verdict, changes: Mapping[str, str]) -> Row:
        """Change a row that somebody wrote; it is then the word of ``who``, read by nobody else yet.

        Returns the row as it now stands. Raises ``UsageError`` where nothing changes, ``InputError`` for an unknown id
        or a row that would not be valid.
        """
        record, row, derived = self._find(given)
        if derived is not None:
            raise UsageError(
                f"{given} is derived; confirm it, with its reuse, to make a row of it, or amend a row it stands on"
            )
        if not changes:
            raise UsageError(f"say what to amend: {', '.join(AMENDABLE)}")
        changed = self._changed(row, changes)
        if changed == row:
            raise UsageError(f"{given} says so already")
        changed = replace(
            changed, author_id=verdict.who, mapping_date=verdict.when, review_status="unreviewed", reviewer_id="",
            reviewer_agreement="",
        )  # fmt: skip
        return self._put(record, changed, "amended", verdict)

    def reject(self, given: str, verdict: Verdict) -> str:
        """Take a row out; a derived one is not offered again. Returns its record id, with prefix.

        Raises ``InputError`` for an unknown id.
        """
        record, row, derived = self._find(given)
        name = f"derived:{record}" if derived else row.record_id
        gone = Rejection(name, verdict.who, verdict.when, verdict.why, *self._hashes(row))
        kept = [rejection for rejection in self._overlay.rejections if rejection.record_id != name]
        self._folder.mkdir(parents=True, exist_ok=True)
        write_atomic(self._folder / REJECTED, _tsv(Rejection, [*kept, gone]))
        return name

    # ── finding ──

    def _find(self, given: str) -> tuple[str, Row, Derived | None]:
        """Return the record id without prefix, the row, and the derived row where it is one."""
        record = given.partition(":")[2] if given.startswith(("mapping:", "derived:")) else given
        if not given.startswith("derived:") and record in self._all.rows:
            return record, self._all.rows[record], None
        derived = None if given.startswith("mapping:") else self._all.inference.by_record.get(record)
        if derived is not None:
            return record, derived_as_row(derived), derived
        raise InputError(
            Problem(
                "unknown-id", "there is no such mapping row, nor a derived one.", found=given,
                expected="a record id such as mapping:iso27001.9.2.2_1--iso42001.9.2.2_1",
            )
        )  # fmt: skip

    def _asserted(self, derived: Derived, verdict: Verdict) -> Row:
        """Return the row that a person makes of a derived one: it stands on its own from then on."""
        return replace(
            derived_as_row(derived), record_id=f"mapping:{derived.record_id}", author_id=verdict.who,
            mapping_date=verdict.when, mapping_justification="semapv:ManualMappingCuration",
            rationale=verdict.why, rationale_kind="functional", confidence="",
        )  # fmt: skip

    # ── changing and writing ──

    def _changed(self, row: Row, changes: Mapping[str, str]) -> Row:
        unknown = sorted(set(changes) - set(AMENDABLE))
        if unknown:
            raise UsageError(f"not to be changed: {', '.join(unknown)}; only {', '.join(AMENDABLE)}")
        slots = {("predicate_id" if name == "relation" else name): value for name, value in changes.items()}
        if "predicate_id" in slots:
            slots["predicate_id"] = "aims:" + slots["predicate_id"].removeprefix("aims:")
        return replace(row, **slots)

    def _hashes(self, row: Row) -> tuple[str, str]:
        texts = (text_of(end, self._all.catalogue) for end in (row.subject_id, row.object_id))
        one, other = (text_hash(text) if text else "" for text in texts)
        return one, other

    def _put(self, record: str, row: Row, decision: str, verdict: Verdict) -> Row:
        """Write the row with the texts its ends have today, and who decided; take back a rejection of it."""
        hashes = self._hashes(row)
        row = replace(row, subject_hash=hashes[0], object_hash=hashes[1])
        pair = self._pair(record, row)
        path = self._folder / "mappings" / f"{pair[0]}--{pair[1]}{SUFFIX}"
        fault = row_fault(row, path, None)
        if fault is None and row.reuse == "extend" and not (row.delta_en or row.delta_es):
            fault = Problem("mapping-row", "extend needs to say what to add.", found=row.record_id, expected="a delta")
        if fault is not None:
            raise InputError(fault)
        path.parent.mkdir(parents=True, exist_ok=True)
        there = {other.record_id: other for other in (read_rows(path) if path.exists() else [])}
        text = write_rows({**there, row.record_id: row}.values(), *pair, version=self._version, agreement={})
        write_atomic(path, text.encode())
        taken = Decision(row.record_id, decision, verdict.who, verdict.when, verdict.why)
        write_atomic(self._folder / DECIDED, _tsv(Decision, [*self._overlay.decisions, taken]))
        kept = [r for r in self._overlay.rejections if r.record_id not in (row.record_id, f"derived:{record}")]
        if len(kept) != len(self._overlay.rejections):
            write_atomic(self._folder / REJECTED, _tsv(Rejection, kept))
        return row

    def _pair(self, record: str, row: Row) -> tuple[str, str]:
        for group in self._all.mapping_sets:
            if any(other.record_id == row.record_id for other in group.rows):
                return group.source, group.target
        return EDITIONS[edition_of(row.subject_id)], EDITIONS[edition_of(row.object_id)]


def _tsv(kind: type, rows: Iterable[Decision | Rejection]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow([column.name for column in fields(kind)])
    for row in rows:
        writer.writerow([" ".join(str(cell).split()) for cell in astuple(row)])
    return out.getvalue().encode()
