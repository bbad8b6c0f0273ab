"""One small organisation for each cause and observation, and its near miss: what ``test_causes.py`` runs.

Every organisation is Turtle below ``org:``; the helpers keep a case to the lines that make it.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

DAY = "2026-11-23"


def day(text: str) -> str:
    return f"'{text}'^^xsd:date"


def art(slug: str, kind: str, *more: str, title: str | None = None, owner: str | None = "CISO") -> str:
    """An artefact: local name, type, further predicates."""
    said = [f"a aims:Artefact ; aims:artefactType aims:{kind} ; dcterms:title '{title or slug}'", *more]
    said += [f"aims:owner '{owner}'"] if owner else []
    return f"<org/artefact/{slug}> {' ; '.join(said)} .\n"


def status(name: str) -> str:
    return f"aims:documentStatus aims:status{name}"


def on(name: str, text: str) -> str:
    return f"aims:{name} {day(text)}"


def addr(slug: str, end: str, *more: str, design: str | None = "inspected", operating: str | None = None) -> str:
    """Somebody's claim that the artefact ``slug`` answers ``end``; looked at by A. Ferrer."""
    said = [f"a aims:Address ; aims:artefact <org/artefact/{slug}> ; aims:addresses <{end}>"]
    said += [
        f"aims:{name}Basis aims:{basis}" for name, basis in (("design", design), ("operating", operating)) if basis
    ]
    said += ["aims:inspectedBy 'A. Ferrer'", on("inspectedOn", "2026-11-03"), *more]
    number = crc32(" ".join((slug, end, *more)).encode())
    return f"<org/address/{slug}-{number}> {' ; '.join(said)} .\n"


def soa(edition: str, control: str, implementation: str, *more: str) -> str:
    said = [f"a aims:SoAEntry ; aims:soaOf <org/held/{edition}> ; aims:control <{edition}/{control}>"]
    said += [
        f"aims:implementation aims:implementation{implementation}",
        "aims:sourceFile 'soa.xlsx'",
        "aims:sourceRow 7",
    ]
    held = f"<org/held/{edition}> a aims:ManagementSystem ; aims:edition <{edition}> .\n"
    return held + f"<org/soa/{edition}/{control}> {' ; '.join([*said, *more])} .\n"


def refers(slug: str) -> str:
    return f"aims:refersTo <org/artefact/{slug}>"


def complete(name: str, text: str = DAY) -> str:
    return f"<org/complete/{name}> a aims:CompletenessDeclaration ; aims:listClass aims:{name} ; {on('completeAsOf', text)} .\n"


def unresolved(edition: str, control: str, text: str, kind: str | None = None) -> str:
    of_type = f" ; aims:artefactType aims:{kind}" if kind else ""
    return (
        f"<org/reference/1> a aims:UnresolvedReference ; aims:inEntry <org/soa/{edition}/{control}> ; "
        f"aims:referenceText '{text}'{of_type} .\n"
    )


def evaluation(slug: str, text: str, outcome: str, system: str = "scorer", held_in: str = "tests") -> str:
    return (
        f"<org/evaluation/{slug}> a aims:Evaluation ; rdfs:label 'Bias by category {slug}' ; "
        f"aims:evaluationKind aims:biasEvaluation ; aims:unit <org/system/{system}> ; aims:doneOn {day(text)} ; "
        f"aims:outcome aims:outcome{outcome} ; aims:recordedIn <org/artefact/{held_in}> .\n"
    )


SCORER = "<org/system/scorer> a aims:AISystem ; rdfs:label 'Scorer' .\n"
RANKER = "<org/system/ranker> a aims:AISystem ; rdfs:label 'Ranker' .\n"
NORTH = "<org/entity/north> a aims:LegalEntity ; rdfs:label 'North' .\n"
SOUTH = "<org/entity/south> a aims:LegalEntity ; rdfs:label 'South' .\n"
OF_27001 = "<org/held/iso27001-2022> a aims:ManagementSystem ; aims:edition <iso27001-2022>"

POLICY = "iso42001-2023/A.2.2_1"
AUDIT = "iso42001-2023/9.2.2_1"
REVIEW = "iso42001-2023/9.3.3_1"
IMPACT = "iso42001-2023/6.1.4_2"
TESTS = "iso42001-2023/A.6.2.4_1"
COMMS = "iso42001-2023/A.8.4_1"
_27001, _42001 = "iso27001-2022", "iso42001-2023"


@dataclass(frozen=True, slots=True)
class Case:
    """A code, the item it is expected on, two organisations, and words that its sentence holds in each language."""

    name: str
    code: str
    item: str
    here: str
    near: str
    en: str
    es: str
    ground: str | None = None
    state: str | None = "not_evidenced"
    """The state of the item where the code is there; None for observations, which change none."""
    near_state: str | None = None


def _policy(*more: str, owner: str | None = "CISO", extra: str = "", kind: str = "AIPolicy") -> str:
    return art("pol", kind, *more, title="AI policy", owner=owner) + addr("pol", POLICY) + extra


def _declared(code: str) -> str:
    return art("pol", "AIPolicy", status("Approved"), title="AI policy") + addr(
        "pol", POLICY, f"aims:deficiency aims:{code}", on("periodFrom", "2026-10-01"), on("periodTo", "2026-10-31")
    )


def _own_rule(kind: str) -> str:
    return (
        "<org/own/r> a aims:OwnRequirement ; rdfs:label 'Twice a year' ; aims:relatedTo <iso42001-2023/9.3.3> ; "
        f"aims:plannedInterval 6 ; aims:rowClass aims:Meeting ; aims:rowKind aims:{kind} .\n"
    )


def _meeting(kind: str) -> str:
    return (
        f"<org/meeting/m> a aims:Meeting ; rdfs:label 'Board' ; aims:meetingKind aims:{kind} ; "
        "aims:recordedIn <org/artefact/min> ; aims:doneOn '2026-06-01'^^xsd:date .\n"
    )


def _minutes(*more: str, operating: str = "sampled", period: tuple[str, str] = ("2026-01-01", "2026-10-31")) -> str:
    return art("min", "ManagementReviewMinutes", *more, title="Review minutes") + addr(
        "min", REVIEW, on("periodFrom", period[0]), on("periodTo", period[1]), design=None, operating=operating
    )


_SOUND = _policy(status("Approved"))
_PLAN_AND_FAILURE = (
    SCORER + art("plan", "Record") + addr("plan", TESTS) + art("tests", "BiasEvaluation")
    + addr("tests", TESTS, design=None, operating="sampled") + evaluation("a", "2026-09-01", "Failed")
)  # fmt: skip
_MINUTES_2026 = art("new", "ManagementReviewMinutes", on("effectiveFrom", "2026-06-01"), title="Minutes 2026") + addr(
    "new", REVIEW, design=None, operating="sampled"
)
_BASE_27001 = soa(_27001, "A.5.24", "Implemented", refers("inc"))


def _base(*more: str, owner: str | None = "CISO") -> str:
    return _BASE_27001 + art("inc", "IncidentManagementProcedure", *more, title="Incident procedure", owner=owner)


CAUSES = (
    Case("no_artefact", "no_artefact", f"{POLICY}@entity/main", complete("documents"), "",
         "declared complete as of 2026-11-23", "declarada completa a 2026-11-23", near_state="unassessed"),
    Case("no_artefact: the word is of a later day", "no_artefact", f"{POLICY}@entity/main", complete("documents"),
         complete("documents", "2026-11-24"), "name the document", "indique el documento", near_state="unassessed"),
    *(
        Case(f"{code}: noted by who looked", code, f"{POLICY}@entity/main", _declared(code), _SOUND, en, es,
             near_state="evidenced")
        for code, en, es in (
            ("statement_not_addressed", "CISO: add to AI policy what is asked here: it was read by A. Ferrer on 2026-11-03",
             "CISO: añada a AI policy lo que aquí se pide: se leyó el 2026-11-03 (A. Ferrer)"),
            ("wrong_type", "AI policy is of the type “AI policy”", "AI policy es del tipo «Política de IA»"),
            ("not_approved", "have AI policy approved", "haga aprobar AI policy"),
            ("expired", "renew AI policy, or", "renueve AI policy, o"),
            ("not_operated", "do what AI policy lays down", "haga lo que establece AI policy"),
            ("period_too_short", "seen, from 2026-10-01 to 2026-10-31, cover", "vistos, del 2026-10-01 al 2026-10-31, abarcan"),
            ("result_adverse", "seen on 2026-11-03", "visto el 2026-11-03"),
            ("content_deficient", "complete AI policy on this point", "complete AI policy en este punto"),
            ("out_of_scope", "extend AI policy to Firm", "amplíe AI policy a Firm"),
            ("reference_unresolved", "what AI policy refers to", "a lo que remite AI policy"),
            ("superseded", "in place of AI policy", "en lugar de AI policy"),
            ("sources_contradict", "which source on AI policy is right", "qué fuente sobre AI policy es la correcta"),
        )
    ),
    Case("not_approved: a draft", "not_approved", f"{POLICY}@entity/main",
         _policy(status("Draft"), "aims:approver 'M. Ruiz'"), _policy(status("NotStated")),
         "approved by M. Ruiz", "aprueba: M. Ruiz", near_state="evidenced"),
    Case("not_approved: of a type that needs approval", "not_approved", f"{COMMS}@system/none-declared",
         art("x", "IncidentManagementProcedure", status("Draft")) + addr("x", COMMS),
         art("x", "Register", status("Draft")) + addr("x", COMMS), "CISO: have x approved", "CISO: haga aprobar x",
         near_state="evidenced"),
    Case("expired: a contract", "expired", "iso42001-2023/A.10.3_1@entity/main",
         art("con", "SupplierContract", on("validUntil", "2026-11-22")) + addr("con", "iso42001-2023/A.10.3_1", operating="sampled"),
         art("con", "SupplierContract", on("validUntil", DAY)) + addr("con", "iso42001-2023/A.10.3_1", operating="sampled"),
         "which ran out on 2026-11-22", "que venció el 2026-11-22", near_state="evidenced"),
    Case("expired: a policy never is", "expired", "iso42001-2023/A.10.3_1@entity/main",
         art("con", "SupplierContract", on("validUntil", "2026-01-31")) + addr("con", "iso42001-2023/A.10.3_1", operating="sampled"),
         art("con", "Policy", on("validUntil", "2026-01-31")) + addr("con", "iso42001-2023/A.10.3_1", operating="sampled"),
         "renew con", "renueve con", near_state="evidenced"),
    Case("superseded: by its status", "superseded", f"{POLICY}@entity/main", _policy(status("Withdrawn")), _SOUND,
         "superseded or withdrawn", "sustituido o retirado", near_state="evidenced"),
    Case("superseded: a newer version is out of draft", "superseded", f"{POLICY}@entity/main",
         _policy(extra=art("pol2", "AIPolicy", status("Approved"), "aims:supersedes <org/artefact/pol>", title="AI policy 2")),
         _policy(extra=art("pol2", "AIPolicy", status("Draft"), "aims:supersedes <org/artefact/pol>", title="AI policy 2")),
         "refer to AI policy 2, which has taken the place of AI policy", "remita a AI policy 2, que ha sustituido a AI policy",
         ground="groundReplaced", near_state="evidenced"),
    Case("superseded: from the day the newer one takes effect", "superseded", f"{POLICY}@entity/main",
         _policy(extra=art("pol2", "AIPolicy", on("effectiveFrom", DAY), "aims:supersedes <org/artefact/pol>")),
         _policy(extra=art("pol2", "AIPolicy", on("effectiveFrom", "2026-11-24"), "aims:supersedes <org/artefact/pol>")),
         "refer to pol2", "remita a pol2", ground="groundReplaced", near_state="evidenced"),
    Case("wrong_type: a DPIA is no AI impact assessment", "wrong_type", f"{IMPACT}@system/scorer",
         SCORER + art("d", "DPIA", title="DPIA scorer") + addr("d", IMPACT, design=None, operating="inspected"),
         SCORER + art("d", "AIImpactAssessment", title="AIIA") + addr("d", IMPACT, design=None, operating="inspected"),
         "DPIA scorer is of the type “Data protection impact assessment”", "DPIA scorer es del tipo «Evaluación de impacto relativa a la protección de datos»", near_state="evidenced"),
    Case("wrong_type: a certificate is a lead", "wrong_type", f"{POLICY}@entity/main",
         _policy(kind="Certificate"), _policy(kind="Document"), "it says that a system was audited",
         "dice que se auditó un sistema", ground="groundCertificate", near_state="evidenced"),
    Case("not_operated: older than the firm's own interval", "not_operated", f"{REVIEW}@entity/main",
         _minutes("aims:plannedInterval 12", period=("2024-01-01", "2025-11-22")),
         _minutes("aims:plannedInterval 12", period=("2024-01-01", "2025-11-23")),
         "is planned every 12 months, was last done on 2025-11-22 and fell due on 2026-11-22",
         "está previsto cada 12 meses, se hizo por última vez el 2025-11-22 y tocaba el 2026-11-22",
         ground="groundInterval", near_state="evidenced"),
    Case("not_operated: a later record stands for the series", "not_operated", f"{REVIEW}@entity/main",
         _minutes("aims:plannedInterval 1", period=("2024-01-01", "2025-11-22")),
         _minutes("aims:plannedInterval 1", period=("2024-01-01", "2025-11-22")) + _MINUTES_2026,
         "every month", "cada mes", ground="groundInterval", near_state="evidenced"),
    Case("not_operated: the SoA says planned", "not_operated", f"{POLICY}@entity/main", soa(_42001, "A.2.2", "Planned"),
         soa(_42001, "A.2.2", "Unknown"), "(soa.xlsx, row 7), which says “planned”", "(soa.xlsx, fila 7), que dice «planificado»",
         ground="groundSoaDenial", near_state="unassessed"),
    Case("content_deficient: the SoA says partly", "content_deficient", f"{POLICY}@entity/main",
         soa(_42001, "A.2.2", "Partial"), soa(_42001, "A.2.2", "Implemented"), "say what A.2.2 AI policy still lacks",
         "indique qué le falta a A.2.2", ground="groundSoaPartial", near_state="unassessed"),
    Case("content_deficient: the SoA says partly and names the document", "content_deficient", f"{POLICY}@entity/main",
         art("pol", "AIPolicy", title="AI policy") + soa(_42001, "A.2.2", "Partial", refers("pol")),
         art("pol", "AIPolicy", title="AI policy") + soa(_42001, "A.2.2", "Implemented", refers("pol")),
         "and complete it in AI policy", "y complételo en AI policy", ground="groundSoaPartial", near_state="claimed"),
    Case("period_too_short: the firm's own interval", "period_too_short", f"{REVIEW}@entity/main",
         _minutes("aims:plannedInterval 12", period=("2025-11-10", "2026-10-31")),
         _minutes("aims:plannedInterval 10", period=("2025-11-10", "2026-10-31")),
         "up to 2026-11-09 at least: your own rule is every 12 months", "al menos hasta el 2026-11-09: su propia regla es cada 12 meses",
         ground="groundOwnInterval", near_state="evidenced"),
    Case("period_too_short: a rule of the firm's own", "period_too_short", f"{REVIEW}@entity/main",
         _minutes(period=("2026-05-20", "2026-10-30")) + "<org/own/r> a aims:OwnRequirement ; rdfs:label 'Quarterly' ; aims:relatedTo <iso42001-2023/9.3.3> ; aims:plannedInterval 6 .\n",
         _minutes(period=("2026-05-20", "2026-10-30")) + "<org/own/r> a aims:OwnRequirement ; rdfs:label 'Quarterly' ; aims:relatedTo <iso42001-2023/9.3.3> ; aims:plannedInterval 3 .\n",
         "every 6 months", "cada 6 meses", ground="groundOwnInterval", near_state="evidenced"),
    Case("period_too_short: a rule on the rows that the record holds", "period_too_short", f"{REVIEW}@entity/main",
         _minutes(period=("2026-05-20", "2026-10-30")) + _own_rule("managementReview") + _meeting("managementReview"),
         _minutes(period=("2026-05-20", "2026-10-30")) + _own_rule("aiCommittee") + _meeting("managementReview"),
         "every 6 months", "cada 6 meses", ground="groundOwnInterval", near_state="evidenced"),
    Case("period_too_short: a rule on rows, and a record that holds none", "period_too_short", f"{REVIEW}@entity/main",
         _minutes(period=("2026-05-20", "2026-10-30")) + _own_rule("aiCommittee") + _meeting("aiCommittee"),
         _minutes(period=("2026-05-20", "2026-10-30")) + _own_rule("aiCommittee"),
         "every 6 months", "cada 6 meses", ground="groundOwnInterval", near_state="evidenced"),
    Case("result_adverse: failed and not repeated", "result_adverse", f"{TESTS}@system/scorer",
         SCORER + art("tests", "BiasEvaluation") + addr("tests", TESTS, operating="sampled") + evaluation("a", "2026-09-01", "Failed"),
         SCORER + art("tests", "BiasEvaluation") + addr("tests", TESTS, operating="sampled") + evaluation("a", "2026-09-01", "Failed")
         + evaluation("b", "2026-09-20", "Passed"),
         "the failure of “Bias by category a” on 2026-09-01", "«Bias by category a» no se superara el 2026-09-01",
         ground="groundFailed", near_state="evidenced"),
    Case("result_adverse: seen in operation, beside a plan that was read", "result_adverse", f"{TESTS}@system/scorer",
         _PLAN_AND_FAILURE, _PLAN_AND_FAILURE.replace("outcomeFailed", "outcomePassed"),
         "the failure of “Bias by category a” on 2026-09-01", "«Bias by category a» no se superara el 2026-09-01",
         ground="groundFailed", near_state="evidenced"),
    Case("result_adverse: and a word that it works", "result_adverse", f"{TESTS}@system/scorer",
         _PLAN_AND_FAILURE + art("word", "Record") + addr("word", TESTS, design=None, operating="declared"),
         _PLAN_AND_FAILURE + art("seen", "Record") + addr("seen", TESTS, design=None, operating="inspected"),
         "the failure of “Bias by category a” on 2026-09-01", "«Bias by category a» no se superara el 2026-09-01",
         ground="groundFailed", near_state="evidenced"),
    Case("out_of_scope: the record of another system", "out_of_scope", f"{TESTS}@system/scorer",
         SCORER + RANKER + art("tests", "BiasEvaluation") + evaluation("a", "2026-09-01", "Passed", "ranker")
         + addr("tests", TESTS, "aims:unit <org/system/scorer>", operating="sampled"),
         SCORER + RANKER + art("tests", "BiasEvaluation") + evaluation("a", "2026-09-01", "Passed", "ranker")
         + evaluation("b", "2026-09-02", "Passed", "scorer") + addr("tests", TESTS, "aims:unit <org/system/scorer>", operating="sampled"),
         "tests is about Ranker: make the record for Scorer", "tests trata de Ranker: elabore el registro de Scorer",
         ground="groundOtherSystem", near_state="evidenced"),
    Case("out_of_scope: of another legal entity", "out_of_scope", f"{POLICY}@entity/south",
         NORTH + SOUTH + OF_27001 + " ; aims:unit <org/entity/north> .\n"
         + art("pol", "AIPolicy", "aims:managementSystem <org/held/iso27001-2022>", title="AI policy")
         + addr("pol", POLICY, "aims:unit <org/entity/south>"),
         NORTH + SOUTH + OF_27001 + " ; aims:unit <org/entity/north> , <org/entity/south> .\n"
         + art("pol", "AIPolicy", "aims:managementSystem <org/held/iso27001-2022>", title="AI policy")
         + addr("pol", POLICY, "aims:unit <org/entity/south>"),
         "covers North: have South adopt it", "abarca North: haga que South lo adopte",
         ground="groundOtherEntity", near_state="evidenced"),
    Case("reference_unresolved: in the SoA, the list being complete", "reference_unresolved", f"{POLICY}@entity/main",
         soa(_42001, "A.2.2", "Implemented") + unresolved(_42001, "A.2.2", "AI charter") + complete("documents"),
         soa(_42001, "A.2.2", "Implemented") + unresolved(_42001, "A.2.2", "AI charter"),
         "find “AI charter”, on which the statement of applicability (soa.xlsx, row 7) rests A.2.2",
         "localice «AI charter», en que la declaración de aplicabilidad (soa.xlsx, fila 7) apoya A.2.2",
         ground="groundSoaReference", near_state="unassessed"),
    Case("reference_unresolved: of a record, the list of documents being complete", "reference_unresolved",
         f"{POLICY}@entity/main",
         soa(_42001, "A.2.2", "Implemented") + unresolved(_42001, "A.2.2", "Minutes", "ManagementReviewMinutes") + complete("records"),
         soa(_42001, "A.2.2", "Implemented") + unresolved(_42001, "A.2.2", "Minutes", "ManagementReviewMinutes") + complete("documents"),
         "find “Minutes”", "localice «Minutes»", ground="groundSoaReference", near_state="unassessed"),
    Case("sources_contradict: SoA against register", "sources_contradict", f"{POLICY}@entity/main",
         art("pol", "AIPolicy", status("Withdrawn"), title="AI policy") + soa(_42001, "A.2.2", "Implemented", refers("pol")),
         art("pol", "AIPolicy", status("NotStated"), title="AI policy") + soa(_42001, "A.2.2", "Implemented", refers("pol")),
         "which the list of documents has as “withdrawn”", "que en la lista de documentos figura como «retirado»",
         ground="groundSoaRegister", near_state="claimed"),
    Case("sources_contradict: two statuses", "sources_contradict", f"{POLICY}@entity/main",
         _policy(status("Approved"), "dcterms:identifier 'P-1'")
         + art("pol-b", "AIPolicy", status("Withdrawn"), "dcterms:identifier 'P-1'", "aims:documentVersion '1'", title="AI policy"),
         _policy(status("Approved"), "dcterms:identifier 'P-1'", "aims:documentVersion '2'")
         + art("pol-b", "AIPolicy", status("Withdrawn"), "dcterms:identifier 'P-1'", "aims:documentVersion '1'", title="AI policy"),
         "settle whether P-1 AI policy is in force", "aclare si P-1 AI policy está en vigor",
         ground="groundTwoStatuses", near_state="evidenced"),
    Case("exclusion_not_justified", "exclusion_not_justified", f"{POLICY}@entity/main", soa(_42001, "A.2.2", "Excluded"),
         soa(_42001, "A.2.2", "Excluded", "aims:justification 'No AI is developed or used'"),
         "why A.2.2 AI policy does not apply", "por qué no se aplica A.2.2", near_state="not_applicable"),
)  # fmt: skip


OBSERVATIONS = (
    Case("review_overdue", "review_overdue", f"{POLICY}@entity/main", _policy(on("nextReview", "2026-11-22")),
         _policy(on("nextReview", DAY)), "fell due on 2026-11-22. It stays in force", "tocaba el 2026-11-22", state="evidenced"),
    Case("review_overdue: by the firm's own interval", "review_overdue", f"{POLICY}@entity/main",
         _policy(on("lastReview", "2024-02-29"), "aims:plannedInterval 12"),
         _policy(on("lastReview", "2024-02-29"), "aims:plannedInterval 36"), "fell due on 2025-02-28", "tocaba el 2025-02-28",
         state="evidenced"),
    Case("no_owner", "no_owner", f"{POLICY}@entity/main", _policy(owner=None), _policy(), "who keeps AI policy",
         "quién mantiene AI policy", state="evidenced"),
    Case("dates_differ", "dates_differ", f"{POLICY}@entity/main",
         _policy("dcterms:identifier 'P-1'", on("nextReview", "2027-01-01"))
         + art("pol-b", "AIPolicy", "dcterms:identifier 'P-1'", on("nextReview", "2027-02-01"), title="AI policy"),
         _policy("dcterms:identifier 'P-1'", on("nextReview", "2027-01-01"))
         + art("pol-b", "AIPolicy", "dcterms:identifier 'P-2'", on("nextReview", "2027-02-01"), title="AI policy"),
         "settle the days of P-1 AI policy", "aclare las fechas de P-1 AI policy", state="evidenced"),
    Case("exclusion_implausible: an artefact answers it", "exclusion_implausible", f"{POLICY}@entity/main",
         soa(_42001, "A.2.2", "Excluded", "aims:justification 'No AI'") + _SOUND,
         soa(_42001, "A.2.2", "Excluded", "aims:justification 'No AI'") + art("pol", "AIPolicy"),
         "or the claim that AI policy answers it", "o la afirmación de que AI policy lo trata",
         ground="groundExcludedYetAnswered", state="not_applicable"),
    Case("completeness_contradicted", "completeness_contradicted", f"{POLICY}@entity/main",
         soa(_27001, "A.5.24", "Implemented") + unresolved(_27001, "A.5.24", "AI rules", "AIPolicy") + complete("documents"),
         soa(_27001, "A.5.24", "Implemented") + unresolved(_27001, "A.5.24", "AI rules", "AIPolicy"),
         "add “AI rules” to the list declared complete", "añada «AI rules» a la lista declarada completa", state="unassessed"),
    Case("soa_contradicted", "soa_contradicted", f"{POLICY}@entity/main", soa(_42001, "A.2.2", "Planned") + _SOUND,
         soa(_42001, "A.2.2", "Implemented") + _SOUND, "it says “planned”, while AI policy is said to answer it",
         "dice «planificado», mientras consta que AI policy lo trata", state="evidenced"),
    Case("base_contradicted: not in place by the SoA, yet seen", "base_contradicted", f"{COMMS}@system/none-declared",
         soa(_27001, "A.5.24", "Planned") + art("inc", "Document") + addr("inc", "iso27001-2022/A.5.24"),
         soa(_27001, "A.5.24", "Planned") + art("inc", "Document") + addr("inc", "iso27001-2022/A.5.24", design="declared"),
         "settle how A.5.24", "aclare cómo está A.5.24", state="unassessed"),
    Case("base_contradicted: in place by the SoA, yet deficient", "base_contradicted", f"{COMMS}@system/none-declared",
         soa(_27001, "A.5.24", "Implemented") + art("inc", "Document") + addr("inc", "iso27001-2022/A.5.24", "aims:deficiency aims:not_operated"),
         soa(_27001, "A.5.24", "Implemented") + art("inc", "Document") + addr("inc", "iso27001-2022/A.5.24"),
         "says “implemented”, what was looked at says otherwise", "dice «implantado»", state="unassessed"),
    Case("no_inventory", "no_inventory", f"{IMPACT}@system/none-declared", "", SCORER, "hand in the list of AI systems",
         "entregue la lista de sistemas de IA", state="unassessed"),
    Case("base_absent", "base_absent", f"{COMMS}@system/none-declared", soa(_27001, "A.5.24", "Planned"),
         soa(_27001, "A.5.24", "Implemented"), "decide on A.5.24", "decida sobre A.5.24", state="unassessed"),
    Case("base_partial", "base_partial", f"{COMMS}@system/none-declared", soa(_27001, "A.5.24", "Partial"),
         soa(_27001, "A.5.24", "Implemented"), "finish A.5.24", "termine A.5.24", state="unassessed"),
    Case("base_not_listed", "base_not_listed", f"{COMMS}@system/none-declared", soa(_27001, "A.5.1", "Unknown"),
         soa(_27001, "A.5.24", "Implemented"), "show that", "muestre que", state="unassessed"),
    Case("base_related_absent", "base_related_absent", f"{POLICY}@entity/main",
         soa(_27001, "A.5.24", "Implemented") + soa(_27001, "A.5.1", "Planned"), soa(_27001, "A.5.1", "Implemented"),
         "without A.5.1", "sin A.5.1", state="unassessed"),
    Case("base_review_overdue", "base_review_overdue", f"{COMMS}@system/none-declared", _base(on("nextReview", "2026-01-31")),
         _base(on("nextReview", "2027-01-31")), "review Incident procedure before AI is added", "revise Incident procedure antes", state="unassessed"),
    Case("base_no_owner", "base_no_owner", f"{COMMS}@system/none-declared", _base(owner=None), _base(),
         "who keeps Incident procedure", "quién mantiene Incident procedure", state="unassessed"),
    Case("base_not_approved", "base_not_approved", f"{COMMS}@system/none-declared", _base(status("Draft")), _base(status("Approved")),
         "have Incident procedure approved before", "haga aprobar Incident procedure antes", state="unassessed"),
    Case("base_superseded", "base_superseded", f"{COMMS}@system/none-declared", _base(status("Superseded")), _base(),
         "not on Incident procedure", "no en Incident procedure", state="unassessed"),
    Case("base_expired", "base_expired", f"{COMMS}@system/none-declared",
         _BASE_27001 + art("inc", "SupplierContract", on("validUntil", "2026-01-31"), title="Incident contract"),
         _BASE_27001 + art("inc", "SupplierContract", on("validUntil", "2027-01-31"), title="Incident contract"),
         "renew Incident contract, which ran out on 2026-01-31", "renueve Incident contract, que venció el 2026-01-31", state="unassessed"),
    Case("base_reference_unresolved", "base_reference_unresolved", f"{COMMS}@system/none-declared",
         soa(_27001, "A.5.24", "Implemented") + unresolved(_27001, "A.5.24", "IR plan"), soa(_27001, "A.5.24", "Implemented"),
         "find “IR plan”", "localice «IR plan»", state="unassessed"),
)  # fmt: skip

ELSEWHERE = {
    "prohibited_practice": "tests/classification/test_duties_of_scenarios.py",
    "condition_open": "tests/classification/test_duties_of_scenarios.py",
    "derogation_open": "tests/classification/test_duties_of_scenarios.py",
    "met_otherwise": "tests/classification/test_duties_of_scenarios.py",
    "transition_open": "tests/classification/test_duties_of_scenarios.py",
    "not_yet_in_force": "tests/classification/test_duties_of_scenarios.py",
}
"""Observations on duties of the AI Act, and the tests that have their cases."""
