"""The message to the board: three sentences, built from the same numbers as the summary."""

from __future__ import annotations

from collections.abc import Sequence

from aims_graph.assess.result import AssessmentResult, Item
from aims_graph.reports.wording import Wording


def board_message(result: AssessmentResult, wording: Wording, *, known: bool = False) -> tuple[str, str, str]:
    """Return where the firm starts from, what it has to make, and what to do first. ``known``: what to do first stands
    below, so that no clause needs to be named."""
    items = [item for item in result.items if item.counted]
    return (_start(result, items, wording), _work(items, wording), _first(result, items, wording, known=known))


def path_today(result: AssessmentResult, wording: Wording) -> str:
    """Return how many open items stand before each stage of a certification; nothing where none is certified."""
    if not any(target.startswith("iso") for target in result.targets):
        return ""
    opened = [item for item in result.items if item.counted and item.action]
    cycle = [item for item in opened if item.requirement.partition(":")[2].startswith(("9.2", "9.3"))]
    return wording.t(
        "path.today",
        stage1=wording.n("item", sum(1 for item in opened if item.blocks == "blocksStage1")),
        stage2=wording.n("item", sum(1 for item in opened if item.blocks == "blocksStage2")),
        cycle=wording.n("item", len(cycle)),
    )


def _with(items: Sequence[Item], *actions: str) -> list[Item]:
    return [item for item in items if item.action in actions]


def _start(result: AssessmentResult, items: Sequence[Item], wording: Wording) -> str:
    # The law is told apart (``law_message``): its duties are no statements of a standard.
    target = ", ".join(wording.framework(target) for target in result.targets if target != "aiact")
    asked = wording.n("statement", _statements(items))
    if _several_units(items):
        units = len({item.unit for item in items})
        asked = wording.t("message.items", asked=asked, items=wording.n("item", len(items)), units=units)
    base = _with(items, "reuse", "extend")
    if not result.held:
        return wording.t("message.start_none", target=target, asked=asked) + _apart(result, items, wording)
    warned = [wording.words(note.text).text for note in result.notes if note.code == "nothing_presumed"]
    return " ".join([*warned, _from_held(result, items, base, wording, target, asked) + _apart(result, items, wording)])


def _apart(result: AssessmentResult, items: Sequence[Item], wording: Wording) -> str:
    """Say how many of the items are of what the scope leaves out, and how many wait for a later wave."""
    outside = sum(1 for item in items if item.state == "not_applicable" and item.scope_entry)
    later = sum(1 for item in result.items if item.planned and item.legal is None)
    said = [wording.n("outside", outside)] if outside else []
    said += [wording.n("later", later)] if later else []
    return "".join(f" {sentence}" for sentence in said)


def _statements(items: Sequence[Item]) -> int:
    return len({item.statement for item in items})


def _several_units(items: Sequence[Item]) -> bool:
    """Return whether a statement is asked of several units, so that items and statements are two numbers."""
    return _statements(items) != len(items)


def _from_held(
    result: AssessmentResult, items: Sequence[Item], base: Sequence[Item], wording: Wording, target: str, asked: str
) -> str:
    return wording.t(
        "message.start",
        target=target,
        asked=asked,
        held=wording.t("message.with").join(system.title for system in result.held),
        base=len(base),
        reuse=len(_with(items, "reuse")),
        extend=len(_with(items, "extend")),
        joined=wording.n("joined", sum(1 for item in base if item.reuse_standing == "reuseJoined")),
    )


def _work(items: Sequence[Item], wording: Wording) -> str:
    return wording.t(
        "message.work",
        create=wording.n("new_item" if _several_units(items) else "new", len(_with(items, "create"))),
        gaps=wording.n("gap", sum(1 for item in items if item.state == "not_evidenced")),
        stage1=wording.n("open", sum(1 for item in items if item.action and item.blocks == "blocksStage1")),
    )


def _first(result: AssessmentResult, items: Sequence[Item], wording: Wording, *, known: bool) -> str:
    evidenced = sum(1 for item in items if item.state == "evidenced")
    asks = []
    if any(unit.kind == "undeclared" for unit in result.units):
        asks.append(wording.t("message.inventory"))
    named = sum(1 for item in items if item.reuse_standing in ("reuseNamed", "reusePresumed"))
    confirm = named + len(_with(items, "candidate", "confirm"))
    if confirm:
        asks.append(wording.t("message.confirm", items=wording.n("item", confirm)))
    first = _first_requirement(items, wording)
    if known:
        asks.append(wording.t("message.begin_first"))
    elif first:
        asks.append(wording.t("message.begin", requirement=first))
    if not asks:
        return wording.t("message.first_none", evidenced=wording.n("item", evidenced))
    key = "message.first_some" if evidenced else "message.first_nothing"
    listed = wording.t("message.and").join([", ".join(asks[:-1]), asks[-1]]) if len(asks) > 1 else asks[0]
    return wording.t(key, evidenced=wording.n("item", evidenced), asks=listed)


def _first_requirement(items: Sequence[Item], wording: Wording) -> str:
    opened = sorted((item for item in items if item.order), key=lambda item: item.order)
    if not opened:
        return ""
    item = opened[0]
    title = wording.title(item.requirement, item.requirement_title)
    return f"{wording.reference(item.requirement)} {title}"
