"""A classification in sentences, en and es: class, why, roles, dates, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.assess.classification import (
    CategoryUse,
    Classification,
    Declaration,
    KnownFact,
    Question,
    TriggerUse,
    UnitClassification,
)
from aims_graph.assess.classify_words import EN, ES
from aims_graph.assess.incident_words import incident_lines
from aims_graph.assess.result import Words

_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({"en": EN, "es": ES})
_ORDER: Final = ("met", "coming", "open")


def classification_lines(
    result: Classification, lang: str = "en", unit: str | None = None, *, ask: bool = True
) -> list[str]:
    """Return the classification as lines in ``lang``; of one unit where its id is given.

    ``ask``: also what is open and which facts would decide it.
    """
    return list(_Lines(result, lang, ask=ask).lines(unit))


def question_lines(result: Classification, lang: str, unit: UnitClassification) -> list[str]:
    """Return the facts that nobody has declared of ``unit`` and that would decide something, in ``lang``."""
    return list(_Lines(result, lang).questions(unit))


def classification_why(result: Classification, lang: str, unit: str) -> list[str]:
    """Return what one unit is, and why, a sentence a line; without what is open or to be asked. Empty for no such unit."""
    lines = _Lines(result, lang)
    return [line.strip() for found in result.units if found.unit == unit for line in lines.why(found)]


class _Lines:
    def __init__(self, result: Classification, lang: str, *, ask: bool = True) -> None:
        self.result, self.lang, self.words, self.ask = result, lang, _WORDS[lang], ask

    def text(self, words: Words) -> str:
        return words.get(self.lang) or f"{words.get('en', '')} [en]"

    def label(self, code: str) -> str:
        return self.text(self.result.labels.get(code, {self.lang: code}))

    def lines(self, unit: str | None) -> Iterator[str]:
        result, words = self.result, self.words
        yield words["title"].format(organisation=result.organisation, day=result.as_of)
        yield words["not-counsel"]
        if result.law == "original":
            yield words["banner"]
        for found in result.units:
            if unit is None or unit in (found.unit, found.unit.partition("/")[2]):
                yield ""
                yield from self._unit(found)

    def _unit(self, unit: UnitClassification) -> Iterator[str]:
        words = self.words
        yield f"{unit.label} ({unit.unit})"
        yield f"  {self._headline(unit)}"
        for fact in unit.outside_by:
            yield f"    {self._fact(fact)}"
        if unit.scope_presumed and unit.standing != "open":
            yield f"  {words['scope-presumed']}"
        yield from self._categories(unit, _ORDER if self.ask else _ORDER[:2])
        if unit.exemption == "not_shown":
            yield f"  {words['exemption-not-shown']}"
        yield from self._roles(unit)
        yield from (f"  {line}" for line in self.incidents(unit))
        for declaration in unit.contradicted:
            yield f"  {words['contradicted']}: {self._declaration(declaration)}"
        if self.ask:
            yield from self.questions(unit)

    def _categories(self, unit: UnitClassification, states: tuple[str, ...]) -> Iterator[str]:
        for state in states:
            for use in unit.categories:
                if use.state == state and use.category != "category-aiSystem":
                    yield from self._category(use)

    def why(self, unit: UnitClassification) -> Iterator[str]:
        """Yield headline, classes, exemption, roles and contradictions of a unit; what is open in one line."""
        words = self.words
        yield self._headline(unit)
        for fact in unit.outside_by:
            yield self._fact(fact)
        if unit.scope_presumed and unit.standing != "open":
            yield words["scope-presumed"]
        yield from self._categories(unit, ("met", "coming"))
        still = [self.label(use.category) for use in unit.categories if use.state == "open"]
        if still:
            yield f"{words['state-open']}: {'; '.join(still)}"
        if unit.exemption == "not_shown":
            yield words["exemption-not-shown"]
        yield from self._roles(unit)
        yield from self.incidents(unit)
        for declaration in unit.contradicted:
            yield f"{words['contradicted']}: {self._declaration(declaration)}"

    def _headline(self, unit: UnitClassification) -> str:
        words = self.words
        if unit.standing != "in_scope":
            return words[f"standing-{unit.standing}"]
        if unit.kind == "entity":
            return words["standing-entity"]
        if unit.no_trigger:
            return words["no-trigger"].format(who=", ".join(unit.spoken.by) or words["nobody"], day=self._days(unit))
        met = [use for use in unit.categories if use.state == "met" and use.category != "category-aiSystem"]
        return words["standing-in_scope"] if met else words["standing-undecided"]

    @staticmethod
    def _days(unit: UnitClassification) -> str:
        first, last = unit.spoken.first, unit.spoken.last
        return first or "?" if first == last else f"{first}–{last}"

    def _category(self, use: CategoryUse) -> Iterator[str]:
        words = self.words
        yield f"  {words['state-' + use.state]}: {self.label(use.category)} ({use.provision})"
        if use.state == "open":
            return
        for trigger in use.triggers:
            yield from self._trigger(trigger)
        yield from self._dates(use)
        if use.category == "category-buildsOnGpai":
            yield f"    {words['builds-on']}"

    def _trigger(self, use: TriggerUse) -> Iterator[str]:
        yield f"    {self.words['because']} {self.text(use.label)} ({use.provision})"
        for fact in use.facts:
            yield f"      {self._fact(fact)}"
        if use.reading:
            yield f"      {self.words['reading']}: {self.text(use.reading)}"

    def _dates(self, use: CategoryUse) -> Iterator[str]:
        words = self.words
        if use.applies_from:
            source = f" ({self.text(use.source)})" if use.source else ""
            later = words["not-yet"].format(day=self.result.as_of) if use.applies_from > self.result.as_of else ""
            yield f"    {words['applies-from']} {use.applies_from}{source}{later}"
        if use.effect:
            named = ", ".join(self.label(code) for code in use.transitions)
            yield f"    {words['transition']}: {named}. {self.label(use.effect)}"
        if use.counts_from and use.counts_from != use.applies_from:
            yield f"    {words['counts-from']} {use.counts_from} ({words['is-reading']})"
        if use.day_missing:
            yield f"    {words['day-missing']}"

    def _roles(self, unit: UnitClassification) -> Iterator[str]:
        for role in unit.roles:
            yield f"  {self.words['role']}: {self.label(role.actor)} ({role.provision})"
            for fact in role.facts:
                yield f"    {self._fact(fact)}"
        if unit.role_open and self.ask:
            yield f"  {self.words['role-open']}"

    def incidents(self, unit: UnitClassification) -> Iterator[str]:
        for incident in unit.incidents:
            yield from incident_lines(incident, self.lang, self.label)

    def questions(self, unit: UnitClassification) -> Iterator[str]:
        groups: dict[str | None, list[Question]] = {}
        for question in unit.questions:
            groups.setdefault(question.group, []).append(question)
        if groups:
            yield f"  {self.words['ask']}:"
        for group, questions in groups.items():
            if group is not None and len(questions) > 1:
                yield f"    {self.label(group)}: {self.words['group'].format(n=len(questions))}"
            indent = "      " if group is not None and len(questions) > 1 else "    "
            for question in questions:
                yield f"{indent}- {self.text(question.text)} ({question.provision}; {question.fact})"

    def _fact(self, fact: KnownFact) -> str:
        words = self.words
        value = words["yes" if fact.value else "no"]
        how = "; ".join(self._said(declaration) for declaration in fact.declarations)
        if fact.through:
            how = f"{words['how-' + fact.how]} «{self.label(fact.through)}»{': ' + how if how else ''}"
        elif fact.how == "none_left":
            how = words["how-none_left"]
        return f"{value}: {self.label(fact.fact)} ({fact.provision}) — {how}"

    def _said(self, declaration: Declaration) -> str:
        who = declaration.by or self.words["nobody"]
        day = f", {declaration.on}" if declaration.on else ""
        place = [declaration.file, declaration.sheet, declaration.row]
        where = " ".join(str(part) for part in place if part)
        return f"{who}{day}{f' [{where}]' if where else ''}"

    def _declaration(self, declaration: Declaration) -> str:
        value = self.words["yes" if declaration.value else "no"]
        return f"{self.label(declaration.fact)}: {value} — {self._said(declaration)}"


HEADS: Final = ("unit", "label", "standing", "category", "state", "provision", "triggers", "applies_from", "counts_from",
                "effect", "roles", "missing")  # fmt: skip


def classification_rows(result: Classification, unit: str | None = None) -> Iterable[list[object]]:
    """Return one row for each unit and category, for CSV; a unit without any has a row too."""
    for found in result.units:
        if unit is not None and unit not in (found.unit, found.unit.partition("/")[2]):
            continue
        roles = " ".join(role.actor.removeprefix("actor-") for role in found.roles)
        for use in found.categories or (None,):
            if use is None:
                yield [found.unit, found.label, found.standing, *[None] * 7, roles, None]
                continue
            missing = sorted({code for trigger in use.triggers for code in trigger.missing})
            yield [
                found.unit, found.label, found.standing, use.category, use.state, use.provision,
                " ".join(trigger.provision for trigger in use.triggers), use.applies_from, use.counts_from,
                use.effect, roles, " ".join(missing),
            ]  # fmt: skip
