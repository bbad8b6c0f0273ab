"""Our editions as CISO Assistant frameworks, so that our mapping sets load there: ids and official titles only."""

from __future__ import annotations

from typing import Any

from aims_graph.base.terms import EDITIONS
from aims_graph.exchange.ciso_assistant import dump, framework_urn, library_urn, node_urn
from aims_graph.knowledge.knowledge import Knowledge


def write_ciso_framework(knowledge: Knowledge, prefix: str) -> str:
    """Return the library with the edition that ``prefix`` stands for. Raises ``UsageError`` without PyYAML.

    A requirement and its statements can both be assessed, since rows end at either.
    """
    slug = EDITIONS[prefix]
    title = knowledge.edition_title(slug)
    library = {
        "urn": library_urn(slug), "locale": "en", "ref_id": slug, "name": title,
        "description": "Identifiers and official titles only; the text of the edition is not reproduced.",
        "copyright": "Titles: the publisher of the edition", "version": 1,
        "provider": "aims-graph", "packager": "aims-graph",
        "objects": {
            "framework": {
                "urn": framework_urn(slug), "ref_id": slug, "name": title,
                "description": "Identifiers and official titles only.",
                "requirement_nodes": _nodes(knowledge, slug),
            }
        },
    }  # fmt: skip
    return dump(library)


def _nodes(knowledge: Knowledge, slug: str) -> list[dict[str, Any]]:
    catalogue = knowledge.catalogue
    nodes: list[dict[str, Any]] = []
    depths: dict[str, int] = {}
    for curie, provision in catalogue.provisions.items():
        if provision.edition != slug:
            continue
        depths[curie] = depth = depths.get(provision.parent or "", 0) + 1
        number = curie.partition(":")[2]
        statements = catalogue.statements_of.get(curie, ())
        asks = bool(statements) or (not catalogue.children.get(curie) and provision.kind in _ASKING)
        nodes.append(_node(curie, provision.parent, depth, number, provision.title or number, assessable=asks))
        nodes += [_node(below, curie, depth + 1, below.partition(":")[2], provision.title or number, assessable=True)
                  for below in statements]  # fmt: skip
    return nodes


_ASKING = frozenset({"Clause", "Control", "Article", "Paragraph", "Subparagraph", "Point"})


def _node(curie: str, parent: str | None, depth: int, ref: str, name: str, *, assessable: bool) -> dict[str, Any]:
    return {
        "urn": node_urn(curie),
        **({"parent_urn": node_urn(parent)} if parent else {}),
        "assessable": assessable,
        "depth": depth,
        "ref_id": ref,
        "name": name,
    }
