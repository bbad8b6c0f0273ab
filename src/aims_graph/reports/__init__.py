"""The integration report: what an assessment found, for a board, in HTML, Excel and JSON."""

from aims_graph.reports.write import write_report

__all__ = ["write_report"]
