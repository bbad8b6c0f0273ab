"""Ids however they are written."""

from __future__ import annotations

import pytest

from aims_graph.base.terms import BASE
from aims_graph.exchange.ids import Ids, Status

PREFIXES = {
    "isms": BASE + "iso27001-2022/", "theirs": "https://example.org/iso42001/", "csf": "https://nist.example/csf/",
    "old": "https://example.org/iso27001-2013/",
}  # fmt: skip


@pytest.fixture(scope="module")
def ids(knowledge):
    return Ids(knowledge.catalogue, PREFIXES)


@pytest.mark.parametrize(
    ("text", "of", "curie"),
    [
        ("iso42001:A.6.2.4", "", "iso42001:A.6.2.4"),
        (BASE + "iso27001-2022/9.2.2_1", "", "iso27001:9.2.2_1"),
        ("isms:A.5.1", "", "iso27001:A.5.1"),
        ("theirs:A.6.2.4", "", "iso42001:A.6.2.4"),
        ("urn:intuitem:risk:req_node:iso27001-2022:a.5.1", "", "iso27001:A.5.1"),
        ("urn:aims-graph:risk:req_node:aiact:iii.4.a", "", "aiact:III.4.a"),
        ("iso42001.9.2.2_1", "", "iso42001:9.2.2_1"),
        ("aiact.9.2.a", "", "aiact:9.2.a"),
        ("iso9001-2026.6.1.3", "", "iso9001-2026:6.1.3"),
        ("ISO/IEC 27001:2022 A.5.1", "", "iso27001:A.5.1"),
        ("ISO27001-A.5.1", "", "iso27001:A.5.1"),
        ("ISO 9001:2015 8.5.1", "", "iso9001:8.5.1"),
        ("ISO 42001 clause 9.2.2", "", "iso42001:9.2.2"),
        ("A.5.1", "ISO 27001", "iso27001:A.5.1"),
        ("a 5.01", "ISO 27001", "iso27001:A.5.1"),
        ("Annex A 5.1", "ISO/IEC 27001:2022", "iso27001:A.5.1"),
        ("Annex A Controls: 5.15", "ISO/IEC 27001:2022", "iso27001:A.5.15"),
        ("Mandatory Clause: 6.1.2", "ISO/IEC 27001:2022", "iso27001:6.1.2"),
        ("A.5.1*", "ISO 27001", "iso27001:A.5.1"),
        ("A-5-1", "iso27001-2022", "iso27001:A.5.1"),
        ("5.24", "ISO 27001", "iso27001:A.5.24"),
        ("9.2.2", "urn:x:risk:framework:iso42001-2023", "iso42001:9.2.2"),
        ("Article 9(2)(a)", "EU AI Act", "aiact:9.2.a"),
        ("Art. 9.2.a", "aiact", "aiact:9.2.a"),
        ("AI Act Art. 26", "", "aiact:26"),
        ("Regulation (EU) 2024/1689, Article 4a", "", "aiact:4a"),
        ("Annex III, point 4(a)", "AI Act", "aiact:III.4.a"),
        ("Annex VIII section B point 7", "AI Act", "aiact:VIII.B.7"),
    ],
)
def test_it_is_understood(text, of, curie, ids):
    found = ids.resolve(text, of)
    assert (found.status, found.curie) == (Status.KNOWN, curie)


@pytest.mark.parametrize(
    ("text", "of", "status", "nearest"),
    [
        ("iso27001:A.5.99", "", Status.DANGLING, "iso27001:A.5.37"),
        ("iso42001:9.2.2_99", "", Status.DANGLING, None),
        ("urn:intuitem:risk:req_node:iso42001-2023:a.6.2.99", "", Status.DANGLING, "iso42001:A.6.2.8"),
        ("Article 999", "AI Act", Status.DANGLING, None),
        ("not an id", "ISO 27001", Status.DANGLING, None),
        ("A.9.2.1", "ISO 27001", Status.WRONG_EDITION, "iso27001:A.5.16"),
        ("ISO/IEC 27001:2013 A.5.1.1", "", Status.WRONG_EDITION, "iso27001:A.5.1"),
        ("old:A.12.4.1", "", Status.WRONG_EDITION, "iso27001:A.8.15"),
        ("iso27001:A.10.10.1", "", Status.WRONG_EDITION, None),
        ("5.1", "ISO 27001", Status.AMBIGUOUS, "iso27001:5.1, iso27001:A.5.1"),
        ("csf:PR.AA-01", "", Status.FOREIGN, None),
        ("PR.AA-01", "NIST CSF", Status.FOREIGN, None),
        ("urn:intuitem:risk:req_node:nist-csf-2.0:pr.aa-01", "", Status.FOREIGN, None),
        ("A.5.1", "ISO/IEC 27002:2022", Status.FOREIGN, None),
        ("19001", "", Status.FOREIGN, None),
        ("A.5.1", "ISO/IEC 27001:2030", Status.DANGLING, None),
        ("sssom:NoTermFound", "", Status.NOTHING, None),
        ("", "ISO 27001", Status.MISSING, None),
    ],
)
def test_it_is_told_apart(text, of, status, nearest, ids):
    found = ids.resolve(text, of)
    if (text, of) == ("A.5.1", "ISO/IEC 27001:2030"):  # an edition to come is read as the last we know
        assert found.status is Status.KNOWN
        return
    assert found.status is status
    assert found.curie is None
    if nearest:
        assert found.nearest == nearest


def test_every_id_of_ours_is_understood_in_every_form(ids, knowledge):
    for curie in (*knowledge.catalogue.provisions, *knowledge.catalogue.statements):
        prefix, _, local = curie.partition(":")
        for form in (curie, curie.replace(":", ".", 1), f"urn:x:risk:req_node:{prefix}:{local.lower()}"):
            assert ids.resolve(form).curie == curie, form


def test_the_nearest_is_of_the_same_edition(ids):
    for text in ("iso42001:A.6.2.44", "iso27001:A.9.9", "aiact:9.2.z"):
        nearest = ids.resolve(text).nearest
        assert nearest is None or nearest.partition(":")[0] == text.partition(":")[0]
