"""The words of ``show`` and of the table of ``map``, in English and Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "of": "of", "in": "in", "in_law": "in law", "themes": "themes", "guidance": "guidance",
            "guidance_for": "guidance for", "asked_of": "asked of", "evidence": "evidence",
            "documented": "documented information", "required": "expressly required",
            "not_required": "not expressly required", "fitting": "fitting artefacts", "owner": "owner",
            "effort": "effort: {extend} to extend, {create} to create", "after": "comes after", "note": "note",
            "mapped": "mapped", "version": "version", "applies_from": "applies from", "reuse": "reuse", "review": "review", "object": "object", "delta": "add",
            "same": "the same", "widened": "widened", "other": "another", "syntactic": "syntactic",
            "semantic": "semantic", "functional": "functional",
            "coverage-asked": "{n} statements that {target} asks",
            "coverage-offered": "{n} statements of {source}, by what they give",
            "coverage-note": "Claims of mappings about two texts; no percentage between two frameworks, and no conformity.",
            "friends-none": "no row says that a like name or number means something else",
            "heads": "source|relation|target|reuse|review|what to add, or why",
        },
        "es": {
            "of": "de", "in": "en", "in_law": "en derecho", "themes": "temas", "guidance": "orientación",
            "guidance_for": "orientación para", "asked_of": "se pide a", "evidence": "evidencia",
            "documented": "información documentada", "required": "exigida expresamente",
            "not_required": "no exigida expresamente", "fitting": "artefactos adecuados", "owner": "responsable",
            "effort": "esfuerzo: {extend} para ampliar, {create} para crear", "after": "va después de", "note": "nota",
            "mapped": "correspondencias", "version": "versión", "applies_from": "aplicable desde", "reuse": "reutilización", "review": "revisión", "object": "objeto",
            "delta": "añadir", "same": "el mismo", "widened": "ampliado", "other": "otro", "syntactic": "sintáctica",
            "semantic": "semántica", "functional": "funcional",
            "coverage-asked": "{n} enunciados que exige {target}",
            "coverage-offered": "{n} enunciados de {source}, según lo que aportan",
            "coverage-note": "Afirmaciones sobre dos textos; no hay porcentaje entre dos marcos ni conformidad alguna.",
            "friends-none": "ninguna fila dice que un nombre o número parecido signifique otra cosa",
            "heads": "origen|relación|destino|reutilización|revisión|qué añadir, o por qué",
        },
    }
)  # fmt: skip
