"""Findings as SARIF 2.1.0, so that code hosts and editors show them at their lines."""

from __future__ import annotations

from typing import Any, Final

from aims_graph.exchange.finding import Finding
from aims_graph.exchange.lint import LintReport
from aims_graph.exchange.lint_words import RULES

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_HELP: Final = "https://w3id.org/aims-graph/docs/lint-rules"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def to_sarif(report: LintReport, *, version: str, lang: str = "en") -> dict[str, Any]:
    """Return the report as a SARIF log."""
    used = sorted({finding.rule for finding in report.findings})
    places = {code: place for place, code in enumerate(used)}
    driver = {
        "name": "aims-graph",
        "version": version,
        "rules": [
            {
                "id": code,
                "shortDescription": {"text": RULES[code].name.get(lang, RULES[code].name["en"])},
                "helpUri": f"{_HELP}#{code}",
                "defaultConfiguration": {"level": _LEVELS[RULES[code].severity]},
            }
            for code in used
        ],
    }
    run = {
        "tool": {"driver": driver},
        "artifacts": [{"location": {"uri": _uri(name)}} for name in report.files],
        "results": [_result(finding, places[finding.rule], lang) for finding in report.findings],
        "columnKind": "unicodeCodePoints",
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, place: int, lang: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.full(lang)},
    }
    if finding.file:
        location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(finding.file)}}}
        if finding.place:
            location["logicalLocations"] = [{"fullyQualifiedName": finding.place}]
        elif finding.row:
            location["physicalLocation"]["region"] = {"startLine": finding.row}
        result["locations"] = [location]
    kept = {name: value for name in ("found", "nearest") if (value := getattr(finding, name))}
    if kept:
        result["properties"] = kept
    return result


def _uri(name: str) -> str:
    from urllib.parse import quote

    return quote(name)
