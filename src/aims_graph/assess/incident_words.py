"""A serious incident under the AI Act in sentences, en and es: what it sets off, on whom, by when, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from aims_graph.assess.classification import IncidentDuty, IncidentUse

_WORDS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "head": "Serious incident: {name}", "aware": "known on {day}", "kind": "harm: {kinds}", "place": "[{place}]",
            "aiact:26.5_5": "Inform the provider at once, then the importer or distributor and the market surveillance authorities",
            "aiact:26.5_6": "The provider cannot be reached: report to the market surveillance authority by {due} at the latest",
            "report": "Report to the market surveillance authority by {due} at the latest",
            "counted": "counted in calendar days from awareness; a reading",
            "told": "Reported on {day}, by the records.", "open": "No report is recorded.",
            "causal": "At once, as soon as a causal link is established or likely; the first report may be incomplete (Article 73(5)).",
            "reach": "Missing to know: whether the provider can be reached; if not, the deployer reports itself, by {due} at the latest.",
        },
        "es": {
            "head": "Incidente grave: {name}", "aware": "conocido el {day}", "kind": "daño: {kinds}", "place": "[{place}]",
            "aiact:26.5_5": "Informar de inmediato al proveedor y después al importador o distribuidor y a las autoridades de vigilancia del mercado",
            "aiact:26.5_6": "No se puede contactar con el proveedor: notificar a la autoridad de vigilancia del mercado a más tardar el {due}",
            "report": "Notificar a la autoridad de vigilancia del mercado a más tardar el {due}",
            "counted": "en días naturales desde que se tuvo conocimiento; una lectura",
            "told": "Notificado el {day}, según los registros.", "open": "No consta ninguna notificación.",
            "causal": "De inmediato, en cuanto el nexo causal conste o sea probable; la primera notificación puede ser incompleta (artículo 73, apartado 5).",
            "reach": "Falta por saber: si se puede contactar con el proveedor; si no, notifica el propio responsable del despliegue, a más tardar el {due}.",
        },
    }
)  # fmt: skip


def incident_lines(incident: IncidentUse, lang: str, label: Callable[[str], str]) -> Iterator[str]:
    """Yield a serious incident in ``lang``: what is recorded, whether Article 73 reaches it, and each duty with its day.

    ``label`` gives the words of a code.
    """
    words = _WORDS[lang]
    yield incident_name(incident, lang, label)
    for code in incident.standing:
        yield f"  {label(code)}"
    for duty in incident.duties:
        yield f"  {duty_line(duty, lang)}"
    if any(duty.due for duty in incident.duties):
        yield f"  {words['causal']}"
    if incident.reach_open:
        yield f"  {words['reach'].format(due=incident.due or '?')}"
    if incident.duties:
        yield f"  {words['told'].format(day=incident.notified_on) if incident.notified_on else words['open']}"


def incident_name(incident: IncidentUse, lang: str, label: Callable[[str], str]) -> str:
    """Return what is recorded of a serious incident, in one line."""
    words = _WORDS[lang]
    parts = [words["head"].format(name=" ".join(part for part in (incident.identifier, incident.label) if part))]
    if incident.aware_on:
        parts.append(words["aware"].format(day=incident.aware_on))
    if incident.kinds:
        parts.append(words["kind"].format(kinds=", ".join(label(code) for code in incident.kinds)))
    where = " ".join(str(part) for part in (incident.file, incident.sheet, incident.row) if part)
    return "; ".join(parts) + (f" {words['place'].format(place=where)}" if where else "")


def duty_line(duty: IncidentDuty, lang: str) -> str:
    """Return one duty that a serious incident sets off, with its last day."""
    words = _WORDS[lang]
    text = words.get(duty.statement, words["report"]).format(due=duty.due or "?")
    return f"{text} ({duty.provision}{'; ' + words['counted'] if duty.due else ''})"
