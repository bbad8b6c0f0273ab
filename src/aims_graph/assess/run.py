"""Running an assessment: facts, strata, shapes, and the frozen result."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from pyoxigraph import Quad, Store, Triple

from aims_graph.assess.candidates import settled
from aims_graph.assess.classify_read import ACT, read_classification
from aims_graph.assess.collect import Collector
from aims_graph.assess.graph_view import GraphView
from aims_graph.assess.intervals import interval_triples
from aims_graph.assess.notes import notes
from aims_graph.assess.order import in_working_order
from aims_graph.assess.own_rules import read_own
from aims_graph.assess.question import Handed, Question, question_triples
from aims_graph.assess.record_collect import RecordReader
from aims_graph.assess.records import FIRST, has_rows, judge_records, notices
from aims_graph.assess.records_due import due_triples
from aims_graph.assess.result import AssessmentResult, FalseFriend, HeldSystem, Judgement, SoAEntry
from aims_graph.assess.rollup import count, roll_up
from aims_graph.assess.scope import read_scope
from aims_graph.assess.soa_facts import word_facts
from aims_graph.assess.soa_path import soa_path
from aims_graph.base.errors import AimsGraphError
from aims_graph.base.terms import BASE, EDITIONS, aims, compact
from aims_graph.engine import fast, reference
from aims_graph.engine.strata import read_strata
from aims_graph.knowledge.covering import pair_coverage
from aims_graph.knowledge.inferred import bearing_triples
from aims_graph.knowledge.knowledge import Knowledge

Engine = Literal["reference", "fast", "both"]
ENGINES: Final = ("fast", "reference", "both")

_LABELLED: Final = (
    "State", "Action", "Cause", "Observation", "Basis", "Bearing", "BaseStatus", "Reach", "ReuseStanding",
    "Theme", "Role", "Actor", "SystemCategory", "Condition", "Transition", "Route", "DutyStanding", "ArtefactType", "Implementation", "Relation", "Code", "AddressKind", "Evidence",
    "EvidenceLevel", "Inheritance", "Applicability", "Ground", "ControlTheme", "FindingEffect", "RecordCaseKind", "NeededActivity", "ChangeArea", "ChangeCondition", "MappingState",
    "Verdict", "StaleCause", "OwnOutcome",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """An assessment that has run: its result, and the derived graph for queries and Turtle."""

    result: AssessmentResult
    store: Store


def assess(
    knowledge: Knowledge,
    handed: Handed,
    question: Question,
    *,
    version: str,
    engine: Engine = "fast",
    judge: bool = True,
) -> Run:
    """Return what ``question`` gives about ``handed``.

    ``engine`` both runs the strata under Oxigraph and under pySHACL and raises ``AimsGraphError`` where they
    differ. ``judge``: have pySHACL run the item shapes over the result.
    """
    store = _derive(knowledge, handed, question, engine)
    view = GraphView(store)
    collector = Collector(knowledge, view, handed.iri, question.law)
    members = set(view.all(question.iri, "inScope")) & set(view.all(question.iri, "asks"))
    asked = tuple((unit, kind) for unit, kind in handed.units if unit in members)
    units = collector.units(asked)
    items = in_working_order(collector.items())
    artefacts, entries = collector.artefacts(), collector.entries()
    held = _held(knowledge, view, question, handed)
    records = RecordReader(knowledge.catalogue, view, collector.local)
    cases, found = records.read()
    result = AssessmentResult(
        iri=question.iri,
        key=question.key,
        organisation=handed.label,
        as_of=question.as_of.isoformat(),
        law=question.law,
        targets=question.targets,
        target_titles={slug: knowledge.edition_title(slug) for slug in question.targets},
        held=held,
        engine=engine,
        version=version,
        knowledge_digest=knowledge.digest,
        units=units,
        scope=read_scope(view, handed, question, lambda iri: knowledge.edition_title(iri.removeprefix(BASE))),
        items=tuple(items),
        requirements=tuple(roll_up(items, knowledge.catalogue)),
        artefacts=artefacts,
        entries=entries,
        counts=tuple(count(store, knowledge)),
        notes=tuple(
            notes(
                question,
                knowledge,
                view,
                handed=handed.iri,
                units=units,
                held=held,
                items=items,
                artefacts=artefacts,
                entries=entries,
            )
        ),
        false_friends=_false_friends(knowledge, question),
        mapping_coverage=pair_coverage(knowledge, _pairs(question)),
        system_changes=tuple(change for change in knowledge.changes if change.edition in question.held),
        record_cases=cases,
        record_findings=found,
        own_items=read_own(knowledge.catalogue, view, collector.local, records.place),
        judgements=_judge(knowledge, store) if judge else (),
        soa=(
            soa_path(knowledge, view, handed.iri, question.as_of.isoformat())
            if EDITIONS["iso42001"] in question.targets
            else None
        ),
        classification=(
            read_classification(
                knowledge, store, replace(handed, units=asked), question, version=version, engine=engine
            )
            if ACT in question.targets
            else None
        ),
        labels={code: knowledge.catalogue.label(code) for code in _codes(knowledge)} | _carried(entries, knowledge),
        definitions={code: knowledge.catalogue.definition(code) for code in _codes(knowledge)},
    )
    return Run(result, store)


def _carried(entries: Mapping[str, SoAEntry], knowledge: Knowledge) -> dict[str, Mapping[str, str]]:
    """Return the titles of controls of one standard that stand in the statement of applicability of another."""
    controls = {
        entry.control
        for entry in entries.values()
        if entry.edition and not entry.edition.startswith(entry.control.partition(":")[0])
    }
    return {curie: titles for curie in sorted(controls) if (titles := knowledge.catalogue.titles(curie))}


def facts(knowledge: Knowledge, handed: Handed, question: Question) -> list[Triple]:
    """Return what the rules start from: the reasoning core, derived rows that may bear, what was handed in and what its
    words say to rules, the question."""
    derived = bearing_triples(knowledge, question.held, question.targets)
    own = settled(handed.triples, knowledge.catalogue, (unit for unit, _ in handed.units))
    said = word_facts(own, lambda curie: knowledge.catalogue.titles(curie).values())
    due = due_triples(own, question.as_of, notices(knowledge.catalogue))
    asked = question_triples(question, handed)
    return [*knowledge.reasoning_core, *derived, *own, *said, *due, *interval_triples(own), *asked]


def _derive(knowledge: Knowledge, handed: Handed, question: Question, engine: Engine) -> Store:
    start, files = facts(knowledge, handed, question), knowledge.rule_files()
    if not has_rows(handed.triples):
        return derive_with(start, files, question.iri, engine)
    cases = derive_with(start, files, question.iri, engine, below=FIRST)
    found = judge_records(cases, question.iri, knowledge.record_shape_files())
    before = [*(Triple(quad.subject, quad.predicate, quad.object) for quad in cases), *found]
    return derive_with(before, files, question.iri, engine, since=FIRST)


def derive_with(
    start: Sequence[Triple],
    files: Sequence[Path],
    focus: str,
    engine: Engine,
    *,
    since: float = 0,
    below: float = math.inf,
) -> Store:
    """Return ``start`` and what the strata in ``files`` derive about the assessment ``focus``, from the order
    ``since`` to below ``below``.

    ``engine`` both raises ``AimsGraphError`` where the two differ.
    """
    strata = [stratum for stratum in read_strata(files) if since <= stratum.order < below]
    quick = fast.derive(start, strata, focus) if engine != "reference" else None
    if engine == "fast":
        assert quick is not None
        return quick
    names = {stratum.name for stratum in strata}
    all_names = {stratum.name for stratum in read_strata(files)}
    used = [path for path in files if path.stem in names or path.stem not in all_names]
    slow = Store()
    slow.bulk_extend(Quad(*triple) for triple in reference.derive(start, used))
    if quick is not None and set(quick) != set(slow):
        raise AimsGraphError(_difference(set(quick), set(slow)))
    return slow


def _difference(quick: set[Quad], slow: set[Quad]) -> str:
    lines = [f"only under Oxigraph: {quad}" for quad in sorted(map(str, quick - slow))[:5]]
    lines += [f"only under pySHACL: {quad}" for quad in sorted(map(str, slow - quick))[:5]]
    return "the two engines differ; this is a fault of ours\n" + "\n".join(lines)


def _held(knowledge: Knowledge, view: GraphView, question: Question, handed: Handed) -> tuple[HeldSystem, ...]:
    systems = {view.one(iri, "edition"): iri for iri in view.of_type("ManagementSystem")}
    rows = Counter(view.one(entry, "soaOf") for entry in view.of_type("SoAEntry"))
    held = []
    for slug in question.held:
        iri = systems.get(BASE + slug)
        status = (view.code(iri, "certificateStatus") or "certificateNotSeen") if iri else "certificateNotStated"
        stated = {name: view.one(iri, name) if iri else None for name in ("scope", "certificateBody", "validUntil")}
        held.append(
            HeldSystem(
                slug,
                knowledge.edition_title(slug),
                status,
                rows.get(iri, 0),
                declared_by_organisation=bool(iri),
                scope=stated["scope"],
                certificate_body=stated["certificateBody"],
                valid_until=stated["validUntil"],
                left_out=tuple(compact(left) for left in view.all(iri, "leavesOut")) if iri else (),
            )
        )
    return tuple(held)


def _pairs(question: Question) -> list[tuple[str, str]]:
    """Return the pairs of editions that the question is about, both directions."""
    ahead = [(held, target) for held in question.held for target in question.targets if held != target]
    return [*ahead, *((target, held) for held, target in ahead)]


def _false_friends(knowledge: Knowledge, question: Question) -> tuple[FalseFriend, ...]:
    """Return false friends, the system held first; a pair that both directions name is told once."""
    titles = knowledge.catalogue.titles
    found: dict[tuple[str, str], FalseFriend] = {}
    for group in knowledge.mapping_sets:
        ahead = group.source in question.held and group.target in question.targets
        back = group.target in question.held and group.source in question.targets
        for row in group.rows if ahead or back else ():
            if row.relation != "noRelationship":
                continue
            here, there = (row.subject_id, row.object_id) if ahead else (row.object_id, row.subject_id)
            friend = FalseFriend(
                row.record_id.removeprefix("mapping:"), here, titles(here), there, titles(there), row.rationales
            )
            if ahead or (here, there) not in found:
                found[here, there] = friend
    return tuple(found.values())


def _judge(knowledge: Knowledge, store: Store) -> tuple[Judgement, ...]:
    results = reference.judge(item_graph(store), [knowledge.folder / "shapes" / "items.ttl"])
    return tuple(
        Judgement(compact(found.node), compact(found.shape), found.severity, found.message) for found in results
    )


def derived_triples(run: Run) -> list[Triple]:
    """Return the graph of an assessment for export: the assessment, its items and rows in use, and what was handed in."""
    organisation = run.result.iri.partition("/assessment/")[0]
    mine = (organisation, organisation + "/")
    return [
        Triple(q.subject, q.predicate, q.object)
        for q in run.store
        if getattr(q.subject, "value", "") == mine[0] or getattr(q.subject, "value", "").startswith(mine[1])
    ]


def item_graph(store: Store) -> list[Triple]:
    """Return the triples that the item shapes read: items, their rows in use, their statements and codes."""
    keep: set[str] = set()
    for name in ("Item", "RowUse", "Statement", "State", "Action"):
        keep |= {q.subject.value for q in _typed(store, name)}  # type: ignore[union-attr]
    return [Triple(q.subject, q.predicate, q.object) for q in store if getattr(q.subject, "value", "") in keep]


def _typed(store: Store, name: str) -> Sequence[Quad]:
    from pyoxigraph import NamedNode

    rdf_type = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    return list(store.quads_for_pattern(None, rdf_type, NamedNode(aims(name)), None))


def _codes(knowledge: Knowledge) -> list[str]:
    return sorted({code for name in _LABELLED for code in knowledge.catalogue.members(name)})
