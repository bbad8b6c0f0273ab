"""Our IRIs made dereferenceable, their data and their pages."""

from __future__ import annotations

from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from aims_graph.base.terms import BASE
from aims_graph.service.pages import _render

from .conftest import Client, problem

THINGS = {
    "iso42001-2023/9.2.2": "/api/v1/provisions/iso42001:9.2.2",
    "iso42001-2023/9.2.2_1": "/api/v1/statements/iso42001:9.2.2_1",
    "aiact/III.4.a": "/api/v1/provisions/aiact:III.4.a",
    "mapping/iso27001.9.2.2_1--iso42001.9.2.2_1": "/api/v1/mappings/iso27001.9.2.2_1--iso42001.9.2.2_1",
    "iso9001-2026": "/api/v1/frameworks/iso9001",
    "aiact": "/api/v1/frameworks/aiact",
    "framework/iso27001": "/api/v1/frameworks/iso27001",
    "derived/iso42001.4.1--iso27001.4.1": "/api/v1/derived/iso42001.4.1--iso27001.4.1",
}
ENDINGS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}


@pytest.mark.parametrize("path", THINGS)
@pytest.mark.parametrize(
    ("accept", "where"),
    [
        ("*/*", "{api}"),
        ("application/json", "{api}"),
        ("text/html,*/*;q=0.8", "/page/{path}"),
        ("text/turtle", "/data/{path}.ttl"),
        ("application/ld+json", "/data/{path}.jsonld"),
        ("application/n-triples", "/data/{path}.nt"),
        ("application/rdf+xml", "/data/{path}.rdf"),
    ],
)
def test_an_iri_leads_to_what_is_asked_for(client: Client, path: str, accept: str, where: str) -> None:
    response = client.get(f"/id/{path}", headers={"Accept": accept})
    assert response.status_code == 303
    assert response.headers["location"] == where.format(path=path, api=THINGS[path])
    assert "Accept" in response.headers["vary"]
    assert client.get(response.headers["location"]).status_code == 200


def test_what_is_only_data_is_only_offered_as_data(client: Client) -> None:
    for path in ("ontology", "aiact/version/current/2.2"):
        response = client.get(f"/id/{path}", headers={"Accept": "text/html,*/*;q=0.8"})
        assert response.headers["location"] == f"/data/{path}.ttl"
        problem(client.get(f"/id/{path}", headers={"Accept": "text/html"}), 406, "not-acceptable")


@pytest.mark.parametrize(
    "path", ["nope", "iso42001-2023/9.2.9", "mapping/x", "a b", '<>"', "%F0%9F%98%80", "%2e%2e", ""]
)
def test_an_iri_that_means_nothing_is_unknown(client: Client, path: str) -> None:
    problem(client.get(f"/id/{path}"), 404, "unknown-id")
    problem(client.get(f"/page/{path}"), 404, "unknown-id")
    problem(client.get(f"/data/{path}.ttl"), 404, "unknown-id")


def test_an_unknown_ending_is_unknown(client: Client) -> None:
    problem(client.get("/data/aiact/9.zip"), 404, "unknown-id")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_data_of_an_iri_says_the_same_in_each_form(client: Client, ending: str) -> None:
    response = client.get(f"/data/iso42001-2023/9.2.2.{ending}")
    triples = {quad.triple for quad in parse(response.content, format=ENDINGS[ending])}
    node = NamedNode(f"{BASE}iso42001-2023/9.2.2")
    title = NamedNode("http://purl.org/dc/terms/title")
    assert (node, title, Literal("Internal audit programme", language="en")) in {tuple(t) for t in triples}
    reference = client.get("/data/iso42001-2023/9.2.2.nt").content
    assert triples == {quad.triple for quad in parse(reference, format=RdfFormat.N_TRIPLES)}


def test_the_vocabulary_is_one_document(client: Client) -> None:
    quads = parse(client.get("/data/ontology.ttl").content, format=RdfFormat.TURTLE)
    subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    assert f"{BASE}ontology#Control" in subjects
    assert all(subject.startswith(f"{BASE}ontology") for subject in subjects)


class Page(HTMLParser):
    """What a page links to and loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a":
            self.links.append(values.get("href") or "")
        assert tag not in ("script", "link", "img", "iframe"), tag
        self.loaded += [value or "" for name, value in attrs if name in ("src", "srcset")]
        if tag not in ("meta", "br", "hr", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("path", ["/", *(f"/page/{path}" for path in THINGS), "/page/aiact/2.2"])
def test_pages_stand_alone_and_their_links_hold(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    page = Page(response.text)
    assert page.open == []
    assert page.loaded == []
    for link in dict.fromkeys(page.links):
        assert link.startswith("/"), link
        assert client.get(link).status_code in (200, 303), link


def test_what_is_said_in_the_graph_cannot_become_markup() -> None:
    code = SimpleNamespace(id="x", label={"en": "<script>alert(1)</script>"})
    row = SimpleNamespace(
        id="x", source=None, target=None, source_edition="x", target_edition="x", relation=None, reuse=code,
        object=None, rationale_kind=None, rationale={"en": '"><img src=x onerror=alert(1)>'},
        delta={"en": "<b>"},
        review="reviewed", reviewers=[], author="x", dated=None, note=None,
    )  # fmt: skip
    text = bytes(_render("mapping.html.j2", it=row, api="/", path="x", version="1").body).decode()
    assert "<script>" not in text
    assert "<img" not in text
    assert "&lt;b&gt;" in text
