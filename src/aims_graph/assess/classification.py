"""The result of a classification under the EU AI Act: frozen values that faces and reports read, and nothing else.

Its JSON form is ``classification.schema.json`` beside this file. Codes are the local names of the vocabulary;
``labels`` gives their words. Identifiers of provisions are CURIEs; days are ``YYYY-MM-DD``. A class is never denied:
where every trigger is denied by the facts declared, ``no_trigger`` says by whom and when.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from aims_graph.assess.texts import Words

SCHEMA: Final = "https://w3id.org/aims-graph/schema/classification"
SCHEMA_VERSION: Final = "1.1"


@dataclass(frozen=True, slots=True)
class Declaration:
    """Somebody's word on a fact. ``unit``: of the system itself, or of the entity it belongs to."""

    fact: str
    value: bool
    unit: str
    by: str | None = None
    on: str | None = None
    file: str | None = None
    sheet: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact that is known of a unit, and how: ``declared``, ``follows`` (from ``through``), ``group`` (``through``
    denies a whole list), ``none_left`` (everything from which it would follow is false)."""

    fact: str
    value: bool
    provision: str
    how: str
    through: str | None
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class TriggerUse:
    """A trigger that is met, open or coming, with the facts behind it and those that are missing."""

    trigger: str
    provision: str
    label: Words
    state: str
    facts: tuple[KnownFact, ...]
    missing: tuple[str, ...]
    reading: Words


@dataclass(frozen=True, slots=True)
class CategoryUse:
    """A category the unit is in (``met``), may be in (``open``), or will be in (``coming``), and from when.

    ``counts_from`` is the latest of the category's own date and its transition: a reading. None beside an effect
    ``effect-notCaught`` means that the duties tied to the category do not reach the unit as it stands.
    """

    category: str
    state: str
    provision: str
    triggers: tuple[TriggerUse, ...]
    applies_from: str | None = None
    source: Words | None = None
    counts_from: str | None = None
    transitions: tuple[str, ...] = ()
    effect: str | None = None
    changed_on: str | None = None
    day_missing: bool = False


@dataclass(frozen=True, slots=True)
class RoleUse:
    """A role of the organisation for the unit. ``provision``: where the law gives it."""

    actor: str
    provision: str
    facts: tuple[KnownFact, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A fact nobody declared that would decide something. ``group``: one question that may answer its whole list."""

    fact: str
    text: Words
    provision: str
    group: str | None
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentDuty:
    """A duty that a serious incident sets off; ``due``: the last day, where days are counted. A reading."""

    statement: str
    provision: str
    due: str | None


@dataclass(frozen=True, slots=True)
class IncidentUse:
    """A serious incident on record with the unit: whether Article 73 reaches it, what it sets off, and by when.

    ``standing``: codes that say whether it does and what is missing to know. ``due``: the last day of a report by
    whoever makes it, where it is reached. ``reach_open``: nobody said whether the provider can be reached.
    """

    id: str
    label: str
    identifier: str | None
    aware_on: str | None
    kinds: tuple[str, ...]
    standing: tuple[str, ...]
    duties: tuple[IncidentDuty, ...]
    due: str | None
    reach_open: bool
    notified_on: str | None
    file: str | None = None
    sheet: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who declared, and on which days from and to."""

    by: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class UnitClassification:
    """What one unit is under the Act. ``standing``: ``in_scope``, ``outside``, ``open`` or ``prohibited``."""

    unit: str
    label: str
    kind: str
    standing: str
    outside_by: tuple[KnownFact, ...]
    categories: tuple[CategoryUse, ...]
    roles: tuple[RoleUse, ...]
    role_open: bool
    routes: tuple[str, ...]
    conditions_met: tuple[str, ...]
    conditions_failed: tuple[str, ...]
    conditions_open: tuple[str, ...]
    questions: tuple[Question, ...]
    contradicted: tuple[Declaration, ...]
    no_trigger: bool
    spoken: Spoken
    exemption: str | None
    """Of a use in Annex III: ``stands`` or ``not_shown``; None where there is no such use or nobody claims it."""
    scope_presumed: bool
    """Nobody declared the link with the Union or the exclusions of Article 2: taken as in scope."""
    incidents: tuple[IncidentUse, ...] = ()
    """The serious incidents on record with it, by the day asked about."""

    def category(self, code: str) -> CategoryUse | None:
        """Return the category ``code`` of this unit, whatever its state, or None."""
        return next((use for use in self.categories if use.category == code), None)

    def met(self) -> tuple[str, ...]:
        """Return the categories the unit is in."""
        return tuple(use.category for use in self.categories if use.state == "met")


@dataclass(frozen=True, slots=True)
class Classification:
    """Everything a classification found, for every unit in scope."""

    iri: str
    key: str
    organisation: str
    as_of: str
    law: str
    engine: str
    version: str
    knowledge_digest: str
    units: tuple[UnitClassification, ...]
    labels: Mapping[str, Words]

    def unit(self, unit_id: str) -> UnitClassification | None:
        """Return the unit ``system/slug``, ``entity/slug`` or a system by its slug alone, or None."""
        return next((unit for unit in self.units if unit_id in (unit.unit, unit.unit.partition("/")[2])), None)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form: ``schema`` and ``schema_version`` first, then the fields by name."""
        return {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **asdict(self)}

    def dumps(self) -> str:
        """Return the JSON text, indented, keys in the order of the schema."""
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1)
