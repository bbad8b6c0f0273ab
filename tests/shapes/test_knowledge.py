"""Each shape of our own knowledge with a case that passes and one that fails, and the relation × reuse table."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from aims_graph.engine.reference import ShapeResult
from aims_graph.knowledge.sssom import ALLOWED_REUSE, RELATIONS

CASES = "https://w3id.org/aims-graph/org/t/"
AIMS = "https://w3id.org/aims-graph/ontology#"
SHAPE = AIMS + "shape-"

BEGIN = """
c:ed a aims:Edition . c:other a aims:Edition .
<https://w3id.org/aims-graph/aiact> a aims:Edition .
aims:TestedType a aims:ArtefactType ; rdfs:label "Type"@en, "Tipo"@es .
aims:TestedType aims:specific true ; aims:listedIn aims:records .
"""

REQUIREMENT = 'c:r a aims:Clause, aims:Requirement ; dcterms:title "R"@en ; aims:edition c:ed ; aims:sortKey 1 .'
STATEMENT = """
c:r_1 a aims:Statement ; aims:statementOf c:r ; aims:position 1 ; aims:text "It is done."@en, "Se hace."@es ;
    aims:modality aims:shall ; aims:unitKind aims:unitEntity ; aims:evidenceNeed aims:evidenceBoth ;
    aims:blocks aims:blocksStage1 ; aims:standing aims:settled ; aims:documentedInformation false ;
    aims:fittingType aims:TestedType .
"""
ASKED = BEGIN + REQUIREMENT + STATEMENT
DUTY = ASKED.replace("c:ed", "<https://w3id.org/aims-graph/aiact>").replace(
    "aims:unitKind",
    "aims:addressee aims:actor-provider ; aims:systemCategory aims:category-highRisk ;"
    " aims:application aims:application-conformity ; aims:inLaw aims:lawCurrent ; aims:unitKind",
)
EVIDENCE = """ aims:evidenceNeed aims:evidenceBoth ;
    aims:blocks aims:blocksStage1 ; aims:standing aims:settled ; aims:documentedInformation false ;
    aims:fittingType aims:TestedType .
"""
assert EVIDENCE in DUTY
UNBOUND = DUTY.replace(EVIDENCE, " aims:standing aims:settled .")
"""A duty without a word on evidence: only what binds no operator may say so little."""
TO_AUTHORITY = UNBOUND.replace("actor-provider", "actor-commission")
ALLOWED = UNBOUND.replace("aims:shall", "aims:may")
ASKED_OF_BOTH = DUTY.replace("aims:actor-provider", "aims:actor-provider, aims:actor-commission")
PART = """
c:p a aims:Clause ; dcterms:title "P"@en ; aims:ownTitle "P"@es ;
    aims:edition c:ed ; aims:sortKey 2 ; dcterms:isPartOf c:r .
"""
PLACED = BEGIN + REQUIREMENT + PART
POINTED = (
    PLACED
    + """
c:g a aims:Guidance ; dcterms:title "G"@en ; aims:edition c:ed ; aims:sortKey 3 ; aims:theme c:th .
c:r aims:guidance c:g .
c:th a aims:Theme ; rdfs:label "theme"@en, "tema"@es ; skos:definition "A theme."@en .
"""
)
ROW = """
c:a a aims:Clause, aims:Requirement ; dcterms:identifier "6.1.2" ; dcterms:title "A"@en ;
    aims:edition c:ed ; aims:sortKey 1 .
c:b a aims:Clause, aims:Requirement ; dcterms:identifier "8.4" ; dcterms:title "B"@en ;
    aims:edition c:other ; aims:sortKey 2 .
c:m a aims:Mapping ; aims:recordId "m" ; aims:sourceEdition c:ed ; aims:targetEdition c:other ; aims:source c:a ;
    aims:target c:b ; aims:relation aims:equalTo ; aims:reuseClaim aims:reuseExtend ; aims:searchedNothingFound false ;
    aims:delta "Add it."@en, "Añádase."@es ; aims:rationale "Both ask the same act."@en, "Ambas piden el mismo acto."@es ;
    aims:rationaleKind "functional" ;
    aims:objectChange "other" ; aims:confidence 0.9 ; aims:reviewStatus aims:unreviewed .
"""
MAPPED = BEGIN + ROW
NOTHING = """
c:n a aims:Mapping ; aims:recordId "n" ; aims:sourceEdition c:ed ; aims:targetEdition c:other ;
    aims:source sssom:NoTermFound ; aims:target c:b ; aims:relation aims:intersectsWith ; aims:reuseClaim aims:reuseNone ;
    aims:searchedNothingFound true ; aims:rationale "Everything was searched in vain."@en, "Se buscó en todo sin hallar nada."@es ;
    aims:rationaleKind "semantic" ; aims:confidence 0.8 ; aims:reviewStatus aims:unreviewed .
"""
SUCCESSION = """
c:s a aims:Succession ; aims:succeeds c:a ; aims:successor c:b ; aims:successionKind aims:successionChanged ;
    aims:check "Look at it."@en, "Véase."@es .
"""
FOLLOWED = MAPPED + SUCCESSION
NOTED_ROW = MAPPED + 'c:m aims:note "See."@en, "Véase."@es .'
NOTED = ASKED + 'c:r aims:note "So."@en, "Así."@es . c:r_1 aims:note "Also so."@en, "También."@es .'
DISJOINT = MAPPED.replace("aims:equalTo", "aims:noRelationship").replace("aims:reuseExtend", "aims:reuseNone")
ACT = "<https://w3id.org/aims-graph/aiact>"
TO_ACT = MAPPED.replace("c:other", ACT)
FROM_ACT = MAPPED.replace("c:ed", ACT)
CODE = 'c:code a aims:Code ; rdfs:label "code"@en, "código"@es ; skos:definition "One."@en .'
TYPE = """
c:type a aims:ArtefactType ; rdfs:label "type"@en, "tipo"@es ; aims:specific true ; aims:listedIn aims:records ;
    skos:broader aims:TestedType .
"""
OUTCOME = 'c:o a aims:Outcome ; aims:ofState aims:claimed ; aims:severity sh:Info ; aims:sentence "So."@en, "Así."@es .'

# shape, what passes, what is replaced in it, by what
CHANGES = [
    ("statement-in-both-languages", ASKED, ', "Se hace."@es', ""),
    ("statement-in-both-languages", ASKED, '"Se hace."@es', '"Se hace."@es, "Otra."@es'),
    ("statement-has-one-modality", ASKED, "aims:modality aims:shall ;", ""),
    ("statement-has-one-unit", ASKED, "aims:unitEntity", "aims:unitEntity, aims:unitSystem"),
    ("statement-says-its-evidence", ASKED, "aims:evidenceBoth", "aims:declared"),
    ("statement-says-what-it-blocks", ASKED, "aims:blocks aims:blocksStage1 ;", ""),
    ("statement-has-one-standing", ASKED, "aims:settled", "aims:settled, aims:unsettled"),
    ("statement-says-whether-documented", ASKED, "Information false", 'Information "no"'),
    ("statement-has-a-fitting-type", ASKED, "aims:fittingType aims:TestedType", "aims:fittingType aims:shall"),
    ("statement-has-a-fitting-type", ASKED, ";\n    aims:fittingType aims:TestedType", ""),
    ("statement-belongs-to-a-requirement", ASKED, "aims:Clause, aims:Requirement", "aims:Clause"),
    ("statement-has-a-position", ASKED, "aims:position 1 ;", ""),
    ("statement-is-named-by-its-place", ASKED, "aims:position 1", "aims:position 2"),
    ("statement-comes-after-statements", ASKED, "aims:TestedType .\n", "aims:TestedType ; aims:after c:r_9 .\n"),
    ("duty-has-an-addressee", DUTY, "aims:addressee aims:actor-provider", "aims:addressee aims:category-highRisk"),
    ("duty-has-a-category", DUTY, "aims:systemCategory aims:category-highRisk ;", ""),
    ("duty-has-an-application", DUTY, "aims:application aims:application-conformity ;", ""),
    ("duty-says-its-law", DUTY, "aims:inLaw aims:lawCurrent ;", ""),
    ("statement-says-its-evidence", ASKED_OF_BOTH, "aims:evidenceNeed aims:evidenceBoth ;", ""),
    ("provision-has-one-edition", PLACED, "aims:edition c:ed ; aims:sortKey 2 ; dcterms:isPartOf c:r",
     "aims:sortKey 2"),
    ("provision-has-a-place", PLACED, "aims:sortKey 2", 'aims:sortKey "two"'),
    ("provision-has-a-title", PLACED, 'dcterms:title "P"@en ; aims:ownTitle "P"@es ;', ""),
    ("provision-has-one-title-a-language", PLACED, '"P"@es', '"P"@es, "Q"@es'),
    ("parent-exists", PLACED, "dcterms:isPartOf c:r", "dcterms:isPartOf c:gone"),
    ("parent-is-of-the-same-edition", PLACED, "c:ed ; aims:sortKey 2", "c:other ; aims:sortKey 2"),
    ("guidance-is-guidance", POINTED, "aims:guidance c:g", "aims:guidance c:p"),
    ("theme-is-a-theme", POINTED, "aims:theme c:th", "aims:theme c:p"),
    ("requirement-has-its-themes-in-its-statements", POINTED, "aims:guidance c:g", "aims:guidance c:g ; aims:theme c:th"),
    ("row-has-a-record-id", MAPPED, 'aims:recordId "m"', 'aims:recordId "m", "k"'),
    ("row-source-exists", MAPPED, "aims:source c:a", "aims:source c:gone"),
    ("row-target-exists", MAPPED, "aims:target c:b", "aims:target c:gone"),
    ("row-source-is-of-its-edition", MAPPED, "aims:sourceEdition c:ed", "aims:sourceEdition c:other"),
    ("row-target-is-of-its-edition", MAPPED, "aims:targetEdition c:other", "aims:targetEdition c:ed"),
    ("row-has-one-relation", MAPPED, "aims:relation aims:equalTo", "aims:relation aims:equalTo, aims:supersetOf"),
    ("row-has-one-reuse", MAPPED, "aims:reuseClaim aims:reuseExtend", "aims:reuseClaim aims:reuseExtend, aims:reuseAsIs"),
    ("reuse-fits-the-relation", MAPPED, "aims:reuseClaim aims:reuseExtend", "aims:reuseClaim aims:reuseNone"),
    ("extension-says-what-to-add", MAPPED, ', "Añádase."@es', ""),
    ("row-has-a-rationale", MAPPED, '"Both ask the same act."@en', '"Same."@en'),
    ("row-has-a-rationale", MAPPED, ', "Ambas piden el mismo acto."@es', ""),
    ("row-has-a-rationale", MAPPED, '"Ambas piden el mismo acto."@es', '"Les deux demandent le même acte."@fr'),
    ("row-note-in-both-languages", NOTED_ROW, ', "Véase."@es', ""),
    ("note-in-both-languages", NOTED, '"Also so."@en, "También."@es', '"Also so."@en'),
    ("note-in-both-languages", NOTED, '"So."@en, "Así."@es', '"Así."@es'),
    ("row-has-a-kind-of-rationale", MAPPED, '"functional"', '"obvious"'),
    ("row-has-a-confidence", MAPPED, "aims:confidence 0.9", "aims:confidence 1.9"),
    ("row-says-what-happens-to-the-object", MAPPED, 'aims:objectChange "other" ;', ""),
    ("row-has-a-review-word", MAPPED, "aims:reviewStatus aims:unreviewed", "aims:reviewStatus aims:shall"),
    ("nothing-found-stands-alone", DISJOINT + NOTHING, "aims:noRelationship ; aims:reuseClaim aims:reuseNone",
     "aims:subsetOf ; aims:reuseClaim aims:reuseExtend"),
    ("no-standard-covers-the-act", TO_ACT.replace("equalTo", "subsetOf"), "aims:subsetOf", "aims:equalTo"),
    ("no-standard-covers-the-act", TO_ACT.replace("equalTo", "intersectsWith"), "intersectsWith", "supersetOf"),
    ("the-act-lies-in-no-standard", FROM_ACT.replace("equalTo", "supersetOf"), "aims:supersetOf", "aims:equalTo"),
    ("the-act-lies-in-no-standard", FROM_ACT.replace("equalTo", "intersectsWith"), "intersectsWith", "subsetOf"),
    ("parallel-clauses-are-not-equal", MAPPED, '"8.4"', '"6.1.2"'),
    ("succession-starts-somewhere", FOLLOWED, "aims:succeeds c:a", "aims:succeeds c:gone"),
    ("succession-ends-somewhere", FOLLOWED, "aims:successor c:b ;", ""),
    ("succession-has-one-kind", FOLLOWED, "aims:successionChanged", "aims:changeReplaced"),
    ("succession-says-what-to-check", FOLLOWED, ', "Véase."@es', ""),
    ("term-used-is-defined", ASKED, 'aims:settled ;', "aims:settled ; aims:undefinedWord 1 ;"),
    ("term-used-is-defined", CODE, "aims:Code ;", "aims:Code, aims:UndefinedClass ;"),
    ("code-has-both-labels", CODE, ', "código"@es', ""),
    ("term-means-one-thing", CODE, '"One."@en', '"One."@en, "Two."@en'),
    ("artefact-type-is-told-apart", TYPE, "aims:specific true ;", ""),
    ("artefact-type-has-a-list", TYPE, "aims:listedIn aims:records", "aims:listedIn aims:systems"),
    ("wider-type-exists", TYPE, "skos:broader aims:TestedType", "skos:broader aims:shall"),
    ("outcome-has-both-sentences", OUTCOME, ', "Así."@es', ""),
    ("only-gaps-are-violations", OUTCOME, "sh:Info", "sh:Violation"),
]  # fmt: skip

ELSEWHERE = {"undefinedWord", "UndefinedClass"}
"""Terms of the vocabulary that cases use: results about them belong to those cases."""

COVERED = MAPPED + NOTHING.replace("aims:target c:b ;", "aims:target c:b_1 ;") + STATEMENT.replace("c:r", "c:b")
PART_COVERED = NOTHING + STATEMENT.replace("c:r", "c:b") + MAPPED.replace("aims:target c:b ;", "aims:target c:b_1 ;")


def _cases() -> dict[str, str]:
    cases = {"whole-beside-nothing": COVERED, "part-beside-nothing": PART_COVERED}
    cases |= {"to-authority": TO_AUTHORITY, "allowed": ALLOWED, "unbound": UNBOUND}
    for number, (_, good, old, new) in enumerate(CHANGES):
        assert good.count(old) >= 1, (number, old)
        cases[f"{number}-good"], cases[f"{number}-bad"] = good, good.replace(old, new)
    for relation, reuse, searched in itertools.product(RELATIONS, ("AsIs", "Extend", "None"), ("true", "false")):
        text = MAPPED.replace("aims:equalTo", f"aims:{relation}").replace("aims:reuseExtend", f"aims:reuse{reuse}")
        cases[f"{relation}-{reuse}-{searched}"] = text.replace("Found false", f"Found {searched}")
    return cases


@pytest.fixture(scope="module")
def results(judged: Callable[..., list[ShapeResult]], vocabulary: list[Triple]) -> list[ShapeResult]:
    return judged("knowledge.ttl", _cases(), vocabulary)


def _of(results: list[ShapeResult], case: str) -> set[str]:
    return {r.shape.removeprefix(SHAPE) for r in results if r.node.startswith(f"{CASES}{case}/")}


@pytest.mark.parametrize("number", range(len(CHANGES)), ids=[f"{n}-{case[0]}" for n, case in enumerate(CHANGES)])
def test_shape(results: list[ShapeResult], number: int) -> None:
    """The case that fails fires its shape and no other; the one that passes fires none."""
    shape, _, _, new = CHANGES[number]
    found = _of(results, f"{number}-bad")
    named = [term for term in ELSEWHERE if term in new]
    found |= {r.shape.removeprefix(SHAPE) for r in results if r.node in {AIMS + term for term in named}}
    assert _of(results, f"{number}-good") == set()
    assert found == {shape}


def test_reuse_fits_the_relation_as_published(results: list[ShapeResult]) -> None:
    """The shape allows what the table of the mapping files allows, and nothing else."""
    codes = {"as_is": "AsIs", "extend": "Extend", "none": "None"}
    allowed = {(relation, codes[reuse], "false") for relation, reuses in ALLOWED_REUSE.items() for reuse in reuses}
    allowed.add(("intersectsWith", "None", "true"))
    cells = set(itertools.product(RELATIONS, codes.values(), ("true", "false")))
    held = {cell for cell in cells if "reuse-fits-the-relation" not in _of(results, "-".join(cell))}
    assert held == allowed


def test_nothing_found_speaks_for_statements_not_for_the_whole(results: list[ShapeResult]) -> None:
    """Nothing found for a requirement contradicts a row to its statement; the other way round it does not."""
    assert "nothing-found-stands-alone" in _of(results, "part-beside-nothing")
    assert "nothing-found-stands-alone" not in _of(results, "whole-beside-nothing")


def test_only_what_binds_no_operator_says_nothing_of_evidence(results: list[ShapeResult]) -> None:
    """What an authority owes, and what somebody is only allowed, becomes no item: no evidence is asked for it."""
    assert _of(results, "to-authority") == set()
    assert _of(results, "allowed") == set()
    assert _of(results, "unbound") == {
        "statement-says-its-evidence",
        "statement-says-what-it-blocks",
        "statement-says-whether-documented",
        "statement-has-a-fitting-type",
    }
