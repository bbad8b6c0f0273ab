"""The drop-down lists of the workbook: codes, their words in both languages, and the way back."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from aims_graph.base.errors import say
from aims_graph.intake.cells import fold
from aims_graph.intake.workbook_lists_act import ANNEX_I, ANNEX_III, question_texts
from aims_graph.intake.workbook_lists_records import RECORD_LISTS
from aims_graph.intake.workbook_model import Choices, Codes, Lang, Text, text
from aims_graph.intake.workbook_model import codes as _codes

EDITIONS: Final = MappingProxyType(
    {
        "iso42001-2023": "ISO/IEC 42001:2023",
        "iso27001-2022": "ISO/IEC 27001:2022",
        "iso9001-2015": "ISO 9001:2015",
        "iso9001-2026": "ISO 9001:2026",
    }
)
"""Slug of the edition → the name people use."""

LISTS: Final = MappingProxyType(
    {
        "yesno": _codes(yes="Yes|Sí", no="No"),
        "size": _codes(
            micro="Micro: fewer than 10 people|Micro: menos de 10 personas",
            small="Small: 10 to 49 people|Pequeña: de 10 a 49 personas",
            medium="Medium: 50 to 249 people|Mediana: de 50 a 249 personas",
            large="Large: 250 people or more|Grande: 250 personas o más",
        ),
        "stage": _codes(
            idea="Idea|Idea",
            development="Design and development|Diseño y desarrollo",
            verification="Verification and validation|Verificación y validación",
            deployment="Deployment|Despliegue",
            operation="In operation|En operación",
            retired="Retired|Retirado",
        ),
        "edition": Codes(MappingProxyType({slug: Text(name, name) for slug, name in EDITIONS.items()})),
        "implementation": _codes(
            "implementation",
            Implemented="Implemented|Implantado",
            Partial="Partly implemented|Implantado en parte",
            Planned="Planned|Planificado",
            Not="Not implemented|No implantado",
            Excluded="Excluded|Excluido",
            Unknown="Not stated|No indicado",
        ),
        "status": _codes(
            "status",
            Approved="Approved|Aprobado",
            Draft="Draft|Borrador",
            Superseded="Superseded|Sustituido",
            Withdrawn="Withdrawn|Retirado",
            NotStated="Status not stated|Estado no indicado",
        ),
        "basis": _codes(
            "",
            declared="Declared|Declarado",
            inspected="Inspected|Inspeccionado",
            sampled="Sampled|Muestreado",
        ),
        "deficiency": _codes(
            "",
            statement_not_addressed="Not addressed|No tratado",
            content_deficient="Content deficient|Contenido deficiente",
            wrong_type="Wrong type|Tipo inadecuado",
            not_approved="Not approved|Sin aprobar",
            expired="Expired|Caducado",
            superseded="Superseded|Sustituido",
            not_operated="Not operated|No aplicado",
            period_too_short="Period too short|Periodo demasiado corto",
            result_adverse="Adverse result|Resultado adverso",
            out_of_scope="Out of scope|Fuera de alcance",
            sources_contradict="Sources contradict|Fuentes contradictorias",
            reference_unresolved="Reference unresolved|Referencia sin resolver",
            exclusion_not_justified="Exclusion not justified|Exclusión sin justificar",
            no_artefact="No artefact|Sin artefacto",
        ),
        "act_role": _codes(
            roleProvider="Provider|Proveedor", roleDeployer="Deployer|Responsable del despliegue",
            roleImporter="Importer|Importador", roleDistributor="Distributor|Distribuidor",
            roleProductManufacturer="Product manufacturer|Fabricante del producto",
            roleAuthorisedRepresentative="Authorised representative|Representante autorizado", none="None|Ninguno",
        ),
        "annex3": ANNEX_III,
        "annex1": ANNEX_I,
        **RECORD_LISTS,
    }
)  # fmt: skip
"""List name → codes. ``types`` comes with the choices."""


class Lists:
    """The lists with the words of the knowledge, for writing in one language and reading in both."""

    def __init__(self, choices: Choices) -> None:
        self._texts: dict[str, dict[str, Text]] = {}
        for name, codes in LISTS.items():
            self._texts[name] = {code: _words(codes, code, choices) for code in codes.words}
        types = {k.id: Text(_capital(k.label_en), _capital(k.label_es)) for k in choices.artefact_types}
        types.setdefault("Document", text("Document|Documento"))
        self._texts["types"] = types
        self._texts["facts"] = question_texts(choices)
        self._codes = {name: _reverse(words, LISTS.get(name)) for name, words in self._texts.items()}

    def names(self) -> list[str]:
        """Return the names of the lists."""
        return list(self._texts)

    def words(self, name: str, lang: Lang) -> list[str]:
        """Return what the drop-down ``name`` offers."""
        return [self.word(name, code, lang) for code in self._texts[name]]

    def word(self, name: str, code: str, lang: Lang) -> str:
        """Return the words for ``code``, or the code itself where they would not lead back to it."""
        words = self._texts[name].get(code)
        if words is None or self._codes[name].get(fold(words.of(lang))) != code:
            return code
        return words.of(lang)

    def code(self, name: str, found: str) -> str | None:
        """Return the code that ``found`` says in either language, or None."""
        folded = fold(found)
        if name == "yesno" and (folded or found.strip()) in _YES_NO:
            return _YES_NO[folded or found.strip()]
        code = self._codes[name].get(folded)
        return edition_code(found) if code is None and name == "edition" else code

    def offered(self, name: str, lang: Lang, most: int = 8) -> str:
        """Return what a cell may hold, in words: all values where they are few."""
        words = self.words(name, lang)
        return (
            say("one of: {values}", values=", ".join(words)) if len(words) <= most else "a value of the drop-down list"
        )

    def nearest(self, name: str, found: str, lang: Lang) -> str | None:
        """Return the offered words nearest to ``found``, if any come near."""
        offered = self.words(name, lang)
        number = _EDITION_NUMBER.search(found) if name == "edition" else None
        return nearest(found, [words for words in offered if not number or f" {number[1]}:" in words])


def edition_code(found: str) -> str | None:
    """Return the slug of the edition that people call so: ``27001:2022``, ``ISO 27001``; None for another."""
    match = _EDITION.search(found)
    if not match:
        return None
    number, year = match.groups()
    fitting = [slug for slug, name in EDITIONS.items() if f" {number}" in name.replace("/IEC", "")]
    fitting = [slug for slug in fitting if year is None or slug.endswith(year)]
    return fitting[0] if len(fitting) == 1 else None


_EDITION_NUMBER: Final = re.compile(r"(?<!\d)(42001|27001|9001)(?!\d)")
_EDITION: Final = re.compile(r"(?<!\d)(42001|27001|9001)(?!\d)(?:\s*[:\-]\s*(\d{4}))?(?!.*\d{4})")
_YES_NO: Final = MappingProxyType(
    dict.fromkeys(("y", "si", "s", "true", "verdadero", "1", "x", "✓", "✔", "✔\ufe0f", "☑", "☑\ufe0f", "✅"), "yes")
    | dict.fromkeys(("n", "false", "falso", "0", "✗", "✘", "❌"), "no")
)


def nearest(found: str, offered: Sequence[str]) -> str | None:
    """Return the entry of ``offered`` whose words come nearest to ``found``, or None where none is near."""
    by_fold = {fold(entry): entry for entry in reversed(offered)}
    close = difflib.get_close_matches(fold(found), by_fold, n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def _words(codes: Codes, code: str, choices: Choices) -> Text:
    own = codes.words[code]
    if codes.prefix is None:
        return own
    labels = choices.labels.get(codes.prefix + code, {})
    return Text(_capital(labels.get("en", own.en)), _capital(labels.get("es", own.es)))


def _reverse(texts: Mapping[str, Text], own: Codes | None) -> dict[str, str]:
    """Return folded words and codes → code; words that two codes share read as neither.

    ``own``: our own words, which older workbooks show; they lead back too where they are nobody else's.
    """
    shown, other = _by_word(texts.items()), _by_word((*own.words.items(), *own.former) if own else ())
    back = {word: next(iter(codes)) for word, codes in shown.items() if len(codes) == 1}
    back |= {word: next(iter(codes)) for word, codes in other.items() if len(codes) == 1 and word not in shown}
    return back | {fold(code): code for code in texts}


def _by_word(texts: Iterable[tuple[str, Text]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for code, words in texts:
        for word in words:
            found.setdefault(fold(word), set()).add(code)
    return found


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
