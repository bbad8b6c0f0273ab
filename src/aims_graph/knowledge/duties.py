"""Duties of the EU AI Act: statements with an addressee, and the clock they point to (design: the law has two clocks).

Everything here is data of ``ontology/aiact/`` and of the statements in ``ontology/frameworks/aiact.ttl``; nothing is
computed but the choice of dates by state of the law and route.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from aims_graph.base.terms import AIMS, compact
from aims_graph.knowledge.catalogue import DCTERMS, Catalogue, Statement

Law = Literal["current", "original"]
LAWS: Final = ("original", "current")
ANY_ROUTE: Final = "route-any"


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of an application: in one state of the law, for one route through Article 6."""

    law: Law
    route: str
    applies_from: str
    source: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Application:
    """A rule of dates that several provisions share. ``other``: what another tenable reading gives.

    ``presupposes``: the application without which this one is without effect.
    """

    id: str
    label: Mapping[str, str]
    reading: Mapping[str, str]
    other: str | None
    presupposes: str | None
    dates: tuple[Dated, ...]

    def of(self, law: Law) -> tuple[Dated, ...]:
        """Return the dates under ``law``, by day."""
        return tuple(date for date in self.dates if date.law == law)


@dataclass(frozen=True, slots=True)
class TransitionDay:
    """The days of a transition. ``comply_by`` is empty where only a change of design brings a system in."""

    law: Law
    route: str
    cut_off: str
    comply_by: str | None


@dataclass(frozen=True, slots=True)
class Transition:
    """A rule for systems or models that were there before."""

    id: str
    label: Mapping[str, str]
    definition: Mapping[str, str]
    provision: str
    reading: Mapping[str, str]
    days: tuple[TransitionDay, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """A statement with an addressee. Codes are local names of the vocabulary."""

    statement: Statement
    laws: tuple[Law, ...]
    actors: tuple[str, ...]
    categories: tuple[str, ...]
    conditions: tuple[str, ...]
    derogations: tuple[str, ...]
    met_otherwise: tuple[str, ...]
    transitions: tuple[str, ...]
    application: str
    limit: Mapping[str, str]
    reading: Mapping[str, str]
    binds: bool
    """True where it can become an item: shall or prohibition, on an operator."""

    @property
    def routes(self) -> tuple[str, ...]:
        """The routes through Article 6 that bear on it; none where its category is not high-risk."""
        routes = set()
        for category in self.categories:
            if category in ("category-highRisk", "category-highRiskAnnexI"):
                routes.add("route-annexI")
            if category in ("category-highRisk", "category-highRiskAnnexIII", "category-annexIIIExempt"):
                routes.add("route-annexIII")
        return tuple(sorted(routes))


class Duties:
    """Every duty, with the applications and transitions they point to, read from a catalogue once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._date_nodes = catalogue.members("ApplicationDate")
        self._day_nodes = catalogue.members("TransitionDate")
        self.applications = {code: self._application(code) for code in catalogue.members("Application")}
        self.transitions = {code: self._transition(code) for code in catalogue.members("Transition")}
        operators = {c for c in catalogue.members("Actor") if catalogue.value(AIMS + c, "isOperator") == "true"}
        self.all = tuple(
            self._duty(statement, operators)
            for statement in catalogue.statements.values()
            if catalogue.codes(statement.iri, "addressee")
        )
        self.by_curie = {duty.statement.curie: duty for duty in self.all}

    def dates(self, duty: Duty, law: Law) -> tuple[Dated, ...]:
        """Return the dates from which ``duty`` applies under ``law``: one a route, as its provision has them, or as what
        it presupposes has them."""
        if law not in duty.laws:
            return ()
        application, wanted = self.applications[duty.application], duty.routes
        dates = application.of(law)
        if application.presupposes is not None and wanted:
            dates = tuple(one for date in dates for one in _by_route(date, wanted))
        return tuple(date for date in dates if date.route == ANY_ROUTE or not wanted or date.route in wanted)

    def effective_from(self, duty: Duty, dated: Dated) -> str:
        """Return the day from which ``dated`` has effect: not before what its application presupposes. A reading."""
        presupposed = self.applications[duty.application].presupposes
        if presupposed is None:
            return dated.applies_from
        routes = (dated.route,) if dated.route != ANY_ROUTE else duty.routes
        days = [day.applies_from for day in self.applications[presupposed].of(dated.law) if day.route in routes]
        return max(dated.applies_from, min(days, default=dated.applies_from))

    def _application(self, code: str) -> Application:
        catalogue, iri = self._catalogue, AIMS + code
        dates = [
            Dated(
                law=_law(catalogue.codes(AIMS + node, "inLaw")[0]),
                route=catalogue.codes(AIMS + node, "route")[0],
                applies_from=catalogue.value(AIMS + node, "appliesFrom") or "",
                source=catalogue.words(AIMS + node, DCTERMS + "source"),
            )
            for node in self._date_nodes
            if code in catalogue.codes(AIMS + node, "ofApplication")
        ]
        other, presupposed = catalogue.codes(iri, "otherReading"), catalogue.codes(iri, "presupposes")
        return Application(
            code,
            catalogue.label(code),
            catalogue.words(iri, AIMS + "reading"),
            other[0] if other else None,
            presupposed[0] if presupposed else None,
            tuple(sorted(dates, key=lambda date: (date.law, date.applies_from, date.route))),
        )

    def _transition(self, code: str) -> Transition:
        catalogue = self._catalogue
        days = [
            TransitionDay(
                law=_law(catalogue.codes(AIMS + node, "inLaw")[0]),
                route=catalogue.codes(AIMS + node, "route")[0],
                cut_off=catalogue.value(AIMS + node, "cutOff") or "",
                comply_by=catalogue.value(AIMS + node, "complyBy"),
            )
            for node in self._day_nodes
            if code in catalogue.codes(AIMS + node, "ofTransition")
        ]
        return Transition(
            code,
            catalogue.label(code),
            catalogue.definition(code),
            compact(catalogue.value(AIMS + code, "definedIn") or ""),
            catalogue.words(AIMS + code, AIMS + "reading"),
            tuple(sorted(days, key=lambda day: (day.law, day.cut_off, day.route))),
        )

    def _duty(self, statement: Statement, operators: set[str]) -> Duty:
        catalogue, iri = self._catalogue, statement.iri
        actors = catalogue.codes(iri, "addressee")
        applications = catalogue.codes(iri, "application")
        return Duty(
            statement=statement,
            laws=tuple(sorted((_law(code) for code in catalogue.codes(iri, "inLaw")), key=LAWS.index)),
            actors=actors,
            categories=catalogue.codes(iri, "systemCategory"),
            conditions=catalogue.codes(iri, "condition"),
            derogations=catalogue.codes(iri, "derogation"),
            met_otherwise=catalogue.codes(iri, "metOtherwise"),
            transitions=catalogue.codes(iri, "transition"),
            application=applications[0] if applications else "application-general",
            limit=catalogue.words(iri, AIMS + "deadlineText"),
            reading=catalogue.words(iri, AIMS + "reading"),
            binds=statement.modality in ("shall", "prohibition") and bool(operators & set(actors)),
        )


def _by_route(date: Dated, routes: Iterable[str]) -> tuple[Dated, ...]:
    """Return a date for any route as one for each of ``routes``: what it presupposes has another day on each."""
    return tuple(replace(date, route=route) for route in routes) if date.route == ANY_ROUTE else (date,)


def _law(code: str) -> Law:
    return "original" if code == "lawOriginal" else "current"
