"""Speed side by side with what a user would pick instead, as ratios; and how labels by hand compare.

Run by ``make bench``. Times are of this machine and this run; read the ratios. Nothing here is a test.
"""

from __future__ import annotations

import csv
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from aims_graph import api
from aims_graph.algebra import Closure
from aims_graph.algebra.path_consistency import path_consistent
from aims_graph.assess.question import Handed, sort_out
from aims_graph.assess.run import facts
from aims_graph.base.terms import PREFIXES
from aims_graph.cli.example import example_folder, import_example
from aims_graph.engine import fast, reference
from aims_graph.engine.strata import read_strata
from aims_graph.exchange.lint import lint_files
from aims_graph.graph.store import read_triples
from aims_graph.knowledge.knowledge import Knowledge

DAY = date(2026, 11, 23)


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The median time of a call."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def _again(line: str, number: int) -> str:
    """A register row once more, under another title and reference."""
    title, reference, rest = line.split(",", 2)
    return f"{title} {number},X-{number:04d} {reference},{rest}"


def large_organisation(folder: Path, artefacts: int) -> Path:
    """Write the shipped organisation with its register blown up to ``artefacts`` rows; return its SoA and register."""
    knowledge = Knowledge.load()
    source = example_folder(knowledge)
    lines = (source / "documents.csv").read_text(encoding="utf-8").splitlines()
    register = folder / "documents.csv"
    more = [_again(line, number) for number, line in enumerate(lines[1:] * 10)]
    register.write_text("\n".join([*lines, *more[: max(0, artefacts - len(lines))]]), encoding="utf-8")
    return register


def engines(knowledge: Knowledge, handed: Handed) -> None:
    """The strata under Oxigraph against pySHACL."""
    question = api.ask(handed, as_of=DAY)
    start, files = facts(knowledge, handed, question), knowledge.rule_files()
    strata = read_strata(files)
    quick = seconds(lambda: fast.derive(start, strata, question.iri))
    slow = seconds(lambda: reference.derive(start, files), times=1)
    print(f"rules: Oxigraph {quick:.2f} s, pySHACL {slow:.1f} s, ratio {slow / quick:.0f}")


def closure(knowledge: Knowledge) -> None:
    """The closure of all shipped rows against full path consistency over the same facts (wholes left out of both)."""
    facts = knowledge.inference.closure.facts

    def close() -> int:
        found = Closure(facts)
        return sum(1 for first in found.nodes for _ in found.related(first))

    quick = seconds(close)
    slow = seconds(lambda: path_consistent(facts), times=1)
    size = len(Closure(facts).nodes)
    print(f"closure of {size} ids: {quick:.2f} s, path consistency {slow:.1f} s, ratio {slow / quick:.0f}")
    fresh = Knowledge.load()
    _ = fresh.rows, fresh.catalogue.statements
    os.environ["AIMS_CACHE"] = "off"
    made = seconds(lambda: (fresh.inference.derived, fresh.inference.joint_covers), times=1)
    print(f"  with wholes, proofs and derived rows: {made:.2f} s")


def main_job() -> None:
    """The main job on 300 artefacts as whole processes, and where the time goes."""
    knowledge = Knowledge.load()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register = large_organisation(folder, 300)
        soa = example_folder(knowledge) / "soa.csv"
        command = [sys.executable, "-m", "aims_graph.cli"]
        org = folder / "org.ttl"
        imported = seconds(
            lambda: subprocess.run(
                [*command, "import", "soa", str(soa), "--register", str(register), "-o", str(org), "--accept-valid"],
                check=True, capture_output=True,
            )
        )  # fmt: skip
        reported = seconds(
            lambda: subprocess.run(
                [*command, "report", str(org), "-o", str(folder / "r"), "--as-of", DAY.isoformat()],
                check=True, capture_output=True,
            )
        )  # fmt: skip
        print(f"300 artefacts: import {imported:.1f} s, report (html, xlsx, json) {reported:.1f} s")
        handed = sort_out(read_triples(org), "org.ttl")
        print(f"  of which knowledge {seconds(lambda: Knowledge.load().catalogue.statements):.2f} s")
        print(f"  assess without shapes {seconds(lambda: api.assess(knowledge, handed, as_of=DAY, judge=False)):.2f} s")
        print(f"  assess with shapes {seconds(lambda: api.assess(knowledge, handed, as_of=DAY)):.2f} s")


def labels(knowledge: Knowledge, handed: Handed) -> None:
    """Precision and recall of each action against the labels by hand."""
    folder = example_folder(knowledge)
    rows = list(csv.DictReader((folder / "expected.csv").read_text(encoding="utf-8").splitlines()))
    result = api.assess(knowledge, handed, as_of=DAY, judge=False).result
    got = {item.statement: item.action or "" for item in result.items}
    right, said, meant = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        meant[row["action"]] += 1
        said[got[row["item_statement"]]] += 1
        right[row["action"]] += row["action"] == got[row["item_statement"]]
    for action in sorted(meant | said):
        print(f"  {action}: precision {right[action]}/{said[action]}, recall {right[action]}/{meant[action]}")
    first = sum(1 for row in rows if row["first_label"] and row["first_label"].split("/")[0] != row["action"])
    print(f"  {len(rows)} labels; {first} had another action before the second look")


def many_rows(path: Path, knowledge: Knowledge, rows: int) -> None:
    """Write a SSSOM table of ``rows`` rows between ids that exist, each with a relation and a reason."""
    names = {
        prefix: [c for c in catalogue_ids(knowledge) if c.startswith(prefix)] for prefix in ("iso27001:", "iso42001:")
    }
    one, other = names["iso27001:"], names["iso42001:"]
    relations = ("skos:narrowMatch", "aims:intersectsWith", "aims:intersectsWith")
    with path.open("w", encoding="utf-8") as stream:
        stream.write("#curie_map:\n")
        for prefix in ("aims", "iso27001", "iso42001"):
            stream.write(f"#  {prefix}: {PREFIXES[prefix]}\n")
        stream.write("subject_id\tpredicate_id\tobject_id\tmapping_justification\tcomment\n")
        for number in range(rows):
            ends = one[number % len(one)], other[number // len(one) % len(other)]
            why = f"both ask that somebody does thing number {number}"
            stream.write(f"{ends[0]}\t{relations[number % 3]}\t{ends[1]}\tsemapv:ManualMappingCuration\t{why}\n")


def catalogue_ids(knowledge: Knowledge) -> list[str]:
    """Every id of a provision or statement."""
    return [*knowledge.catalogue.provisions, *knowledge.catalogue.statements]


def lint(knowledge: Knowledge) -> None:
    """Lint of 80,000 rows against reading them with the csv module, and against sssom-py where it is installed."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "many.sssom.tsv"
        many_rows(path, knowledge, 80_000)

        def read() -> int:
            with path.open(encoding="utf-8", newline="") as stream:
                return sum(1 for _ in csv.reader(stream, delimiter="\t"))

        linted = seconds(lambda: lint_files([path], knowledge.catalogue))
        plain = seconds(read)
        print(f"lint of 80,000 rows: {linted:.1f} s; reading them with csv {plain:.2f} s, ratio {linted / plain:.0f}")
        if importlib.util.find_spec("sssom"):
            from sssom.parsers import parse_sssom_table

            other = seconds(lambda: parse_sssom_table(path), times=1)
            print(f"  sssom-py only reads them: {other:.1f} s, ratio {linted / other:.2f}")


def main() -> None:
    """Print all figures."""
    knowledge = Knowledge.load()
    handed = import_example(knowledge)
    engines(knowledge, handed)
    closure(knowledge)
    main_job()
    print("labels by hand, after the second look:")
    labels(knowledge, handed)
    lint(knowledge)


if __name__ == "__main__":
    main()
