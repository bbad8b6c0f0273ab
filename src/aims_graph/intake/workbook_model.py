"""The intake workbook as data: texts, columns, pages, and what the caller offers to choose from.

No file format here: `workbook_write` draws these, `workbook_read` reads them back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from aims_graph.knowledge.act import FactTerm
from aims_graph.knowledge.types import ArtefactType

Lang = Literal["en", "es"]
Kind = Literal["text", "texts", "day", "integer", "decimal", "choice", "open", "several", "ids", "names"]
"""``choice``: one value of a closed list; ``open``: a list that also takes other words; ``several``: values
of a closed list separated by ';'; ``ids``: statement or requirement ids; ``names``: rows of another page;
``texts``: texts separated by ';'."""

VERSION: Final = "2"
"""Form 1 kept the pages that record without reading them: there a wrong value is told and left out."""
MARK: Final = f"aims{VERSION}"
"""Begins every hidden marker cell: ``aims2.artefacts.title``."""

EXAMPLE_MARKS: Final = frozenset({"example", "ejemplo"})


class Text(NamedTuple):
    """The same words in the languages of the workbook."""

    en: str
    es: str

    def of(self, lang: Lang) -> str:
        """Return the words in ``lang``."""
        return self.es if lang == "es" else self.en


def text(packed: str) -> Text:
    """Return the text that ``packed`` holds as ``English|Spanish``, or the same words for both."""
    en, bar, es = packed.partition("|")
    return Text(en, es if bar else en)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a page (or one field of a form). ``key`` never changes, whatever the heading says."""

    key: str
    label: Text
    help: Text
    example: Text
    width: int
    kind: Kind = "text"
    values: str | None = None
    """The list to choose from (`workbook_lists`), or the page whose rows are named."""
    required: bool = False
    group: Text | None = None
    prop: str | None = None
    """The property that its values become, where nothing but the generic reading knows the column."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet."""

    key: str
    label: Text
    purpose: Text
    columns: tuple[Column, ...]
    form: bool = False
    soa: str | None = None
    """CURIE prefix of the standard whose controls the page lists."""
    complete: tuple[tuple[str, Text], ...] = ()
    """Class of list → the words before the cell that says it is complete as of a day."""
    kind: str = ""
    """What stands in the IRI of a row, before its key."""
    row_class: str | None = None
    """The class of its rows, where the generic reading makes them."""
    titled: tuple[str, ...] = ()
    """The columns whose words together name a row, where no column holds its name."""

    @property
    def name(self) -> Column:
        """The column that names a row, or begins its name."""
        key = self.titled[0] if self.titled else None
        return next(column for column in self.columns if column.key == key or (key is None and column.prop == "label"))

    @property
    def told(self) -> tuple[Column, ...]:
        """The columns that the generic reading knows, the one that holds the name apart."""
        return tuple(column for column in self.columns if column.prop and column.prop != "label")

    def column(self, key: str) -> Column:
        """Return the column ``key``. Raises ``KeyError`` where the page has none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Codes:
    """A list: code → our words. The knowledge's label of ``prefix + code`` goes first where it has one."""

    words: Mapping[str, Text]
    prefix: str | None = None
    former: tuple[tuple[str, Text], ...] = ()
    """Code and words that earlier workbooks offered."""


def codes(prefix: str | None = None, **words: str) -> Codes:
    """Return a list from texts packed as ``English|Spanish``, by code."""
    return Codes(MappingProxyType({code: text(packed) for code, packed in words.items()}), prefix)


def column(
    key: str,
    width: int,
    label: str,
    help_: str,
    example: str = "",
    kind: Kind = "text",
    values: str | None = None,
    *,
    required: bool = False,
    group: str | None = None,
    prop: str | None = None,
) -> Column:
    """Return a column from texts packed as ``English|Spanish``."""
    return Column(
        key=key,
        label=text(label),
        help=text(help_),
        example=text(example),
        width=width,
        kind=kind,
        values=values,
        required=required,
        group=text(group) if group else None,
        prop=prop,
    )


COMPLETE: Final = text(
    "This list is complete as of the day on the left.|Esta lista está completa a la fecha de la izquierda."
)


def record_page(
    key: str, kind: str, row_class: str, label: str, purpose: str, *columns: Column, titled: tuple[str, ...] = ()
) -> Page:
    """Return a page whose rows become nodes of the class ``row_class``, each by the properties of its columns."""
    return Page(
        key, text(label), text(purpose), columns, complete=((key, COMPLETE),), kind=kind, row_class=row_class,
        titled=titled,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choices:
    """What the knowledge offers: ids with their titles, artefact types, and the words for codes.

    ``controls``: CURIE prefix → (id, title), the id as ``A.5.1`` or a CURIE. ``statements``: (CURIE, text).
    ``requirements``: (CURIE, title) of every provision that may be named. ``labels``: local name of a code →
    language → words.
    """

    controls: Mapping[str, Sequence[tuple[str, str]]]
    statements: Sequence[tuple[str, str]]
    artefact_types: Sequence[ArtefactType]
    requirements: Sequence[tuple[str, str]] = ()
    facts: Sequence[FactTerm] = ()
    """The facts of the AI Act that can be declared, in the order of the law."""
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    others: Sequence[str] = ()
    """Further CURIEs that a row may name: provisions and statements of the AI Act and of other editions."""

    def control_titles(self, prefix: str) -> dict[str, str]:
        """Return control CURIE → title for the standard ``prefix``, in the order given."""
        listed = self.controls.get(prefix, ())
        return {cid if ":" in cid else f"{prefix}:{cid}": title for cid, title in listed}

    def offered_ids(self) -> dict[str, str]:
        """Return the CURIEs to offer → words: each requirement before its statements, then other controls."""
        titles = dict(self.requirements)
        controls: dict[str, str] = {}
        for prefix in self.controls:
            controls.update(self.control_titles(prefix))
        offered: dict[str, str] = {}
        for curie, words in self.statements:
            parent = curie.rpartition("_")[0]
            offered.setdefault(parent, titles.get(parent) or controls.get(parent, ""))
            offered[curie] = words
        for curie, words in controls.items():
            offered.setdefault(curie, words)
        return offered

    def known_ids(self) -> dict[str, str]:
        """Return every CURIE that an artefact may answer → its words: those of the AI Act too, which are not listed."""
        known = self.offered_ids()
        for curie, words in self.requirements:
            known.setdefault(curie, words)
        return known | {curie: "" for curie in self.others if curie.startswith("aiact:")}
