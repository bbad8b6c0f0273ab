"""Document types, references and registers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from aims_graph.base.errors import InputError, UsageError
from aims_graph.intake.document_types import TypeFinder
from aims_graph.intake.imports import ImportResult, import_register
from aims_graph.intake.organisation import Artefact, Complete
from aims_graph.intake.references import BY_ID, BY_TITLE, BY_WORDS, Joiner
from aims_graph.intake.register import read_register
from aims_graph.intake.tables import read_document
from aims_graph.knowledge.types import ArtefactType


def kind(name: str, specific: bool, **phrases: tuple[str, ...]) -> ArtefactType:
    return ArtefactType(name, name, name, None, specific, "documents", True, False, phrases)


SMALL = TypeFinder(
    [
        kind(
            "Policy",
            False,
            en=("policy", "supplier information security policy"),
            de=("richtlinie",),
            es=("política",),
        ),
        kind("Plan", False, en=("plan",)),
        kind(
            "InformationSecurityPolicy",
            True,
            en=("information security policy",),
            de=("informationssicherheitsrichtlinie",),
        ),
        kind("InternalAuditReport", True, en=("audit report",), de=("interner auditbericht", "auditbericht")),
        kind("DPIA", True, de=("dsfa",), es=("evaluación de impacto",)),
    ]
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Information Security Policy", "InformationSecurityPolicy"),
        ("POL-1 INFORMATION SECURITY POLICY (v2)", "InformationSecurityPolicy"),
        ("0010_ISMS_Information_Security_Policy.md", "InformationSecurityPolicy"),
        ("docs/InformationSecurityPolicy.docx", "InformationSecurityPolicy"),
        ("Supplier Information Security Policy", "Policy"),
        ("Zugriffskontroll-Richtlinie", "Policy"),
        ("Passwortrichtlinien", "Policy"),
        ("Politica de acceso", "Policy"),
        ("DSFAs", "DPIA"),
        ("Evaluacion de Impacto", "DPIA"),
        ("Auditberichte 2026", "InternalAuditReport"),
        ("Explanation of planets", None),
        ("", None),
    ],
)
def test_types_by_title(title: str, expected: str | None) -> None:
    assert SMALL.in_text(title) == expected


@pytest.mark.parametrize(
    ("title", "stated", "expected"),
    [
        ("Information Security Policy", "Record", ("InformationSecurityPolicy", "Title")),
        ("Backup plan", "Richtlinie", ("Policy", "Statement")),
        ("Backup plan", None, ("Plan", "Title")),
        ("Something", "Policy", ("Policy", "Statement")),
        ("Something", "Thing", ("Document", None)),
    ],
)
def test_the_most_specific_type_wins_and_says_its_basis(
    title: str, stated: str | None, expected: tuple[str, str | None]
) -> None:
    assert SMALL.of_artefact(title, stated) == expected


# ── references ───────────────────────────────────────────────────────────────

REGISTER = [
    Artefact("pol-001", "Information Security Policy", identifier="POL-001"),
    Artefact("pol-0011", "Clear Desk Rules", identifier="POL-0011"),
    Artefact("pol-019", "Richtlinie zum IT-Betrieb", identifier="POL-019"),
    Artefact("pol-005", "Access Control Policy", identifier="POL-005"),
    Artefact("proc-1", "Backup, restore and archive procedure", identifier="PROC 1"),
    Artefact("a", "Supplier Policy"),
    Artefact("b", "Policy: Supplier"),
    Artefact("d-220", "Policy on logging", identifier="0220"),
]
JOINER = Joiner(REGISTER, SMALL)


def joined(*cells: str) -> list[tuple[str, str | None]]:
    return [(match.reference.text, match.reference.artefact) for match in JOINER.read(cells)]


@pytest.mark.parametrize(
    ("cell", "slug", "how"),
    [
        ("POL-001", "pol-001", BY_ID),
        ("pol 001", "pol-001", BY_ID),
        ("POL-001 Information Security Policy", "pol-001", BY_ID),
        ("see POL-001, section 4.2", "pol-001", BY_ID),
        ("`POL-0011.pdf` (signed)", "pol-0011", BY_ID),
        ("information security policy", "pol-001", BY_TITLE),
        ("Backup, restore and archive procedure", "proc-1", BY_TITLE),
        ("IT-Betrieb-Richtlinie", "pol-019", BY_WORDS),
        ("Access Control", "pol-005", BY_WORDS),
        ("Acess Control Policy", "pol-005", BY_WORDS),
        ("0220_Policy_on_Logging.md", "d-220", BY_WORDS),
    ],
)
def test_one_reference(cell: str, slug: str, how: str) -> None:
    (match,) = JOINER.read([cell])
    assert (match.reference.artefact, match.how) == (slug, how)


@pytest.mark.parametrize(
    "cell",
    [
        "Supplier policies",
        "Policy Supplier rules",
        "Access",
        "POL-00",
        "Physical Security Policy",
        "POL-0012",
    ],
)
def test_what_is_not_safe_joins_nothing(cell: str) -> None:
    (match,) = JOINER.read([cell])
    assert match.reference.artefact is None


@pytest.mark.parametrize("cell", ["", "-", "n/a", "[TODO: policy]", "{{ doc }}"])
def test_cells_that_name_nothing(cell: str) -> None:
    assert joined(cell) == []


def test_several_references_in_a_cell() -> None:
    assert joined("POL-001, POL-005; PROC 1") == [
        ("POL-001", "pol-001"),
        ("POL-005", "pol-005"),
        ("PROC 1", "proc-1"),
    ]
    assert joined("POL-001, RACI matrix") == [("POL-001", "pol-001"), ("RACI matrix", None)]
    assert joined("PROC 1 Backup, restore and archive") == [("PROC 1 Backup", "proc-1")]
    assert joined("CMDB, NetBox") == [("CMDB", None), ("NetBox", None)]
    assert joined("`a.md` and `POL-005`") == [("a.md", None), ("POL-005", "pol-005")]
    assert [slug for _, slug in joined("Access Control Policy + POL-001")] == ["pol-005", "pol-001"]
    assert joined("POL-001\nInformation Security Policy") == [("POL-001", "pol-001")], "one document once"
    assert joined("Rules and records of the yard") == [("Rules and records of the yard", None)]


def test_the_type_of_what_joined_nothing_is_suggested() -> None:
    (match,) = JOINER.read(["Auditbericht 2026"])
    assert match.reference.type_id == "InternalAuditReport"


# ── registers ────────────────────────────────────────────────────────────────

HEAD = "Doc ID;Title;Type;Owner;Version;Effective Date;Next Review;Status\n"


@pytest.fixture
def register(written: Callable[..., Path], types: Sequence[ArtefactType]) -> Callable[..., ImportResult]:
    def run(text: str, name: str = "register.csv", **options: object) -> ImportResult:
        return import_register([written(text, name)], org_label="Muster", types=types, **options)  # type: ignore[arg-type]

    return run


def test_living_words_are_neither_days_nor_versions(register: Callable[..., ImportResult]) -> None:
    result = register(
        HEAD
        + "D1;Risk register;Record;ISO;Live;2026-04-01;Continuous;Live\nD2;KI-Richtlinie;;;1.0;;fortlaufend;Entwurf\n"
    )
    first, second, own = result.organisation.artefacts
    assert (first.version, first.next_review, first.effective_from, first.owner) == (
        None,
        None,
        date(2026, 4, 1),
        "ISO",
    )
    assert (second.type_id, second.status, second.version) == ("AIPolicy", "Draft", "1.0")
    assert own.type_id == "DocumentRegister"
    assert not result.problems


@pytest.mark.parametrize(
    "head",
    [
        "Dok-ID;Titel;Typ;Eigentümer;Version;Gültig ab;Nächste Prüfung;Status", "N°;Titre;Type;Propriétaire;Version;Date d'effet;Prochaine revue;Statut",
        "Código;Título;Tipo;Responsable;Versión;Vigente desde;Próxima revisión;Estado",
        "Codice;Titolo;Tipo;Responsabile;Versione;Data di emissione;Prossima revisione;Stato",
        "Código;Título;Tipo;Responsável;Versão;Data de emissão;Próxima revisão;Estado",
        "Ref;Document;Category;Responsible;Rev;Issue date;Review due;Document status",
    ],
)  # fmt: skip
def test_headings_in_six_languages(register: Callable[..., ImportResult], head: str) -> None:
    rows = "".join(f"POL-00{n};Policy {n};Policy;CEO;{n}.0;15.01.2026;31.12.2026;Approved\n" for n in (1, 2, 3))
    first = register(head + "\n" + rows).organisation.artefacts[0]
    assert (first.identifier, first.title, first.type_stated, first.owner) == (
        "POL-001",
        "Policy 1",
        "Policy",
        "CEO",
    )
    assert (first.version, first.effective_from, first.next_review) == (
        "1.0",
        date(2026, 1, 15),
        date(2026, 12, 31),
    )
    assert first.status == "Approved"


def test_days_that_are_not_certain_are_told(register: Callable[..., ImportResult]) -> None:
    result = register(HEAD + "D1;A policy;;;1;05/06/2026;Q3 2026;Final\nD2;B policy;;;1;30 February 2026;;Final\n")
    assert [a.effective_from for a in result.organisation.artefacts[:2]] == [None, None]
    assert [(p.code, p.row, p.found, p.severity) for p in result.problems] == [
        ("not_a_day", 2, "05/06/2026", "warning"), ("not_a_day", 2, "Q3 2026", "warning"), ("not_a_day", 3, "30 February 2026", "warning")
    ]  # fmt: skip


def test_one_column_decides_for_the_others(register: Callable[..., ImportResult]) -> None:
    result = register(HEAD + "D1;A policy;;;1;05/06/2026;12/31/2026;Final\n")
    assert result.organisation.artefacts[0].effective_from == date(2026, 5, 6)


def test_repeated_documents(register: Callable[..., ImportResult]) -> None:
    row = "D1;A policy;Policy;CEO;1;;;Final\n"
    result = register(HEAD + row + row)
    assert len(result.organisation.artefacts) == 2
    assert [(p.code, p.severity) for p in result.problems] == [("repeated_document", "warning")]
    with pytest.raises(InputError, match="D1 stands in rows 2 and 3 with different content"):
        register(HEAD + row + "D1;Another policy;Policy;CEO;1;;;Final\n")
    kept = register(HEAD + row + "D1;Another policy;Policy;CEO;1;;;Final\n", accept_valid=True)
    assert [a.title for a in kept.organisation.artefacts][:1] == ["A policy"]


def test_documents_without_ids_get_slugs_of_their_titles(register: Callable[..., ImportResult]) -> None:
    result = register("Title;Owner\nAccess policy;CEO\nAccess Policy!;CTO\n方針;CEO\n", accept_valid=True)
    assert result.organisation.artefacts[0].slug == "access-policy"
    assert len({a.slug for a in result.organisation.artefacts}) == len(result.organisation.artefacts)


def test_sections_placeholders_and_rows_without_titles_are_left_out(
    register: Callable[..., ImportResult],
) -> None:
    result = register(HEAD + "Policies;;;;;;;\nD1;A policy;;CEO;1;;;Final\n[TODO];[TODO];;;;;;\nD2;;Policy;CEO;;;;\n")
    assert [a.slug for a in result.organisation.artefacts] == ["d1", "document-register"]
    assert [(p.code, p.row) for p in result.problems] == [("document_without_title", 5)]


def test_columns_may_be_named(register: Callable[..., ImportResult]) -> None:
    result = register("Was;Wer\nA policy;CEO\nB policy;CTO\n", columns={"title": "Was", "owner": "B"})
    assert [a.owner for a in result.organisation.artefacts[:2]] == ["CEO", "CTO"]
    with pytest.raises(UsageError, match="column role"):
        register(HEAD, columns={"control": "Title"})


def test_no_register(register: Callable[..., ImportResult]) -> None:
    with pytest.raises(InputError, match="no document register"):
        register("Name;Colour\nball;red\n")


def test_slugs_already_taken_are_not_used_again(written: Callable[..., Path], finder: TypeFinder) -> None:
    document = read_document(written(HEAD + "D1;A policy;;CEO;1;;;Final\n"))
    assert read_register(document, finder, taken={"d1"}).artefacts[0].slug == "d1-2"


# ── SoA and registers together ───────────────────────────────────────────────

SOA = "Control;Applicable;Justification;Status;Reference\nA.5.1;Yes;law;Implemented;D1\nA.5.2;Yes;law;Implemented;Roles chart\n"


def test_the_soa_and_the_register_are_artefacts_listed_once(
    imported: Callable[..., ImportResult], written: Callable[..., Path]
) -> None:
    plain = written(HEAD + "D1;A policy;;CEO;1;;;Final\n", "r.csv")
    kinds = [a.type_id for a in imported(SOA, [plain]).organisation.artefacts]
    assert kinds == ["Policy", "DocumentRegister", "StatementOfApplicability"]
    lists = "D1;A policy;;CEO;1;;;Final\nD2;Statement of applicability;;CEO;1;;;Final\nD3;Document register;;CEO;1;;;Final\n"
    kinds = [a.type_id for a in imported(SOA, [written(HEAD + lists, "r.csv")]).organisation.artefacts]
    assert kinds == ["Policy", "StatementOfApplicability", "DocumentRegister"]
    other = "D1;A policy;;CEO;1;;;Final\nD2;AIMS Statement of Applicability (ISO 42001);;CEO;1;;;Final\n"
    kinds = [a.type_id for a in imported(SOA, [written(HEAD + other, "r.csv")]).organisation.artefacts]
    assert kinds.count("StatementOfApplicability") == 2, "the register lists the SoA of another system"


def test_all_problems_of_all_files_come_at_once(
    imported: Callable[..., ImportResult], written: Callable[..., Path]
) -> None:
    empty, other = written("", "empty.csv"), written("Name;Colour\nball;red\n", "other.csv")
    with pytest.raises(InputError) as error:
        imported("a;b\n1;2\n", [empty, other])
    assert [(p.file, p.code) for p in error.value.problems] == [
        ("soa.csv", "no_soa"), ("empty.csv", "unreadable_file"), ("other.csv", "no_register")
    ]  # fmt: skip


def test_one_document_in_two_registers(imported: Callable[..., ImportResult], written: Callable[..., Path]) -> None:
    one = written(HEAD + "D1;A policy;;CEO;1;;;Final\n", "one.csv")
    same = written(HEAD + "D1;A Policy;;CEO;2;;;Final\n", "two.csv")
    result = imported(SOA, [one, same])
    assert [a.slug for a in result.organisation.artefacts if a.identifier == "D1"] == ["d1"]
    assert "repeated_document" in {p.code for p in result.problems}
    differs = written(HEAD + "D1;B policy;;CEO;2;;;Final\n", "three.csv")
    with pytest.raises(InputError, match="with another title"):
        imported(SOA, [one, differs])


def test_an_open_reference_contradicts_a_list_declared_complete(
    imported: Callable[..., ImportResult], written: Callable[..., Path]
) -> None:
    path = written(HEAD + "D1;A policy;;CEO;1;;;Final\n", "r.csv")
    complete = [Complete("documents", date(2026, 11, 23)), Complete("systems", date(2026, 11, 23))]
    result = imported(SOA, [path], complete=complete)
    assert result.organisation.complete == complete
    (problem,) = [p for p in result.problems if p.code == "completeness_contradicted"]
    assert "documents" in problem.message
    assert "Roles chart" in problem.message


# ── layouts of registers ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "Documentnummer;Titel;Documenttype;Eigenaar;Versie;Ingangsdatum;Volgende herziening;Status\nPOL-1;Access;Beleid;CISO;2;15-01-2025;16-01-2026;Goedgekeurd\n",
        "Código;Título del documento;Tipo;Responsable;Edición;Aprobado el;Próxima revisión;Estado\nPOL-1;Access;Política;CISO;2;15/01/2025;16/01/2026;Aprobado\n",
        "Prefix;No.;Title;Type;Owner;Rev.;Approved on;Review date (next);State\nPOL;1;Access;Policy;CISO;2;45672;46038;Approved\n",
        "Référence;Titre;Type;Propriétaire;Indice;Date d'application;Prochaine revue;Statut\nPOL-1;Access;Politique;CISO;2;15/01/2025 10:00;16/01/2026;Approuvé\n",
    ],
)
def test_registers_in_other_words(tmp_path: Path, types: Sequence[ArtefactType], text: str) -> None:
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8")
    artefact = import_register([path], org_label="M", types=types).organisation.artefacts[0]
    assert (artefact.identifier, artefact.title, artefact.owner, artefact.version) == ("POL-1", "Access", "CISO", "2")
    assert (artefact.effective_from, artefact.next_review) == (date(2025, 1, 15), date(2026, 1, 16))
    assert artefact.status == "Approved"


def test_numbers_that_stand_for_days_are_told(tmp_path: Path, types: Sequence[ArtefactType]) -> None:
    path = tmp_path / "register.csv"
    path.write_text("Doc ID;Title;Next review\nPOL-1;Access;46038\n", encoding="utf-8")
    result = import_register([path], org_label="M", types=types)
    assert [p.code for p in result.problems] == ["day_as_number"]


@pytest.mark.parametrize("heading", ["Réf. doc.", "Cod. documento", "Policy #", "Kurzzeichen", "Dokumentenkennung"])
def test_ids_are_told_by_their_cells(tmp_path: Path, types: Sequence[ArtefactType], heading: str) -> None:
    path = tmp_path / "register.csv"
    path.write_text(f"{heading};Title;Owner\nPOL-1;Access;CISO\nPOL-2;Backup;IT\n", encoding="utf-8")
    artefacts = import_register([path], org_label="M", types=types).organisation.artefacts
    assert [a.identifier for a in artefacts[:2]] == ["POL-1", "POL-2"]


def test_codes_beside_titles_alone_make_no_register(tmp_path: Path, types: Sequence[ArtefactType]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Mark;Title\nX-1;Apple\nX-2;Pear\n", encoding="utf-8")
    with pytest.raises(InputError, match="no document register"):
        import_register([path], org_label="M", types=types)
