"""The sheets of an authority pack; what is internal has a sheet of its own that says so."""

from __future__ import annotations

from aims_graph.reports.pack import FULL, Pack, PackDocument, PackDuty
from aims_graph.reports.sheet import Sheet, Style, columns, plain
from aims_graph.reports.wording import Wording, joined


def pack_sheets(pack: Pack) -> tuple[Sheet, ...]:
    """Return the sheets: the pack itself, duties, annexes, documents, and what is internal."""
    if pack.standing not in (FULL, "open"):
        return (_front(pack),)
    return (_front(pack), _duties(pack), _annexes(pack), _documents(pack), _internal(pack))


def _front(pack: Pack) -> Sheet:
    w, r = pack.wording, pack.result
    stop = {"prohibited": "pack.stop", "outside": "pack.outside"}.get(pack.standing)
    banner: list[tuple[str, Style]] = [(w.t("pack.title"), "title")]
    banner += [(w.t("law.banner"), "banner")] if r.law == "original" else []
    banner += [(w.t(stop), "banner")] if stop else []
    banner += [(line, "banner") for line in w.series("pack.note")]
    rows = [
        (w.t("cover.organisation"), r.organisation),
        (w.t("cover.as_of"), w.day(r.as_of)),
        (w.t("pack.system"), str(pack.name)),
        (w.t("pack.system.id"), pack.unit.id),
        (w.t("pack.system.entity"), joined(pack.entities) or w.t("pack.none_told")),
        (w.t("pack.system.roles"), joined(pack.roles) or w.t("pack.none_told")),
        *((name, str(value)) for name, value in pack.told),
        (w.t("pack.class"), "\n".join(pack.reasons)),
    ]
    if pack.standing in (FULL, "open"):
        rows += [(duty.line.article, str(duty.line.text)) for duty in pack.bases]
        rows += [] if pack.bases else [(w.t("pack.bases"), w.t("pack.bases.none"))]
        rows.append((w.t("pack.logs"), w.t(f"pack.logs.{pack.logs}")))
    if pack.standing != "prohibited":
        rows += [(w.t(f"pack.request.{name}"), "") for name in ("authority", "reference", "reason", "language")]
        rows += [(w.t(f"pack.release.{name}"), "") for name in ("by", "on", "to", "contact")]
    head = columns(w, ("pack.col.field", 32), ("pack.col.value", 100))
    return Sheet(w.t("sheet.pack"), tuple(banner), head, tuple(rows), filtered=False)


def _duties(pack: Pack) -> Sheet:
    w = pack.wording
    rows = []
    for group in pack.groups:
        for duty in group.duties:
            for document in duty.handed or (None,):
                rows.append(
                    (
                        group.heading,
                        duty.line.article,
                        str(duty.line.text),
                        joined(duty.line.asked_if),
                        str(duty.unit),
                        str(document.name) if document else w.t("pack.no_document"),
                        _known(document, w),
                        duty.line.item.id,
                    )
                )
    head = columns(
        w, ("law.col.standing", 24), ("law.col.article", 14), ("law.col.asked", 60), ("law.asked_if", 28),
        ("law.col.unit", 22), ("col.document", 40), ("pack.col.documents", 40), ("law.col.id", 30),
    )  # fmt: skip
    return Sheet(w.t("sheet.pack_duties"), ((w.t("pack.duties"), "title"),), head, tuple(rows), frozen=2)


def _known(document: PackDocument | None, wording: Wording) -> str:
    if document is None:
        return ""
    if not document.seen:
        return f"{document.how} · {wording.t('pack.stated')}"
    if document.by is None:
        return str(document.how)
    key = "pack.seen" if document.on else "pack.seen_by"
    said = wording.t("pack.seen", who=document.by, day=document.on) if document.on else wording.t(key, who=document.by)
    return f"{document.how} · {said}"


def _annexes(pack: Pack) -> Sheet:
    w = pack.wording
    rows = tuple(
        (f"aiact:{point.curie}", str(point.title), joined(point.assigned) or w.t("pack.no_document"))
        for annex in pack.annexes
        for point in annex.points
    )
    head = columns(w, ("pack.col.point", 18), ("pack.col.what", 60), ("col.document", 70))
    banner: tuple[tuple[str, Style], ...] = (
        (w.t("sheet.pack_annexes"), "title"),
        (w.t("pack.annex.intro"), "banner"),
    )
    return Sheet(w.t("sheet.pack_annexes"), banner, head, rows, frozen=1)


def _documents(pack: Pack) -> Sheet:
    w = pack.wording
    rows = tuple(
        (str(w.document(row.key)), str(row.type), row.version, plain(row.status), row.owner, row.place)
        for row in pack.index
    )
    head = columns(
        w, ("col.document", 50), ("col.type", 30), ("col.version", 12), ("col.status", 18), ("col.owner_named", 26),
        ("col.place", 40),
    )  # fmt: skip
    return Sheet(w.t("sheet.pack_documents"), ((w.t("pack.index"), "title"),), head, rows, frozen=1)


def _internal(pack: Pack) -> Sheet:
    w = pack.wording
    rows = [_open(duty, "stated", w) for duty in pack.only_stated()]
    rows += [_open(duty, "missing", w) for duty in pack.without_document()]
    for annex in pack.annexes:
        for point in annex.points:
            if not point.assigned:
                what = f"{w.t('pack.todo.by_type')} {joined(point.by_type)}" if point.by_type else joined(point.types)
                rows.append((w.t("pack.todo.points"), f"aiact:{point.curie}", str(point.title), what))
    rows += [(w.t("pack.todo.questions"), "", question, "") for question in pack.questions]
    banner: list[tuple[str, Style]] = [(w.t("pack.internal.title"), "title"), (w.t("pack.internal.mark"), "banner")]
    banner.append((w.t("pack.figures", **dict(pack.figures())), "banner"))
    banner += [(line, "banner") for line in w.series("pack.todo.release")]
    head = columns(w, ("pack.col.kind", 34), ("law.col.article", 18), ("law.col.asked", 60), ("pack.col.detail", 70))
    return Sheet(w.t("sheet.pack_internal"), tuple(banner), head, tuple(rows), frozen=2)


def _open(duty: PackDuty, key: str, w: Wording) -> tuple[str, str, str, str]:
    parts = [f"{document.name}: {document.how}" for document in duty.documents]
    parts += [
        f"{w.t('pack.todo.against')} {joined(document.against)}" for document in duty.documents if document.against
    ]
    parts += [f"{w.t('pack.todo.against')} {joined(duty.causes)}"] if duty.causes else []
    parts += [f"{w.t('pack.todo.candidates')} {joined(duty.candidates)}"] if duty.candidates else []
    parts += [f"{w.t('pack.todo.looked_for')} {joined(duty.looked_for)}"] if not duty.documents else []
    return (w.t(f"pack.todo.{key}"), duty.line.article, str(duty.line.text), "\n".join(parts))
