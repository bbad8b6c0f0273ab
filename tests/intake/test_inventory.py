"""Inventories of AI systems: columns, stages, doubles, names, what is refused, what is left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from aims_graph.base.errors import InputError, UsageError
from aims_graph.intake.choices import choices
from aims_graph.intake.imports import ImportResult, import_register
from aims_graph.intake.inventory import import_inventory, with_inventory
from aims_graph.intake.inventory_words import INVENTORY_HEADINGS, STAGES
from aims_graph.intake.organisation import AISystem, Complete
from aims_graph.intake.stages import read_stage
from aims_graph.intake.workbook_read import read_workbook
from aims_graph.intake.workbook_write import write_template
from aims_graph.knowledge.knowledge import Knowledge

HEAD = "System ID;System name;Purpose;Owner;Stage\n"
FEDERAL = "us-federal_2023_consolidated_ai_inventory_raw.csv"
SMALL = "ai-governance-toolkit_sample_ai_systems.csv"


@pytest.fixture
def inventory(written: Callable[..., Path]) -> Callable[..., ImportResult]:
    """Return a function that imports inventories, given as texts."""

    def run(*texts: str, **options: Any) -> ImportResult:
        paths = [written(text, f"ai-inventory-{number}.csv") for number, text in enumerate(texts, 1)]
        return import_inventory(paths, **{"org_label": "Muster GmbH", **options})

    return run


def codes(result: ImportResult) -> Counter[str]:
    return Counter(problem.code for problem in result.problems)


def slugs(result: ImportResult) -> list[str]:
    return [system.slug for system in result.organisation.systems]


# ── what is read ─────────────────────────────────────────────────────────────


def test_every_column_has_its_place(inventory):
    head = "Ref;AI system;Intended purpose;Intended users;System owner;Department;Office;Status;AI technique;Risk level;Go-live date;Last assessment;Next review;Retirement date;Colour\n"
    row = 'AI-1;CV screening;"Ranks applicants\nfor a first look";Recruiters;HR lead;People;Berlin;Live;Neural network;High;2025-05-02;13/06/2026;04/06/2027;;blue\n'
    result = inventory(head + row)
    (system,) = result.organisation.systems
    assert system.source is not None
    assert system.source.row == 2
    assert system == AISystem(
        "ai-1", "CV screening", "Ranks applicants\nfor a first look", "HR lead", "operation", system.source, "AI-1", "People, Berlin",
        "Live", "Neural network", "Recruiters", "High", date(2025, 5, 2), date(2026, 6, 13), date(2027, 6, 4), None,
    )  # fmt: skip
    taken = {column.heading: column.role for column in result.recognition.tables[0].columns}
    assert taken["Colour"] is None
    assert taken["Status"] == "stage"
    assert "  column 2 'AI system': name of the AI system (heading 'AI system')" in result.recognition.lines()
    assert [a.type_id for a in result.organisation.artefacts] == ["AISystemInventory"]


@pytest.mark.parametrize(
    "text",
    [
        "KI-System;Zweck;Verantwortlich;Phase\nBewerberauswahl;Bewerber ordnen;Personal;In Betrieb\n",
        "Système d'IA,Finalité,Responsable,Cycle de vie\nBewerberauswahl,Bewerber ordnen,Personal,En service\n",
        "Sistema de IA\tFinalidad\tResponsable\tFase\nBewerberauswahl\tBewerber ordnen\tPersonal\tEn producción\n",
        "Our AI list 2026;;;\n;;;\nName;Description;Contact;Lifecycle stage\nBewerberauswahl;Bewerber ordnen;Personal;in use\n",
        "Sistema di IA;Finalità;Responsabile;Stato\nBewerberauswahl;Bewerber ordnen;Personal;In produzione\n",
        "Sistema de IA;Finalidade;Responsável;Fase\nBewerberauswahl;Bewerber ordnen;Personal;Em produção\n",
        "AI-systeem;Doel;Eigenaar;Status\nBewerberauswahl;Bewerber ordnen;Personal;In productie\n",
        "Tool;Vendor;What is it used for?;Accountable owner;Current state\nBewerberauswahl;X;Bewerber ordnen;Personal;Live\n",
        "Use case;Purpose;Owner;Stage\nBewerberauswahl;Bewerber ordnen;Personal;Operation and Maintenance\n",
    ],
)
def test_four_languages_and_other_layouts(inventory, text):
    (system,) = inventory(text).organisation.systems
    assert (system.slug, system.label, system.purpose, system.owner, system.stage) == (
        "bewerberauswahl", "Bewerberauswahl", "Bewerber ordnen", "Personal", "operation"
    )  # fmt: skip


def test_columns_may_be_named(inventory):
    text = "Was;Wozu;Wer\nChatbot;Fragen;IT\n"
    (system,) = inventory(text, columns={"name": "Was", "purpose": "B"}).organisation.systems
    assert (system.label, system.purpose) == ("Chatbot", "Fragen")
    with pytest.raises(UsageError, match="column role"):
        inventory(text, columns={"control": "Was"})


def test_a_use_case_beside_a_name_is_a_use(inventory):
    (system,) = inventory("System name;Use case;Purpose\nGPT tool;Draft mails;Save time\n").organisation.systems
    assert (system.label, system.uses) == ("GPT tool", "Draft mails")


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Operation and Maintenance", "operation"), ("In production: more than 1 year", "operation"), ("Currently under development", "development"),
        ("Planned (not in production)", "idea"), ("Successfully tested but not in production.", "verification"), ("Implementation", "deployment"),
        ("No longer in use", "retired"), ("außer Betrieb", "retired"), ("en cours de développement", "development"), ("En pruebas", "verification"),
        ("Deployed (pilot)", None), ("Production planned for 2027", None), ("Not deployed", None), ("Completed", None), ("3", None),
        ("Technical transfer of capability to industry planned this summer.", None), ("Investigating/Proof of concept", None),
    ],
)  # fmt: skip
def test_a_stage_is_read_only_where_it_is_certain(inventory, text, stage):
    assert read_stage(text) == stage
    (system,) = inventory(HEAD + f"1;Model;x;y;{text}\n").organisation.systems
    assert system.stage == (stage or text)
    assert system.stage_stated == (text if stage else None)


def test_no_word_stands_for_two_stages():
    told = [(phrase, stage) for stage, phrases in STAGES.items() for phrase in phrases]
    assert all(read_stage(phrase) == stage for phrase, stage in told)


def test_no_heading_stands_for_two_roles():
    roles: dict[str, set[str]] = {}
    for role, headings in INVENTORY_HEADINGS.items():
        for heading in headings:
            roles.setdefault(heading.casefold(), set()).add(role)
    assert {heading: told for heading, told in roles.items() if len(told) > 1} == {}


# ── doubles and names ────────────────────────────────────────────────────────


def test_one_system_twice(inventory):
    row = "AI-1;Chatbot;Answers;CX;Live\n"
    result = inventory(HEAD + row + "AI-2;Other;x;y;Live\n" + row)
    assert slugs(result) == ["ai-1", "ai-2"]
    assert codes(result) == {"repeated_system": 1}
    assert slugs(inventory(HEAD + row, HEAD + row)) == ["ai-1"], "in two files too"


def test_one_id_with_two_contents_is_an_error(inventory):
    text = HEAD + "AI-1;Chatbot;Answers;CX;Live\nAI-1;Forecast;Numbers;Sales;Live\n"
    with pytest.raises(InputError, match="rows 2 and 3 with different content") as error:
        inventory(text)
    assert [(p.code, p.row, p.found, p.expected) for p in error.value.problems] == [
        ("contradicting_systems", 3, "Forecast", "Chatbot")
    ]
    assert slugs(inventory(text, accept_valid=True)) == ["ai-1"]


def test_without_ids_name_and_owner_tell_systems_apart(inventory):
    head = "System name;Owner;Purpose\n"
    result = inventory(head + "Chatbot;CX;Answers\nForecast;Sales;Numbers\nChatbot;HR;Answers\n")
    assert slugs(result) == ["chatbot-cx", "forecast", "chatbot-hr"]
    again = inventory(head + "Chatbot;HR;Answers\nChatbot;CX;Answers\nForecast;Sales;Numbers\n")
    assert set(slugs(again)) == set(slugs(result)), "slugs do not hang on the order of rows"
    with pytest.raises(InputError, match="want ids of their own"):
        inventory(head + "Chatbot;CX;Answers\nChatbot;CX;Sells\n")
    told = inventory(HEAD + "AI-1;Chatbot;Answers;CX;Live\nAI-2;Chatbot;Sells;CX;Live\n")
    assert slugs(told) == ["ai-1", "ai-2"]
    assert codes(told) == {"same_name": 1}


def test_slugs_are_unique_and_none_is_reserved(inventory):
    result = inventory(HEAD + "A/1;Model a;;;\nA 2;None declared;;;\n-;None declared;x;;\n;A 2;;;\n")
    assert slugs(result) == ["a-1", "a-2", "none-declared-2", "a-2-2"]


def test_missing_names(inventory):
    result = inventory(HEAD + "AI-1;;Answers;CX;Live\n;;Answers;CX;Live\nTotal;2;;;\n;;;;\n;;about HR;;\n")
    assert [(s.slug, s.label) for s in result.organisation.systems] == [("ai-1", "AI-1")]
    assert codes(result) == {"system_without_name": 2}
    assert dict(result.recognition.tables[0].left_out) == {
        "without a name": 1, "a total or note": 1, "a single cell, taken for a heading or note": 1
    }  # fmt: skip


def test_a_day_that_is_none_is_told(inventory):
    result = inventory(
        "System name;Purpose;Last assessment\nModel;x;05/06/2026\nModel b;y;Q3 2026\nModel c;z;ongoing\n"
    )
    assert [system.last_assessed for system in result.organisation.systems] == [None, None, None]
    assert [(p.code, p.row) for p in result.problems if p.code == "not_a_day"][:2] == [
        ("not_a_day", 2),
        ("not_a_day", 3),
    ]


# ── what is refused, what is left open ───────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        (
            "Control;Title;Applicable;Status\nA.5.1;Policies;Yes;Live\nA.5.2;Roles;Yes;Live\n",
            "statement of applicability",
        ),
        ("N°;Mesure;Applicable;Statut\n5.1;Politiques;Oui;ok\n5.2;Rôles;Oui;ok\n", "statement of applicability"),
        ("Doc ID;Title;Owner;Status\nD1;AI policy;CEO;Final\n", "import it as a register"),
        ("Risk ID;Title;Description;Owner\nR1;Bias;model is unfair;CEO\n", "a list of risks"),
        ("Name;Colour\nball;red\n", "Its columns are Name, Colour"),
        ("just a sentence\n", "no inventory of AI systems"),
    ],
)
def test_what_is_no_inventory_is_named(inventory, text, looks):
    with pytest.raises(InputError, match=looks) as error:
        inventory(text)
    assert [problem.code for problem in error.value.problems] == ["no_inventory"]


def test_all_files_that_cannot_be_used_come_at_once(inventory):
    with pytest.raises(InputError) as error:
        inventory("", "Name;Colour\nball;red\n")
    assert [problem.code for problem in error.value.problems] == ["unreadable_file", "no_inventory"]


def test_what_the_file_does_not_say_is_counted(inventory):
    result = inventory("System name;Purpose;Department;Stage\nChatbot;Answers;CX;Completed\nForecast;;;\n")
    assert result.recognition.not_told == (
        "ai-inventory-1.csv: of 2 AI systems, 1 state no purpose, 1 state no life-cycle stage, 2 state no owner (1 of them a "
        "department, which is no owner), 2 state no techniques, 2 state no risk level.",
        "ai-inventory-1.csv: 1 AI systems state a life-cycle stage in words that are not certain; they were kept as written: 'Completed'.",
    )
    assert result.recognition.lines()[-2:] == list(result.recognition.not_told)
    assert result.organisation.remarks == list(result.recognition.not_told)


def test_a_list_that_never_says_ai_is_told(written):
    path = written("System name;Purpose\nPayroll;pays\n", "list.csv")
    result = import_inventory([path], org_label="Muster")
    assert codes(result) == {"not_said_to_be_ai": 1}
    assert any("somebody has to say" in text for text in result.organisation.remarks)


# ── together with other files, and through the workbook ──────────────────────


def test_a_register_may_list_the_inventory(inventory, written, types):
    own = inventory(HEAD + "AI-1;Chatbot;Answers;CX;Live\n", complete=[Complete("systems", date(2026, 11, 23))])
    assert own.organisation.complete == [Complete("systems", date(2026, 11, 23))]
    for title, kinds in (("A policy", ["Policy", "DocumentRegister", "AISystemInventory"]),
                         ("AI system inventory", ["AISystemInventory", "DocumentRegister"])):  # fmt: skip
        path = written(f"Doc ID;Title;Owner;Status\nD1;{title};CEO;Final\n", "register.csv")
        both = with_inventory(import_register([path], org_label="Muster", types=types), own)
        assert [artefact.type_id for artefact in both.organisation.artefacts] == kinds
        assert slugs(both) == ["ai-1"]
        assert both.organisation.remarks == own.organisation.remarks
        assert len(both.recognition.tables) == 2


def test_the_workbook_keeps_what_it_has_no_column_for(inventory, knowledge: Knowledge, tmp_path):
    text = "ID;AI system;Purpose;Owner;Department;Stage;Technique;Risk;Last assessment\nAI-1;Chatbot;Answers;CX;Sales;in mission;LLM;High;2026-01-02\n"
    organisation = inventory(text).organisation
    offered = choices(knowledge, "en")
    path = tmp_path / "org.xlsx"
    write_template(path, lang="en", choices=offered, organisation=organisation)
    assert read_workbook(path, choices=offered).organisation.systems == organisation.systems


# ── real files ───────────────────────────────────────────────────────────────


def test_the_federal_inventory(shared: Path):
    result = import_inventory([shared / "real-input" / FEDERAL], org_label="US")
    systems = result.organisation.systems
    assert len(systems) == len({system.slug for system in systems}) == 710
    assert Counter(system.stage if system.stage in STAGES else bool(system.stage) for system in systems) == {
        False: 321, "operation": 157, "development": 92, "idea": 81, "deployment": 51, "verification": 1, True: 7
    }  # fmt: skip
    assert all(system.purpose and system.department and not system.owner for system in systems)
    assert sum("\n" in (system.purpose or "") for system in systems) > 0, "cells of several lines"
    assert (
        "321 state no life-cycle stage, 710 state no owner (710 of them a department" in result.recognition.not_told[0]
    )
    assert codes(result) == {"same_name": 3}


def test_the_small_inventory(shared: Path):
    result = import_inventory([shared / "real-input" / SMALL], org_label="Small")
    systems = {system.slug: system for system in result.organisation.systems}
    assert list(systems) == [f"ai-{number:03d}" for number in range(1, 11)]
    assert [slug for slug, system in systems.items() if system.last_assessed is None] == ["ai-009"]
    assert (systems["ai-006"].owner, systems["ai-006"].risk_stated) == ("Credit Risk", "Critical")
    assert codes(result) == {}


def test_registers_and_soas_that_firms_keep_are_refused(shared: Path):
    for name, looks in (("starter-kit_en_statement-of-applicability.csv", "import it as soa"), ("ebios-rm_fr_declaration-applicabilite.md", "import it as soa"),
                        ("starter-kit_de_dokumentenlenkungs-register.csv", "import it as a register"), ("starter-kit_de_aufbewahrungsplan.csv", "import it as a register")):  # fmt: skip
        with pytest.raises(InputError, match=looks):
            import_inventory([shared / "real-input" / name], org_label="x")


def test_a_row_that_says_it_is_no_ai_is_kept_and_told(inventory):
    result = inventory("Application;Purpose;AI system? (Y/N)\nChatbot;Answers questions;Y\nMacro;Adds up cells;N\n")
    assert slugs(result) == ["chatbot", "macro"]
    assert [p.row for p in result.problems if p.code == "said_to_be_no_ai"] == [3]


@pytest.mark.parametrize(
    "heading", ["Zweckbestimmung nach KI-VO", "Description / finalidad", "Business Purpose", "Purpose of the AI system"]
)
def test_a_telling_word_inside_a_longer_heading(inventory, heading):
    (system,) = inventory(
        f"AI system;{heading};Lifecycle Status\nChatbot;Answers questions;in use\n"
    ).organisation.systems
    assert (system.purpose, system.stage) == ("Answers questions", "operation")
