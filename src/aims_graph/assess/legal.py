"""Duties of a law as they come to the units of an assessment: what binds, from when, and what is still to be told."""

from __future__ import annotations

from collections import defaultdict

from aims_graph.assess.graph_view import GraphView
from aims_graph.assess.result import Legal
from aims_graph.knowledge.duties import Law
from aims_graph.knowledge.knowledge import Knowledge


class LegalView:
    """Reads from a derived graph what the strata on duties wrote."""

    def __init__(self, knowledge: Knowledge, view: GraphView, law: Law) -> None:
        self._duties, self._view, self._law = knowledge.duties, view, law
        self._uses: dict[str, list[str]] = defaultdict(list)
        for use in view.of_type("DutyUse"):
            item = view.one(use, "dutyItem")
            if item:
                self._uses[item].append(use)

    def of(self, item: str, statement: str) -> Legal | None:
        """Return what makes ``item`` (an IRI) a duty; None where it is an item of a standard."""
        uses, duty = self._uses.get(item), self._duties.by_curie.get(statement)
        if not uses or duty is None:
            return None
        view, dates = self._view, self._duties.dates(duty, self._law)
        classes = [view.one(use, "ofClass") or "" for use in uses]
        under = {code for node in classes for code in view.codes(node, "underTransition")}
        application = self._duties.applications[duty.application]
        return Legal(
            modality=duty.statement.modality,
            addressees=duty.actors,
            by=tuple(sorted({code for node in classes for code in view.codes(node, "category")})),
            binds_from=view.one(item, "bindsFrom") or "",
            in_force=view.truth(item, "inForce") is True,
            applies_from=tuple(dict.fromkeys(dated.applies_from for dated in dates)),
            source=dates[0].source if dates else {},
            reading=application.reading or duty.reading,
            transitions=tuple(sorted(under & set(duty.transitions))),
            open_conditions=view.codes(item, "openCondition"),
            open_derogations=view.codes(item, "openDerogation"),
            met_otherwise=view.codes(item, "alsoMetBy"),
            time_limit=duty.limit,
        )
