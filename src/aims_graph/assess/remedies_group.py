"""What the observations on bases in a group of legal entities are about: whose certificate, whose document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from aims_graph.assess.graph_view import DCTERMS, GraphView
from aims_graph.knowledge.catalogue import Catalogue

OUTSIDE: Final = "base_outside_certificate"
ELSEWHERE: Final = "base_elsewhere"
GROUP: Final = frozenset((OUTSIDE, ELSEWHERE))


def group_cases(
    code: str, uses: Iterable[str], view: GraphView, catalogue: Catalogue, name: Callable[[str], str]
) -> Iterator[Mapping[str, str]]:
    """Return what fills the sentence of ``code`` for the row uses of an item, each case once.

    ``name`` says how a node is called. The places are ``edition`` and ``others`` for a certificate that names others;
    ``other`` (a document), ``others`` and ``base`` (the CURIE of what it was shown for) for evidence of another entity.
    """
    seen: set[tuple[str, ...]] = set()
    for use in uses:
        if view.truth(use, "outranked"):
            continue
        for found in _outside(use, view, catalogue) if code == OUTSIDE else _elsewhere(use, view):
            others = ", ".join(dict.fromkeys(name(unit) for unit in found[1]))
            told = (found[0], others)
            if not others or told in seen:
                continue
            seen.add(told)
            if code == OUTSIDE:
                yield {"edition": found[0], "others": others}
            else:
                yield {"other": name(found[0]), "others": others, "base": view.curie(use, "baseEnd") or ""}


def _outside(use: str, view: GraphView, catalogue: Catalogue) -> Iterator[tuple[str, list[str]]]:
    by_edition: dict[str, list[str]] = {}
    for system in view.all(use, "outsideCertificate"):
        by_edition.setdefault(view.one(system, "edition") or "", []).extend(view.all(system, "unit"))
    for edition, units in by_edition.items():
        yield catalogue.words(edition, DCTERMS + "title").get("en", ""), units


def _elsewhere(use: str, view: GraphView) -> Iterator[tuple[str, list[str]]]:
    for address in view.all(use, "answeredElsewhere"):
        artefact = view.one(address, "artefact") or ""
        lists = view.all(artefact, "managementSystem") or [
            system
            for edition in view.all(address, "answersEdition")
            for system in view.of_type("ManagementSystem")
            if view.one(system, "edition") == edition
        ]
        yield artefact, view.all(address, "unit") or [unit for system in lists for unit in view.all(system, "unit")]
