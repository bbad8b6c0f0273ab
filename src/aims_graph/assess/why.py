"""The proof of one item in sentences: what it leans on, down to rows of files, mapping rows and decision inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.assess.incident_words import duty_line, incident_name
from aims_graph.assess.item_findings import findings_of
from aims_graph.assess.record_result import RecordPlace
from aims_graph.assess.result import AddressUse, AssessmentResult, Decided, Item, RowUse, Words
from aims_graph.assess.scope_words import ground_text

_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "asks": "asks", "of": "of", "state": "State", "action": "Action", "basis": "Basis", "severity": "Severity",
            "causes": "Known against it", "do": "to do", "observations": "Observations", "scope": "Scope", "inheritance": "In the group", "inputs": "Decided from",
            "rows": "Mapping rows that bear on it", "searched": "Searched, nothing found",
            "addresses": "Artefacts tied to it", "candidates": "Candidates by type of document, for a person to decide",
            "delta": "add", "why": "because", "base": "base", "row": "row", "joined": "document tied to it (named by the SoA, addressed, or handed in itself)",
            "named": "document that fits by its title, to confirm", "outranked": "outranked by a row to the statement",
            "after": "Comes after", "note": "Auditor's note", "soa": "SoA", "unresolved": "named, but in no list",
            "applicability": "applicability", "address": "address", "design": "design", "operating": "operation",
            "evidence": "evidence", "bearing": "what the rows bring", "deficiency": "deficiency known",
            "known_absent": "known to be absent", "records_against": "records speak against it", "true": "yes", "false": "no",
            "records": "The firm's own records", "path": "On the path of ISO/IEC 42001, 6.1.3", "question": "to be asked", "judged": "judged", "late": "came late", "beside": "beside it", "complete": "list declared complete", "shape": "shape",
            "day.needed_by": "needed by", "day.on": "on", "day.due_on": "due on", "day.last_on": "last on", "day.next_due_on": "next due on", "day.gap_from": "from", "day.gap_due_on": "due on", "day.gap_to": "next on", "day.limit": "limit", "day.value": "value", "day.assessed_on": "assessed on", "day.persons": "no training on record",
            "none": "No mapping row bears on it and no system held was searched.", "review": "review",
            "binds": "Binds this unit from", "in_force": "in force", "coming": "not yet in force", "formally": "its provision applies from",
            "reading": "a reading of ours", "addressee": "Addressed to", "by": "because the unit is", "transition": "under the transition",
            "decided": "Decided by a person", "stale": "no longer counts", "asked_if": "Asked only if", "not_if": "Falls away if", "told": "nobody has declared it", "otherwise": "May be met through", "limit": "Time limit",
        },
        "es": {
            "asks": "pide", "of": "de", "state": "Estado", "action": "Acción", "basis": "Base", "severity": "Gravedad",
            "causes": "Consta en su contra", "do": "qué hacer", "observations": "Observaciones", "scope": "Alcance", "inheritance": "En el grupo", "inputs": "Decidido a partir de",
            "rows": "Filas de correspondencia que inciden", "searched": "Buscado, nada hallado",
            "addresses": "Artefactos vinculados",
            "candidates": "Candidatos por tipo de documento, a decidir por una persona",
            "delta": "añadir", "why": "porque", "base": "base", "row": "fila", "joined": "documento enlazado (citado en la declaración, asignado o entregado)",
            "named": "documento que encaja por su título, a confirmar", "outranked": "desplazada por una fila al enunciado",
            "after": "Va después de", "note": "Nota de auditoría", "soa": "Declaración de aplicabilidad",
            "unresolved": "citado, pero en ninguna lista",
            "applicability": "aplicabilidad", "address": "asignación", "design": "diseño", "operating": "operación",
            "evidence": "evidencia", "bearing": "lo que aportan las filas", "deficiency": "deficiencia conocida",
            "known_absent": "ausencia conocida", "records_against": "registros en contra", "true": "sí", "false": "no",
            "records": "Los registros de la propia organización", "path": "En el recorrido de ISO/IEC 42001, 6.1.3", "question": "por preguntar", "judged": "se juzga", "late": "llegó tarde", "beside": "en relación con", "complete": "lista declarada completa", "shape": "regla",
            "day.needed_by": "necesario antes de", "day.on": "con fecha", "day.due_on": "exigible el", "day.last_on": "último el", "day.next_due_on": "siguiente exigible el", "day.gap_from": "desde", "day.gap_due_on": "exigible el", "day.gap_to": "siguiente el", "day.limit": "límite", "day.value": "valor", "day.assessed_on": "apreciado el", "day.persons": "sin formación registrada",
            "none": "Ninguna fila incide y no se ha buscado en ningún sistema implantado.", "review": "revisión",
            "binds": "Obliga a esta unidad desde", "in_force": "en vigor", "coming": "aún no está en vigor", "formally": "su disposición se aplica desde",
            "reading": "lectura nuestra", "addressee": "Dirigido a", "by": "porque la unidad es", "transition": "con el régimen transitorio",
            "decided": "Decidido por una persona", "stale": "deja de contar", "asked_if": "Solo se exige si", "not_if": "Decae si", "told": "nadie lo ha declarado", "otherwise": "Puede cumplirse mediante", "limit": "Plazo",
        },
    }
)  # fmt: skip


def why_lines(result: AssessmentResult, item: Item, lang: str = "en") -> list[str]:
    """Return the proof of ``item`` as lines, in ``lang``; knowledge that is only in English is marked ``[en]``."""
    return list(_Proof(result, item, lang).lines())


class _Proof:
    def __init__(self, result: AssessmentResult, item: Item, lang: str) -> None:
        self.result, self.item, self.lang = result, item, lang
        self.words = _WORDS[lang]
        self.findings = findings_of(result, item)

    def text(self, words: Words) -> str:
        if self.lang in words:
            return words[self.lang]
        return f"{words.get('en', '')} [en]" if words else ""

    def label(self, code: str | None) -> str:
        return self.text(self.result.labels.get(code, {self.lang: code})) if code else ""

    def title(self, item: Item) -> str:
        known = next((found for found in self.result.requirements if found.id == item.requirement), None)
        ours = known.own_title.get(self.lang) if known is not None else None
        return ours or item.requirement_title

    def lines(self) -> Iterator[str]:
        item, words = self.item, self.words
        yield f"{item.id}: {self.text(item.text)}"
        yield f"  {words['of']} {item.requirement} {self.title(item)}"
        yield ""
        yield f"{words['state']}: {self.label(item.state)}" + (
            f" · {words['action']}: {self.label(item.action)}" if item.action else ""
        )
        yield f"  {self.text(item.sentence)}"
        if item.basis:
            yield f"{words['basis']}: {self.label(item.basis)}"
        yield from self._law()
        yield from self._codes("causes", item.causes)
        yield from self._codes("observations", item.observations)
        if item.scope_entry:
            unit = next((one for one in self.result.scope.units if one.unit == item.unit), None)
            yield f"{words['scope']}: {ground_text(unit, self.result, self.lang) if unit else item.scope_entry}"
        for point in self.findings.scope:
            yield f"{words['scope']}: {self.text(point)}"
        yield from self._codes("inheritance", item.inheritance)
        yield ""
        yield from self._leans_on()
        if item.after:
            yield f"{words['after']}: {', '.join(item.after)}"
        if item.note:
            yield f"{words['note']}: {self.text(item.note)}"
        inputs = (f"{words[name]} = {words.get(code) or self.label(code)}" for name, code in item.inputs.items())
        yield f"{words['inputs']}: " + "; ".join(inputs)

    def _law(self) -> Iterator[str]:
        legal, words = self.item.legal, self.words
        if legal is None:
            return
        yield f"{words['addressee']}: {self._list(legal.addressees)} · {words['by']}: {self._list(legal.by)}"
        yield f"{words['binds']}: {legal.binds_from} ({words['in_force' if legal.in_force else 'coming']}; {words['reading']})"
        yield f"  {words['formally']} {', '.join(legal.applies_from)}: {self.text(legal.source)}"
        if legal.reading:
            yield f"  {self.text(legal.reading)}"
        if legal.transitions:
            yield f"  {words['transition']}: {self._list(legal.transitions)}"
        for name, codes in (("asked_if", legal.open_conditions), ("not_if", legal.open_derogations)):
            if codes:
                yield f"{words[name]}: {self._list(codes)} ({words['told']})"
        if legal.met_otherwise:
            yield f"{words['otherwise']}: {self._list(legal.met_otherwise)}"
        if legal.time_limit:
            yield f"{words['limit']}: {self.text(legal.time_limit)}"
        yield from self._incidents()

    def _incidents(self) -> Iterator[str]:
        """Say which serious incident on record sets the duty off, and its last day."""
        whole, item = self.result.classification, self.item
        unit = whole.unit(item.unit) if whole else None
        for incident in unit.incidents if whole and unit else ():
            for duty in incident.duties:
                if duty.statement == item.statement:
                    yield incident_name(incident, self.lang, self._of_class)
                    yield f"  {duty_line(duty, self.lang)}"

    def _of_class(self, code: str) -> str:
        labels = self.result.classification.labels if self.result.classification else {}
        return self.text(labels.get(code, {self.lang: code}))

    def _list(self, codes: tuple[str, ...]) -> str:
        return ", ".join(self.label(code) for code in codes)

    def _codes(self, name: str, codes: tuple[str, ...]) -> Iterator[str]:
        for code in codes:
            definition = self.text(self.result.definitions.get(code, {}))
            yield f"{self.words[name]}: {self.label(code)}" + (f" – {definition}" if definition else "")
            for remedy in self.item.remedies:
                if remedy.code == code:
                    yield f"  {self.words['do']}: {self.text(remedy.text)}"

    def _leans_on(self) -> Iterator[str]:
        item, words = self.item, self.words
        if item.addresses:
            yield f"{words['addresses']}:"
            for use in item.addresses:
                yield f"  - {self._address(use)}"
        yield from self._records()
        if item.target_entry:
            yield from self._entry(item.target_entry, "  ")
        yield from self._path()
        if item.candidates:
            yield f"{words['candidates']}:"
            for candidate in item.candidates:
                yield f"  - {self._artefact(candidate)}"
        if item.decisions:
            yield f"{words['decided']}:"
            for decided in item.decisions:
                yield f"  - {self._decided(decided)}"
                yield from (f"      {words['do']}: {self.text(remedy.text)}" for remedy in decided.remedies)
        if item.rows:
            yield f"{words['rows']}:"
            for row in item.rows:
                yield from self._row(row)
        for searched in item.searched:
            yield f"{words['searched']} ({searched.edition}, {words['row']} {searched.record_id}):"
            yield f"  {self.text(searched.reason)}"
        if not (item.rows or item.searched or item.addresses):
            yield words["none"]

    def _records(self) -> Iterator[str]:
        """Open what the records show down to the rows, the days compared and the shape."""
        cases = {case.id: case for case in self.result.record_cases}
        found = self.findings.records
        if found:
            yield f"{self.words['records']}:"
        for finding in found:
            case = cases[finding.case]
            asked = f"{self.words['question']}: " if finding.effect == "effectQuestion" else ""
            yield f"  - {asked}{self.text(finding.sentence)}"
            days = "; ".join(f"{self.words[f'day.{name}']} {day}" for name, day in case.days.items())
            yield f"      {self.words['judged']}: {self.label(case.kind)} · {self._place(case.about)}" + (
                f" · {days}" if days else ""
            )
            for name, places in (("late", case.late_by), ("beside", case.against)):
                for place in places:
                    yield f"      {self.words[name]}: {self._place(place)}"
            if finding.complete:
                yield f"      {self.words['complete']}: {', '.join(finding.complete)}"
            yield f"      {self.words['shape']} {finding.shape.removeprefix('aims:')}"

    def _path(self) -> Iterator[str]:
        """Tell what the path from the risks to the approved statement of applicability lacks or contradicts here."""
        if self.findings.soa:
            yield f"{self.words['path']}:"
        for flag in self.findings.soa:
            asked = f"{self.words['question']}: " if flag.question else ""
            ground = self.result.soa.grounds.get(flag.ground or "") if self.result.soa else None
            about = (ground.identifier or ground.label) if ground else (flag.control or "").partition(":")[2]
            yield f"  - {f'{about}: ' if about else ''}{asked}{self.text(flag.text)}"
            if flag.remedy:
                yield f"      {self.words['do']}: {self.text(flag.remedy)}"

    def _place(self, place: RecordPlace) -> str:
        known = self.result.labels.get(place.id)
        stood = ", ".join(part for part in (place.file, place.sheet) if part)
        stood += f", {self.words['row']} {place.row}" if place.row else ""
        parts = (self.text(known) if known else place.label, place.day or "", f"({stood})" if stood else "")
        return " ".join(part for part in parts if part)

    def _address(self, use: AddressUse) -> str:
        parts = [self._artefact(use.artefact), self.label("addressExact" if use.kind == "exact" else "addressCoarse")]
        parts += [
            f"{self.words[name]}: {self.label(code)}"
            for name, code in (("design", use.design), ("operating", use.operating))
            if code
        ]
        if use.inspected_by or use.inspected_on:
            parts.append(" ".join(part for part in (use.inspected_by, use.inspected_on) if part))
        parts += [self.label(cause) for cause in use.causes]
        return " · ".join(parts)

    def _decided(self, decided: Decided) -> str:
        stale = ", ".join(self.label(cause) for cause in decided.stale)
        said = f"{self._artefact(decided.artefact)} · {self.label(decided.verdict)} · {decided.by}, {decided.on}: {decided.why}"
        return said + (f" [{self.words['stale']}: {stale}]" if stale else "")

    def _row(self, row: RowUse) -> Iterator[str]:
        words = self.words
        head = f"  - {row.source} {self.text(row.source_title)} → {self.label(row.relation)}, {self.label(row.bearing)}"
        yield head + (f" ({words['outranked']})" if row.outranked else "")
        if row.source_text:
            yield f"      {self.text(row.source_text)}"
        yield f"      {words['why']}: {self.text(row.rationale)}"
        if row.delta:
            yield f"      {words['delta']}: {self.text(row.delta)}"
        yield f"      {words['row']} {row.record_id}; {words['review']}: {self.label(row.review)}; " + (
            f"{words['base']}: {self.label(row.base_status)}"
        )
        if row.entry:
            yield from self._entry(row.entry, "      ")
        for name, artefacts in (("joined", row.joined), ("named", row.named)):
            for artefact in artefacts:
                yield f"      {words[name]}: {self._artefact(artefact)}"

    def _entry(self, entry_id: str, pad: str) -> Iterator[str]:
        entry = self.result.entries[entry_id]
        place = ", ".join(str(part) for part in (entry.file, entry.sheet) if part)
        said = entry.status_stated or self.label(entry.implementation)
        yield f"{pad}{self.words['soa']} {entry.control}: {said} ({place}, {self.words['row']} {entry.row})"
        for text in entry.unresolved:
            yield f"{pad}  {self.words['unresolved']}: {text}"

    def _artefact(self, artefact_id: str) -> str:
        artefact = self.result.artefacts.get(artefact_id)
        if artefact is None:
            return artefact_id
        name = f"{artefact.identifier} {artefact.title}" if artefact.identifier else artefact.title
        found = [self.label(code) for code in (*artefact.deficiencies, *artefact.observations)]
        place = f" ({artefact.file}, {self.words['row']} {artefact.row})" if artefact.file and artefact.row else ""
        return name + place + (f" [{', '.join(found)}]" if found else "")
