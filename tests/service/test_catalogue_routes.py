"""Frameworks, provisions and statements over HTTP."""

from __future__ import annotations

import pytest

from aims_graph.knowledge.knowledge import Knowledge

from .conftest import Client, problem

API = "/api/v1"


def test_every_framework_is_listed_with_its_editions(client: Client, knowledge: Knowledge) -> None:
    body = client.get(f"{API}/frameworks").json()
    assert {framework["id"] for framework in body["items"]} == {"aiact", "iso27001", "iso42001", "iso9001"}
    assert body["total"] == 4
    editions = {edition["id"]: edition for framework in body["items"] for edition in framework["editions"]}
    assert editions["iso42001-2023"]["provisions"]["Control"] == 38
    sizes = {(group.source, group.target): len(group.rows) for group in knowledge.mapping_sets}
    for target in ("iso42001-2023", "aiact"):
        assert editions["iso27001-2022"]["mapped_to"][target] == sizes["iso27001-2022", target]
    total = sum(sum(edition["provisions"].values()) for edition in editions.values())
    assert total == len(knowledge.catalogue.provisions)


def test_a_framework_says_which_edition_is_which(client: Client) -> None:
    body = client.get(f"{API}/frameworks/iso9001").json()
    assert [edition["id"] for edition in body["editions"]] == ["iso9001-2015", "iso9001-2026"]
    assert body["editions"][1]["prefix"] == "iso9001-2026"


@pytest.mark.parametrize(("asked", "nearest"), [("iso42001-2023", "iso42001"), ("iso4201", "iso42001"), ("zzz", None)])
def test_an_unknown_framework_names_the_nearest(client: Client, asked: str, nearest: str | None) -> None:
    assert problem(client.get(f"{API}/frameworks/{asked}"), 404, "unknown-id").get("nearest") == nearest


def test_a_control_comes_with_everything_that_hangs_on_it(client: Client) -> None:
    body = client.get(f"{API}/provisions/iso42001:A.6.2.4").json()
    assert body["iri"] == "https://w3id.org/aims-graph/iso42001-2023/A.6.2.4"
    assert body["kind"] == {"id": "aims:Control", "label": {"en": "control", "es": "control"}}
    assert body["parent"]["id"] == "iso42001:A.6.2"
    assert {title["lang"]: title["ours"] for title in body["titles"]} == {"en": False, "es": True}
    assert body["statements"]
    for statement in body["statements"]:
        assert set(statement["text"]) >= {"en"}
        assert statement["requirement"]["id"] == "iso42001:A.6.2.4"
        assert statement["modality"]["label"]["en"] == "shall"
    rows = body["mappings"]["as_target"]
    assert rows["related"] + rows["unrelated"] + rows["nothing_found"] > 0


def test_a_control_and_its_guidance_point_to_each_other_and_a_risk_source_has_themes(client: Client) -> None:
    control = client.get(f"{API}/provisions/iso42001:A.6.2.4").json()
    guidance = client.get(f"{API}/provisions/iso42001:B.6.2.4").json()
    assert [other["id"] for other in control["guidance"]] == [guidance["id"]]
    assert [other["id"] for other in guidance["guides"]] == [control["id"]]
    source = client.get(f"{API}/provisions/iso42001:C.3.3").json()
    assert [theme["id"] for theme in source["themes"]] == ["aims:theme-humanOversight", "aims:theme-responsibleUse"]
    assert source["statements"] == source["guidance"] == control["themes"] == []
    assert "human oversight" in client.get("/page/iso42001-2023/C.3.3", headers={"Accept": "text/html"}).text


def test_a_point_of_the_law_without_title_is_labelled_by_its_place(client: Client) -> None:
    body = client.get(f"{API}/provisions/aiact:9.2.a").json()
    assert body["label"]["en"] == "Risk management system – 9.2.a"
    assert body["titles"] == []
    assert {law["id"] for law in body["in_law"]} == {"aims:lawCurrent", "aims:lawOriginal"}


def test_a_changed_provision_of_the_law_lists_its_versions(client: Client) -> None:
    versions = client.get(f"{API}/provisions/aiact:2.2").json()["versions"]
    assert {law["id"] for version in versions for law in version["in_law"]} == {"aims:lawCurrent", "aims:lawOriginal"}
    assert all(version["applies_from"] for version in versions)


def test_children_stand_in_reading_order(client: Client) -> None:
    body = client.get(f"{API}/provisions/iso42001:9.2").json()
    assert [child["id"] for child in body["children"]] == ["iso42001:9.2.1", "iso42001:9.2.2"]
    assert all(child["label"]["en"] and child["href"].endswith(child["id"]) for child in body["children"])


def test_an_iri_is_an_id_too(client: Client) -> None:
    iri = "https%3A%2F%2Fw3id.org%2Faims-graph%2Fiso42001-2023%2F9.2.2"
    assert client.get(f"{API}/provisions/{iri}").json()["id"] == "iso42001:9.2.2"


def test_every_provision_and_statement_can_be_shown(client: Client, knowledge: Knowledge) -> None:
    context = client.app.state.context
    for provision in knowledge.catalogue.provisions.values():
        assert context.views.provision(provision).id == provision.curie
    for placed in context.index.rows:
        assert context.views.mapping(placed).rationale


def test_a_statement_says_all_its_properties(client: Client, knowledge: Knowledge) -> None:
    body = client.get(f"{API}/statements/iso42001:9.2.2_1").json()
    known = knowledge.catalogue.statements["iso42001:9.2.2_1"]
    assert body["text"] == dict(known.text)
    assert body["blocks"]["id"] == f"aims:{known.blocks}"
    assert [code["id"] for code in body["themes"]] == [f"aims:{theme}" for theme in known.themes]
    assert [ref["id"] for ref in body["after"]] == list(known.after)
    assert body["documented_information"] is known.documented_information
    assert body["duty"] is None


def test_a_duty_of_the_act_says_whom_it_binds_and_from_when(client: Client) -> None:
    body = client.get(f"{API}/statements/aiact:26.7_1").json()
    duty = body["duty"]
    assert body["blocks"] is None
    assert [code["id"] for code in duty["addressees"]] == ["aims:actor-deployer"]
    assert {code["label"]["es"] for code in duty["conditions"]} >= {"empleador"}
    assert "workplace" in duty["time_limit"]["en"]
    current = {d["route"]["id"]: d["applies_from"] for d in duty["dates"] if d["law"]["id"] == "aims:lawCurrent"}
    assert current == {"aims:route-annexIII": "2027-12-02", "aims:route-annexI": "2028-08-02"}
    page = client.get("/page/aiact/26.7_1").text
    assert "Certification" not in page
    assert "deployer" in page
    assert "2027-12-02" in page


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("provisions/iso42001:A.6.2.99", "iso42001:A.6.2.8"),
        ("provisions/iso42001:9.2.2_1", "iso42001:9.2.2"),
        ("provisions/nonsense", None),
        ("statements/iso42001:9.2.2", "iso42001:9.2.2_1"),
        ("statements/iso42001:9.2.2_99", "iso42001:9.2.2_8"),
    ],
)
def test_an_unknown_id_names_the_nearest(client: Client, path: str, nearest: str | None) -> None:
    found = problem(client.get(f"{API}/{path}"), 404, "unknown-id")
    if nearest is None:
        assert "nearest" not in found
    else:
        kind = path.partition("/")[0]
        assert client.get(f"{API}/{kind}/{found['nearest']}").status_code == 200
        if "_99" not in path and ".99" not in path:
            assert found["nearest"] == nearest


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("framework=iso42001&kind=Control", 38),
        ("edition=iso42001&kind=aims:Control", 38),
        ("edition=iso42001-2023&kind=control", 38),
        ("framework=iso27001&kind=Control", 93),
        ("q=A.6.2.4&kind=Control&framework=iso42001", 1),
        ("q=AUDITORÍA%20interna&edition=iso42001", None),
        ("q=auditoria%20INTERNA&edition=iso42001", None),
        ("q=zzzzzz", 0),
    ],
)
def test_provisions_are_filtered(client: Client, filters: str, expected: int | None) -> None:
    body = client.get(f"{API}/provisions?{filters}&limit=200").json()
    if expected is not None:
        assert body["total"] == expected
    else:
        assert "iso42001:9.2.2" in {item["id"] for item in body["items"]}


@pytest.mark.parametrize(
    ("filters", "nearest"),
    [("kind=Contrl", "Control"), ("framework=iso2701", "iso27001"), ("edition=iso42001-2024", "iso42001-2023")],
)
def test_a_filter_that_matches_nothing_known_is_refused(client: Client, filters: str, nearest: str) -> None:
    assert problem(client.get(f"{API}/provisions?{filters}"), 422, "bad-parameter")["nearest"] == nearest


@pytest.mark.parametrize(
    "query",
    ["provisions?knd=Control", "provisions?limit=0", "provisions?limit=201", "provisions?limit=x", "provisions?q=",
     "provisions?kind=Control&kind=Article", "frameworks?x=1", "provisions/iso42001:4?lang=es",
     "provisions?" + "&".join(f"a{n}=1" for n in range(200))],
)  # fmt: skip
def test_a_parameter_that_would_do_nothing_is_refused(client: Client, query: str) -> None:
    problem(client.get(f"{API}/{query}"), 422, "bad-parameter")


def test_the_pages_of_a_list_are_the_list(client: Client, knowledge: Knowledge) -> None:
    found: list[str] = []
    address: str | None = f"{API}/provisions?framework=iso42001&limit=40"
    while address:
        response = client.get(address)
        body = response.json()
        found += [item["id"] for item in body["items"]]
        link = response.headers.get("link")
        assert link == (f'<{body["next"]}>; rel="next"' if body["next"] else None)
        address = body["next"]
    expected = [p.curie for p in knowledge.catalogue.provisions.values() if p.edition == "iso42001-2023"]
    assert found == expected
    assert body["total"] == len(expected)


@pytest.mark.parametrize("cursor", ["x", "", "%00", "deadbeef0000-5", "000000000000-0", "'; DROP TABLE", "-1"])
def test_a_cursor_that_was_not_given_out_is_refused(client: Client, cursor: str) -> None:
    problem(client.get(f"{API}/provisions?cursor={cursor}"), 400, "bad-cursor")


def test_a_cursor_belongs_to_its_filters(client: Client) -> None:
    next_page = client.get(f"{API}/provisions?framework=iso42001&limit=5").json()["next"]
    assert client.get(next_page.replace("limit=5", "limit=9")).status_code == 200
    problem(client.get(next_page.replace("iso42001", "aiact")), 400, "bad-cursor")
    problem(client.get(next_page.replace("/provisions?framework=iso42001&", "/mappings?")), 400, "bad-cursor")


def test_the_start_of_the_api_leads_to_what_there_is(client: Client, knowledge: Knowledge) -> None:
    body = client.get(API).json()
    assert body["knowledge_digest"] == knowledge.digest
    assert body["version"] == "1.2.3"
    for address in body["links"].values():
        assert client.get(address).status_code == 200


def test_health(client: Client, knowledge: Knowledge) -> None:
    response = client.get("/health")
    assert response.json()["status"] == "ok"
    assert response.json()["triples"] == len(knowledge.store)
    assert response.headers["cache-control"] == "no-store"
