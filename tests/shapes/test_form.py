"""What every shape owes its reader, whichever file it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from aims_graph.base.terms import PREFIXES

ROOT = Path(__file__).resolve().parents[2]
FILES = ("items.ttl", "knowledge.ttl", "organisation.ttl")
SH = PREFIXES["sh"]
OF_OURS = PREFIXES["aims"] + "shape-"


def _store(file: str) -> Store:
    store = Store()
    store.load(path=str(ROOT / "shapes" / file), format=RdfFormat.TURTLE)
    return store


def _shapes(store: Store) -> list[NamedNode]:
    """The nodes typed as shapes; parts of shapes are blank and untyped."""
    kinds = (NamedNode(SH + "NodeShape"), NamedNode(SH + "PropertyShape"))
    found = {quad.subject for kind in kinds for quad in store.quads_for_pattern(None, None, kind)}
    assert not any(isinstance(shape, BlankNode) for shape in found)
    return sorted(found, key=str)


def _texts(store: Store, shape: NamedNode, iri: str) -> list[Literal]:
    return [quad.object for quad in store.quads_for_pattern(shape, NamedNode(iri), None)]


@pytest.mark.parametrize("file", FILES)
def test_every_shape_has_a_name_a_label_and_a_sentence(file: str) -> None:
    store = _store(file)
    for shape in _shapes(store):
        assert shape.value.startswith(OF_OURS)
        for iri in (PREFIXES["rdfs"] + "label", PREFIXES["rdfs"] + "comment"):
            assert [text.language for text in _texts(store, shape, iri)] == ["en"], shape
        (sentence,) = _texts(store, shape, PREFIXES["rdfs"] + "comment")
        assert sentence.value[0].isupper()
        assert sentence.value.endswith("."), shape


@pytest.mark.parametrize("file", FILES)
def test_every_message_is_a_code_of_one_shape(file: str) -> None:
    """Codes are words with hyphens, one a shape; a shape without a message is a part of others."""
    store = _store(file)
    codes = [text.value for shape in _shapes(store) for text in _texts(store, shape, SH + "message")]
    assert len(codes) == len(set(codes))
    assert all(code == code.lower() and " " not in code for code in codes)
    said = {quad.object.value for quad in store.quads_for_pattern(None, NamedNode(SH + "message"), None)}
    assert said == set(codes)
    silent = {shape for shape in _shapes(store) if not _texts(store, shape, SH + "message")}
    used = {quad.object for quad in store.quads_for_pattern(None, NamedNode(SH + "not"), None)}
    assert silent <= used


def test_no_two_files_share_a_shape_or_a_code() -> None:
    """All shapes can be loaded together."""
    names = [shape.value for file in FILES for shape in _shapes(_store(file))]
    messages = [
        quad.object.value
        for file in FILES
        for quad in _store(file).quads_for_pattern(None, NamedNode(SH + "message"), None)
    ]
    assert len(names) == len(set(names))
    assert len(messages) == len(set(messages))


@pytest.mark.parametrize("file", FILES)
def test_every_shape_has_a_case(file: str) -> None:
    """The tests beside this one name every shape with a message, by its name or its code."""
    store = _store(file)
    text = (Path(__file__).parent / f"test_{file.removesuffix('.ttl')}.py").read_text(encoding="utf-8")
    for shape in _shapes(store):
        for code in _texts(store, shape, SH + "message"):
            names = (shape.value.removeprefix(OF_OURS), code.value)
            assert any(f'"{name}"' in text for name in names), shape
