"""Groups of legal entities: methods inherited by an adoption record, performance local, certificates for whom they name."""

from __future__ import annotations

from datetime import date

import pytest

from aims_graph.base.errors import InputError

from .test_scope import CONTROL, ORG, SIGNED, WAVE, entities, entry, of, systems

GROUP = (
    entities("main", "sub")
    + f"<{ORG}/entity/sub> aims:controlledBy <{ORG}/entity/main> .\n"
    + systems("a")
    + systems("s", entity="sub")
)
POLICY = "iso42001:5.2_1"
"""Its evidence is design and operation, or design alone; the tests say which they ask for."""


def artefact(name: str, kind: str = "AIPolicy", more: str = "") -> str:
    return (
        f"<{ORG}/artefact/{name}> a aims:Artefact ; aims:artefactType aims:{kind} ; dcterms:title '{name}' ; aims:owner 'X' ; "
        f"aims:documentStatus aims:statusApproved{more} .\n"
    )


def address(name: str, document: str, statement: str, unit: str | None, *basis: str) -> str:
    told = f" ; aims:unit <{ORG}/{unit}>" if unit else ""
    for kind in basis:
        told += f" ; aims:{kind}Basis aims:inspected ; aims:inspectedBy 'A. Ferrer' ; aims:inspectedOn '2026-11-01'^^xsd:date"
    iri = "https://w3id.org/aims-graph/" + statement.replace("iso42001:", "iso42001-2023/")
    return f"<{ORG}/address/{name}> a aims:Address ; aims:artefact <{ORG}/artefact/{document}> ; aims:addresses <{iri}>{told} .\n"


GROUP_POLICY = GROUP + artefact("policy") + address("1", "policy", POLICY, "entity/main", "design", "operating")


def adoption(more: str = " ; aims:effectiveFrom '2026-06-01'^^xsd:date", status: str = "statusApproved") -> str:
    return (
        f"<{ORG}/artefact/adopts> a aims:Artefact ; aims:artefactType aims:Record ; aims:adopts <{ORG}/artefact/policy> ; "
        f"aims:owner 'X' ; aims:unit <{ORG}/entity/sub> ; aims:documentStatus aims:{status}{more} .\n"
    )


def test_without_an_adoption_record_a_document_of_the_group_is_a_candidate(assessed) -> None:
    result = assessed(GROUP_POLICY)
    parent, sub = of(result, POLICY, "entity/main"), of(result, POLICY, "entity/sub")
    assert parent.state == "evidenced"
    assert parent.inheritance == ("local",)
    assert (sub.state, sub.action, sub.inheritance) == ("unassessed", "candidate", ())
    assert "adoption_missing" in sub.observations
    assert "adoption_missing" not in parent.observations


def test_an_adoption_record_makes_it_design_evidence_and_never_operation(assessed) -> None:
    sub = of(assessed(GROUP_POLICY + adoption()), POLICY, "entity/sub")
    assert sub.inheritance == ("inherited",)
    assert sub.inputs["design"] == "levelSeen"
    assert sub.inputs["operating"] == "levelUnknown"
    assert [use.adopted_by for use in sub.addresses] == [("artefact/adopts",)]
    assert "operation_not_local" in sub.observations
    assert "adoption_missing" not in sub.observations


def test_operation_of_its_own_completes_what_is_inherited(assessed) -> None:
    own = artefact("minutes", "Record") + address("2", "minutes", POLICY, "entity/sub", "operating")
    sub = of(assessed(GROUP_POLICY + adoption() + own), POLICY, "entity/sub")
    assert (sub.state, sub.inheritance) == ("evidenced", ("inherited", "local"))
    assert "operation_not_local" not in sub.observations


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("", "statusApproved"),
        (" ; aims:effectiveFrom '2026-12-01'^^xsd:date", "statusApproved"),
        (" ; aims:effectiveFrom '2026-06-01'^^xsd:date", "statusDraft"),
        (" ; aims:effectiveFrom '2026-06-01'^^xsd:date", "statusSuperseded"),
    ],
)
def test_an_adoption_without_day_or_approval_does_not_stand(assessed, more: str, status: str) -> None:
    sub = of(assessed(GROUP_POLICY + adoption(more, status)), POLICY, "entity/sub")
    assert (sub.state, sub.action) == ("unassessed", "candidate")
    assert "adoption_not_in_force" in sub.observations
    assert "adoption_missing" not in sub.observations


def test_a_record_of_the_group_is_never_inherited(assessed) -> None:
    text = GROUP + artefact("policy", "Record") + address("1", "policy", POLICY, "entity/main", "design", "operating")
    sub = of(assessed(text + adoption()), POLICY, "entity/sub")
    assert (sub.addresses, sub.inheritance) == ((), ())


def test_what_speaks_for_the_organisation_as_a_whole_is_shared_in_design(assessed) -> None:
    text = GROUP + artefact("policy") + address("1", "policy", POLICY, None, "design", "operating")
    result = assessed(text)
    parent, sub = of(result, POLICY, "entity/main"), of(result, POLICY, "entity/sub")
    assert (parent.inheritance, parent.state) == (("shared",), "evidenced")
    assert sub.inheritance == ("shared",)
    assert (sub.inputs["design"], sub.inputs["operating"]) == ("levelSeen", "levelUnknown")


HELD = (
    f"<{ORG}/held/iso27001-2022> a aims:ManagementSystem ; aims:edition <https://w3id.org/aims-graph/iso27001-2022> ; "
    "aims:certificateStatus aims:certificateSeen"
)


def test_a_certificate_lets_presume_for_the_entities_that_it_names(assessed) -> None:
    named = f"{HELD} ; aims:unit <{ORG}/entity/main> .\n"
    result = assessed(GROUP + named, held=["iso27001"])
    main, sub = (of(result, "iso42001:9.2.2_1", f"entity/{name}") for name in ("main", "sub"))
    assert main.action == "extend"
    assert sub.action == "candidate"
    assert "base_outside_certificate" in sub.observations
    assert "base_outside_certificate" not in main.observations
    assert not any("base_outside_certificate" in item.observations for item in result.items if item.unit == "system/a")
    assert any("base_outside_certificate" in item.observations for item in result.items if item.unit == "system/s")


def test_a_certificate_that_names_no_entity_covers_all(assessed) -> None:
    result = assessed(f"{GROUP}{HELD} .\n", held=["iso27001"])
    assert {of(result, "iso42001:9.2.2_1", f"entity/{name}").action for name in ("main", "sub")} == {"extend"}


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ("leftOn '2026-11-23'", "left"),
        ("leftOn '2026-11-24'", "in"),
        ("joinedOn '2026-11-24'", "joins"),
        ("joinedOn '2026-11-23'", "in"),
    ],
)
def test_an_entity_is_in_the_group_from_the_day_it_joins_until_the_day_it_leaves(assessed, told, standing) -> None:
    result = assessed(f"{GROUP}<{ORG}/entity/sub> aims:{told}^^xsd:date .\n")
    units = {unit.unit: unit.standing for unit in result.scope.units}
    assert (units["entity/sub"], units["system/s"]) == (standing, standing)
    assert ("entity/sub" in {item.unit for item in result.items}) == (standing == "in")
    assert ("system/s" in {unit.id for unit in result.units}) == (standing == "in")
    assert "entity/main" in {item.unit for item in result.items}


def test_what_was_inherited_falls_when_the_parent_leaves(assessed) -> None:
    gone = f"<{ORG}/entity/main> aims:leftOn '2026-11-01'^^xsd:date .\n"
    sub = of(assessed(GROUP_POLICY + adoption() + gone), POLICY, "entity/sub")
    assert (sub.state, sub.addresses) == ("unassessed", ())


def test_part_of_the_units_has_the_same_items_as_in_the_whole(assessed) -> None:
    text = GROUP_POLICY + adoption() + entry("w2", "system/s", "In", f"{SIGNED} ; {WAVE}")
    whole = assessed(text)
    for asked in ({"units": ["system/s"]}, {"entities": ["sub"]}, {"waves": [2]}, {"units": ["entity/main", "a"]}):
        part = assessed(text, **asked)
        units = {item.unit for item in part.items}
        assert units
        assert units < {item.unit for item in whole.items}
        for item in part.items:
            same = of(whole, item.statement, item.unit)
            assert (item.state, item.action, item.counted) == (same.state, same.action, same.counted)
        assert part.key != whole.key
        assert {unit.id for unit in part.units} == units
    assert {item.unit for item in assessed(text, entities=["sub"]).items} == {"entity/sub", "system/s"}


def test_duties_of_an_entity_are_asked_whole_when_it_is_asked_about_alone(assessed) -> None:
    from .test_scope import ACT, TWO

    asked = {"targets": ["aiact"], "as_of": date(2028, 1, 1)}
    whole = {item.statement for item in assessed(TWO + ACT, **asked).items if item.unit == "entity/main"}
    alone = {item.statement for item in assessed(TWO + ACT, units=["entity/main"], **asked).items}
    assert alone == whole
    assert whole


@pytest.mark.parametrize("asked", [{"units": ["system/x"]}, {"entities": ["system/s"]}, {"waves": [7]}])
def test_a_unit_or_wave_that_is_not_there_is_refused(assessed, asked) -> None:
    with pytest.raises(InputError):
        assessed(GROUP, **asked)


def test_a_system_in_a_later_wave_says_which(assessed) -> None:
    item = of(assessed(GROUP + entry("w2", "system/s", "In", f"{SIGNED} ; {WAVE}")), CONTROL, "system/s")
    assert (item.wave, item.scope_entry) == (2, "scope/w2")


def held(edition: str, slug: str, more: str = "") -> str:
    return (
        f"<{ORG}/held/{slug}> a aims:ManagementSystem ; aims:edition <https://w3id.org/aims-graph/{edition}> ; "
        f"aims:certificateStatus aims:certificateSeen{more} .\n"
    )


def only(*names: str) -> str:
    return " ; aims:unit " + " , ".join(f"<{ORG}/entity/{name}>" for name in names)


def base_address(document: str, unit: str | None) -> str:
    return address("b", document, "iso27001:9.2.2_1", unit, "design").replace("iso27001:", "iso27001-2022/")


AUDIT = "iso42001:9.2.2_1"
PROGRAMME = artefact("programme", "InternalAuditProgramme")


def uses_of(item, source: str = "iso27001:9.2.2_1"):
    return [use for use in item.rows if use.source == source]


@pytest.mark.parametrize(
    ("listed", "unit"),
    [("", "entity/main"), (f" ; aims:managementSystem <{ORG}/held/one>", None), ("", None)],
    ids=["it names the entity", "its list covers the entity", "the certificate covers the entity"],
)
def test_what_one_entity_shows_for_a_base_serves_no_other(assessed, listed: str, unit: str | None) -> None:
    text = GROUP + held("iso27001-2022", "one", only("main")) + artefact("programme", "InternalAuditProgramme", listed)
    result = assessed(text + base_address("programme", unit), held=["iso27001"])
    main, sub = (of(result, AUDIT, f"entity/{name}") for name in ("main", "sub"))
    assert main.action == "extend"
    assert [(use.base_status, use.joined) for use in uses_of(main)] == [("baseEvidenced", ("artefact/programme",))]
    assert sub.action == "candidate"
    assert [use.base_status for use in uses_of(sub)] == ["basePresumed"]
    assert {"base_outside_certificate", "base_elsewhere"} <= set(sub.observations)
    told = {remedy.code: remedy.text["en"] for remedy in sub.remedies}
    assert "programme was looked at for main and does not speak for sub" in told["base_elsewhere"]
    assert "the certificate for ISO/IEC 27001:2022 names main and not sub" in told["base_outside_certificate"]
    assert not {"base_outside_certificate", "base_elsewhere"} & set(main.observations)


def test_what_one_entity_shows_is_presumed_for_another_that_the_certificate_covers(assessed) -> None:
    text = GROUP + held("iso27001-2022", "one") + PROGRAMME + base_address("programme", "entity/main")
    sub = of(assessed(text, held=["iso27001"]), AUDIT, "entity/sub")
    assert (sub.action, sub.reuse_standing) == ("extend", "reusePresumed")
    assert [(use.base_status, use.joined, use.named) for use in uses_of(sub)] == [("basePresumed", (), ())]
    assert "base_elsewhere" in sub.observations


def test_what_is_shown_for_the_whole_serves_all_that_the_certificate_covers(assessed) -> None:
    text = GROUP + held("iso27001-2022", "one") + PROGRAMME + base_address("programme", None)
    result = assessed(text, held=["iso27001"])
    for name in ("main", "sub"):
        assert [use.base_status for use in uses_of(of(result, AUDIT, f"entity/{name}"))] == ["baseEvidenced"]


def test_an_entity_that_adopted_the_document_has_the_base_too(assessed) -> None:
    text = GROUP + held("iso27001-2022", "one", only("main")) + PROGRAMME + base_address("programme", "entity/main")
    adopted = adoption().replace("artefact/policy", "artefact/programme")
    sub = of(assessed(text + adopted, held=["iso27001"]), AUDIT, "entity/sub")
    assert (sub.action, [use.base_status for use in uses_of(sub)]) == ("extend", ["baseEvidenced"])


def test_two_companies_with_a_certificate_each_presume_from_their_own(assessed) -> None:
    text = GROUP + held("iso27001-2022", "one", only("main")) + held("iso27001-2022", "two", only("sub"))
    listed = "".join(
        artefact(f"programme-{name}", "InternalAuditProgramme", f" ; aims:managementSystem <{ORG}/held/{name}>")
        for name in ("one", "two")
    )
    result = assessed(text + listed, held=["iso27001"])
    for name, own in (("main", "one"), ("sub", "two")):
        item = of(result, AUDIT, f"entity/{name}")
        assert (item.action, [use.named for use in uses_of(item)]) == ("extend", [(f"artefact/programme-{own}",)])
        assert "base_outside_certificate" not in item.observations


def test_the_soa_of_another_company_does_not_speak_where_an_own_certificate_covers(assessed) -> None:
    text = GROUP + held("iso27001-2022", "one", only("main")) + held("iso27001-2022", "two", only("sub"))
    for slug, how in (("one", "Implemented"), ("two", "Excluded")):
        text += (
            f"<{ORG}/soa/{slug}/A.5.24> a aims:SoAEntry ; aims:soaOf <{ORG}/held/{slug}> ; aims:implementation "
            f"aims:implementation{how} ; aims:control <https://w3id.org/aims-graph/iso27001-2022/A.5.24> .\n"
        )
    result = assessed(text, held=["iso27001"])
    status: dict[str, set[str]] = {"main": set(), "sub": set()}
    for item in result.items:
        of_sub = item.unit in ("entity/sub", "system/s")
        found = {use.base_status for use in item.rows if use.source.startswith("iso27001:A.5.24")}
        status["sub" if of_sub else "main"] |= found
    assert status == {"main": {"basePresumed"}, "sub": {"baseAbsent"}}


def test_a_certificate_of_another_standard_is_spoken_of_alone(assessed) -> None:
    text = GROUP + held("iso27001-2022", "one", only("main")) + held("iso9001-2015", "two", only("sub"))
    result = assessed(text, held=["iso27001", "iso9001"])
    served = of(result, AUDIT, "entity/sub")
    assert served.action == "extend"
    assert "base_outside_certificate" not in served.observations
    told = [
        remedy.text["en"]
        for item in result.items
        if item.unit == "entity/sub"
        for remedy in item.remedies
        if remedy.code == "base_outside_certificate"
    ]
    assert told
    assert all("the certificate for ISO/IEC 27001:2022 names main and not sub" in text for text in told)


@pytest.mark.parametrize(
    ("listed", "of_target", "named"),
    [(True, False, ()), (False, False, ("artefact/programme",)), (False, True, ())],
    ids=["the system has a list", "it has none", "the document is of the AI management system"],
)
def test_a_document_in_no_list_is_a_base_only_where_it_can_be_one(assessed, listed, of_target, named) -> None:
    text = GROUP + held("iso27001-2022", "one") + PROGRAMME
    if listed:
        text += artefact("other", "Policy", f" ; aims:managementSystem <{ORG}/held/one>")
    if of_target:
        text += address("t", "programme", "iso42001:9.2.2_2", "entity/main", "design")
    for name in ("main", "sub"):
        item = of(assessed(text, held=["iso27001"]), AUDIT, f"entity/{name}")
        assert (item.action, [use.named for use in uses_of(item)]) == ("extend", [named])


def test_the_documentation_of_a_model_is_offered_for_its_own_system_only(assessed) -> None:
    text = entities("main") + systems("a", "b") + artefact("info", "TechnicalDocumentation")
    text += f"<{ORG}/model/m> a aims:Model ; aims:unit <{ORG}/system/a> ; aims:suppliedInformation <{ORG}/artefact/info> .\n"
    offered = {item.unit for item in assessed(text).items if "artefact/info" in item.candidates}
    assert "system/a" in offered
    assert "system/b" not in offered


@pytest.mark.parametrize(
    ("statement", "state"), [("iso42001:A.6.2.8_1", "evidenced"), ("iso42001:A.6.2.4_2", "unassessed")]
)
def test_what_an_entity_adopted_reaches_its_systems_where_no_performance_is_asked(assessed, statement, state) -> None:
    text = GROUP + artefact("policy", "Procedure") + address("1", "policy", statement, "entity/main", "design")
    result = assessed(text + adoption())
    mine = of(result, statement, "system/s")
    assert mine.state == state
    assert mine.inheritance == (("inherited",) if state == "evidenced" else ())
    assert of(result, statement, "system/a").inheritance == ()
    assert of(assessed(text), statement, "system/s").state == "unassessed"
