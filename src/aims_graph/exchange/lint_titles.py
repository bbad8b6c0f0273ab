"""Titles beside ids: one that is another id's title, or has nothing of its own in common, contradicts its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from aims_graph.exchange.finding import Finding
from aims_graph.exchange.lint_lines import Lines
from aims_graph.intake.cells import fold
from aims_graph.intake.frameworks import similarity

_ALIKE: Final = 0.6
_MOSTLY: Final = 0.5
_SHORT_WORDS: Final = 3


def title_findings(lines: Lines) -> Iterator[Finding]:
    """Yield the titles that contradict the id they stand beside.

    A title that is like no official one may be in another language, so it only counts where most titles of the
    file are the official ones.
    """
    titled = {(end.curie, title) for line in lines.lines for _, end, _, title in line.ends() if title and end.curie}
    if not titled:
        return
    official = _Official(lines)
    fits = {pair: official.fits(*pair) for pair in titled}
    mostly = sum(fits.values()) >= _MOSTLY * len(fits)
    wrong = {pair: official.owner(*pair) for pair, fit in fits.items() if not fit}
    wrong = {pair: owner for pair, owner in wrong.items() if owner or (mostly and not official.shares_a_word(*pair))}
    for line in lines.lines:
        for _, end, _, title in line.ends():
            if end.curie and (end.curie, title) in wrong:
                yield Finding("title-mismatch", line.file, line.row, line.entry.place, title, official.title(end.curie),
                              wrong[end.curie, title], {"id": end.curie})  # fmt: skip


class _Official:
    """The official titles, compared folded."""

    def __init__(self, lines: Lines) -> None:
        self._catalogue = lines.catalogue
        self._owners: dict[tuple[str, str], list[str]] = {}
        for curie, provision in self._catalogue.provisions.items():
            for text in (provision.title, *provision.own_title.values()):
                if text:
                    self._owners.setdefault((provision.edition, fold(text)), []).append(curie)

    def title(self, curie: str) -> str:
        return self._catalogue.titles(curie).get("en", "")

    def _texts(self, curie: str) -> list[str]:
        statement = self._catalogue.statements.get(curie)
        provision = self._catalogue.provisions[statement.requirement if statement else curie]
        own: Mapping[str, str] = provision.own_title
        return [text for text in (provision.title, *own.values()) if text]

    def fits(self, curie: str, title: str) -> bool:
        """Tell whether the title is, or holds, a title of the id; true where the id has none."""
        texts = self._texts(curie)
        said = fold(title)
        return not texts or any(fold(text) in said or similarity(text, title, _ALIKE) for text in texts)

    def owner(self, curie: str, title: str) -> str | None:
        """Return the other id of the same edition whose title it is."""
        statement = self._catalogue.statements.get(curie)
        provision = self._catalogue.provisions[statement.requirement if statement else curie]
        owners = self._owners.get((provision.edition, fold(title)))
        return owners[0] if owners else None

    def shares_a_word(self, curie: str, title: str) -> bool:
        """Tell whether the title has a longer word in common with a title of the id."""
        said = {word for word in fold(title).split() if len(word) > _SHORT_WORDS}
        return any(
            word in said for text in self._texts(curie) for word in fold(text).split() if len(word) > _SHORT_WORDS
        )
