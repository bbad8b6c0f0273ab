"""``import`` and ``template``: what a firm has, in; the intake workbook, out."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from aims_graph import api
from aims_graph.base.dates import parse_day
from aims_graph.base.errors import InputError, Problem, UsageError, Words, in_words, say
from aims_graph.base.terms import EDITIONS
from aims_graph.cli import words_of
from aims_graph.cli.out import many_systems, note
from aims_graph.graph.locks import locked
from aims_graph.graph.store import read_triples, turtle, write_atomic
from aims_graph.intake.adding import Stored
from aims_graph.intake.choices import choices
from aims_graph.intake.imports import ImportResult, import_register, import_soa
from aims_graph.intake.inventory import import_inventory, with_inventory
from aims_graph.intake.organisation import Artefact, Complete, Organisation
from aims_graph.intake.questionnaire import import_questionnaire, with_documents
from aims_graph.intake.rdf import to_triples
from aims_graph.intake.recognition import told
from aims_graph.intake.workbook_pages import PAGES, list_class
from aims_graph.intake.workbook_write import write_template
from aims_graph.knowledge.knowledge import Knowledge

_LISTS = {key: list_class(key) for page in PAGES for key, _ in page.complete}


def import_files(arguments: argparse.Namespace) -> int:
    """Read the files, say what was recognised, and write the organisation's data unless it is a dry run."""
    output = _target(arguments)
    with locked(arguments.into) if arguments.into is not None and not arguments.dry_run else nullcontext():
        return _import(arguments, output)


def _import(arguments: argparse.Namespace, output: Path | None) -> int:
    knowledge = api.load_knowledge(arguments.knowledge)
    before = arguments.into.read_bytes() if arguments.into is not None and arguments.into.is_file() else None
    stored = Stored.of(read_triples(arguments.into), arguments.into.name) if arguments.into is not None else None
    result = _read(arguments, knowledge, stored.artefacts if stored else ())
    for line in result.recognition.lines():
        note(line)
    words = words_of(arguments.lang)
    for line in told(result.problems, words=words):
        note(line)
    organisation = result.organisation
    many = many_systems(len(organisation.systems))
    if many:
        note(many)
    triples = stored.with_(organisation) if stored else to_triples(organisation)
    warnings = sum(problem.severity == "warning" for problem in result.problems)
    summary = f"{organisation.label}: {', '.join(_amounts(organisation, warnings, words))}"
    if arguments.dry_run or output is None:
        print(f"{summary}; {in_words('nothing stored (dry run)', words)}")
        return 0
    if output.suffix.lower() == ".xlsx":
        write_template(
            output, lang=arguments.lang, choices=choices(knowledge, arguments.lang), organisation=organisation
        )
    else:
        _unchanged(arguments.into, before)
        write_atomic(output, turtle(triples))
    print(f"{summary}; {in_words(say('stored in {file}', file=output), words)}")
    return 0


def _unchanged(path: Path | None, before: bytes | None) -> None:
    """Raise ``InputError`` where the file that systems are added to was written by somebody else meanwhile."""
    if path is None or before is None or (path.is_file() and path.read_bytes() == before):
        return
    message = "The file was changed by something else during the import; nothing was stored. Import again."
    raise InputError(Problem("changed_meanwhile", message, file=path.name))


def _target(arguments: argparse.Namespace) -> Path | None:
    """Return where to write; None on a dry run that names no file."""
    into: Path | None = arguments.into
    output: Path | None = arguments.output or into
    if output is None and not arguments.dry_run:
        raise UsageError("say where to write with -o ORG.ttl, or use --dry-run to see what would be read")
    if output is not None and output.suffix.lower() not in (".ttl", ".xlsx"):
        raise UsageError(f"give -o a name that ends in .ttl, or in .xlsx for the intake workbook, not {output.name}")
    stored = all(path is None or path.suffix.lower() == ".ttl" for path in (into, output))
    if into is not None and not stored:
        raise UsageError("--into adds to an organisation stored as .ttl, and writes a .ttl: import … --into ORG.ttl")
    return output


def _amounts(organisation: Organisation, warnings: int, words: Words) -> list[str]:
    asked = sum(row.page == "questionnaire" for row in organisation.rows)
    counted = (
        ("{n} SoA rows", len(organisation.soa), True),
        ("{n} documents and records", len(organisation.artefacts), True),
        ("{n} AI systems", len(organisation.systems), False),
        ("{n} questions", asked, False),
        ("{n} warnings", warnings, True),
    )
    return [in_words(say(template, n=count), words) for template, count, always in counted if count or always]


def _read(arguments: argparse.Namespace, knowledge: Knowledge, listed: Sequence[Artefact]) -> ImportResult:
    """Read the files of the kind, and the inventories beside them; the problems of all come at once."""
    if arguments.kind == "questionnaire":
        return _questionnaire(arguments, knowledge, listed)
    if arguments.kind == "inventory":
        return _inventory(arguments, [*arguments.files, *arguments.inventory])
    read: list[ImportResult] = []
    problems: list[Problem] = []
    for beside in (False, True) if arguments.inventory else (False,):
        try:
            read.append(
                _inventory(arguments, arguments.inventory) if beside else _soa_or_register(arguments, knowledge, listed)
            )
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return with_inventory(*read) if len(read) > 1 else read[0]


def _inventory(arguments: argparse.Namespace, files: list[Path]) -> ImportResult:
    alone = arguments.kind == "inventory"
    if alone and (arguments.register or arguments.framework):
        raise UsageError(
            "an inventory of AI systems belongs to no standard and no register: use import soa SOA --inventory FILE, "
            "or import register FILE --inventory FILE, to have them in one organisation"
        )
    return import_inventory(
        files, org_label=_label(arguments), columns=_columns(arguments) if alone else None,
        complete=_completes(arguments) if alone else (), accept_valid=arguments.accept_valid,
    )  # fmt: skip


def _questionnaire(arguments: argparse.Namespace, knowledge: Knowledge, listed: Sequence[Artefact]) -> ImportResult:
    """Read questionnaires; the documents of registers given beside them come along, for their evidence."""
    if arguments.framework or arguments.inventory:
        raise UsageError(
            "a questionnaire belongs to no standard and lists no AI systems: use import questionnaire FILE, with "
            "--register FILE or --into ORG.ttl for the documents that its evidence names"
        )
    types = knowledge.catalogue.artefact_types
    registered = (
        import_register(
            arguments.register, org_label=_label(arguments), types=types, accept_valid=arguments.accept_valid,
            listed=listed,
        )
        if arguments.register
        else None
    )  # fmt: skip
    documents = registered.organisation.artefacts if registered else []
    read = import_questionnaire(
        arguments.files, org_label=_label(arguments), types=types, listed=[*documents, *listed],
        customer=arguments.customer, columns=_columns(arguments), complete=_completes(arguments),
        accept_valid=arguments.accept_valid,
    )  # fmt: skip
    return with_documents(read, registered) if registered else read


def _label(arguments: argparse.Namespace) -> str:
    named: Path = arguments.output or arguments.into or arguments.files[0]
    label: str = arguments.org or named.stem
    return label


def _columns(arguments: argparse.Namespace) -> dict[str, str] | None:
    return dict(_pair(text) for text in arguments.column) or None


def _completes(arguments: argparse.Namespace) -> list[Complete]:
    return [_complete(text) for text in arguments.complete]


def _soa_or_register(arguments: argparse.Namespace, knowledge: Knowledge, listed: Sequence[Artefact]) -> ImportResult:
    types = knowledge.catalogue.artefact_types
    label, complete, columns = _label(arguments), _completes(arguments), _columns(arguments)
    framework = _framework(arguments.framework)
    if arguments.kind == "register":
        return import_register(
            [*arguments.files, *arguments.register],
            org_label=label,
            types=types,
            framework=framework,
            complete=complete,
            columns=columns,
            accept_valid=arguments.accept_valid,
            listed=listed,
        )
    if len(arguments.files) != 1:
        raise UsageError("import soa takes one statement of applicability; give registers with --register")
    return import_soa(
        arguments.files[0],
        arguments.register,
        framework=framework,
        org_label=label,
        types=types,
        ids=knowledge.catalogue,
        complete=complete,
        columns=columns,
        accept_valid=arguments.accept_valid,
        listed=listed,
    )


def _framework(name: str | None) -> str | None:
    if name is None:
        return None
    slug = api.edition(name)
    return next(prefix for prefix, known in EDITIONS.items() if known == slug)


def _complete(text: str) -> Complete:
    name, _, day_text = text.partition("@")
    day = parse_day(day_text)
    if name not in _LISTS or day is None:
        raise InputError(
            Problem(
                "complete",
                "--complete is not understood.",
                found=text,
                expected="CLASS@DATE, such as documents@2026-11-23, with CLASS one of " + ", ".join(_LISTS),
            )
        )
    return Complete(_LISTS[name], day)


def _pair(text: str) -> tuple[str, str]:
    name, sign, heading = text.partition("=")
    if not sign or not name.strip() or not heading.strip():
        raise UsageError(f"--column takes WHAT=HEADING, such as control=Ref; given: {text}")
    return name.strip(), heading.strip()


def template(arguments: argparse.Namespace) -> int:
    """Write the intake workbook, empty or filled with an organisation stored before."""
    target: Path = arguments.output
    if target.suffix.lower() != ".xlsx":
        raise UsageError(f"the workbook is an Excel file: give a name that ends in .xlsx, not {target.name}")
    knowledge = api.load_knowledge(arguments.knowledge)
    source: Path | None = arguments.organisation
    filled = api.stored_organisation(source, knowledge) if source else None
    write_template(target, lang=arguments.lang, choices=choices(knowledge, arguments.lang), organisation=filled)
    words = words_of(arguments.lang)
    whose = (
        say("the intake workbook of {name} is in {file}", name=filled.label, file=target)
        if filled
        else say("the intake workbook is in {file}", file=target)
    )
    print(in_words(whose, words))
    return 0
