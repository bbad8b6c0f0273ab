"""Mapping sets as SSSOM/TSV, one file an ordered pair of editions (design: mappings; SSSOM 1.1).

Reading gives plain rows; :func:`row_triples` gives what the rules and queries see of them. A row to or from
``sssom:NoTermFound`` says that somebody searched and found nothing; it stands outside the relation algebra.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph.base.errors import InputError, Problem
from aims_graph.base.terms import BASE, DERIVED, MAPPING, NO_TERM_FOUND, aims, compact, expand
from aims_graph.graph.literals import XSD
from aims_graph.knowledge.files import table_of, text_of

NOTHING: Final = "sssom:NoTermFound"
SUFFIX: Final = ".sssom.tsv"
RDF_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

RELATIONS: Final = ("equalTo", "subsetOf", "supersetOf", "intersectsWith", "noRelationship")
ALLOWED_REUSE: Final[Mapping[str, tuple[str, ...]]] = {
    "equalTo": ("as_is", "extend"),
    "supersetOf": ("as_is", "extend"),
    "subsetOf": ("extend",),
    "intersectsWith": ("extend",),
    "noRelationship": ("none",),
}
"""Relation → what may be claimed of reuse. A source that does not hold all of the target is never as it is."""

_EXTENSIONS: Final = {
    "rationale_kind": "rationaleKind",
    "rationale": "rationale",
    "rationale_es": "rationale",
    "object": "objectChange",
    "reuse": "reuseClaim",
    "delta_en": "delta",
    "delta_es": "delta",
    "review_status": "reviewStatus",
    "subject_hash": "subjectHash",
    "object_hash": "objectHash",
    "comment_es": "note",
}
"""Our slots → the property of the vocabulary each stands for."""

REUSE_CODES: Final = {"as_is": "reuseAsIs", "extend": "reuseExtend", "none": "reuseNone"}
"""Word of the files → code of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Row:
    """One mapping row. Fields are SSSOM slots, then ours, in the order of the file."""

    record_id: str
    subject_id: str
    predicate_id: str
    object_id: str
    mapping_justification: str
    confidence: str
    author_id: str
    mapping_date: str
    rationale_kind: str
    rationale: str
    rationale_es: str
    object: str
    reuse: str
    delta_en: str
    delta_es: str
    review_status: str
    reviewer_id: str
    reviewer_agreement: str
    subject_hash: str
    object_hash: str
    comment: str
    comment_es: str

    @property
    def relation(self) -> str:
        """The local name of the relation, such as ``equalTo``."""
        return self.predicate_id.removeprefix("aims:")

    @property
    def searched(self) -> bool:
        """True where the row says that nothing was found."""
        return NOTHING in (self.subject_id, self.object_id)

    @property
    def rationales(self) -> dict[str, str]:
        """Why the relation is claimed, by language."""
        return _by_language(self.rationale, self.rationale_es)

    @property
    def deltas(self) -> dict[str, str]:
        """What must be added to the existing artefact, by language."""
        return _by_language(self.delta_en, self.delta_es)

    @property
    def notes(self) -> dict[str, str]:
        """What else a reader should know of the row, by language."""
        return _by_language(self.comment, self.comment_es)


def _by_language(english: str, spanish: str) -> dict[str, str]:
    return {language: text for language, text in (("en", english), ("es", spanish)) if text}


AGREEMENT: Final = "aims_agreement_"
COLUMNS: Final = tuple(column.name for column in fields(Row))
_MAY_LACK: Final = frozenset({"rationale_es", "comment_es"})
"""Columns that a file may do without: whoever writes an overlay may have one language only."""


def editions_of(path: Path) -> tuple[str, str]:
    """Return the slugs of the source and target edition that the name of a mapping file says.

    >>> editions_of(Path("iso27001-2022--iso42001-2023.sssom.tsv"))
    ('iso27001-2022', 'iso42001-2023')
    """
    source, _, target = path.name.removesuffix(SUFFIX).partition("--")
    return source, target


def read_rows(path: Path) -> list[Row]:
    """Return the rows of the mapping file at ``path``. Raises ``InputError`` with every fault of form."""
    lines = text_of(path).splitlines()
    skip = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = table_of(path, lines[skip:], quoted=False)
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ()) and name not in _MAY_LACK]
    if missing:
        raise InputError(
            Problem("columns", "the mapping file lacks columns.", file=path.name, expected=", ".join(missing))
        )
    rows, problems = [], []
    for number, cells in enumerate(reader, skip + 2):
        row = Row(**{name: _unquoted((cells.get(name) or "").strip()) for name in COLUMNS})
        problem = row_fault(row, path, number)
        if problem:
            problems.append(problem)
        rows.append(row)
    if problems:
        raise InputError(problems)
    return rows


def read_agreement(path: Path) -> dict[str, str]:
    """Return the figures of two readings that the head of a mapping file states (slots ``aims_agreement_…``)."""
    figures = {}
    for line in text_of(path).splitlines():
        if not line.startswith("#"):
            break
        name, colon, value = line.removeprefix("#").partition(":")
        if colon and name.startswith(AGREEMENT):
            figures[name.removeprefix(AGREEMENT)] = value.strip().strip("'")
    return figures


def row_fault(row: Row, path: Path, number: int | None) -> Problem | None:
    """Return what is wrong with the form of ``row``, which stands in line ``number`` of ``path``; None where nothing is."""

    def problem(message: str, found: str, expected: str) -> Problem:
        return Problem("mapping-row", message, file=path.name, row=number, found=found, expected=expected)

    if row.relation not in RELATIONS:
        return problem("unknown relation.", row.predicate_id, ", ".join("aims:" + name for name in RELATIONS))
    allowed = ("none",) if row.searched else ALLOWED_REUSE[row.relation]
    if row.reuse not in allowed:
        return problem(f"this reuse cannot go with {row.predicate_id}.", row.reuse, " or ".join(allowed))
    for end in (row.subject_id, row.object_id):
        if end != NOTHING:
            try:
                expand(end)
            except ValueError as error:
                return problem(str(error), end, "an identifier such as iso42001:6.1.4")
    return None


def row_triples(row: Row, source_edition: str, target_edition: str) -> Iterator[Triple]:
    """Yield what the graph says of ``row``; texts included."""
    node = NamedNode(MAPPING + row.record_id.removeprefix("mapping:"))

    def link(name: str, iri: str) -> Triple:
        return Triple(node, NamedNode(aims(name)), NamedNode(iri))

    def text(name: str, value: str, language: str | None = None) -> Triple:
        return Triple(node, NamedNode(aims(name)), Literal(value, language=language) if language else Literal(value))

    yield Triple(node, RDF_TYPE, NamedNode(aims("Mapping")))
    yield text("recordId", row.record_id.removeprefix("mapping:"))
    yield link("sourceEdition", BASE + source_edition)
    yield link("targetEdition", BASE + target_edition)
    yield link("source", NO_TERM_FOUND if row.subject_id == NOTHING else expand(row.subject_id))
    yield link("target", NO_TERM_FOUND if row.object_id == NOTHING else expand(row.object_id))
    yield link("relation", aims(row.relation))
    yield link("reuseClaim", aims(REUSE_CODES[row.reuse]))
    yield link("reviewStatus", aims(row.review_status or "unreviewed"))
    yield Triple(node, NamedNode(aims("searchedNothingFound")), _boolean(row.searched))
    if row.confidence:
        yield Triple(node, NamedNode(aims("confidence")), Literal(row.confidence, datatype=NamedNode(XSD + "decimal")))
    for name, value in (("rationaleKind", row.rationale_kind), ("objectChange", row.object)):
        if value:
            yield text(name, value)
    for name, words in (("rationale", row.rationales), ("delta", row.deltas), ("note", row.notes)):
        for language, value in words.items():
            yield text(name, value, language)


def _boolean(value: bool) -> Literal:
    return Literal("true" if value else "false", datatype=NamedNode(XSD + "boolean"))


def text_hash(text: str) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of ``text``: what a row remembers of an end."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def write_rows(
    rows: Iterable[Row], source_edition: str, target_edition: str, *, version: str, agreement: Mapping[str, str]
) -> str:
    """Return the canonical SSSOM/TSV text: header with the figures of two readings, then rows by target and source.

    Derived rows may be among them; they have no reuse and no delta.
    """
    out = io.StringIO()
    rows = list(rows)
    derived = any(row.record_id.startswith("derived:") for row in rows)
    for line in _header(source_edition, target_edition, version, agreement, derived=derived):
        out.write(f"#{line}\n")
    out.write("\t".join(COLUMNS) + "\n")
    for row in sorted(rows, key=lambda row: (_natural(row.object_id), _natural(row.subject_id))):
        cells = (_quoted(" ".join(getattr(row, name).split())) for name in COLUMNS)
        out.write("\t".join(cells) + "\n")
    return out.getvalue()


def _quoted(cell: str) -> str:
    """A cell that starts with a quote is quoted as a whole, since readers of tables take that quote for theirs."""
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell


def _unquoted(cell: str) -> str:
    whole = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('""', "")
    return cell[1:-1].replace('""', '"') if whole else cell


def _header(
    source_edition: str, target_edition: str, version: str, agreement: Mapping[str, str], *, derived: bool
) -> list[str]:
    return [
        "curie_map:",
        f"  aims: {aims('')}",
        f"  {compact(f'{BASE}{source_edition}/x').partition(':')[0]}: {BASE}{source_edition}/",
        f"  {compact(f'{BASE}{target_edition}/x').partition(':')[0]}: {BASE}{target_edition}/",
        *([f"  derived: {DERIVED}"] if derived else []),
        f"  mapping: {MAPPING}",
        "  semapv: https://w3id.org/semapv/vocab/",
        "  sssom: https://w3id.org/sssom/",
        f"mapping_set_id: {BASE}mappings/{source_edition}--{target_edition}",
        f"mapping_set_version: {version}",
        "license: https://creativecommons.org/licenses/by/4.0/",
        "sssom_version: '1.1'",
        f"subject_source: {BASE}{source_edition}",
        f"object_source: {BASE}{target_edition}",
        "extension_definitions:",
        *(f"  - slot_name: {slot}\n#    property: {aims(name)}" for slot, name in _EXTENSIONS.items()),
        *(f"  - slot_name: {AGREEMENT}{name}\n#    property: {aims(AGREEMENT + name)}" for name in agreement),
        *(f"{AGREEMENT}{name}: '{value}'" for name, value in agreement.items()),
    ]


def _natural(curie: str) -> list[tuple[int, int, str]]:
    parts = curie.replace("_", ".").replace(":", ".").split(".")
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]
