"""``calendar``: what of the EU AI Act binds whom from when."""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from aims_graph import api
from aims_graph.base.errors import InputError, Problem
from aims_graph.cli.days import day_asked
from aims_graph.cli.out import as_csv, as_json, emit, table, words
from aims_graph.knowledge.calendar import (
    AMENDED,
    Entry,
    Milestone,
    StandardState,
    differences,
    entries,
    milestones,
    standards,
)
from aims_graph.knowledge.catalogue import Catalogue
from aims_graph.knowledge.duties import Duties

_WORDS: Final[dict[str, dict[str, Any]]] = {
    "en": {
        "head": "EU AI Act, {law}; seen from {day}. Days marked * are readings of ours, explained below.",
        "banner": "NOT FOR PLANNING: this is the law as first published. Regulation (EU) 2026/1744 has changed it.",
        "early": "On {day} the law as amended was not yet in force (27 July 2026): ask for that day with --law original.",
        "force": "in force", "days": "in {n} days", "today": "from today",
        "cols": ("in effect from", "when", "formally", "who", "what systems", "articles", "duties", "legal basis"),
        "diff": ("provision", "change", "as published", "as amended", "duties"),
        "miles": ("day", "kind", "what", "source"), "milestones": "Dates around the law",
        "stds": ("standard", "for", "state", "cited in the Official Journal"), "standards": "European standards for the Act",
        "no": "no citation seen up to {day}", "yes": "yes",
        "presumption": "Only a standard whose reference is cited gives a presumption of conformity. ISO/IEC 42001 gives none.",
        "moved": "date moved", "inserted": "inserted", "deleted": "deleted", "replaced": "text replaced",
        "transitions": "Rules for what was there before", "trans": ("rule", "provision", "what", "days"),
        "cut": "there before {cut}", "by": "comply by {by}", "none": "caught only by a change of design",
        "nothing": "Nothing is tied to that actor and category.",
    },
    "es": {
        "head": "Reglamento de IA, {law}; visto desde {day}. Las fechas con * son lecturas nuestras, explicadas abajo.",
        "banner": "NO SIRVE PARA PLANIFICAR: es la ley en su texto original. El Reglamento (UE) 2026/1744 la ha modificado.",
        "early": "El {day} la ley modificada aún no estaba en vigor (27 de julio de 2026): consulte ese día con --law original.",
        "force": "en vigor", "days": "en {n} días", "today": "desde hoy",
        "cols": ("surte efecto", "cuándo", "formalmente", "quién", "qué sistemas", "artículos", "deberes", "base jurídica"),
        "diff": ("disposición", "cambio", "texto original", "texto modificado", "deberes"),
        "miles": ("día", "tipo", "qué", "fuente"), "milestones": "Fechas en torno a la ley",
        "stds": ("norma", "para", "estado", "citada en el Diario Oficial"), "standards": "Normas europeas para el Reglamento",
        "no": "sin cita vista hasta el {day}", "yes": "sí",
        "presumption": "Solo una norma citada da presunción de conformidad. ISO/IEC 42001 no da ninguna.",
        "moved": "fecha cambiada", "inserted": "insertado", "deleted": "suprimido", "replaced": "texto sustituido",
        "transitions": "Reglas para lo anterior", "trans": ("regla", "disposición", "qué", "días"),
        "cut": "anterior al {cut}", "by": "cumplir a más tardar el {by}", "none": "solo lo incluye un cambio de diseño",
        "nothing": "Nada se vincula a ese sujeto y categoría.",
    },
}  # fmt: skip


def calendar(arguments: argparse.Namespace) -> int:
    """Print what applies from when, or with ``--diff`` what changed between the two states of the law."""
    knowledge = api.load_knowledge(arguments.knowledge)
    catalogue = knowledge.catalogue
    duties = knowledge.duties
    actor = _code(catalogue, "Actor", "actor", arguments.role)
    category = _code(catalogue, "SystemCategory", "category", arguments.category)
    day = day_asked(arguments.as_of)
    if arguments.diff:
        emit(_diff(duties, catalogue, arguments, actor, category), arguments.output)
        return 0
    found = entries(duties, law=arguments.law, actor=actor, category=category, binding_only=not arguments.all)
    around = [] if actor or category else milestones(catalogue, arguments.law)
    if arguments.format == "json":
        emit(as_json(_json(found, around, standards(catalogue), duties, arguments.law, day)), arguments.output)
    elif arguments.format == "csv":
        emit(as_csv(*_csv(found, catalogue, arguments.lang)), arguments.output)
    else:
        emit(_text(found, around, standards(catalogue), duties, catalogue, arguments, day), arguments.output)
    return 0


def _code(catalogue: Catalogue, class_name: str, stem: str, text: str | None) -> str | None:
    """Return the code that ``text`` names by id or label in either language; refuse what is none."""
    if text is None:
        return None
    names: dict[str, str] = {}
    for code in catalogue.members(class_name):
        short = code.removeprefix(stem + "-")
        for name in (short, code, *catalogue.label(code).values()):
            names[name.casefold()] = code
    found = names.get(text.strip().casefold())
    if found is None:
        valid = [code.removeprefix(stem + "-") for code in catalogue.members(class_name)]
        nearest = difflib.get_close_matches(text.casefold(), list(names), n=1, cutoff=0.5)
        raise InputError(
            Problem(
                f"unknown-{stem}",
                f"there is no such {'role' if stem == 'actor' else 'category of system'} under the AI Act.",
                found=text,
                expected="one of " + ", ".join(valid),
                nearest=names[nearest[0]].removeprefix(stem + "-") if nearest else None,
            )
        )
    return found


# ── as a table ──


def _text(
    found: Sequence[Entry],
    around: Sequence[Milestone],
    stds: Sequence[StandardState],
    duties: Duties,
    catalogue: Catalogue,
    arguments: argparse.Namespace,
    day: date,
) -> str:
    lang = arguments.lang
    say = _WORDS[lang]
    law = words(catalogue.label("law" + arguments.law.capitalize()), lang)
    parts = [say["head"].format(law=law, day=day.isoformat())]
    if arguments.law == "original":
        parts.insert(0, say["banner"])
    elif day < AMENDED:
        parts.append(say["early"].format(day=day.isoformat()))
    rows = _grouped(found, duties, catalogue, lang, day)
    parts.append(table(rows, say["cols"]) if rows else say["nothing"])
    marked = {entry.duty.application for entry in found if duties.applications[entry.duty.application].reading}
    parts += [f"* {words(duties.applications[code].reading, lang)}" for code in sorted(marked)]
    used = {code for entry in found for code in entry.duty.transitions}
    if used:
        parts += ["", say["transitions"], table(_transition_rows(used, duties, arguments.law, lang), say["trans"])]
    if around:
        cells = [
            (m.on, words(catalogue.label(m.kind), lang), words(m.label, lang), words(m.source, "en")) for m in around
        ]
        parts += ["", say["milestones"], table(cells, say["miles"])]
        state = [
            (s.identifier, f"{_number(s.provision)}: {words(s.label, lang)}", words(s.state, lang),
             say["yes"] if s.cited else say["no"].format(day=s.checked_on))
            for s in stds
        ]  # fmt: skip
        parts += ["", say["standards"], table(state, say["stds"]), say["presumption"]]
    return "\n".join(parts)


def _grouped(
    found: Sequence[Entry], duties: Duties, catalogue: Catalogue, lang: str, day: date
) -> list[tuple[str, ...]]:
    def who(entry: Entry) -> tuple[str, ...]:
        return (entry.effective_from, *entry.duty.actors, "|", *entry.duty.categories, "|", entry.dated.route,
                entry.duty.application)  # fmt: skip

    rows: list[tuple[str, ...]] = []
    for _, group in groupby(sorted(found, key=who), key=who):
        same = list(group)
        first = same[0]
        mark = "*" if duties.applications[first.duty.application].reading else ""
        route = "" if first.dated.route == "route-any" else f" ({words(catalogue.label(first.dated.route), lang)})"
        rows.append(
            (
                first.effective_from + mark,
                _when(first.effective_from, day, lang),
                "" if first.effective_from == first.dated.applies_from else first.dated.applies_from,
                ", ".join(words(catalogue.label(code), lang) for code in first.duty.actors),
                ", ".join(words(catalogue.label(code), lang) for code in first.duty.categories) + route,
                _articles(entry.duty.statement.requirement for entry in same),
                str(len(same)),
                words(first.dated.source, lang),
            )
        )
    return rows


def _when(applies: str, day: date, lang: str) -> str:
    say = _WORDS[lang]
    left = (date.fromisoformat(applies) - day).days
    return str(say["force"] if left < 0 else say["today"] if left == 0 else say["days"].format(n=left))


def _number(curie: str) -> str:
    return curie.partition(":")[2]


def _articles(requirements: Iterable[str]) -> str:
    """Return the articles of some provisions, runs of whole numbers drawn together: ``4a, 8–15``."""
    names = list(dict.fromkeys(_number(curie).partition(".")[0] for curie in requirements))
    runs: list[list[str]] = []
    for name in names:
        if runs and name.isdigit() and runs[-1][-1].isdigit() and int(name) == int(runs[-1][-1]) + 1:
            runs[-1].append(name)
        else:
            runs.append([name])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _transition_rows(used: Iterable[str], duties: Duties, law: str, lang: str) -> list[tuple[str, ...]]:
    say = _WORDS[lang]
    rows: list[tuple[str, ...]] = []
    for code in sorted(used):
        transition = duties.transitions[code]
        days = [
            say["cut"].format(cut=d.cut_off)
            + ("" if d.route == "route-any" else f" ({d.route.removeprefix('route-')})")
            + ": "
            + (say["by"].format(by=d.comply_by) if d.comply_by else say["none"])
            for d in transition.days
            if d.law == law
        ]
        if days:
            rows.append((words(transition.label, lang), _number(transition.provision),
                         words(transition.definition, lang), "; ".join(days)))  # fmt: skip
    return rows


def _diff(
    duties: Duties, catalogue: Catalogue, arguments: argparse.Namespace, actor: str | None, category: str | None
) -> str:
    found = differences(duties, actor=actor, category=category)
    say = _WORDS[arguments.lang]
    if arguments.format == "json":
        return as_json(
            [{"provision": c.provision, "change": c.kind, "original": c.before, "current": c.after, "duties": c.duties}
             for c in found]
        )  # fmt: skip
    cells = [
        (c.provision, say[c.kind], "; ".join(c.before) or "–", "; ".join(c.after) or "–", ", ".join(c.duties))
        for c in found
    ]
    return as_csv(cells, say["diff"]) if arguments.format == "csv" else table(cells, say["diff"])


# ── as data ──


def _csv(found: Sequence[Entry], catalogue: Catalogue, lang: str) -> tuple[list[list[str]], list[str]]:
    heads = ["duty", "provision", "effective_from", "applies_from", "route", "addressee", "category", "modality",
             "condition", "derogation", "transition", "time_limit", "legal_basis", "text"]  # fmt: skip
    cells = [
        [entry.duty.statement.curie, entry.duty.statement.requirement, entry.effective_from, entry.dated.applies_from,
         entry.dated.route.removeprefix("route-"), _shorts(entry.duty.actors), _shorts(entry.duty.categories),
         entry.duty.statement.modality, _labels(catalogue, entry.duty.conditions, lang),
         _labels(catalogue, entry.duty.derogations, lang), _shorts(entry.duty.transitions),
         words(entry.duty.limit, lang) if entry.duty.limit else "", words(entry.dated.source, lang),
         words(entry.duty.statement.text, lang)]
        for entry in found
    ]  # fmt: skip
    return cells, heads


def _shorts(codes: Iterable[str]) -> str:
    return " ".join(code.partition("-")[2] for code in codes)


def _labels(catalogue: Catalogue, codes: Iterable[str], lang: str) -> str:
    return "; ".join(words(catalogue.label(code), lang) for code in codes)


def _json(
    found: Sequence[Entry],
    around: Sequence[Milestone],
    stds: Sequence[StandardState],
    duties: Duties,
    law: str,
    day: date,
) -> dict[str, Any]:
    return {
        "law": law,
        "as_of": day.isoformat(),
        "for_planning": law == "current",
        "duties": [entry.to_json(duties, day) for entry in found],
        "milestones": [
            {"id": m.id, "kind": m.kind, "on": m.on, "label": m.label, "provision": m.provision,
             "source": m.source, "sureness": m.sureness}
            for m in around
        ],
        "standards": [
            {"identifier": s.identifier, "label": s.label, "for": s.provision, "state": s.state,
             "cited_in_official_journal": s.cited, "checked_on": s.checked_on}
            for s in stds
        ],
    }  # fmt: skip
