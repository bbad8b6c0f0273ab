"""From items to requirements (worst-of, with n of m), and to the numbers of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal as Value
from pyoxigraph import NamedNode, QuerySolutions, Store

from aims_graph.assess.result import AssessmentResult, Count, Item, Requirement
from aims_graph.base.terms import AIMS
from aims_graph.knowledge.catalogue import Catalogue
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.queries import NamedQuery, read_query

SETTLED = frozenset({"evidenced", "not_applicable"})

_FAMILIES = {
    "items-by-state": "State",
    "items-by-action": "Action",
    "requirements-by-state": "State",
    "requirements-by-action": "Action",
    "reuse-by-standing": "ReuseStanding",
    "open-by-blocking": "",
    "documented-information-by-state": "State",
    "duties-by-standing": "DutyStanding",
}
_BLOCKING = ("blocksStage1", "blocksStage2", "blocksNone")


def roll_up(items: Sequence[Item], catalogue: Catalogue) -> list[Requirement]:
    """Return each requirement that has items, in reading order, with the worst state of its counted items.

    Where no item of it is counted, all of them are read, so that the requirement does not vanish; what a prohibited
    practice stops gives the state only, and no number.
    """
    rank = {state: place for place, state in enumerate(catalogue.members("State"))}
    grouped: dict[str, list[Item]] = {}
    for item in items:
        grouped.setdefault(item.requirement, []).append(item)
    return [_requirement(curie, group, rank, catalogue) for curie, group in grouped.items()]


def _requirement(curie: str, group: list[Item], rank: dict[str, int], catalogue: Catalogue) -> Requirement:
    counted = [item for item in group if item.counted] or [item for item in group if not item.stopped]
    provision = catalogue.provisions[curie]
    states = Counter(item.state for item in counted)
    return Requirement(
        id=curie,
        title=provision.title or provision.name(),
        own_title=provision.own_title,
        kind=provision.kind,
        parent=provision.parent,
        state=max(states or Counter(item.state for item in group), key=lambda state: rank[state]),
        total=len(counted),
        settled=sum(states[state] for state in SETTLED),
        states={state: states[state] for state in rank if states[state]},
        actions=dict(sorted(Counter(item.action for item in counted if item.action).items())),
    )


@dataclass(frozen=True, slots=True)
class EntityRollUp:
    """A legal entity with its AI systems: the worst state of its requirements, ``settled`` of ``total`` requirements, and
    its counted items. Requirements are counted once, however many systems they are asked of."""

    entity: str
    label: str
    state: str | None
    total: int
    settled: int
    items: int
    open: int


def by_entity(result: AssessmentResult, states_in_order: Sequence[str]) -> list[EntityRollUp]:
    """Return the roll-up of each legal entity over the standards; an AI system counts with the entity it names, one that
    names none with every entity. ``states_in_order``: the states, the worst last."""
    rank = {state: place for place, state in enumerate(states_in_order)}
    entities = [unit for unit in result.units if unit.kind == "entity"]
    found = []
    for entity in entities:
        own = {unit.id for unit in result.units if unit.id == entity.id or unit.entity in (entity.id, None)}
        own -= {other.id for other in entities if other is not entity}
        items = [item for item in result.items if item.unit in own and item.legal is None and item.counted]
        states: dict[str, str] = {}
        for item in items:
            worst = states.get(item.requirement, item.state)
            states[item.requirement] = max(worst, item.state, key=lambda state: rank[state])
        found.append(
            EntityRollUp(
                entity=entity.id,
                label=entity.label,
                state=max(states.values(), key=lambda state: rank[state], default=None),
                total=len(states),
                settled=sum(state in SETTLED for state in states.values()),
                items=len(items),
                open=sum(item.state not in SETTLED for item in items),
            )
        )
    return found


def count(store: Store, knowledge: Knowledge) -> list[Count]:
    """Return the numbers of the report: each is what its published query gives over ``store``."""
    counts: list[Count] = []
    for family, class_name in _FAMILIES.items():
        query = read_query(knowledge.folder / "ontology" / "queries" / "counts" / f"{family}.rq")
        codes = knowledge.catalogue.members(class_name) if class_name else list(_BLOCKING)
        counts.extend(_family(store, query, codes, knowledge.catalogue))
    return counts


def _family(store: Store, query: NamedQuery, codes: Iterable[str], catalogue: Catalogue) -> list[Count]:
    found: dict[str, int] = {}
    solutions = store.query(query.text)
    assert isinstance(solutions, QuerySolutions)
    for solution in solutions:
        code, number = solution["code"], solution["n"]
        if isinstance(code, NamedNode) and isinstance(number, Value):
            found[code.value.removeprefix(AIMS)] = int(number.value)
    return [
        Count(
            id=f"{query.name}/{code}",
            value=found.get(code, 0),
            label={lang: f"{query.title[lang]}: {words.get(lang, code)}" for lang in query.title},
            definition=query.definition,
            query=query.text,
        )
        for code in codes
        for words in (catalogue.label(code),)
    ]
