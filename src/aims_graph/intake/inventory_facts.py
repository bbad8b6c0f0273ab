"""What the columns of an inventory declare of the EU AI Act: uses of Annex III, roles, profiling, and the like.

Each is a fact that the firm's list states, with the list as its source. No class follows from it here: a word such
as "high risk" stays the firm's own word, and a row that says nothing declares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.intake.cells import fold, plain, says_nothing
from aims_graph.intake.columns import Block
from aims_graph.intake.statuses import read_applicable
from aims_graph.intake.tables import Row
from aims_graph.intake.workbook_lists_act import ANNEX_III

FACT_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "annex3": (
            "annex iii", "annex iii use", "annex iii use case", "annex iii category", "annex iii point", "annex 3",
            "ai act annex iii", "high risk use annex iii", "Anhang III", "Anhang III Nummer", "Anhang III KI-VO",
            "Annexe III", "Point de l'annexe III", "Anexo III", "Uso del anexo III", "Punto del anexo III",
        ),
        "act_role": (
            "ai act role", "eu ai act role", "role under the ai act", "role ai act", "our role", "our ai act role",
            "operator role", "role of the company", "provider deployer", "role", "Rolle", "Rolle KI-VO",
            "Rolle nach KI-VO", "Unsere Rolle", "Anbieter Betreiber", "Rôle", "Rôle RIA", "Notre rôle",
            "Rol", "Papel", "Papel en el RIA", "Rol según el RIA", "Rol RIA", "Nuestro papel",
        ),
        "profiling": (
            "profiling", "profiling of persons", "profiles natural persons", "Profiling natürlicher Personen",
            "Profilage", "Perfilado", "Elaboración de perfiles",
        ),
        "interactsWithPersons": (
            "interacts with persons", "interacts with people", "interaction with natural persons", "direct interaction",
            "Interaktion mit Personen", "Interagit avec des personnes", "Interactúa con personas",
            "Interacción con personas",
        ),
        "generatesContent": (
            "generates content", "generates synthetic content", "generative", "content generation", "Erzeugt Inhalte",
            "Generativ", "Génère du contenu", "Genera contenido", "Genera contenidos", "Generativa",
        ),
    }
)  # fmt: skip
"""What a column declares → how firms head it, en, de, fr, es."""

YES_NO: Final = ("profiling", "interactsWithPersons", "generatesContent")

_ROLES: Final = MappingProxyType(
    {
        fold(word): fact
        for fact, words in {
            "roleProvider": ("provider", "Anbieter", "fournisseur", "proveedor", "proveedora", "developer and provider"),
            "roleDeployer": ("deployer", "Betreiber", "déployeur", "responsable del despliegue", "desplegador"),
            "roleImporter": ("importer", "Einführer", "Importeur", "importateur", "importador"),
            "roleDistributor": ("distributor", "Händler", "distributeur", "distribuidor"),
            "roleProductManufacturer": ("product manufacturer", "Produkthersteller", "fabricant du produit",
                                        "fabricante del producto"),
            "roleAuthorisedRepresentative": ("authorised representative", "authorized representative",
                                             "Bevollmächtigter", "mandataire", "representante autorizado"),
        }.items()
        for word in words
    }
)  # fmt: skip
_BETWEEN: Final = re.compile(r"\s*[;,/+&\n]\s*|\s+(?:and|und|et|y|e)\s+", re.IGNORECASE)
_POINT: Final = re.compile(r"(?<!\d)(?<!\d\.)([1-8])(?:[\s.,(]*([a-e])(?![a-z])\)?)?(?!\d)")
_PREAMBLE: Final = re.compile(r"\b(?:annex|anhang|annexe|anexo)\s*(?:iii|3)\b|\b(?:no|nr|n[uú]m(?:ero)?|point|punto|nummer)\b\.?",
                              re.IGNORECASE)  # fmt: skip
_NONE: Final = frozenset(
    map(
        fold,
        (
            "none",
            "no",
            "not listed",
            "keine",
            "keiner",
            "nein",
            "aucun",
            "aucune",
            "non",
            "ninguno",
            "ninguna",
            "false",
        ),
    )
)
_POINT_OF: Final = MappingProxyType(
    {words.en.partition(" ")[0].replace("(", "").replace(")", ""): code for code, words in ANNEX_III.words.items()
     if words.en[0].isdigit() and not code.startswith("area")}
)  # fmt: skip
"""``4a`` → the fact that the use declares; ``2`` is a point of its own."""
_USE_OF: Final = MappingProxyType(
    {fold(words.partition(" ")[2]): code for code, texts in ANNEX_III.words.items() for words in texts
     if texts.en[0].isdigit() and not code.startswith("area")}
)  # fmt: skip


def fits_role(text: str) -> bool:
    """Tell whether a cell names roles of the Act."""
    return bool(_pieces(text)) and all(fold(piece) in _ROLES for piece in _pieces(text))


def fits_use(text: str) -> bool:
    """Tell whether a cell names uses of Annex III, or says that there is none."""
    facts, unread = _uses(text)
    return bool(facts) or unread is None


def row_facts(row: Row, block: Block) -> tuple[dict[str, bool], list[tuple[str, str]]]:
    """Return the facts that a row declares, and (column, words) of what was said and declares nothing."""
    facts: dict[str, bool] = {}
    unread: list[tuple[str, str]] = []
    for role, read in (("annex3", _uses), ("act_role", _roles)):
        text = row.cell(block.one(role))
        if text and not says_nothing(text):
            found, left = read(text)
            facts |= found
            unread += [(role, left)] if left else []
    for role in YES_NO:
        text = row.cell(block.one(role))
        answer = read_applicable(text) if text and not says_nothing(text) else None
        if answer is not None:
            facts[role] = answer
        elif text and not says_nothing(text):
            unread.append((role, plain(text)))
    return facts, unread


def _uses(text: str) -> tuple[dict[str, bool], str | None]:
    """Return the facts that a cell on Annex III declares, and its words where they declare nothing, or not all."""
    said = _PREAMBLE.sub(" ", plain(text)).strip(" :,.-")
    if fold(said) in _NONE:
        return {"noAnnexIIIUse": True}, None
    if fold(said) in _USE_OF:
        return {_USE_OF[fold(said)]: True}, None
    facts: dict[str, bool] = {}
    whole = True
    for match in _POINT.finditer(said.casefold()):
        code = _POINT_OF.get(match.group(1) + (match.group(2) or ""))
        facts |= {code: True} if code else {}
        whole = whole and code is not None
    return facts, None if facts and whole else plain(text)


def _roles(text: str) -> tuple[dict[str, bool], str | None]:
    pieces = _pieces(text)
    facts = {_ROLES[fold(piece)]: True for piece in pieces if fold(piece) in _ROLES}
    left = [piece for piece in pieces if fold(piece) not in _ROLES]
    return facts, "; ".join(left) or None


def _pieces(text: str) -> list[str]:
    return [piece for piece in _BETWEEN.split(plain(text)) if piece]
