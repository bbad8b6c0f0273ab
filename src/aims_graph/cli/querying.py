"""Running a query for a person on their own machine, and printing its answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from pyoxigraph import Quad, Triple

from aims_graph.base.terms import compact
from aims_graph.cli.out import emit, table, tamed_csv, words
from aims_graph.graph.guard import LOCAL, Answer, ResultFormat, run_query
from aims_graph.knowledge.inferred import with_inferred
from aims_graph.knowledge.knowledge import Knowledge

_RESULTS: Final[dict[str, ResultFormat]] = {"table": "json", "json": "json", "csv": "csv", "ttl": "json"}


def run_and_print(knowledge: Knowledge, text: str, extra: Sequence[Triple], arguments: argparse.Namespace) -> int:
    """Run ``text`` over the knowledge with ``extra`` triples and print the answer; graphs come as Turtle.

    What was derived stands in a named graph of its own. The query runs in a process of its own and is stopped after ``--timeout`` seconds.
    """
    store = with_inferred(knowledge.store, knowledge.inference)
    store.extend(Quad(*triple) for triple in extra)
    form = arguments.format
    answer = run_query(
        store, text, replace(LOCAL, seconds=arguments.timeout), results=_RESULTS[form], graph=_graph(form)
    )
    emit(_printed(answer, form, arguments.lang), arguments.output)
    return 0


def _printed(answer: Answer, form: str, lang: str) -> str:
    if form == "table":
        return _table(answer, lang)
    text = answer.data.decode()
    return tamed_csv(text) if form == "csv" and answer.kind == "solutions" else text


def _graph(form: str) -> Any:
    return "jsonld" if form == "json" else "turtle"


def _table(answer: Answer, lang: str) -> str:
    if answer.kind == "graph":
        return answer.data.decode()
    data = json.loads(answer.data)
    if answer.kind == "boolean":
        return "yes" if data["boolean"] else "no"
    heads = data["head"]["vars"]
    rows = [[_cell(row.get(head), lang) for head in heads] for row in data["results"]["bindings"]]
    return table(rows, heads) if rows else "no solutions"


def _cell(term: dict[str, str] | None, lang: str) -> str:
    if term is None:
        return ""
    if term["type"] == "uri":
        return compact(term["value"])
    return words({term.get("xml:lang", lang): term["value"]}, lang)
