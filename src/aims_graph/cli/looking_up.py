"""``show``, ``map``, ``query``, ``check``: questions to the knowledge."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from aims_graph import api
from aims_graph.base.errors import InputError, Problem, UsageError
from aims_graph.base.terms import PREFIXES
from aims_graph.cli.out import as_csv, as_json, emit, table, words
from aims_graph.cli.provisions import (
    provision_json,
    provision_lines,
    row_cells,
    row_json,
    row_lines,
    statement_json,
    statement_lines,
)
from aims_graph.cli.show_words import WORDS
from aims_graph.exchange.rows import Outgoing, asked_of, outgoing
from aims_graph.graph.store import FORMATS, read_triples, turtle
from aims_graph.knowledge.explained import derived_json
from aims_graph.knowledge.inference import Derived
from aims_graph.knowledge.inferred import derived_as_row, derived_triples
from aims_graph.knowledge.knowledge import Knowledge, MappingSet
from aims_graph.knowledge.queries import find_query, read_query
from aims_graph.knowledge.sssom import row_triples, write_rows


def show(arguments: argparse.Namespace) -> int:
    """Print a provision, a statement or a mapping row with what hangs on it."""
    knowledge = api.load_knowledge(arguments.knowledge)
    catalogue = knowledge.catalogue
    curie = catalogue.resolve(arguments.id)
    record = arguments.id.removeprefix("mapping:").removeprefix(PREFIXES["mapping"])
    as_text = arguments.format == "text"
    derived = _derived_row(knowledge, arguments.id)
    if derived is not None:
        from aims_graph.cli.explaining import print_explanation

        return print_explanation(knowledge, derived.source, derived.target, arguments)
    if curie in catalogue.statements:
        statement = catalogue.statements[curie]
        found: Any = statement_lines if as_text else statement_json
        out = found(knowledge, statement, arguments.lang)
    elif curie is not None:
        found = provision_lines if as_text else provision_json
        out = found(knowledge, catalogue.provisions[curie], arguments.lang)
    elif record in knowledge.rows:
        out = (
            row_lines(knowledge, knowledge.rows[record], arguments.lang)
            if as_text
            else row_json(knowledge.rows[record])
        )
    else:
        raise unknown_id(knowledge, arguments.id)
    emit("\n".join(out) if as_text else as_json(out), arguments.output)
    return 0


def _derived_row(knowledge: Knowledge, text: str) -> Derived | None:
    """Return the derived row of this id; the closure is only made for an id of that form."""
    return knowledge.inference.by_record.get(text.removeprefix("derived:")) if text.startswith("derived:") else None


def unknown_id(knowledge: Knowledge, text: str) -> InputError:
    """Return the error for an id that does not exist, with the nearest one that does."""
    return InputError(
        Problem(
            "unknown-id",
            "there is no such provision, statement or mapping row.",
            found=text,
            expected="an id such as iso42001:6.1.4, iso42001:9.2.2_1 or aiact:9.2.a",
            nearest=knowledge.catalogue.nearest(text),
        )
    )


def mappings(arguments: argparse.Namespace) -> int:
    """Print the mapping rows between two frameworks, or between ids of them; on request what follows from all rows,
    the coverage of the two, or their false friends."""
    knowledge = api.load_knowledge(arguments.knowledge)
    source, target = resolved_end(knowledge, arguments.source), resolved_end(knowledge, arguments.target)
    if arguments.coverage or arguments.false_friends:
        from aims_graph.cli.comparing import coverage_table, false_friends_table

        return (coverage_table if arguments.coverage else false_friends_table)(knowledge, source, target, arguments)
    groups = [group for group in knowledge.mapping_sets if (group.source, group.target) == (source[0], target[0])]
    rows = [
        row for group in groups for row in group.rows
        if within(knowledge, row.subject_id, source[1], row.searched) and within(knowledge, row.object_id, target[1], False)
    ]  # fmt: skip
    derived = _derived(knowledge, source, target) if arguments.inferred else []
    if not groups and not derived:
        raise InputError(
            Problem(
                "no-mapping-set",
                "nobody has mapped these two yet, and nothing follows from other rows."
                if arguments.inferred
                else "nobody has mapped these two yet.",
                found=f"{source[0]} to {target[0]}",
                expected=", ".join(f"{g.source} to {g.target}" for g in knowledge.mapping_sets),
            )
        )
    group = groups[0] if groups else MappingSet(source[0], target[0], ())
    asked = tuple(c for c in asked_of(knowledge, target[0]) if within(knowledge, c, target[1], False))
    out = outgoing(knowledge, group, tuple(rows), asked, api.version())
    if arguments.inferred:
        emit(_with_derived(arguments.format, out, derived, arguments.lang), arguments.output)
        return 0
    emit(_rows_as(arguments.format, knowledge, out, arguments.lang), arguments.output)
    return 0


def _derived(knowledge: Knowledge, source: tuple[str, str | None], target: tuple[str, str | None]) -> list[Derived]:
    catalogue, inference = knowledge.catalogue, knowledge.inference

    def ends(edition: str, wanted: str | None) -> list[str]:
        here = [curie for curie, provision in catalogue.provisions.items() if provision.edition == edition]
        here += [curie for requirement in here for curie in catalogue.statements_of.get(requirement, ())]
        return [end for end in here if inference.canonical(end) and within(knowledge, end, wanted, False)]

    return list(inference.between(ends(*source), ends(*target)))


def resolved_end(knowledge: Knowledge, text: str) -> tuple[str, str | None]:
    """Return the slug of the edition that ``text`` names, and the id in it, where it names one."""
    if ":" not in text:
        return api.edition(text), None
    curie = knowledge.catalogue.resolve(text)
    if curie is None:
        raise unknown_id(knowledge, text)
    statement = knowledge.catalogue.statements.get(curie)
    return knowledge.catalogue.provisions[statement.requirement if statement else curie].edition, curie


def within(knowledge: Knowledge, end: str, wanted: str | None, always: bool) -> bool:
    """Return true where ``end`` is ``wanted`` or below it; a searched row belongs to every source."""
    if wanted is None or always:
        return True
    statement = knowledge.catalogue.statements.get(end)
    place: str | None = statement.requirement if statement else end
    if end == wanted:
        return True
    while place is not None:
        if place == wanted:
            return True
        provision = knowledge.catalogue.provisions.get(place)
        place = provision.parent if provision else None
    return False


def _rows_as(form: str, knowledge: Knowledge, out: Outgoing, lang: str) -> str:
    if form == "json":
        return as_json([row_json(row) for row in out.rows])
    if form != "table":
        from aims_graph.cli.exchanging import told
        from aims_graph.exchange.formats import WRITERS

        return told(WRITERS[form](out), lang)
    return table([row_cells(knowledge, row, lang) for row in out.rows], WORDS[lang]["heads"].split("|"))


def _with_derived(form: str, out: Outgoing, derived: list[Derived], lang: str) -> str:
    group, rows = out.group, out.rows
    if form == "ciso-assistant":
        raise UsageError(
            "derived rows are not written for CISO Assistant: it carries results over along every row of a mapping set, "
            "and a derived row is no more than a candidate; confirm the rows you need (aims-graph confirm derived:ROW), "
            "or take them as table, csv, json, sssom, oscal, ttl or jsonld"
        )
    if form == "oscal":
        from aims_graph.cli.exchanging import told
        from aims_graph.exchange.oscal_mapping import write_oscal

        return told(write_oscal(replace(out, derived=tuple(map(derived_as_row, derived)))), lang)
    if form == "sssom":
        all_rows = [*rows, *map(derived_as_row, derived)]
        return write_rows(all_rows, group.source, group.target, version=api.version(), agreement=group.agreement)
    if form in ("ttl", "jsonld"):
        written = [triple for row in rows for triple in row_triples(row, group.source, group.target)]
        written += [triple for row in derived for triple in derived_triples(row)]
        if form == "ttl":
            return turtle(written).decode()
        from aims_graph.exchange.rdf_form import jsonld

        return jsonld(written)
    if form == "json":
        return as_json([*map(row_json, rows), *map(derived_json, derived)])
    heads = ["record_id", "source", "relation", "target", "reuse", "object", "review", "rationale", "delta"]
    cells = [
        [row.record_id, row.subject_id, row.relation, row.object_id, row.reuse, row.object, row.review_status,
         words(row.rationales, lang), words(row.deltas, lang)]
        for row in rows
    ]  # fmt: skip
    cells += [
        [
            f"derived:{row.record_id}",
            row.source,
            row.relation,
            row.target,
            "",
            "",
            row.review,
            "",
            _stands_on(row, lang),
        ]
        for row in derived
    ]
    if form == "csv":
        return as_csv(cells, heads)
    return table([[c[1], c[2], c[3], c[4], c[6], c[8] or c[7]] for c in cells],
                 ["source", "relation", "target", "reuse", "review", "delta or reason"])  # fmt: skip


def _stands_on(row: Derived, lang: str) -> str:
    return ("derivada de " if lang == "es" else "derived from ") + ", ".join(row.evidence)


def query(arguments: argparse.Namespace) -> int:
    """Run a query over the knowledge, and an organisation's data where given."""
    from aims_graph.cli.querying import run_and_print

    knowledge = api.load_knowledge(arguments.knowledge)
    if arguments.list:
        rows = []
        for path in knowledge.query_files().values():
            named = read_query(path)
            rows.append(
                [named.name, words(named.title, arguments.lang), " ".join(f"--param {p}=…" for p in named.params)]
            )
        emit(table(rows, ["name", "what it answers", "parameters"]), arguments.output)
        return 0
    if not arguments.query:
        raise UsageError("name a query, a file, or - for standard input; `query --list` lists the named ones")
    text = _query_text(knowledge, arguments)
    extra = read_triples(arguments.data) if arguments.data else []
    return run_and_print(knowledge, text, extra, arguments)


def _query_text(knowledge: Knowledge, arguments: argparse.Namespace) -> str:
    given = [_param(text) for text in arguments.param]
    params = dict(given)
    if len(params) < len(given):
        raise UsageError("a parameter is given more than once with --param")
    path = Path(arguments.query)
    if arguments.query == "-" or path.suffix in {".rq", ".sparql"} or path.is_file():
        if params:
            raise UsageError("--param belongs to a named query; a query of your own says everything itself")
        return _own_query(None if arguments.query == "-" else path)
    return find_query(arguments.query, knowledge.query_files()).filled(params, arguments.lang)


def _own_query(path: Path | None) -> str:
    """Return the text of the file, or of standard input."""
    try:
        data = path.read_bytes() if path else (sys.stdin.buffer.read() if sys.stdin else b"")
        return data.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror or error
        name = path.name if path else "standard input"
        raise InputError(Problem("unreadable", f"the query cannot be read: {reason}.", file=name)) from error


def _param(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise UsageError(f"--param takes NAME=ID, such as target=iso42001:9.2.2; given: {text}")
    return name.strip(), value.strip()


def check(arguments: argparse.Namespace) -> int:
    """Check our own knowledge and print its numbers."""
    from aims_graph.engine.quality import check_knowledge

    report = check_knowledge(api.load_knowledge(arguments.knowledge))
    if arguments.format == "json":
        emit(as_json(report.to_json()), arguments.output)
    else:
        lines = [table([[name, value] for name, value in report.numbers.items()], ["what", "number"])]
        lines += ["", f"{len(report.findings)} findings"]
        lines += [f"{finding.severity}: {finding.subject}: {finding.sentence}" for finding in report.findings]
        emit("\n".join(lines), arguments.output)
    worst = {finding.severity for finding in report.findings}
    if report.contradictions:
        return 4
    fails = {"violation": {"Violation"}, "warning": {"Violation", "Warning"}}.get(arguments.fail_on or "", set())
    return int(bool(worst & fails))


__all__ = ["FORMATS", "check", "mappings", "query", "show", "unknown_id"]
