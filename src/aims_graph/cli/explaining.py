"""``explain``: what is known between two ids and why, and what one mapping row carries."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict, replace

from pyoxigraph import Literal, NamedNode, Triple

from aims_graph import api
from aims_graph.algebra import Kind, Proof
from aims_graph.base.errors import UsageError
from aims_graph.base.terms import DERIVED, EDITIONS, PREFIXES
from aims_graph.cli.looking_up import resolved_end, unknown_id
from aims_graph.cli.out import as_json, emit, table, words, wrap
from aims_graph.graph.store import turtle
from aims_graph.knowledge.explained import carried_json, explanation_json
from aims_graph.knowledge.explaining import Explanation, carried_by, ends_of
from aims_graph.knowledge.explaining import explain as known_between
from aims_graph.knowledge.inferred import derived_triples
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.knowledge.sssom import row_triples
from aims_graph.knowledge.told import Teller


def explain(arguments: argparse.Namespace) -> int:
    """Print what is known between two ids; of a mapping row, what falls if it is rejected."""
    knowledge = api.load_knowledge(arguments.knowledge)
    if arguments.hubs:
        return _hubs(knowledge, arguments)
    if arguments.source is None:
        raise UsageError("name two ids to explain, or one mapping row, or give --hubs")
    if arguments.target is None:
        return _alone(knowledge, arguments)
    ends = [resolved_end(knowledge, text) for text in (arguments.source, arguments.target)]
    if ends[0][1] is None and ends[1][1] is not None:
        return _cover(knowledge, ends[0][0], ends[1][1], arguments)
    if ends[1][1] is None:
        raise UsageError(f"{arguments.target} is a framework; name one of its ids, or two ids")
    for text, (_, curie) in zip((arguments.source, arguments.target), ends, strict=True):
        if curie is None:
            raise unknown_id(knowledge, text)
    return print_explanation(knowledge, str(ends[0][1]), str(ends[1][1]), arguments)


def _cover(knowledge: Knowledge, slug: str, requirement: str, arguments: argparse.Namespace) -> int:
    """Say how an edition as a whole covers a requirement: all its statements together."""
    edition = next(prefix for prefix, name in EDITIONS.items() if name == slug)
    if arguments.format == "ttl":
        raise UsageError("a joint cover is printed as text or json; as triples it is in the graph of derived rows")
    if arguments.format == "json":
        covers = knowledge.inference.joint_covers
        text = as_json([asdict(c) for c in covers if (c.edition, c.requirement) == (edition, requirement)])
    else:
        text = "\n".join(wrap(line) for line in Teller(knowledge, arguments.lang).cover(edition, requirement))
    emit(text, arguments.output)
    return 0


def print_explanation(knowledge: Knowledge, source: str, target: str, arguments: argparse.Namespace) -> int:
    """Print what is known between two ids of the catalogue, in the format asked for."""
    found = known_between(knowledge, source, target)
    if getattr(arguments, "shortest", False):
        found = _with_fewest_rows(knowledge, found)
    if arguments.format == "json":
        text = as_json(explanation_json(knowledge, found))
    elif arguments.format == "ttl":
        text = turtle(_triples(knowledge, found, arguments.lang)).decode()
    else:
        text = "\n".join(_lines(knowledge, found, arguments.lang))
    emit(text, arguments.output)
    return 0


def _with_fewest_rows(knowledge: Knowledge, found: Explanation) -> Explanation:
    """Return the explanation with the shortest proof in the place of the surest, where there is one in one line."""
    from aims_graph.planning.network import shortest

    if found.proof is None or found.proof.parts:
        return found
    proof = shortest(knowledge.inference.closure, Kind(found.proof.shows), found.proof.first, found.proof.second)
    return replace(found, proof=proof) if proof else found


def _hubs(knowledge: Knowledge, arguments: argparse.Namespace) -> int:
    from aims_graph.planning.network import hubs

    if arguments.format == "ttl":
        raise UsageError("hubs are printed as text or json")
    found = hubs(knowledge.inference)
    if arguments.format == "json":
        text = as_json([asdict(hub) for hub in found])
    else:
        heads = ["id", "derived rows through it", "rows", "title"]
        if arguments.lang == "es":
            heads = ["id", "filas derivadas que pasan por él", "filas", "título"]
        title = knowledge.catalogue.titles
        text = table(
            [[h.end, h.derived, h.rows, words(title(h.end), arguments.lang)] for h in found if h.derived], heads
        )
    emit(text, arguments.output)
    return 0


def _alone(knowledge: Knowledge, arguments: argparse.Namespace) -> int:
    """Explain one id: a derived row by its ends, a row by what it carries."""
    given = arguments.source
    derived = knowledge.inference.by_record.get(given.removeprefix("derived:").removeprefix(DERIVED))
    if derived is not None and not given.startswith(("mapping:", PREFIXES["mapping"])):
        return print_explanation(knowledge, derived.source, derived.target, arguments)
    record = given.removeprefix("mapping:").removeprefix(PREFIXES["mapping"])
    if knowledge.catalogue.resolve(given) is not None:
        raise UsageError(f"name a second id to explain {given} with; alone stands only the id of a mapping row")
    if record not in knowledge.rows:
        raise unknown_id(knowledge, given)
    carried = carried_by(knowledge, record)
    if arguments.format == "json":
        text = as_json(carried_json(knowledge, carried))
    elif arguments.format == "ttl":
        text = turtle(triple for row in carried.derived for triple in derived_triples(row)).decode()
    else:
        text = "\n".join(Teller(knowledge, arguments.lang).carried(carried))
    emit(text, arguments.output)
    return 0


# ── as text ──


def _lines(knowledge: Knowledge, found: Explanation, lang: str) -> Iterator[str]:
    teller = Teller(knowledge, lang)
    relation = teller.label(found.relation) if found.relation else "?"
    yield f"{found.source} — {relation} — {found.target}"
    yield ""
    for sentence in teller.found(found):
        yield wrap(sentence)
    named = dict.fromkeys((found.source, found.target))
    for proof in _proofs(found):
        named.update(dict.fromkeys(ends_of(proof)))
    yield ""
    for end in named:
        yield wrap(f"{end}: {_text(knowledge, end, lang)}", 2)


def _text(knowledge: Knowledge, end: str, lang: str) -> str:
    catalogue = knowledge.catalogue
    if end in catalogue.statements:
        return words(catalogue.statements[end].text, lang)
    return catalogue.provisions[end].name(lang) if end in catalogue.provisions else ""


def _proofs(found: Explanation) -> list[Proof]:
    against = [proof for contradiction in found.against for proof in contradiction.proofs]
    return [*([found.proof] if found.proof else []), *against, *found.not_inside]


# ── as PROV ──


def _triples(knowledge: Knowledge, found: Explanation, lang: str) -> Iterator[Triple]:
    """Yield the derived row with where it comes from, and the rows it stands on."""
    derived = knowledge.inference.derived_row(found.source, found.target, found.relation) if found.relation else None
    records = set(found.rows) | set(found.searched)
    records.update(record for proof in _proofs(found) for record in proof.evidence)
    if derived is not None:
        yield from derived_triples(derived)
        told = " ".join(Teller(knowledge, lang).proof(found.proof)) if found.proof else ""
        yield Triple(
            NamedNode(DERIVED + derived.record_id),
            NamedNode(PREFIXES["rdfs"] + "comment"),
            Literal(told, language=lang),
        )
    for group in knowledge.mapping_sets:
        for row in group.rows:
            if row.record_id.removeprefix("mapping:") in records:
                yield from row_triples(row, group.source, group.target)
