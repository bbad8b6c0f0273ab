"""Whole sets and lists of ids for other tools."""

from __future__ import annotations

import json

import pytest
import yaml

from aims_graph.exchange.formats import ENDINGS, MEDIA_TYPES, read_crosswalk
from aims_graph.exchange.ids import Ids
from aims_graph.exchange.rows import as_mapping_set
from aims_graph.knowledge.knowledge import Knowledge

from .conftest import Client, problem

SET = "/api/v1/mapping-sets/iso27001-2022/iso42001-2023"


def test_the_sets_are_listed_with_their_formats(client: Client, knowledge: Knowledge) -> None:
    items = client.get("/api/v1/mapping-sets").json()["items"]
    assert [(item["source_edition"], item["target_edition"], item["rows"]) for item in items] == [
        (group.source, group.target, len(group.rows)) for group in knowledge.mapping_sets
    ]
    for item in items:
        assert item["formats"] == dict(MEDIA_TYPES)
        assert client.get(item["href"]).status_code == 200


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_a_set_is_given_whole_by_format_and_by_media_type(
    client: Client, knowledge: Knowledge, form: str, tmp_path
) -> None:
    named = client.get(SET, params={"format": form})
    asked = client.get(SET, headers={"Accept": MEDIA_TYPES[form]})
    assert named.headers["content-type"].partition(";")[0] == MEDIA_TYPES[form]
    assert named.content == asked.content
    path = tmp_path / f"x{ENDINGS[form]}"
    path.write_bytes(named.content)
    assert path.name.partition(".")[2] in named.headers["content-disposition"]
    group = next(g for g in knowledge.mapping_sets if g.source == "iso27001-2022" and g.target == "iso42001-2023")
    walk = read_crosswalk(path)
    back = as_mapping_set(walk, Ids(knowledge.catalogue, walk.prefixes), group.source, group.target)
    assert set(back.rows) == set(group.rows)


def test_the_format_goes_before_the_media_type(client: Client) -> None:
    response = client.get(SET, params={"format": "csv"}, headers={"Accept": "text/turtle"})
    assert response.headers["content-type"].startswith("text/csv")


def test_whoever_does_not_care_gets_sssom(client: Client) -> None:
    assert client.get(SET).text.startswith("#curie_map:")


def test_prefixes_do_for_editions(client: Client) -> None:
    assert client.get("/api/v1/mapping-sets/iso27001/iso42001").content == client.get(SET).content


def test_what_there_is_not_is_said(client: Client) -> None:
    problem(client.get("/api/v1/mapping-sets/iso27001/iso9999"), 404, "unknown-id")
    problem(client.get("/api/v1/mapping-sets/iso42001/iso42001"), 404, "unknown-id")
    problem(client.get(SET, params={"format": "docx"}), 422, "bad-parameter")
    problem(client.get(SET, params={"formats": "csv"}), 422, "bad-parameter")
    problem(client.get(SET, headers={"Accept": "image/png"}), 406, "not-acceptable")
    problem(client.get("/api/v1/editions/iso9999/oscal-catalog"), 404, "unknown-id")
    problem(client.get("/api/v1/editions/iso42001/pdf"), 422, "bad-parameter")


@pytest.mark.parametrize("edition", ["iso42001", "aiact"])
def test_editions_as_other_tools_list_them(client: Client, edition: str) -> None:
    catalog = client.get(f"/api/v1/editions/{edition}/oscal-catalog")
    assert catalog.headers["content-type"] == "application/oscal+json"
    assert json.loads(catalog.content)["catalog"]["groups"]
    framework = client.get(f"/api/v1/editions/{edition}/ciso-framework")
    assert framework.headers["content-type"] == "application/yaml"
    assert yaml.safe_load(framework.text)["objects"]["framework"]["requirement_nodes"]


def test_it_can_be_asked_for_again(client: Client) -> None:
    first = client.get(SET)
    assert client.get(SET, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
