"""What ties a duty of the EU AI Act down, as lines and as JSON: whom it binds, under what conditions, from when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, Final

from aims_graph.cli.out import words, wrap
from aims_graph.knowledge.catalogue import Catalogue
from aims_graph.knowledge.duties import ANY_ROUTE, Dated, Duties, Duty, Transition
from aims_graph.knowledge.knowledge import Knowledge

_WORDS: Final = MappingProxyType(
    {
        "en": {
            "addressee": "binds", "to": "addressed to", "no_item": "no item comes of it: it permits, or binds no operator",
            "conditions": "only if", "derogations": "not if", "met_otherwise": "may be met through", "limit": "time limit",
            "in_law": "in law", "from": "applies from", "effect": "in effect from {day} (a reading)",
            "transition": "transition", "before": "there before {day}", "by": "comply by {day}",
            "design": "caught only by a change of design", "reading": "reading", "all": " and ", "any": " or ",
        },
        "es": {
            "addressee": "obliga a", "to": "se dirige a",
            "no_item": "no da ningún elemento: permite algo o no obliga a ningún operador",
            "conditions": "solo si", "derogations": "no si", "met_otherwise": "puede cumplirse mediante",
            "limit": "plazo", "in_law": "en derecho", "from": "se aplica desde",
            "effect": "surte efecto desde el {day} (una lectura)", "transition": "régimen transitorio",
            "before": "anterior al {day}", "by": "cumplir a más tardar el {day}",
            "design": "solo lo incluye un cambio de diseño", "reading": "lectura", "all": " y ", "any": " o ",
        },
    }
)  # fmt: skip


def duty_lines(knowledge: Knowledge, duty: Duty, lang: str) -> Iterator[str]:
    """Yield whom ``duty`` binds and for what systems, its conditions, time limit, dates, transitions and readings."""
    catalogue, duties, w = knowledge.catalogue, knowledge.duties, _WORDS[lang]

    def labels(codes: Iterable[str], between: str = ", ") -> str:
        return between.join(words(catalogue.label(code), lang) for code in codes)

    yield f"  {w['addressee' if duty.binds else 'to']}: {labels(duty.actors)} · {labels(duty.categories, w['any'])}"
    if not duty.binds:
        yield f"  {w['no_item']}"
    for name, between in (("conditions", w["all"]), ("derogations", w["any"]), ("met_otherwise", w["any"])):
        if codes := getattr(duty, name):
            yield wrap(f"{w[name]}: {labels(codes, between)}", 2)
    if duty.limit:
        yield wrap(f"{w['limit']}: {words(duty.limit, lang)}", 2)
    yield f"  {w['in_law']}: {labels('law' + law.capitalize() for law in reversed(duty.laws))}"
    for law in reversed(duty.laws):
        for dated in duties.dates(duty, law):
            yield wrap(_dated(catalogue, duties, duty, dated, lang), 2)
    for code in duty.transitions:
        yield from _transition(catalogue, duties.transitions[code], duty, lang)
    for reading in (duty.reading, duties.applications[duty.application].reading):
        if reading:
            yield wrap(f"{w['reading']}: {words(reading, lang)}", 2)


def _dated(catalogue: Catalogue, duties: Duties, duty: Duty, dated: Dated, lang: str) -> str:
    w = _WORDS[lang]
    law = words(catalogue.label(f"law{dated.law.capitalize()}"), lang)
    route = "" if dated.route == ANY_ROUTE else f" · {words(catalogue.label(dated.route), lang)}"
    effect = duties.effective_from(duty, dated)
    later = "" if effect == dated.applies_from else " · " + w["effect"].format(day=effect)
    return f"{w['from']}: {dated.applies_from} · {law}{route} · {words(dated.source, lang)}{later}"


def _transition(catalogue: Catalogue, transition: Transition, duty: Duty, lang: str) -> Iterator[str]:
    w = _WORDS[lang]
    yield wrap(f"{w['transition']}: {words(transition.label, lang)} ({transition.provision})", 2)
    for day in transition.days:
        if day.law in duty.laws and (day.route == ANY_ROUTE or not duty.routes or day.route in duty.routes):
            law = words(catalogue.label(f"law{day.law.capitalize()}"), lang)
            route = "" if day.route == ANY_ROUTE else f" · {words(catalogue.label(day.route), lang)}"
            then = w["by"].format(day=day.comply_by) if day.comply_by else w["design"]
            yield wrap(f"{law}{route}: {w['before'].format(day=day.cut_off)}, {then}", 4)


def duty_json(knowledge: Knowledge, duty: Duty) -> dict[str, Any]:
    """Return what ties ``duty`` down as plain data: codes as in the vocabulary, texts by language."""
    duties = knowledge.duties
    return {
        "binds": duty.binds,
        "in_law": list(duty.laws),
        "addressees": list(duty.actors),
        "categories": list(duty.categories),
        "conditions": list(duty.conditions),
        "derogations": list(duty.derogations),
        "met_otherwise": list(duty.met_otherwise),
        "transitions": list(duty.transitions),
        "application": duty.application,
        "dates": [
            {
                "law": dated.law,
                "route": dated.route,
                "applies_from": dated.applies_from,
                "effective_from": duties.effective_from(duty, dated),
                "legal_basis": dict(dated.source),
            }
            for law in duty.laws
            for dated in duties.dates(duty, law)
        ],
        "time_limit": dict(duty.limit),
        "reading": dict(duty.reading),
        "reading_of_dates": dict(duties.applications[duty.application].reading),
    }
