"""ETag, revalidation and HEAD."""

from __future__ import annotations

import dataclasses

import pytest

from aims_graph.knowledge.knowledge import Knowledge
from aims_graph.service import Settings, create_app

from .conftest import Client

PATHS = [
    "/",
    "/api/v1/frameworks",
    "/api/v1/provisions/aiact:9",
    "/sparql?query=ASK%7B%7D",
    "/data/aiact/9.ttl",
    "/page/aiact/9",
]


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_can_be_kept_and_asked_for_again(client: Client, knowledge: Knowledge, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    assert tag.startswith(f'"{knowledge.digest[:16]}-')
    assert first.headers["cache-control"] == "public, no-cache"
    assert "Accept" in first.headers["vary"]
    assert first.headers["x-content-type-options"] == "nosniff"
    for header in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(path, headers={"If-None-Match": header})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert "content-type" not in again.headers
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_each_media_type_has_its_own_tag(client: Client) -> None:
    address = "/sparql?query=SELECT%20*%20%7B%20%3Fs%20a%20aims%3AFramework%20%7D"
    kinds = ["application/json", "application/sparql-results+json", "text/csv", "text/xml"]
    tags = {client.get(address, headers={"Accept": kind}).headers["etag"] for kind in kinds}
    assert len(tags) == len(kinds)


def test_an_answer_that_is_never_the_same_has_a_new_tag(client: Client) -> None:
    address = "/sparql?query=SELECT%20(UUID()%20AS%20%3Fu)%20%7B%7D"
    tag = client.get(address).headers["etag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("path", [*PATHS, "/nope", "/id/aiact/9"])
def test_head_is_get_without_a_body(client: Client, path: str) -> None:
    get, head = client.get(path), client.request("HEAD", path)
    assert head.content == b""
    assert head.status_code == get.status_code
    assert dict(head.headers) == dict(get.headers)


def test_an_unknown_id_is_not_found_whatever_tag_is_sent(client: Client) -> None:
    assert client.get("/api/v1/provisions/aiact:999", headers={"If-None-Match": "*"}).status_code == 404


def test_no_origin_may_read_by_default(client: Client) -> None:
    assert "access-control-allow-origin" not in client.get("/health", headers={"Origin": "https://a.example"}).headers


def test_named_origins_may_read(knowledge: Knowledge) -> None:
    settings = dataclasses.replace(Settings(), origins=("https://a.example",))
    client = Client(create_app(knowledge, version="1", settings=settings))
    try:
        allowed = client.get("/health", headers={"Origin": "https://a.example"})
        assert allowed.headers["access-control-allow-origin"] == "https://a.example"
        other = client.get("/health", headers={"Origin": "https://b.example"})
        assert "access-control-allow-origin" not in other.headers
    finally:
        client.close()
