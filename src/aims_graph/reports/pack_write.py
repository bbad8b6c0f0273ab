"""The files of an authority pack: two pages, a workbook, and the same as data."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from aims_graph.base.errors import UsageError
from aims_graph.reports.html import render_page
from aims_graph.reports.pack import Pack, PackDocument, PackDuty
from aims_graph.reports.pack_sheets import pack_sheets
from aims_graph.reports.write import put_files
from aims_graph.reports.xlsx import render_book

SCHEMA: Final = "https://w3id.org/aims-graph/schema/authority-pack"
SCHEMA_VERSION: Final = "1.0"


def _page(pack: Pack, template: str) -> bytes:
    todo = (("stated", pack.only_stated()), ("missing", pack.without_document()))
    return render_page(
        template,
        p=pack,
        r=pack.result,
        w=pack.wording,
        t=pack.wording.t,
        c=None,
        todo=todo,
        figures=dict(pack.figures()),
    ).encode("utf-8")


def _html(pack: Pack) -> dict[str, bytes]:
    return {
        "authority-pack.html": _page(pack, "pack.html.j2"),
        "authority-pack-internal.html": _page(pack, "pack_internal.html.j2"),
    }


def _xlsx(pack: Pack) -> dict[str, bytes]:
    title = pack.wording.t("pack.title")
    return {"authority-pack.xlsx": render_book(pack_sheets(pack), pack.result, pack.wording, title)}


def _json(pack: Pack) -> dict[str, bytes]:
    text = json.dumps(pack_json(pack), ensure_ascii=False, indent=1) + "\n"
    return {"authority-pack.json": text.encode("utf-8", "backslashreplace")}


FORMATS: Final[Mapping[str, Callable[[Pack], dict[str, bytes]]]] = {"html": _html, "xlsx": _xlsx, "json": _json}
"""Format → its files."""


def write_pack(pack: Pack, folder: Path, formats: Sequence[str]) -> list[Path]:
    """Write ``pack`` into ``folder`` and return the files. All are rendered first: a failure leaves no half file.

    Raises :class:`UsageError` for an unknown format, and where the folder cannot be written to.
    """
    wanted = list(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        asked = f"the format {unknown[0]!r}" if unknown else "no format"
        raise UsageError(f"An authority pack cannot be written in {asked}; expected some of: {', '.join(FORMATS)}.")
    rendered = [(folder / name, data) for form in wanted for name, data in FORMATS[form](pack).items()]
    put_files(folder, rendered)
    return [path for path, _ in rendered]


def pack_json(pack: Pack) -> dict[str, Any]:
    """Return the pack as values for JSON: what is handed over, and apart from it what is internal."""
    result = pack.result
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "lang": pack.wording.lang,
        "organisation": result.organisation,
        "as_of": result.as_of,
        "law": result.law,
        "knowledge_digest": result.knowledge_digest,
        "system": {
            "id": pack.unit.id,
            "label": pack.unit.label,
            "entity": pack.unit.entity,
            "told": dict(pack.unit.told),
        },
        "standing": pack.standing,
        "roles": [str(role) for role in pack.roles],
        "reasons": [line.strip() for line in pack.reasons],
        "released_by": None,
        "released_on": None,
        "handed_over_by": [_duty(duty) for duty in pack.bases],
        "duties": [_duty(duty) | {"standing": group.standing} for group in pack.groups for duty in group.duties],
        "logs_under_control": {"yes": True, "no": False}.get(pack.logs),
        "annexes": [
            {
                "id": f"aiact:{annex.curie}",
                "points": [
                    {
                        "id": f"aiact:{point.curie}",
                        "title": str(point.title),
                        "documents": [str(document) for document in point.assigned],
                    }
                    for point in annex.points
                ],
            }
            for annex in pack.annexes
        ],
        "internal": {
            "figures": dict(pack.figures()),
            "only_stated": [duty.line.item.id for duty in pack.only_stated()],
            "without_document": [duty.line.item.id for duty in pack.without_document()],
            "questions": list(pack.questions),
        },
    }


def _duty(duty: PackDuty) -> dict[str, Any]:
    item = duty.line.item
    return {
        "item": item.id,
        "text": str(duty.line.text),
        "binds_from": item.legal.binds_from if item.legal else None,
        "state": item.state,
        "documents": [_document(document) for document in duty.handed],
    }


def _document(document: PackDocument) -> dict[str, Any]:
    return {
        "artefact": document.artefact,
        "name": str(document.name),
        "seen": document.seen,
        "by": str(document.by) if document.by else None,
        "on": document.on or None,
    }
