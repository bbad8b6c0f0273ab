"""What the report says before any format: documents once, reasons, order, message, numbers by requirement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from aims_graph.assess.result import AssessmentResult, HeldSystem, Item, Note, RowUse, Unit
from aims_graph.base.terms import AIMS, aims
from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.reports.content import build
from aims_graph.reports.html import render_html
from aims_graph.reports.lines import ranges
from aims_graph.reports.tables import heading
from aims_graph.reports.wording import Wording, natural

MakeResult = Callable[..., AssessmentResult]
MakeItem = Callable[..., Item]
MakeRow = Callable[..., RowUse]
STANDINGS = ("reuseJoined", "reuseNamed", "reusePresumed")


def test_a_document_stands_once_with_all_it_has_to_take(rich: AssessmentResult) -> None:
    documents = build(rich, "en").documents
    named = [(d.standing, d.artefact.id if d.artefact else d.base) for d in documents]
    assert len(named) == len(set(named))
    assert named[0] == ("reuseJoined", "artefact/0")
    assert [d.standing for d in documents] == sorted((d.standing for d in documents), key=STANDINGS.index)
    assert [addition.delta.text for addition in documents[0].additions] == ["Add part 2."]
    assert "register.csv, row 2" in [fact.text for fact in documents[0].facts]


def test_every_extension_is_under_some_document(rich: AssessmentResult) -> None:
    taken = {s for d in build(rich, "en").documents for a in d.additions for s, _ in a.statements}
    assert taken == {item.statement for item in rich.items if item.action == "extend"}


def test_the_same_delta_is_written_once_a_document(
    make_result: MakeResult, make_item: MakeItem, make_row: MakeRow
) -> None:
    items = [make_item(n, "iso42001:9.2.2", "unassessed", "extend", rows=(make_row(8),)) for n in (1, 2)]
    (document,) = build(make_result(items), "en").documents
    (addition,) = document.additions
    assert [statement for statement, _ in addition.statements] == ["iso42001:9.2.2_1", "iso42001:9.2.2_2"]


def test_an_addition_is_reasoned_once_and_pointed_to_after(rich: AssessmentResult) -> None:
    first, second = build(rich, "en").documents[:2]
    assert first.additions[0].under is None
    assert second.additions[0].under == (first.number, first.name)
    assert (second.written, [where[:2] for where in second.elsewhere]) == ((), [(first.number, first.name)])
    assert second.additions[0].delta == first.additions[0].delta


def test_what_holds_for_most_rows_is_said_once(make_result: MakeResult, make_item: MakeItem, make_row: MakeRow) -> None:
    rows = [make_row(n) for n in (1, 2)] + [make_row(3, review="reviewed", base_status="basePartial")]
    items = [make_item(n, "iso42001:4.1", "unassessed", "extend", rows=(one,)) for n, one in enumerate(rows, 1)]
    content = build(make_result(items), "en")
    lines = [line for block in content.open for line in block.lines]
    brief = [[fact.text for fact in line.reasons[0].brief] for line in lines]
    assert content.wording.usual == ("unreviewed", "basePresumed")
    assert brief[0] == ["intersects with"]
    assert ["intersects with", "reviewed", "base partial"] in brief
    assert all("unreviewed" in str(line.reasons[0]) for line in lines if line.reasons[0].brief == brief[0])


def test_neighbours_that_take_the_same_addition_stand_together(
    make_result: MakeResult, make_item: MakeItem, make_row: MakeRow
) -> None:
    def one(number: int, **changes: object) -> Item:
        row = make_row(4, delta={"en": "Add the system to the scope line."}, rationale={"en": f"Because {number}."})
        return make_item(number, "iso42001:10.2", "unassessed", "reuse", rows=(row,), blocks="blocksStage2", **changes)

    items = [one(1), one(2), one(3), one(4, owner_role="role-dataOwner")]
    (listing,) = (found for found in build(make_result(items), "en").lists if found.groups)
    assert [len(cluster) for cluster in listing.groups[0].clusters] == [3, 1]
    text = render_html(build(make_result(items), "en"))
    lists = text[text.index('id="s-details"') : text.index('id="s-evidence"')]
    assert lists.count("Add the system to the scope line.") == 2
    assert all(f"Because {n}." in lists for n in (1, 2, 3, 4))


def test_a_reason_names_row_review_base_and_the_place_in_the_soa(rich: AssessmentResult) -> None:
    content = build(rich, "en")
    (line,) = (line for block in content.open for line in block.lines if line.statement == "iso42001:9.2.2_41")
    (reason,) = line.reasons
    said = str(reason)
    for part in (
        "ISO 27001 A.5.24",
        "intersects with",
        "unreviewed",
        "base presumed",
        "SoA A.5.24: implemented (soa <b>.xlsx, sheet Tabelle & 1, row 25)",
        "Rationale number 2.",
        "iso27001:A.5.24--2",
    ):
        assert part in said


def test_a_false_friend_is_a_warning_and_no_reason(rich: AssessmentResult) -> None:
    content = build(rich, "en")
    assert [friend.rationale.text for friend in content.coverage.false_friends] == ["Same number, no common ground."]
    lines = [line for block in content.open for line in block.lines]
    assert not any("Rationale number 40." in str(reason) for line in lines for reason in line.reasons)


def test_every_open_item_has_a_reason_and_a_next_step(rich: AssessmentResult) -> None:
    for block in build(rich, "en").open:
        for line in block.lines:
            assert line.next_step.text
            if line.item.action not in ("repair",):
                assert line.reasons, line.statement


def test_a_phase_ends_with_the_last_item_that_blocks_its_stage(make_result: MakeResult, make_item: MakeItem) -> None:
    blocks = ("blocksStage2", "blocksStage1", "blocksNone", "blocksStage2", "blocksNone")
    items = [make_item(n, "iso42001:4.1", "unassessed", "create", blocks=stage) for n, stage in enumerate(blocks, 1)]
    found = build(make_result(items), "en").open
    assert [[line.item.order for line in block.lines] for block in found] == [[1, 2], [3, 4], [5]]


def test_the_message_has_three_sentences_and_asks_for_the_inventory(plain: AssessmentResult) -> None:
    for lang in ("en", "es"):
        message = build(plain, lang).message
        assert len(message) == 3
        assert all(sentence.endswith(".") for sentence in message)
    assert "supply the inventory of AI systems" in build(plain, "en").message[2]


def test_the_message_does_not_presume_where_nothing_is_held(plain: AssessmentResult) -> None:
    assert "nothing is presumed" in build(replace(plain, held=()), "en").message[0]


def test_the_message_never_counts_what_is_not_settled(make_result: MakeResult, make_item: MakeItem) -> None:
    items = [make_item(n, "iso42001:4.1", "unassessed", "create", counted=n > 1) for n in (1, 2, 3)]
    message = build(make_result(items), "en").message
    assert "2 statements" in message[0]
    assert message[1].startswith("2 statements would be new work")


def test_requirements_by_standing_is_what_its_query_gives(rich: AssessmentResult, knowledge: Knowledge) -> None:
    store = Store()
    rdf_type = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for code in STANDINGS:
        order = NamedNode(aims("order"))
        for quad in knowledge.store.quads_for_pattern(NamedNode(aims(code)), order, None, None):
            store.add(Quad(quad.subject, quad.predicate, quad.object))
        store.add(Quad(NamedNode(aims(code)), rdf_type, NamedNode(aims("ReuseStanding"))))
    truth = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
    for item in rich.items:
        node = NamedNode(item.iri)
        store.add(Quad(node, rdf_type, NamedNode(aims("Item"))))
        counted = Literal("true" if item.counted else "false", datatype=truth)
        store.add(Quad(node, NamedNode(aims("counted")), counted))
        store.add(Quad(node, NamedNode(aims("requirement")), NamedNode("urn:" + item.requirement)))
        if item.reuse_standing:
            store.add(Quad(node, NamedNode(aims("reuseStanding")), NamedNode(aims(item.reuse_standing))))
    lines = build(rich, "en").figures.standings
    figure = lines[0].requirements
    assert figure is not None
    solutions = store.query(figure.query)
    assert isinstance(solutions, QuerySolutions)
    given = {row["code"].value.removeprefix(AIMS): int(row["n"].value) for row in solutions}
    shown = {line.code: line.requirements.value for line in lines if line.requirements is not None}
    assert {code: value for code, value in shown.items() if value} == given
    assert len(given) > 1


def test_columns_of_the_summary_add_up(rich: AssessmentResult) -> None:
    figures = build(rich, "en").figures
    for name in ("items", "requirements"):
        parts = [getattr(line, name).value for line in figures.states]
        assert sum(parts) == getattr(figures.total, name).value
    behind = sum(line.items.value for line in figures.standings if line.items)
    reused = sum(line.items.value for line in figures.actions if line.items and line.code in ("reuse", "extend"))
    assert behind == reused


def test_a_certificate_that_nobody_spoke_of_is_no_certificate_seen(plain: AssessmentResult) -> None:
    held = (HeldSystem("iso9001-2015", "ISO 9001:2015", "certificateNotStated", 0, False),)
    (row,) = build(replace(plain, held=held), "en").coverage.held
    assert (row.certificate.text, row.soa) == ("nothing stated", "its standard has none")


def test_one_entity_is_not_named_on_every_line_but_two_are(make_result: MakeResult, make_item: MakeItem) -> None:
    items = [make_item(1, "iso42001:4.1", "unassessed", "create")]
    assert build(make_result(items), "en").open[0].lines[0].units == ()
    units = (Unit("entity/main", "Muster GmbH", "entity"), Unit("entity/b", "Tochter GmbH", "entity"))
    (line,) = build(make_result(items, units=units), "en").open[0].lines
    assert [unit.text for unit in line.units] == ["Muster GmbH"]


def test_days_places_and_identifiers_in_words(rich: AssessmentResult) -> None:
    wording = Wording("es", rich)
    assert wording.day("2026-11-03") == "3 de noviembre de 2026"
    assert wording.day("2026-13-03") == "2026-13-03"
    assert wording.day(None) == ""
    assert wording.place(rich.entries["soa/27001/A.5.24"]) == "soa <b>.xlsx, hoja Tabelle & 1, fila 25"
    assert wording.reference("iso27001:A.5.24") == "ISO 27001 A.5.24"
    assert wording.edition("iso27001-2022") == "ISO/IEC 27001:2022"
    assert wording.title("iso42001:4.1").text == "Comprensión de la organización"


def test_numbers_sort_as_people_count() -> None:
    curies = ["iso42001:A.5.2", "iso42001:10.2", "iso42001:9.2.2", "iso42001:A.10.3", "iso42001:9.2"]
    assert sorted(curies, key=natural) == [
        "iso42001:9.2",
        "iso42001:9.2.2",
        "iso42001:10.2",
        "iso42001:A.5.2",
        "iso42001:A.10.3",
    ]
    assert ranges([5, 3, 6, 7, 1]) == "1, 3, 5–7"
    assert [heading(c) for c in ("iso42001:9.2.2", "iso42001:A.6.2.4", "aiact:9.2.a", "aiact:III.4.a")] == [
        "iso42001:9",
        "iso42001:A.6",
        "aiact:9",
        "aiact:III",
    ]


def test_the_board_is_told_first_where_nothing_is_presumed(rich: AssessmentResult) -> None:
    note = Note("nothing_presumed", {"en": "The SoA shows no control in operation.", "es": "Nada en operación."})
    content = build(replace(rich, notes=(note, *rich.notes)), "en")
    assert content.message[0].startswith("The SoA shows no control in operation.")
