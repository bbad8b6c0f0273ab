"""Sites as part of the scope: those that certificates name, and what the scope of the AI management system says of them.

Items are about legal entities and AI systems, so that a site changes none of them. An entry of the scope is about a site
where it names no unit and its subject is called as the site is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from aims_graph.assess.graph_view import RDFS, GraphView
from aims_graph.intake.cells import fold

Titles = Callable[[str], str]
"""The title of an edition, by its IRI."""
_AS_DECIDED: Final = {"scopeIn": "in", "scopeOut": "out"}


@dataclass(frozen=True, slots=True)
class SiteScope:
    """A site that a certificate or an entry of the scope names.

    ``editions``: titles of the standards whose certificates name it. ``standing``: in, out, or unsaid (nothing in the
    scope of the AI management system names it: a question about the boundary). ``entry``: id of what says so, in force.
    ``open_entry``: id of an entry about it that is not signed or not dated, or comes into force later.
    """

    site: str
    editions: tuple[str, ...]
    standing: str
    entry: str | None = None
    open_entry: str | None = None


def sites_named(view: GraphView, titles: Titles) -> dict[str, tuple[str, ...]]:
    """Return each site that a certificate names → titles of the standards, in the order of their names."""
    found: dict[str, dict[str, None]] = {}
    for system in view.of_type("ManagementSystem"):
        edition = view.one(system, "edition")
        title = titles(edition) if edition else ""
        for site in view.all(system, "site"):
            found.setdefault(site, {})[title] = None
    return {site: tuple(titles) for site, titles in sorted(found.items())}


def site_of(view: GraphView, entry: str, sites: Iterable[str]) -> str | None:
    """Return the site that an entry of the scope is about; None where it names a unit, or no site."""
    if view.all(entry, "unit"):
        return None
    words = fold(view.one(entry, RDFS + "label") or "").split()
    fitting = [site for site in sites if _within(fold(site).split(), words)]
    return max(fitting, key=len, default=None)


def read_sites(view: GraphView, titles: Titles, statement: str | None, day: str) -> tuple[SiteScope, ...]:
    """Return the sites that certificates name, and how the scope holds each on ``day``."""
    named = sites_named(view, titles)
    entries = view.of_type("ScopeEntry")
    about: dict[str, list[str]] = {}
    for entry in entries:
        site = site_of(view, entry, named)
        if site is not None:
            about.setdefault(site, []).append(entry)
    texts = [statement or "", *(t for e in entries for t in (*view.all(e, RDFS + "label"), *view.all(e, "boundary")))]
    said = [fold(text).split() for text in texts]
    return tuple(
        _site(view, site, editions, about.get(site, ()), day, any(_within(fold(site).split(), words) for words in said))
        for site, editions in named.items()
    )


def _site(
    view: GraphView, site: str, editions: tuple[str, ...], entries: Sequence[str], day: str, mentioned: bool
) -> SiteScope:
    root = {entry: f"scope/{entry.rpartition('/')[2]}" for entry in entries}
    dated = sorted((since, entry) for entry in entries if (since := view.one(entry, "scopeFrom")) and since <= day)
    pending = next((root[entry] for entry in entries if (view.one(entry, "scopeFrom") or "9999") > day), None)
    if not dated:
        return SiteScope(site, editions, "in" if mentioned and not entries else "unsaid", None, pending)
    latest = [entry for since, entry in dated if since == dated[-1][0]]
    # where two of one day say opposite things the site stays in, as a unit does
    kept = next((entry for entry in latest if view.code(entry, "scopeDecision") == "scopeIn"), latest[-1])
    standing = _AS_DECIDED.get(view.code(kept, "scopeDecision") or "", "unsaid")
    return SiteScope(site, editions, standing, root[kept], pending)


def _within(part: Sequence[str], words: Sequence[str]) -> bool:
    return bool(part) and any(list(words[at : at + len(part)]) == list(part) for at in range(len(words)))
