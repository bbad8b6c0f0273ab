"""What stands on each sheet of the workbook, cell by cell, before any formatting."""

from __future__ import annotations

from aims_graph.reports.content import Content
from aims_graph.reports.sheet import Sheet
from aims_graph.reports.sheets_changes import changes_sheet, decisions_sheet
from aims_graph.reports.sheets_documents import artefacts_sheet, documented_sheet, evidence_sheet, soa_sheet
from aims_graph.reports.sheets_law import facts_sheet, law_sheet
from aims_graph.reports.sheets_overview import map_sheet, method_sheet, summary_sheet
from aims_graph.reports.sheets_records import own_sheet, records_sheet
from aims_graph.reports.sheets_scope import scope_sheet
from aims_graph.reports.sheets_work import extend_sheet, items_sheet, open_sheet


def sheets(content: Content) -> tuple[Sheet, ...]:
    """Return the sheets of the workbook in their order; what there is nothing of is left out."""
    numbers = content.numbers
    standards = (
        map_sheet(content),
        items_sheet(content),
        *((extend_sheet(content),) if content.documents else ()),
        open_sheet(content),
        soa_sheet(content),
        *((changes_sheet(content),) if "changes" in numbers else ()),
        documented_sheet(content),
    )
    return (
        summary_sheet(content),
        *((decisions_sheet(content),) if "decisions" in numbers else ()),
        *((scope_sheet(content),) if "scope" in numbers else ()),
        *((law_sheet(content),) if "law" in numbers else ()),
        *((facts_sheet(content),) if any(unit.asked for unit in content.law) else ()),
        *(standards if "map" in numbers else ()),
        *((records_sheet(content),) if content.records else ()),
        *((own_sheet(content),) if content.own else ()),
        *((evidence_sheet(content),) if content.shown else ()),
        *((artefacts_sheet(content),) if content.artefacts else ()),
        method_sheet(content),
    )
