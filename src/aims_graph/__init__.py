"""aims-graph: one graph of control frameworks, and rules that say what a firm can reuse, extend or must create.

The functions for callers are in :mod:`aims_graph.api`; the command line is ``aims-graph``.
"""
