"""From the derived graph to the class of one unit and the reasons behind it: reads the graph, decides nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from aims_graph.assess.classification import (
    CategoryUse,
    Declaration,
    IncidentDuty,
    IncidentUse,
    KnownFact,
    RoleUse,
    Spoken,
    TriggerUse,
    UnitClassification,
)
from aims_graph.assess.classification import Question as Asked
from aims_graph.assess.graph_view import DCTERMS, RDFS, GraphView
from aims_graph.assess.question import Question
from aims_graph.base.terms import compact
from aims_graph.knowledge.act import TriggerTerm
from aims_graph.knowledge.knowledge import Knowledge

_KINDS = {"unitEntity": "entity", "unitSystem": "system"}
_TOLD_BY_KIND: Final = MappingProxyType(
    {
        "fact-incidentDeath": frozenset({"seriousDeath"}),
        "fact-incidentWidespread": frozenset({"seriousWidespread", "seriousInfrastructure"}),
    }
)
_AT_ONCE: Final = "aiact:26.5_5"
_SCOPE = ("fact-unionNexus", "fact-noExclusion")


class UnitReader:
    """Reads units of one assessment from its derived graph."""

    def __init__(self, knowledge: Knowledge, view: GraphView, organisation: str, question: Question) -> None:
        self._act = knowledge.act
        self._view = view
        self._organisation = organisation
        self._law = f"law{question.law.capitalize()}"
        self._catalogue = knowledge.catalogue
        self._declared: dict[str, list[str]] = defaultdict(list)
        for node in view.of_type("FactDeclaration"):
            about = view.one(node, "aboutUnit")
            if about:
                self._declared[about].append(node)
        self._entities: dict[str, list[str]] = defaultdict(list)
        for entity in view.of_type("LegalEntity"):
            for system in view.all(entity, "coversSystem"):
                self._entities[system].append(entity)
        self._incidents: dict[str, list[str]] = defaultdict(list)
        for node in view.of_type("IncidentDuty"):
            self._incidents[view.one(node, "incidentUnit") or ""].append(node)
        self._classes: dict[tuple[str, str], str] = {}
        for node in view.of_type("Classification"):
            self._classes[view.one(node, "classOf") or "", view.code(node, "category") or ""] = node

    def unit(self, iri: str, kind: str) -> UnitClassification:
        """Return the class of the unit ``iri``."""
        view = self._view
        found = _Unit(self, iri)
        categories = tuple(found.categories())
        undeclared = iri in view.of_type("UndeclaredSystem")
        met = {use.category for use in categories if use.state == "met"}
        outside = tuple(found.known(code) for code in view.codes(iri, "outsideActBy"))
        return UnitClassification(
            unit=self.local(iri),
            label=view.one(iri, RDFS + "label") or self.local(iri).partition("/")[2],
            kind="undeclared" if undeclared else _KINDS[kind],
            standing=_standing(met, outside, in_scope=bool(view.truth(iri, "inActScope"))),
            outside_by=outside,
            categories=categories,
            roles=tuple(found.roles()),
            role_open=bool(view.truth(iri, "roleOpen")),
            routes=view.codes(iri, "onRoute"),
            conditions_met=view.codes(iri, "conditionMet"),
            conditions_failed=view.codes(iri, "conditionFailed"),
            conditions_open=view.codes(iri, "conditionOpen"),
            questions=tuple(found.questions()),
            contradicted=tuple(found.contradicted()),
            no_trigger=bool(view.truth(iri, "noTrigger")),
            spoken=found.spoken(),
            exemption=found.exemption(),
            scope_presumed=kind == "unitSystem"
            and not outside
            and any(code not in view.codes(iri, "factTrue") for code in _SCOPE),
            incidents=tuple(found.incidents()),
        )

    def local(self, iri: str) -> str:
        """Return the part of a unit's IRI below its organisation."""
        return iri.removeprefix(self._organisation + "/")


def _standing(met: set[str], outside: tuple[KnownFact, ...], *, in_scope: bool) -> str:
    if outside:
        return "outside"
    if "category-prohibited" in met:
        return "prohibited"
    return "in_scope" if in_scope else "open"


class _Unit:
    """One unit: what is declared of it and what follows."""

    def __init__(self, reader: UnitReader, iri: str) -> None:
        self._reader = reader
        self._view, self._act = reader._view, reader._act
        self._iri = iri
        self._true = frozenset(self._view.codes(iri, "factTrue"))
        self._false = frozenset(self._view.codes(iri, "factFalse"))
        self._by_fact: dict[str, list[Declaration]] = defaultdict(list)
        for node in [n for unit in (iri, *reader._entities[iri]) for n in reader._declared[unit]]:
            declaration = self._declaration(node)
            self._by_fact[declaration.fact].append(declaration)
        for node in reader._incidents[iri]:
            for declaration in self._recorded(self._view.one(node, "incidentRow") or ""):
                self._by_fact[declaration.fact].append(declaration)

    def _recorded(self, row: str) -> Iterable[Declaration]:
        """Yield what the row of a serious incident says: that there was one, and by its kind what it was not."""
        view = self._view
        kinds = set(view.codes(row, "seriousKind"))
        facts = {"fact-seriousIncident": True}
        if kinds:
            facts |= {fact: bool(kinds & told) for fact, told in _TOLD_BY_KIND.items()}
        for fact, value in facts.items():
            yield Declaration(
                fact=fact, value=value, unit=self._reader.local(self._iri), file=view.one(row, "sourceFile"),
                sheet=view.one(row, "sourceSheet"), row=view.number(row, "sourceRow"),
            )  # fmt: skip

    def _declaration(self, node: str) -> Declaration:
        view = self._view
        return Declaration(
            fact=view.code(node, "fact") or "",
            value=view.truth(node, "factValue") is True,
            unit=self._reader.local(view.one(node, "aboutUnit") or ""),
            by=view.one(node, "declaredBy"),
            on=view.one(node, "declaredOn"),
            file=view.one(node, "sourceFile"),
            sheet=view.one(node, "sourceSheet"),
            row=view.number(node, "sourceRow"),
        )

    # ── facts ──

    def known(self, code: str) -> KnownFact:
        """Return a fact that is known of the unit, with what it rests on."""
        value = code in self._true
        provision = self._act.facts[code].provision

        def fact(how: str, through: str | None, declarations: Iterable[Declaration]) -> KnownFact:
            return KnownFact(code, value, provision, how, through, tuple(declarations))

        own = [declaration for declaration in self._by_fact[code] if declaration.value == value]
        if own:
            return fact("declared", None, own)
        if value:
            sources = [i.source for i in self._act.implications if i.target == code and self._reader._law in i.laws]
            through = next((source for source in sources if self._said(source)), None)
            return fact("follows", through, self._said(through) if through else ())
        through = next((group for group in self._act.facts[code].groups if self._said(group)), None)
        if through:
            return fact("group", through, self._said(through))
        return fact("none_left", None, ())

    def _said(self, code: str) -> list[Declaration]:
        return [declaration for declaration in self._by_fact[code] if declaration.value]

    def _unknown(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(code for code in codes if code not in self._true and code not in self._false)

    # ── categories and triggers ──

    def categories(self) -> Iterable[CategoryUse]:
        """Return the categories of the unit: met, coming, open; in the order of the vocabulary's names."""
        view, iri = self._view, self._iri
        met = [code for code in view.codes(iri, "inCategory") if (iri, code) in self._reader._classes]
        for code in met:
            yield self._category(code, "met")
        if view.codes(iri, "triggerComing"):
            yield self._category("category-prohibited", "coming")
        for code in view.codes(iri, "categoryOpen"):
            yield self._category(code, "open")

    def _category(self, code: str, state: str) -> CategoryUse:
        view = self._view
        node = self._reader._classes.get((self._iri, code)) if state == "met" else None
        provision = self._act.provision(code)
        triggers = tuple(self._triggers(code, state))
        if node is None:
            first = self._coming_from(triggers) if state == "coming" else None
            source = self._source(code, triggers) if first else None
            return CategoryUse(code, state, provision, triggers, first, source, first)
        return CategoryUse(
            category=code,
            state=state,
            provision=provision,
            triggers=triggers,
            applies_from=view.one(node, "ownDate"),
            source=self._source(code, triggers),
            counts_from=view.one(node, "countsFrom"),
            transitions=view.codes(node, "underTransition"),
            effect=view.code(node, "transitionEffect"),
            changed_on=view.one(node, "changedOn"),
            day_missing=view.one(node, "dayMissing") is not None,
        )

    def _source(self, code: str, triggers: tuple[TriggerUse, ...]) -> dict[str, str] | None:
        catalogue, act, law = self._reader._catalogue, self._act, self._reader._law
        stated = [
            *catalogue.codes_of(code, "categoryApplication"),
            *(name for use in triggers for name in catalogue.codes_of(use.trigger, "application")),
        ]
        routes = [*catalogue.codes_of(code, "categoryRoute"), "route-any"]
        found = (act.date_source(name, law, route) for name in stated for route in routes)
        return next((dict(source) for source in found if source), None)

    def _coming_from(self, triggers: tuple[TriggerUse, ...]) -> str | None:
        catalogue, law = self._reader._catalogue, self._reader._law
        names = (name for use in triggers for name in catalogue.codes_of(use.trigger, "application"))
        days = (self._act.date_of(name, law, "route-any") for name in names)
        return min((day for day in days if day), default=None)

    def _triggers(self, category: str, state: str) -> Iterable[TriggerUse]:
        exempt = "category-highRiskAnnexIII" if category == "category-annexIIIExempt" else category
        wanted = {"met": ("triggerMet",), "coming": ("triggerComing",), "open": ("triggerMet", "triggerOpen")}[state]
        coming = self._view.codes(self._iri, "triggerComing")
        for name in wanted:
            for code in self._view.codes(self._iri, name):
                term = self._act.triggers[code]
                if term.category == exempt and (state == "coming" or code not in coming):
                    yield self._trigger(term, "coming" if state == "coming" else name.removeprefix("trigger").lower())

    def _trigger(self, term: TriggerTerm, state: str) -> TriggerUse:
        asked = (*term.needs, *term.unless)
        missing = self._unknown(asked)
        facts = tuple(self.known(code) for code in asked if code not in missing)
        return TriggerUse(term.code, term.provision, term.label, state, facts, missing, term.reading)

    # ── roles, questions, what was said ──

    def roles(self) -> Iterable[RoleUse]:
        """Return the roles for the unit, each with the facts that give it."""
        view, catalogue = self._view, self._reader._catalogue
        for actor in view.codes(self._iri, "hasActor"):
            by_law = view.codes(self._iri, "providerByFact") if actor == "actor-provider" else ()
            declared = [code for code in catalogue.codes_of(actor, "actorByFact") if code in self._true]
            facts = tuple(self.known(code) for code in (*declared, *by_law))
            provision = facts[0].provision if facts and by_law and not declared else self._act.provision(actor)
            yield RoleUse(actor, provision, facts)

    def questions(self) -> Iterable[Asked]:
        """Return what to ask, in the order of the law, each with the group that answers most, none that denies what is true."""
        missing = set(self._view.codes(self._iri, "missingFact"))
        open_now = self._view.codes(self._iri, "categoryOpen")
        for code, fact in self._act.facts.items():
            if code in missing:
                free = [g for g in fact.groups if not self._true.intersection(self._act.facts[g].denies)]
                group = max(free, key=lambda g: len(missing.intersection(self._act.facts[g].denies)), default=None)
                decides = tuple(sorted({t.category for t in self._deciding(code)} & set(open_now)))
                yield Asked(code, fact.question, fact.provision, group, decides)

    def _deciding(self, code: str) -> Iterable[TriggerTerm]:
        open_triggers = self._view.codes(self._iri, "triggerOpen")
        terms = (self._act.triggers[name] for name in open_triggers)
        return [term for term in terms if code in term.needs or code in term.unless]

    def incidents(self) -> Iterable[IncidentUse]:
        """Return the serious incidents on record with the unit, each with what it sets off."""
        view, reader = self._view, self._reader
        for node in reader._incidents[self._iri]:
            row = view.one(node, "incidentRow") or ""
            standing = view.codes(node, "incidentStanding")
            statements = [compact(iri) for iri in view.all(node, "incidentDuty")]
            reached = "incidentBinds" in standing and "incidentLimited" not in standing
            due = view.one(row, "rowDueOn") if reached else None
            yield IncidentUse(
                id=reader.local(row),
                label=view.one(row, RDFS + "label") or reader.local(row),
                identifier=view.one(row, DCTERMS + "identifier"),
                aware_on=view.one(row, "awareOn"),
                kinds=view.codes(row, "seriousKind"),
                standing=standing,
                duties=tuple(
                    IncidentDuty(
                        statement=statement,
                        provision=reader._catalogue.statements[statement].requirement,
                        due=None if statement == _AT_ONCE else due,
                    )
                    for statement in statements
                ),
                due=due,
                reach_open=due is not None
                and _AT_ONCE in statements
                and "condition-providerUnreachable" in view.codes(self._iri, "conditionOpen"),
                notified_on=view.one(row, "notifiedOn"),
                file=view.one(row, "sourceFile"),
                sheet=view.one(row, "sourceSheet"),
                row=view.number(row, "sourceRow"),
            )

    def contradicted(self) -> Iterable[Declaration]:
        """Return the declarations of facts on which they contradict each other."""
        for code in self._view.codes(self._iri, "factContradicted"):
            groups = self._act.facts[code].groups
            yield from (d for name in (code, *groups) for d in self._by_fact[name] if name == code or d.value)

    def spoken(self) -> Spoken:
        """Return who declared facts of the unit, and when."""
        every = [d for declarations in self._by_fact.values() for d in declarations]
        days = sorted(d.on for d in every if d.on)
        return Spoken(
            tuple(sorted({d.by for d in every if d.by})), days[0] if days else None, days[-1] if days else None
        )

    def exemption(self) -> str | None:
        """Return whether a claimed exemption of Article 6(3) stands."""
        if "fact-exemptionAssessed" not in self._true:
            return None
        return "stands" if self._view.truth(self._iri, "exemptionStands") else "not_shown"
