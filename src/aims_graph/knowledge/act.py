"""The facts, triggers and transitions by which systems are classified under the EU AI Act, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from aims_graph.base.terms import AIMS, PREFIXES, compact
from aims_graph.knowledge.catalogue import Catalogue

_SOURCE = PREFIXES["dcterms"] + "source"


@dataclass(frozen=True, slots=True)
class FactTerm:
    """A yes-or-no fact. ``groups``: facts that deny it when they are true; ``denies``: the facts it denies."""

    code: str
    label: Mapping[str, str]
    question: Mapping[str, str]
    provision: str
    units: tuple[str, ...]
    """``unitEntity``, ``unitSystem`` or both."""
    groups: tuple[str, ...]
    denies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TriggerTerm:
    """One way into a category: facts that must be true, exceptions that must be false."""

    code: str
    label: Mapping[str, str]
    provision: str
    category: str
    needs: tuple[str, ...]
    unless: tuple[str, ...]
    laws: tuple[str, ...]
    reading: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ImplicationTerm:
    """A fact that is true whenever another is, in some states of the law."""

    source: str
    target: str
    laws: tuple[str, ...]


class Act:
    """Look-ups over the classification table of the knowledge; everything is read on first use."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def facts(self) -> dict[str, FactTerm]:
        """Every fact by code, in the order of its provision's reading, then by code."""
        catalogue = self._catalogue
        codes = catalogue.members("Fact")
        denied: dict[str, list[str]] = {}
        for code in codes:
            for group in catalogue.codes_of(code, "deniedBy"):
                denied.setdefault(group, []).append(code)
        places = {curie: place for place, curie in enumerate(catalogue.provisions)}
        found = [self._fact(code, tuple(denied.get(code, ()))) for code in codes]
        found.sort(key=lambda fact: (places.get(fact.provision, len(places)), fact.code))
        return {fact.code: fact for fact in found}

    def _fact(self, code: str, denies: tuple[str, ...]) -> FactTerm:
        catalogue = self._catalogue
        return FactTerm(
            code=code,
            label=catalogue.label(code),
            question=catalogue.words_of(code, "question"),
            provision=self.provision(code),
            units=catalogue.codes_of(code, "factOf"),
            groups=catalogue.codes_of(code, "deniedBy"),
            denies=denies,
        )

    @cached_property
    def triggers(self) -> dict[str, TriggerTerm]:
        """Every trigger by code."""
        catalogue = self._catalogue
        return {
            code: TriggerTerm(
                code=code,
                label=catalogue.label(code),
                provision=self.provision(code),
                category=catalogue.codes_of(code, "givesCategory")[0],
                needs=catalogue.codes_of(code, "needsFact"),
                unless=catalogue.codes_of(code, "unlessFact"),
                laws=catalogue.codes_of(code, "inLaw"),
                reading=catalogue.words_of(code, "reading"),
            )
            for code in catalogue.members("Trigger")
        }

    @cached_property
    def implications(self) -> tuple[ImplicationTerm, ...]:
        """Every implication."""
        catalogue = self._catalogue
        return tuple(
            ImplicationTerm(
                source=catalogue.codes_of(code, "fromFact")[0],
                target=catalogue.codes_of(code, "toFact")[0],
                laws=catalogue.codes_of(code, "inLaw"),
            )
            for code in catalogue.members("Implication")
        )

    def provision(self, code: str) -> str:
        """Return the CURIE of the provision that a term is defined in; empty where it has none."""
        iri = self._catalogue.value_of(code, AIMS + "definedIn")
        return compact(iri) if iri else ""

    def date_source(self, application: str, law: str, route: str) -> Mapping[str, str]:
        """Return the legal basis of the date of an application, in one state of the law, for one route."""
        code = self._dates.get((application, law, route))
        return self._catalogue.words_of(code, _SOURCE) if code else {}

    def date_of(self, application: str, law: str, route: str) -> str | None:
        """Return the day from which an application holds, in one state of the law, for one route."""
        code = self._dates.get((application, law, route))
        return self._catalogue.value_of(code, AIMS + "appliesFrom") if code else None

    @cached_property
    def _dates(self) -> dict[tuple[str, str, str], str]:
        codes_of = self._catalogue.codes_of
        return {
            (codes_of(code, "ofApplication")[0], codes_of(code, "inLaw")[0], codes_of(code, "route")[0]): code
            for code in self._catalogue.members("ApplicationDate")
        }
