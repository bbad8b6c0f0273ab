"""Lint: what is wrong with anybody's crosswalk, in any of the formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aims_graph.exchange.crosswalk import Crosswalk
from aims_graph.exchange.finding import Finding, in_order
from aims_graph.exchange.formats import read_crosswalk
from aims_graph.exchange.lint_lines import Lines
from aims_graph.exchange.lint_pairs import pair_findings, set_findings
from aims_graph.exchange.lint_paths import path_findings
from aims_graph.exchange.lint_rows import id_findings, row_findings
from aims_graph.exchange.lint_titles import title_findings
from aims_graph.knowledge.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class LintReport:
    """What lint found in files, in their order."""

    files: tuple[str, ...]
    rows: int
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """Return how many findings are of that severity."""
        return sum(finding.severity == severity for finding in self.findings)

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """Return the report as JSON."""
        rules = Counter(finding.rule for finding in self.findings)
        return {
            "files": list(self.files),
            "rows": self.rows,
            "counts": {name: self.count(name) for name in ("error", "warning", "info")},
            "rules": dict(sorted(rules.items())),
            "findings": [finding.to_json(lang) for finding in self.findings],
        }


def lint_files(
    paths: Sequence[Path], catalogue: Catalogue, *, metadata: Path | None = None, source: str = "", target: str = ""
) -> LintReport:
    """Return what is wrong with the crosswalks at ``paths``, looked at together.

    Raises ``InputError`` where one cannot be read at all, or not safely.
    """
    walks = [read_crosswalk(path, metadata=metadata, source=source, target=target) for path in paths]
    return lint(walks, catalogue)


def lint(crosswalks: Sequence[Crosswalk], catalogue: Catalogue) -> LintReport:
    """Return what is wrong with ``crosswalks``, looked at together."""
    findings: list[Finding] = []
    files = [Lines(crosswalk, catalogue) for crosswalk in crosswalks]
    for lines in files:
        for problem in lines.crosswalk.problems:
            findings.append(Finding(problem.code, lines.file, problem.row, "", problem.found, problem.expected))
        for rules in (id_findings, row_findings, title_findings, set_findings):
            findings.extend(rules(lines))
    findings.extend(pair_findings(files))
    findings.extend(path_findings(files))
    names = tuple(lines.file for lines in files)
    return LintReport(names, sum(len(lines.lines) for lines in files), in_order(findings, names))
