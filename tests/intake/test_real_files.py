"""Files that firms really keep, read to the last row; they lie beside the checkout, else this skips."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from aims_graph.base.errors import InputError
from aims_graph.intake.imports import ImportResult, import_register
from aims_graph.intake.organisation import Artefact, SoAEntry
from aims_graph.knowledge.types import ArtefactType

EN_SOA = "starter-kit_en_statement-of-applicability.csv"
DE_SOA = "starter-kit_de_statement-of-applicability.csv"
EN_REGISTER = "starter-kit_en_document-control-register.csv"
DE_REGISTER = "starter-kit_de_dokumentenlenkungs-register.csv"
RETENTION = "starter-kit_de_aufbewahrungsplan.csv"
FRENCH = "ebios-rm_fr_declaration-applicabilite.md"
HANDBOOK = "handbook_en_0100_SoA_Template.md"
TOOLKIT = "ai-governance-toolkit_ISO42001_STATEMENT-OF-APPLICABILITY.md"


@pytest.fixture(scope="session")
def real(shared: Path) -> Path:
    """The folder of real files."""
    return shared / "real-input"


def by_control(result: ImportResult) -> dict[str, SoAEntry]:
    """Return the entries by local id."""
    return {entry.control.partition(":")[2]: entry for entry in result.organisation.soa}


def by_slug(result: ImportResult) -> dict[str, Artefact]:
    """Return the artefacts by slug."""
    return {artefact.slug: artefact for artefact in result.organisation.artefacts}


def stated(result: ImportResult, implementation: str) -> list[str]:
    """Return the controls with an implementation."""
    return [local for local, entry in by_control(result).items() if entry.implementation == implementation]


def problems(result: ImportResult) -> Counter[str]:
    """Return how often each kind of problem was told."""
    return Counter(problem.code for problem in result.problems)


# ── the starter kit, English and German ──────────────────────────────────────

EN_JOINED = {"A.5.3": "pol-005", "A.5.5": "pol-011", "A.5.11": "pol-006", "A.5.16": "pol-005", "A.5.17": "pol-005",
             "A.5.18": "pol-005", "A.5.37": "pol-019"}  # fmt: skip
EN_LOOSE = {"A.5.2": "RACI matrix", "A.5.6": "SecOps register", "A.5.7": "SecOps dashboard", "A.5.9": "Asset register",
            "A.5.31": "Legal register", "A.5.33": "DPO procedure", "A.5.35": "Audit plan"}  # fmt: skip
DE_JOINED = {"A.5.3": "pol-005", "A.5.5": "pol-011", "A.5.16": "pol-005", "A.5.17": "pol-005", "A.5.18": "pol-005",
             "A.5.37": "pol-019"}  # fmt: skip
DE_LOOSE = {"A.5.2": "RACI-Matrix", "A.5.6": "SecOps-Register", "A.5.7": "SecOps-Dashboard", "A.5.9": "Asset-Register",
            "A.5.11": "HR-Security-Richtlinie", "A.5.31": "Rechtsregister", "A.5.33": "DSB-Verfahren",
            "A.5.35": "Auditplan"}  # fmt: skip
KITS = [
    pytest.param(EN_SOA, EN_REGISTER, EN_JOINED, EN_LOOSE, id="en"),
    pytest.param(DE_SOA, DE_REGISTER, DE_JOINED, DE_LOOSE, id="de"),
]


@pytest.mark.parametrize(("soa", "register", "by_title", "loose"), KITS)
def test_starter_kit(
    real: Path,
    imported: Callable[..., ImportResult],
    soa: str,
    register: str,
    by_title: dict[str, str],
    loose: dict[str, str],
) -> None:
    result = imported(real / soa, [real / register], framework="iso27001")
    entries = by_control(result)
    assert len(entries) == 93
    assert stated(result, "Partial") == ["A.8.12"]
    assert stated(result, "Excluded") == ["A.8.30"]
    assert len(stated(result, "Implemented")) == 91
    assert [local for local, entry in entries.items() if entry.applicable is False] == ["A.8.30"]
    assert all(entry.justification and entry.description and entry.status_stated for entry in entries.values())
    for local, entry in entries.items():
        assert len(entry.references) == 1, local
        reference = entry.references[0]
        if local in loose:
            assert (reference.text, reference.artefact) == (loose[local], None)
        else:
            assert reference.artefact == by_title.get(local, reference.text.lower()), local
    assert {r.control: r.text for r in result.recognition.unresolved} == loose
    assert len(result.recognition.joined) == 93 - len(loose)


@pytest.mark.parametrize(("soa", "register", "by_title", "loose"), KITS)
def test_starter_kit_register(
    real: Path,
    imported: Callable[..., ImportResult],
    soa: str,
    register: str,
    by_title: dict[str, str],
    loose: dict[str, str],
) -> None:
    result = imported(real / soa, [real / register], framework="iso27001")
    artefacts = by_slug(result)
    assert len(artefacts) == 27, "26 listed, and the register itself; the SoA is REC-001"
    assert [a.slug for a in artefacts.values() if a.type_id == "StatementOfApplicability"] == ["rec-001"]
    assert artefacts["document-register"].type_id == "DocumentRegister"
    policy = artefacts["pol-001"]
    assert (policy.type_id, policy.type_basis, policy.status) == (
        "InformationSecurityPolicy",
        "Title",
        "Approved",
    )
    assert (policy.version, policy.effective_from, policy.next_review) == (
        "2.0",
        date(2026, 1, 15),
        date(2027, 1, 15),
    )
    assert policy.owner in ("ISO", "ISB"), "a person's role, not the standards body"
    risks = artefacts["rec-002"]
    assert (risks.type_id, risks.version, risks.next_review) == ("RiskRegister", None, None)
    assert risks.last_review == date(2026, 4, 1)
    specific = {a.slug: a.type_id for a in artefacts.values() if a.type_id not in ("Policy", "Procedure", "Record")}
    assert specific == {
        "pol-001": "InformationSecurityPolicy", "pol-002": "RiskAssessmentProcedure", "pol-021": "SecureDevelopmentPolicy",
        "proc-001": "IncidentManagementProcedure", "proc-002": "BusinessContinuityPlan",
        "proc-003": "DisasterRecoveryPlan", "rec-001": "StatementOfApplicability", "rec-002": "RiskRegister",
        "document-register": "DocumentRegister",
    }  # fmt: skip
    assert all(a.held == "iso27001-2022" for a in artefacts.values())
    held = result.organisation.held
    assert [(h.edition, h.certificate_seen) for h in held] == [("iso27001-2022", False)]


def test_english_row_with_a_ninth_field(real: Path, imported: Callable[..., ImportResult]) -> None:
    result = imported(real / EN_SOA, [real / EN_REGISTER], framework="iso27001")
    entry = by_control(result)["A.8.12"]
    assert entry.description == "Email DLP in place, endpoint DLP planned"
    assert (entry.status_stated, entry.justification) == ("Partially implemented", "Required")
    assert [reference.artefact for reference in entry.references] == ["pol-018"]
    ragged = [problem for problem in result.problems if problem.code == "ragged_row"]
    assert [(p.severity, p.row) for p in ragged] == [("warning", 72)]
    assert problems(result) == {"ragged_row": 1, "reference_unresolved": 7}


def test_german_needs_no_warning_but_its_loose_references(real: Path, imported: Callable[..., ImportResult]) -> None:
    result = imported(real / DE_SOA, [real / DE_REGISTER], framework="iso27001")
    assert problems(result) == {"reference_unresolved": 8}
    types = {r.text: r.type_id for entry in result.organisation.soa for r in entry.references if r.artefact is None}
    assert types["RACI-Matrix"] == "RolesAndResponsibilities"
    assert types["Rechtsregister"] == "LegalRegister"
    assert types["Auditplan"] == "InternalAuditProgramme"
    assert types["SecOps-Dashboard"] is None


def test_without_a_register_the_references_stay_open(real: Path, imported: Callable[..., ImportResult]) -> None:
    result = imported(real / DE_SOA)
    assert problems(result) == {"no_register": 1}
    assert len(result.recognition.unresolved) == 93
    assert [a.type_id for a in result.organisation.artefacts] == ["StatementOfApplicability"]


# ── the French Markdown table ────────────────────────────────────────────────


def test_french(real: Path, imported: Callable[..., ImportResult]) -> None:
    result = imported(real / FRENCH, framework="iso27001")
    entries = by_control(result)
    assert len(entries) == 93
    assert stated(result, "Excluded") == ["A.8.4", "A.8.25", "A.8.28", "A.8.30"]
    assert len(stated(result, "Partial")) == 45
    assert len(stated(result, "Planned")) == 44
    missing = [local for local, entry in entries.items() if entry.justification is None]
    assert missing == ["A.5.31", "A.5.33", "A.5.34"]
    warned = [(p.code, p.row, p.severity) for p in result.problems]
    assert warned == [("justification_missing", row, "warning") for row in (41, 43, 44)]
    assert "5.19 à 5.22" in (entries["A.8.30"].justification or ""), "numbers in prose stay prose"
    assert entries["A.5.1"].status_stated == "À mettre en œuvre"
    assert all(not entry.references for entry in entries.values()), "measures and risks are no documents"
    assert [a.type_id for a in result.organisation.artefacts] == ["StatementOfApplicability"]


# ── the handbook of many small tables ────────────────────────────────────────


def test_handbook(real: Path, imported: Callable[..., ImportResult]) -> None:
    result = imported(real / HANDBOOK, framework="iso27001")
    entries = by_control(result)
    expected = [f"A.5.{n}" for n in range(1, 11)] + [f"A.6.{n}" for n in range(1, 9)]
    expected += [f"A.7.{n}" for n in range(1, 15)] + [f"A.8.{n}" for n in range(1, 9)]
    assert list(entries) == expected
    partial = ["A.5.3", "A.5.7", "A.5.9", "A.6.3", "A.7.7", "A.8.2", "A.8.5", "A.8.6", "A.8.8"]
    assert stated(result, "Partial") == partial
    assert stated(result, "Planned") == ["A.5.8"]
    assert len(stated(result, "Implemented")) == 30
    assert [r.text for r in entries["A.5.5"].references] == [
        "0050_Contacts_and_Escalation.md",
        "Contact list",
    ]
    assert [r.text for r in entries["A.5.6"].references] == ["Membership evidence"], "[TODO: …] names no document"
    assert [r.text for r in entries["A.5.9"].references][1:] == ["CMDB", "NetBox"]
    assert entries["A.5.1"].references[0].type_id == "InformationSecurityPolicy"
    assert len(result.recognition.unresolved) == 79
    assert problems(result) == {
        "no_justification_column": 1, "controls_missing": 1, "no_register": 1, "placeholders_left": 1,
    }  # fmt: skip
    assert len(result.organisation.remarks) == 4
    unread = [table.first_row for table in result.recognition.tables if table.kind is None]
    assert unread == [111, 123, 210, 290], "counts, placeholders and the change history hold no controls"


# ── the other standard ───────────────────────────────────────────────────────


def test_toolkit_is_an_soa_of_42001(real: Path, imported: Callable[..., ImportResult]) -> None:
    result = imported(real / TOOLKIT, framework="iso42001")
    entries = by_control(result)
    assert len(entries) == 38
    assert stated(result, "Planned") == list(entries)
    assert all(entry.applicable and entry.justification for entry in entries.values())
    assert entries["A.6.2.8"].references[0].text == "07-CLAUSE8-OPERATION/OPERATIONAL-CONTROLS-REGISTER.md"
    assert problems(result) == {"no_register": 1}
    assert [h.edition for h in result.organisation.held] == ["iso42001-2023"]


@pytest.mark.parametrize(
    ("file", "framework", "code", "named"),
    [
        (TOOLKIT, "iso27001", "wrong_standard", "ISO/IEC 42001:2023"),
        (EN_SOA, "iso42001", "wrong_standard", "ISO/IEC 27001:2022"),
        (DE_SOA, "iso42001", "wrong_standard", "ISO/IEC 27001:2022"),
        (FRENCH, "iso42001", "wrong_standard", "ISO/IEC 27001:2022"),
        (
            "us-federal_2023_consolidated_ai_inventory_raw.csv",
            "iso27001",
            "no_soa",
            "inventory of AI systems",
        ),
        ("ai-governance-toolkit_sample_ai_systems.csv", "iso42001", "no_soa", "inventory of AI systems"),
        (EN_REGISTER, "iso27001", "no_soa", "as a register"),
        (RETENTION, "iso27001", "no_soa", "as a register"),
        ("vendor-kit_question_bank.yaml", "iso27001", "no_soa", "no column holds control ids"),
        ("vendor-kit_vendor_ai_security_privacy.md", "iso27001", "no_soa", "no table"),
        ("vendor-kit_vendor_responses_risky.json", "iso27001", "no_soa", "no column holds control ids"),
    ],
)
def test_refused_by_name(
    real: Path, imported: Callable[..., ImportResult], file: str, framework: str, code: str, named: str
) -> None:
    with pytest.raises(InputError) as refused:
        imported(real / file, framework=framework)
    first = refused.value.problems[0]
    assert (first.code, first.file) == (code, file)
    assert named in first.sentence()


def test_an_inventory_is_no_register(real: Path, types: Sequence[ArtefactType]) -> None:
    for file in (
        "us-federal_2023_consolidated_ai_inventory_raw.csv",
        "ai-governance-toolkit_sample_ai_systems.csv",
    ):
        with pytest.raises(InputError, match="no document register"):
            import_register([real / file], org_label="Muster", types=types)


# ── the retention plan ───────────────────────────────────────────────────────


def test_retention_plan(real: Path, types: Sequence[ArtefactType]) -> None:
    result = import_register([real / RETENTION], org_label="Muster", types=types, framework="iso27001")
    artefacts = [a for a in result.organisation.artefacts if a.identifier]
    assert [a.identifier for a in artefacts] == [f"RET-{n:03}" for n in range(1, 28)]
    assert not result.problems
    assert all(
        (a.version, a.effective_from, a.last_review, a.next_review, a.valid_until) == (None,) * 5 for a in artefacts
    )
    assert {(a.type_id, a.type_basis) for a in artefacts} == {("Record", "Statement")}, "kinds of records, not records"
    assert result.organisation.artefacts[-1].type_id == "RetentionSchedule"
    assert artefacts[0].owner == "Legal"


def test_register_and_retention_plan_join_the_soa(real: Path, imported: Callable[..., ImportResult]) -> None:
    result = imported(real / DE_SOA, [real / DE_REGISTER, real / RETENTION])
    assert len(result.organisation.artefacts) == 26 + 27 + 2
    assert len(result.recognition.unresolved) == 8
