"""From which day the duties of a system count, on the days on which the law moves: one organisation, one system for each
route, transition and role. Expected by hand from Articles 111 and 113 as amended."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from aims_graph import api

from .conftest import organisation

DAYS = ("2025-02-02", "2025-08-02", "2026-08-02", "2026-11-29", "2026-12-02", "2027-08-02", "2027-12-02", "2028-08-02",
        "2030-08-02", "2030-12-31")  # fmt: skip
HIRING = ["aiSystem", "recruitment", "profiling"]
LIFT = ["aiSystem", "law-lifts", "failureEndangers", "thirdPartyAssessment"]
OLD = date(2026, 1, 15)
SYSTEMS = {
    "iii-provider": {"true": [*HIRING, "roleProvider"]},
    "iii-deployer": {"true": [*HIRING, "roleDeployer"]},
    "iii-importer": {"true": [*HIRING, "roleImporter"]},
    "iii-distributor": {"true": [*HIRING, "roleDistributor"]},
    "iii-representative": {"true": [*HIRING, "roleAuthorisedRepresentative"]},
    "i-provider": {
        "true": [*LIFT, "roleProvider"],
        "false": ["nonSafetyAssessmentOnly", "isProduct", "safetyFunction"],
    },
    "old-public": {"true": [*HIRING, "roleDeployer", "intendedForPublicAuthorities"], "placed": OLD},
    "old-private": {"true": [*HIRING, "roleDeployer"], "false": ["intendedForPublicAuthorities"], "placed": OLD},
    "old-annex-x": {"true": [*HIRING, "roleDeployer", "annexXComponent"], "placed": OLD},
    "old-generator": {"true": ["aiSystem", "generatesContent", "roleProvider"], "placed": OLD},
    "new-generator": {"true": ["aiSystem", "generatesContent", "roleProvider"], "placed": date(2026, 8, 2)},
}
ENTITIES = {
    **{name: {} for name in SYSTEMS},
    "old-model": {"true": ["gpaiModelProvider"], "false": ["gpaiSystemicRisk"], "placed": date(2025, 5, 1)},
    "new-model": {"true": ["gpaiModelProvider"], "false": ["gpaiSystemicRisk"], "placed": date(2025, 8, 2)},
}

# Unit → article → day from which it counts for it, None for never. Each is one that its role cannot miss.
FROM = {
    "system/iii-provider": {"9": "2027-12-02", "16": "2027-12-02", "43": "2027-12-02", "72": "2027-12-02", "26": None},
    "system/iii-deployer": {"26": "2027-12-02", "86": "2027-12-02", "9": None},
    "system/iii-importer": {"23": "2027-12-02", "24": None},
    "system/iii-distributor": {"24": "2027-12-02", "23": None},
    "system/iii-representative": {"22": "2027-12-02", "9": None},
    "system/i-provider": {"9": "2028-08-02", "43": "2028-08-02", "72": "2028-08-02"},
    "system/old-public": {"26": "2030-08-02"},
    "system/old-private": {"26": None},
    "system/old-annex-x": {"26": "2030-12-31"},
    "system/old-generator": {"50": "2026-12-02"},
    "system/new-generator": {"50": "2026-08-02"},
    "entity/old-model": {"53": "2027-08-02"},
    "entity/new-model": {"53": "2025-08-02"},
}


@pytest.fixture(scope="module")
def handed():
    return organisation(SYSTEMS, ENTITIES)


@pytest.mark.parametrize("day", DAYS)
def test_each_article_binds_its_unit_from_its_day(knowledge, handed, day):
    run = api.assess(knowledge, handed, as_of=date.fromisoformat(day), targets=["aiact"], held=["none"], judge=False)
    found = defaultdict(set)
    for item in run.result.items:
        article = item.requirement.removeprefix("aiact:").partition(".")[0]
        found[item.unit, article].add((item.legal.binds_from, item.legal.in_force))
    for unit, articles in FROM.items():
        for article, since in articles.items():
            got = found.get((unit, article), set())
            assert got == ({(since, since <= day)} if since else set()), (unit, article)
