"""The working order: what comes before, then what blocks, then small effort."""

from __future__ import annotations

from aims_graph.assess.order import in_working_order
from aims_graph.assess.result import Item


def item(statement: str, *, blocks: str = "blocksStage2", effort: str = "effortS", after: tuple[str, ...] = (),
         action: str | None = "create", unit: str = "entity/main", counted: bool = True) -> Item:  # fmt: skip
    """An open item."""
    return Item(
        id=f"{statement}@{unit}", iri="", statement=statement, requirement="r", requirement_title="", unit=unit, text={},
        state="unassessed", action=action, basis=None, severity="Info", sentence={}, blocks=blocks, effort=effort,
        after=after, counted=counted,
    )  # fmt: skip


def order(*items: Item) -> list[str]:
    """The statements of the open items in working order."""
    ordered = sorted((i for i in in_working_order(items) if i.order), key=lambda i: i.order)
    return [i.statement for i in ordered]


def test_what_blocks_stage_1_comes_first_then_small_effort():
    assert order(
        item("none", blocks="blocksNone"),
        item("two-large", effort="effortL"),
        item("two-small"),
        item("one", blocks="blocksStage1"),
    ) == ["one", "two-small", "two-large", "none"]


def test_a_prerequisite_inherits_the_urgency_of_what_waits_for_it():
    assert order(
        item("early", blocks="blocksStage2"),
        item("late", blocks="blocksStage1", after=("needed",)),
        item("needed", blocks="blocksNone"),
    ) == ["needed", "late", "early"]


def test_urgency_is_inherited_along_chains():
    assert order(
        item("c", blocks="blocksStage1", after=("b",)),
        item("b", blocks="blocksNone", after=("a",)),
        item("a", blocks="blocksNone"),
        item("z", blocks="blocksStage2"),
    ) == ["a", "b", "c", "z"]


def test_a_system_waits_for_the_entity_but_not_for_another_system():
    assert order(
        item("s", unit="system/x", after=("e",), blocks="blocksStage1"),
        item("e"),
    ) == ["e", "s"]
    assert order(
        item("s", unit="system/x", after=("t",), blocks="blocksStage1"),
        item("t", unit="system/y"),
    ) == ["s", "t"]


def test_settled_and_uncounted_items_have_no_place():
    assert order(item("done", action=None), item("unsettled", counted=False), item("open")) == ["open"]


def test_the_items_come_back_in_the_order_given():
    items = [item("b", blocks="blocksNone"), item("a", blocks="blocksStage1")]
    assert [i.statement for i in in_working_order(items)] == ["b", "a"]
