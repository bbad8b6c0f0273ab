"""The English interface words of the reports. Data only: every key is also in ``words_es``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # ── names and small words ──
        "report.title": "Integration report",
        "report.subtitle": "From what you have to {target}",
        "report.running": "Integration report · {organisation} · {day}",
        "report.confidential": "Confidential",
        "report.confidential_for": (
            "Confidential: for {organisation} and those it names, not for onward distribution."
        ),
        "report.contents": "Contents",
        "report.page": "Page",
        "report.of": "of",
        "cover.organisation": "Organisation",
        "cover.target": "Target",
        "cover.held": "System to start from",
        "cover.as_of": "As of",
        "cover.units": "Entities and systems",
        "cover.none_held": "none",
        "cover.no_soa": "none handed in",
        "cover.soa_unknown_to_it": "its standard has none",
        "cover.by_organisation": "the organisation's file",
        "cover.by_question": "the question put to this assessment",
        "certificate.certificateSeen": "seen",
        "certificate.certificateNotSeen": "not seen",
        "certificate.certificateNotStated": "nothing stated",
        "day": "{day} {month} {year}",
        "months": "January February March April May June July August September October November December",
        "place.sheet": "sheet {sheet}",
        "place.row": "row {row}",
        "n_of_m": "{n} of {m}",
        "yes": "yes",
        "no": "no",
        "translated": "The knowledge behind this report is written in English.",
        "n.item.one": "1 item",
        "n.item.other": "{n} items",
        "n.statement.one": "1 statement",
        "n.statement.other": "{n} statements",
        "message.items": "{asked}, which make {items} over {units} entities and systems",
        "n.new_item.zero": "No item would be new work",
        "n.new_item.one": "1 item would be new work",
        "n.new_item.other": "{n} items would be new work",
        "n.new.zero": "No statement would be new work",
        "n.new.one": "1 statement would be new work",
        "n.new.other": "{n} statements would be new work",
        "n.gap.zero": "no gap could be known yet, since nobody has inspected anything",
        "n.gap.one": "1 gap is known",
        "n.gap.other": "{n} gaps are known",
        "n.open.zero": "no open item potentially blocks",
        "n.open.one": "1 open item potentially blocks",
        "n.open.other": "{n} open items potentially block",
        "n.soa_row.one": "1 row",
        "n.soa_row.other": "{n} rows",
        "n.unsettled.one": "1 more is shown but not counted, because it is not settled whether it is asked.",
        "n.unsettled.other": ("{n} more are shown but not counted, because it is not settled whether they are asked."),
        "framework.iso42001": "ISO 42001",
        "framework.iso27001": "ISO 27001",
        "framework.iso9001": "ISO 9001",
        "framework.iso9001-2026": "ISO 9001:2026",
        "framework.aiact": "AI Act",
        "unit.undeclared": "AI systems, no inventory supplied",
        "action.none": "nothing to do",
        "action.create_unless": "new, unless you already have it",
        "flag.excluded": "base excluded in your SoA",
        "flag.once": "build once for both",
        "flag.unsettled": "not settled, not counted",
        "blocks.blocksStage1": "stage 1",
        "blocks.blocksStage2": "stage 2",
        "blocks.blocksNone": "improvement",
        # ── section 1 ──
        "summary.title": "Summary",
        "summary.message": "Message to the board",
        "summary.takes": "What it takes",
        "summary.known": "What is known",
        "summary.behind": "What stands behind reuse and extension",
        "summary.items": "Items",
        "summary.requirements": "Requirements",
        "summary.how": (
            "An item is one statement for one legal entity or AI system. By requirement, each clause or "
            "control counts once, where its worst item is. Select a number for its definition and query "
            "(Annex B)."
        ),
        "summary.not": "What this report is not",
        "figure.all": "All",
        "figure.reuse": "Reuse as it is",
        "figure.extend": "Extend",
        "figure.create": "Create new, unless you already have it",
        "figure.candidate": "Not known yet: a candidate to confirm",
        "figure.unmapped": "Not known yet: nobody has searched",
        "figure.confirm": "Claimed: have it seen",
        "figure.repair": "Repair what is there",
        "figure.reuseJoined": "A document is tied to it: named by the SoA, addressed, or handed in itself",
        "figure.reuseTyped": "A document is tied by what it is: named by no row of an SoA",
        "figure.reuseNamed": "A document is named by its title: to confirm",
        "figure.reusePresumed": "Presumed only: no document known",
        "figure.blocksStage1": "Potentially blocks stage 1",
        "figure.blocksStage2": "Potentially blocks stage 2",
        "figure.blocksNone": "Improvement",
        "define.items": "The sum of the items by state. Statements that are not settled stay out.",
        "define.requirements": "The sum of the requirements by worst state.",
        "define.standing": (
            "Each requirement with an item to reuse or extend counts once, under the weakest thing that "
            "stands behind its items."
        ),
        "define.standing_label": "Requirements by what stands behind reuse: {label}",
        # ── decisions and conflicts ──
        "decisions.title": "Decisions for the board",
        "decisions.intro": ("Drawn from the items that are open; what each statement asks stands in section {number}."),
        "decisions.behind": "Behind it:",
        "n.more.one": "and 1 more",
        "n.more.other": "and {n} more",
        "n.waiting.one": "1 other open item comes after.",
        "n.waiting.other": "{n} other open items come after.",
        "decision.inventory": (
            "Have every AI system listed, bought ones included, and name who keeps the list. Until then, what "
            "is asked of each system can neither be counted nor planned."
        ),
        "decision.scope": (
            "Decide which legal entities, sites, activities and AI systems the AI management system covers, and "
            "where it meets the management systems already held."
        ),
        "decision.criteria": (
            "Decide which AI risks are acceptable and which are not, harm to people and society included."
        ),
        "decision.approval": (
            "Name the management that approves the AI risk treatment plan and accepts the AI risks that "
            "remain; not the people who assess those risks."
        ),
        "decision.roles": (
            "Give somebody the authority to keep the AI management system in order, and somebody the task of "
            "reporting to the board on it."
        ),
        "decision.policy": (
            "Adopt an AI policy and AI objectives; decide whether the policy stands alone or within an existing one."
        ),
        "decision.exclusions": (
            "Decide on excluded controls whose exclusion has no reason, or contradicts what the firm does."
        ),
        "decision.disputed": "Have somebody competent decide where readers of a mapping row disagree.",
        "decision.contradiction": "Have it settled which source is right where two handed in say opposite things.",
        "decision.cycle": (
            "Set when the first internal audit and the first management review of the AI management system "
            "take place, and who audits: competent in AI, and not an author of the system."
        ),
        "decision.resources": "Release people, time and money for the work in this report, or say what is left out.",
        "decision.once": (
            "Something these lean on is missing in a system already held: decide whether it is built once for "
            "both systems, and who pays for it."
        ),
        "conflicts.title": "Conflicts to settle",
        "conflicts.intro": (
            "Two things that are asked pull apart here; no document owner can settle that alone. Reasons in "
            "section {number}."
        ),
        # ── what AI changes ──
        "changes.title": "What AI changes in your ISMS",
        "changes.intro.1": (
            "The other direction: what the information security management system itself has to take on once AI "
            "is developed or used. These are consequences that we draw from what ISO/IEC 27001 already asks; "
            "none is a requirement added to it, and none is an open item of this report."
        ),
        "changes.intro.2": (
            "An entry with a condition concerns you only where the condition holds. What your statement of "
            "applicability says against a control named here stands beside it."
        ),
        "changes.concerns": "ISO 27001",
        "changes.soa": "Your SoA:",
        "changes.soa_row": "{control} {status} ({place})",
        "changes.col.concerns": "Where in ISO 27001",
        "changes.col.text": "What to take on",
        "changes.col.why": "Why",
        "flag.conflict": "conflict to settle",
        "message.start": (
            "We read {target} as {asked} (our split, not its numbering); {held} gives you something to start from for {base} of them, "
            "{reuse} where only the scope of a document changes and {extend} where something must be added, "
            "and for {joined} of these a document is tied to it in what you handed in."
        ),
        "message.start_none": (
            "We read {target} as {asked} (our split, not its numbering); no management system is taken as held, so nothing is presumed."
        ),
        "message.work": (
            "{create}, unless you already have it; {gaps}, and {stage1} stage 1 of a certification audit."
        ),
        "message.first_nothing": ("Nobody has seen any evidence yet, so these are leads and not results: {asks}."),
        "message.first_some": "Evidence for {evidenced} has been seen; for the rest: {asks}.",
        "message.first_none": "Evidence for {evidenced} has been seen, and nothing is open.",
        "message.inventory": "supply the inventory of AI systems",
        "message.confirm": ("have somebody confirm what leans on a candidate, a title or a presumption ({items})"),
        "message.begin": "begin with {requirement}",
        "message.and": ", and ",
        "not.1": ("It does not judge conformity. A mapping proposes, evidence decides, and only an auditor judges."),
        "not.2": (
            "It is no certificate and no forecast of one. Accredited certification is for accredited "
            "bodies; it certifies a management system, never an AI system."
        ),
        "not.3": (
            "It is not the internal audit of clause 9.2 and must not be filed as one. What is called a gap "
            "or a block is potential until a named auditor confirms it."
        ),
        "not.4": "A certificate or a statement of applicability is a lead, not evidence.",
        # ── section 2 ──
        "map.title": "Requirements by state and action",
        "map.intro": (
            "Each requirement with the worst state of its items, how many of them are settled (evidenced or "
            "not applicable), and where its items stand. Numbers are items."
        ),
        "map.requirement": "Requirement",
        "map.worst": "Worst state",
        "map.settled": "Settled",
        "map.states": "State",
        "map.actions": "Action",
        "map.clause": "Clause {number}",
        "map.group": "Control group {number}",
        "map.article": "Article {number}",
        "map.clause_of": "{framework}: clause {number}",
        "map.group_of": "{framework}: control group {number}",
        "map.article_of": "{framework}: article {number}",
        "map.total": "All requirements",
        # ── section 3 ──
        "lists.title": "What to do with what you have",
        "lists.intro": (
            "Every item stands in the list of its action or state; its number leads to its place in the working "
            "order of section {number}."
        ),
        "lists.usual": ("Unless a line says otherwise, its mapping row is {review} and the base of the row is {base}."),
        "list.usual_step": "Next step, unless a line has its own: {step}",
        "list.step": "Next step",
        "list.together": "Same for {n}:",
        "list.reuse": "Reuse as it is",
        "list.extend": "Extend, document by document",
        "list.candidate": "Candidates to confirm",
        "list.create": "Create new, unless you already have it",
        "list.gap": "Gaps, with their causes",
        "list.unmapped": "Not yet searched",
        "list.not_applicable": "Not applicable",
        "list.confirm": "Claimed: to be seen",
        "list.evidenced": "Evidenced",
        "list.empty": "None.",
        "list.none": "Nothing stands in these lists:",
        "list.order": "Order {orders}",
        "statement.one": "{place} · statement {n}",
        "statement.noun": "statement",
        "statement.nouns": "statements",
        "statement.in_text": "{place} statement {n}",
        "list.col.statement": "Statement",
        "list.col.asked": "What is asked, and what to do",
        "list.col.why": "Why it stands here",
        "list.add": "To add",
        "list.note": "Auditor's note",
        "list.cause": "Cause",
        "list.observed": "Observed",
        "list.effort": "effort: {effort}",
        "list.blocks": "potentially blocks: {blocks}",
        "list.for": "For",
        "reason.own_soa": "Your statement of applicability, {control}",
        "reason.answers": "Said to answer this",
        "reason.tied": "Tied to the requirement, to be confirmed",
        "reason.by_type": "Offered by its type",
        "reason.searched": "Searched, nothing found in {framework}",
        "reason.unmapped": "Nobody has searched the systems held for a base.",
        "reason.none_held": "No management system is held.",
        "reason.unknown": "unknown",
        "reason.design": "design {basis}",
        "reason.operating": "operation {basis}",
        "reason.inspected": "inspected by {who} on {day}",
        "reason.base": "base {status}",
        "reason.entry": "SoA {control}: {status} ({place})",
        "reason.no_place": "place not recorded",
        "reason.joined": "tied: {documents}",
        "reason.named": "by title, to confirm: {documents}",
        "next.none": "Nothing to do.",
        "next.confirm": "Have {documents} inspected by somebody named.",
        "next.confirm_half": "Have {documents} inspected, and ask for the kind of evidence that is missing.",
        "next.confirm_unnamed": "Ask for the document behind the claim, and have it inspected.",
        "next.repair": "Put {documents} right: {causes}.",
        "next.repair_unnamed": "Put right: {causes}.",
        "next.reuse_joined": "Name the new system in the scope of {documents}; then have it inspected.",
        "next.reuse_named": ("Confirm that {documents} is the right document; then name the new system in its scope."),
        "next.reuse_presumed": "Ask for the document behind {bases}; then name the new system in its scope.",
        "next.reuse_bare": "Ask for the document that serves; then name the new system in its scope.",
        "next.extend_joined": "Make the addition in {documents}, or in a new document beside it.",
        "next.extend_named": "Confirm that {documents} is the right document; then make the addition.",
        "next.extend_presumed": "Ask for the document behind {bases}; then make the addition.",
        "next.extend_bare": "Ask for the document that serves; then make the addition.",
        "next.candidate": "Decide whether {documents} answers this, and record who decided.",
        "next.candidate_unnamed": "Nothing handed in shows that the base ({bases}) is in operation: hand in its SoA rows or documents, or have somebody confirm it.",
        "next.candidate_unlisted": "Find first: {documents}, named in your SoA, on no list handed in. Then decide whether it shows {bases} in operation.",
        "next.find_first": "Find first: {documents}, named in your SoA, on no list handed in.",
        "next.reuse_found": "Then name the new system in its scope.",
        "next.extend_found": "Then make the addition there.",
        "next.finish_first": "Finish first in the system held: {controls}.",
        "next.create_open": "Ask whether it exists; if not, make it.",
        "next.create_open_once": "Ask whether it exists; if not, build it once for both systems: {controls} is not in place yet either.",
        "next.create_gap": "Make it.",
        "next.create_gap_once": "Build it once for both systems: {controls} is not in place yet either.",
        "next.excluded": "Your SoA excludes {controls}: reconsider that there, or build it for AI alone.",
        "next.unmapped": "Have somebody search the systems held for a base.",
        "document.version": "version {version}",
        "document.owner": "owner: {owner}",
        "document.no_owner": "no owner stated",
        "document.no_delta": "No addition is written for this row yet: read the reason.",
        "document.unlisted": "named in your SoA, on no list handed in: find it first: {documents}",
        "document.also": "Also takes",
        "document.under": "as written under",
        "document.reuseJoined": "Documents that your SoA names, or that you have assigned",
        "document.reuseTyped": "Documents tied by what they are, named by no row of an SoA: see that they serve",
        "document.reuseNamed": "Documents known by their title: confirm first",
        "document.reusePresumed": "No document known: ask for what stands behind these",
        "document.intro": (
            "Each document with everything it has to take; what several documents share is written out "
            "under the first. What each statement asks stands in section {number}. A new document beside the "
            "existing one may be the better way."
        ),
        "document.col.add": "What to add",
        "document.col.why": "Leans on, and why",
        "document.col.for": "Statement",
        # ── section 4 ──
        "open.title": "Open items in working order",
        "open.intro": (
            "What potentially blocks stage 1, then stage 2, then the rest; what must come before stands "
            "before; among equals, small effort first. A line that potentially blocks another stage than its "
            "block says so. Nothing in a voluntary standard has a legal date."
        ),
        "open.blocksStage1": "First: what potentially blocks stage 1, and what must come before it",
        "open.blocksStage2": "Then: what potentially blocks stage 2, and what must come before it",
        "open.blocksNone": "After that: improvement",
        "open.unsettled": "Outside the order: it is not settled whether these are asked",
        "open.col.order": "No.",
        "open.col.statement": "Statement",
        "open.col.asked": "What is asked",
        "open.col.step": "Action",
        "open.col.blocks": "Potentially blocks",
        "open.col.after": "After",
        "open.col.owner": "Owner role",
        "open.col.effort": "Effort",
        # ── section 5 ──
        "soa.title": "Draft statement of applicability, ISO/IEC 42001",
        "soa.banner": "Proposal pending 6.1.3",
        "soa.intro.1": (
            "Clause 6.1.3 decides: from the AI risks to the controls that are necessary, then the "
            "comparison with Annex A, own controls, this statement, the plan, and the approval of plan and "
            "residual risk. Until then every row is a proposal."
        ),
        "soa.intro.2": (
            "Each row wants a reason that comes from the risk assessment, the impact assessment or the law; "
            "“not applicable” alone is none. Clauses 4 to 10 are never excluded."
        ),
        "soa.intro.3": (
            "Exclusions in an ISO 27001 statement of applicability neither exclude a control here nor feed "
            "its reuse. Own controls and ISO 27001 controls may be added."
        ),
        "soa.intro_alone": "Own controls and controls of other standards may be added.",
        "soa.not_target": "ISO/IEC 42001 is not a target of this assessment, so there is nothing to propose.",
        "soa.proposed": "to be decided by 6.1.3; include unless it finds the control unnecessary",
        "soa.declared_in": "declared by you: applicable",
        "soa.declared_out": "declared by you: excluded",
        "soa.applicable": "applicable",
        "soa.excluded": "excluded",
        "soa.justified": "Your reason: {text}",
        "soa.fill": "risk · impact assessment · law: to be filled in",
        "soa.own_row": "your ISO 42001 statement of applicability: {status} ({place})",
        "soa.basis": "basis: {basis}",
        "soa.no_source": "nothing handed in answers it; see the neighbour",
        "soa.neighbour": "{control}, {status} ({place})",
        "soa.neighbour_excluded": "{control}: excluded there ({place}), which gives nothing here and decides nothing here",
        "soa.neighbour_planned": "{control}: planned there, not yet to lean on ({place}); plan both together",
        "soa.neighbour_not": "{control}: not implemented there, not to lean on ({place})",
        "soa.no_neighbour": "none",
        "soa.scope_all": "as the organisation decides",
        "soa.col.control": "Control",
        "soa.col.title": "Title",
        "soa.col.applicability": "Applicability",
        "soa.col.reason": "Reason",
        "soa.col.scope": "Scope",
        "soa.col.status": "Status",
        "soa.col.settled": "Settled",
        "soa.col.source": "Source of status",
        "soa.col.neighbour": "Neighbour in the ISO 27001 SoA",
        "soa.col.approval": "Approved by, on",
        # ── section 6 ──
        "documented.title": "Documented information expressly required",
        "documented.intro": "What the framework says must exist in writing, with what we know of it.",
        "documented.col.statement": "Statement",
        "documented.col.asked": "What must be documented",
        "documented.col.state": "State",
        "documented.col.existing": "To start from",
        "documented.col.owner": "Owner role",
        "documented.none": "nothing known; would fit:",
        "documented.nothing": "nothing known",
        "tie.addressing": "said to answer it: {documents}",
        "tie.joined": "tied: {documents}",
        "tie.named": "by title, to confirm: {documents}",
        "tie.offered": "candidate: {documents}",
        # ── section 7 ──
        "looked.title": "What was looked at, and what was not",
        "looked.held": "Management systems taken as held",
        "looked.units": "Legal entities and AI systems",
        "looked.notes": "To know before reading on",
        "looked.not": "Not looked at",
        "looked.unresolved": ("Documents named in a statement of applicability that no list handed in contains"),
        "looked.files": "Files and rows read",
        "looked.friends": "False friends: the same name or number, another meaning",
        "looked.friends_intro": "Do not reuse these for one another.",
        "looked.col.system": "System",
        "looked.col.certificate": "Certificate",
        "looked.col.soa": "Statement of applicability",
        "looked.col.source": "Taken as held because of",
        "looked.col.control": "Control",
        "looked.col.text": "As written",
        "looked.col.place": "Where",
        "looked.col.file": "File",
        "looked.col.artefacts": "Documents and records",
        "looked.col.entries": "Rows of a statement of applicability",
        "looked.col.here": "In the system held",
        "looked.col.there": "In the target",
        "looked.col.difference": "Difference",
        "limit.scope": ("The scope of the management systems, and the boundary between them, was not examined."),
        "looked.col.scope": "Scope, as stated",
        "cover.left_out": "left out: {places}",
        "cover.no_scope": "not stated",
        "cover.valid_until": "valid until {day}",
        "limit.boundary": "Where the AI management system ends and those already run begin is a decision of clause 4.3; nothing handed in was read as that decision.",
        "limit.content": (
            "Titles, types, statuses and dates were read as they stand in the lists handed in; what the "
            "documents say was not read."
        ),
        "limit.no_law": (
            "The AI Act was not part of this assessment. Nothing here says whether one of its duties applies."
        ),
        # ── section 8 ──
        "method.title": "Method and limits",
        "method.states": "States",
        "method.actions": "Actions",
        "method.bases": "Basis: how we know",
        "method.confidences": "How sure a mapping row is",
        "method.order": "How a state and an action are decided",
        "method.order.state": "The state is the first of these that holds:",
        "method.order.action": (
            "For what is claimed, not yet known or a gap, the action is the first of these that holds:"
        ),
        "method.state.1": ("Not applicable: the statement of applicability of the target excludes it, with a reason."),
        "method.state.2": (
            "Evidenced: a valid document or record answers it for this unit, with evidence of design and "
            "operation as the statement needs, inspected or sampled by somebody named."
        ),
        "method.state.3": "Claimed: the same, only declared, or one kind of evidence is still unknown.",
        "method.state.4": (
            "Gap: something is known against it, a deficiency or the absence from a list that was declared complete."
        ),
        "method.state.5": "Not yet known: everything else. What cannot be proved stays open.",
        "method.action.1": "Claimed: have it seen. A known deficiency: repair it.",
        "method.action.2": (
            "A document tied to the requirement as a whole, or one of a fitting specific type: a candidate "
            "for a person to confirm."
        ),
        "method.action.3": (
            "A mapping row from a system held whose base stands: reuse it as it is, or extend it. A base "
            "that is only partly implemented is extended."
        ),
        "method.action.4": (
            "Mapped, but the base is excluded, planned or not implemented: create it, once for both systems."
        ),
        "method.action.5": "A row that is derived, stale or disputed: a candidate.",
        "method.action.6": (
            "Every system held was searched and gives nothing, or none is held: create. Otherwise nobody "
            "has searched yet."
        ),
        "method.rollup": (
            "A requirement has the worst state of its items, in the order not applicable, evidenced, "
            "claimed, not yet known, gap; beside it stands how many of its items are settled. Statements "
            "that are not settled are shown and never counted."
        ),
        "method.effort": (
            "Effort classes are our estimate for up to 250 people, one legal entity, one AI system: small "
            "up to 2 person-days, medium 3 to 8, large above 8. What potentially blocks a stage is our "
            "reading of audit practice, not a rule of the standard."
        ),
        "method.text": (
            "The statements are ours and do not reproduce the standard. Titles in other languages than "
            "English are our translation. Their numbers are ours too: 9.2.2 · statement 1 is our first statement on "
            "9.2.2 and no letter or indent of the standard. To open the reasons of an item, ask for it by its "
            "identifier, which for that one is iso42001:9.2.2_1."
        ),
        "path.title": "Certification path",
        "path.1": (
            "Accredited certification is for accredited bodies. Stage 1 looks at whether the system is "
            "described and ready to be audited, stage 2 at whether it works."
        ),
        "path.2": (
            "The earliest credible stage 2 comes after one full cycle: the system has run, an internal audit has "
            "covered it, a management review has taken place, and what they found is being put right."
        ),
        "path.3": (
            "That point is apart from the end of a set-up project, such as week 8: by then a system can be "
            "described, but hardly have run. Nothing here forecasts a date or an outcome."
        ),
        "path.today": (
            "Open today: potentially blocking stage 1, {stage1}; potentially blocking stage 2, {stage2}; in clauses "
            "9.2 and 9.3, which are that cycle, {cycle}."
        ),
        "method.col.word": "Word",
        "method.col.meaning": "Meaning",
        "method.made": "How this report was made",
        "method.digest": "Digest of the knowledge",
        "method.engine": "Engine",
        "method.version": "Version of aims-graph",
        "method.law": "State of the law",
        "law.current": "as amended",
        "law.original": "as first published: not for planning",
        "method.assessment": "Assessment",
        "method.schema": "The full result is in assessment.json.",
        "confidence.reviewed": "Two readings by the same team agreed, or their difference was settled; no auditor has confirmed it.",
        "confidence.unreviewed": "One author wrote it; nobody else has read it yet.",
        "confidence.disputed": "Somebody named disagrees; it gives candidates only.",
        "confidence.stale": "A text at one of its ends has changed since; it gives candidates only.",
        # ── annexes ──
        "evidence.col.statements": "Statements",
        "evidence.col.units": "For",
        "evidence.col.document": "Document or record",
        "evidence.col.design": "Document: basis",
        "evidence.col.operating": "Practice: basis",
        "evidence.col.inspector": "Looked at by",
        "evidence.col.day": "Looked at on",
        "evidence.col.inspected": "Looked at by, on",
        "evidence.col.period": "Period covered",
        "evidence.col.against": "Known against it",
        "evidence.period": "{begin} to {end}",
        "evidence.shown": "What somebody says answers it, and how that is known",
        "sheet.evidence": "Evidence",
        "evidence.title": "Evidence index by clause",
        "evidence.intro": (
            "What is said to exist for each requirement, and how it is tied. Being listed here is no evidence yet."
        ),
        "evidence.col.requirement": "Requirement",
        "evidence.col.artefacts": "Documents and records",
        "numbers.title": "Numbers, definitions and queries",
        "numbers.intro": (
            "Each query runs on the graph of this assessment, vocabulary included, and gives all numbers of its family."
        ),
        "numbers.col.number": "Number",
        "numbers.col.value": "Value",
        # ── workbook ──
        "sheet.summary": "Summary",
        "sheet.decisions": "Decisions",
        "sheet.map": "Map",
        "sheet.items": "Items",
        "sheet.extend": "Extend by document",
        "sheet.open": "Open items",
        "sheet.soa": "Draft SoA 42001",
        "sheet.changes": "Changes in the ISMS",
        "sheet.documented": "Documented information",
        "sheet.artefacts": "Artefacts",
        "sheet.method": "Method",
        "col.id": "Item",
        "col.order": "Order",
        "col.statement": "Statement",
        "col.requirement": "Requirement",
        "col.title": "Title",
        "col.unit": "About",
        "col.text": "What is asked",
        "col.state": "State",
        "col.action": "Action",
        "col.basis": "Basis",
        "col.standing": "Behind the reuse",
        "col.causes": "Causes",
        "col.observations": "Observations",
        "col.todo": "What it asks of the owner",
        "list.todo": "To do",
        "col.reason": "Reason",
        "col.delta": "To add",
        "col.joined": "Documents tied",
        "col.named": "Documents by title, to confirm",
        "col.offered": "Candidates",
        "col.next": "Next step",
        "col.owner": "Owner role",
        "col.effort": "Effort",
        "col.blocks": "Potentially blocks",
        "col.after": "Comes after",
        "col.documented": "Documented information required",
        "col.counted": "Counted",
        "col.themes": "Themes",
        "col.block": "Part of the system",
        "col.note": "Auditor's note",
        "col.clause": "Clause or group",
        "col.document": "Document",
        "col.standing_of_document": "How it is known",
        "col.facts": "About the document",
        "col.statements": "Statements",
        "col.base": "Base",
        "col.rationale": "Rationale",
        "col.record": "Mapping row",
        "col.identifier": "Identifier",
        "col.type": "Type",
        "col.type_stated": "Type as stated",
        "col.status": "Status",
        "col.owner_named": "Owner",
        "col.version": "Version",
        "col.next_review": "Next review",
        "col.valid_until": "Valid until",
        "col.said": "Said of it",
        "col.place": "Where it was read",
        "col.requirements": "Requirements it bears on",
        "col.existing": "To start from",
        "col.fitting": "Types that would fit",
        "col.definition": "Definition",
        "col.number": "Number",
        "col.topic": "Topic",
        "col.decision": "To decide",
        "col.behind": "Items behind it",
        "col.waiting": "Open items after it",
        "col.area": "Area",
        "col.when": "Condition",
        "col.soa_says": "Said against it in the SoA",
        "col.conflict": "Conflict to settle",
        "col.change": "Entry",
        "sheet.page": "Page &P of &N",
        # ── the duties of a law ──
        "law.title": "EU AI Act: duties by the day they bind",
        "law.banner": "Not for planning: this is the law as first published.",
        "law.intro.1": "A scale of its own: these are duties under Regulation (EU) 2024/1689, not requirements of certification. No gap in a standard is due by a date; these are.",
        "law.intro.2": "What a system is, and from when a duty binds it, follows from the facts that people have declared; it is a reading, not legal advice.",
        "law.intro.3": "ISO/IEC 42001 gives no presumption of conformity with the Act.",
        "law.stop": "The facts declared meet a prohibition of Article 5: stop, and take counsel. This system is outside every count.",
        "law.why": "Why, and who declared it",
        "law.reading": "A reading of ours:",
        "law.message": "EU AI Act",
        "law.message.stop": "Stop first: the facts declared of {units} meet a prohibition of Article 5. Take counsel before anything else; it is outside every count.",
        "law.message.count": "Duties under Regulation (EU) 2024/1689, each counted once for every entity or system it binds: {now} in force, {coming} to come, {depends} only if a fact holds that nobody has declared.",
        "law.message.next": "The next day from which duties bind is {day}.",
        "law.message.asked": "{facts} may add duties or take some away: answer the questions below each system first.",
        "n.fact_open.one": "1 fact that nobody has declared",
        "n.fact_open.other": "{n} facts that nobody has declared",
        "law.overview": "Overview",
        "law.col.class": "What it is, by the facts declared",
        "law.col.now": "In force",
        "law.col.coming": "To come",
        "law.col.depends": "If a fact holds",
        "law.col.questions": "Open questions",
        "law.stopped": "stop",
        "law.stop_line": "Met by the facts declared: stop, and take counsel.",
        "law.ask": "Facts to declare",
        "law.ask_intro": "Without an answer a fact stays open, never “no”. Answer in the workbook, pages AI systems and Facts for the AI Act, with name and day.",
        "law.ask_group": "{group}: one answer may settle all of these",
        "law.ask_other": "One by one",
        "law.annex": "Annex {number}",
        "law.point": "({})",
        "law.letter": "({})",
        "law.subparagraph": ", subparagraph {n}",
        "law.col.question": "Question",
        "law.col.settled_by": "All settled by one answer",
        "law.col.answer": "Answer",
        "law.col.declared_by": "Declared by",
        "law.col.declared_on": "Declared on",
        "sheet.facts": "Facts to declare",
        "pairs.title": "Coverage of the mapping, pair by pair",
        "pairs.intro": "Statements by what the mapping between two editions says of them, in both directions. Claims about texts, not about this organisation; they make no percentage, and none of it is conformity.",
        "pairs.pair": "{source} → {target}",
        "pairs.asked": "what {target} asks",
        "pairs.offered": "what {source} gives",
        "pairs.col.pair": "From → to",
        "pairs.col.side": "Statements of",
        "pairs.col.total": "All",
        "soa.no_source_alone": "nothing handed in answers it",
        "evidence.nothing": "Nothing known",
        "law.regulation": "Regulation (EU) 2024/1689 (AI Act)",
        "law.heading.dutyInForce": "In force since {day}",
        "law.heading.dutyComing": "From {day}",
        "law.heading.dutyConditional": "Only if a fact holds that nobody has declared",
        "law.article": "Art. {number}",
        "law.asked_if": "Only if:",
        "law.not_if": "Falls away if:",
        "law.otherwise": "May be met through:",
        "law.limit": "Time limit:",
        "law.col.article": "Article",
        "law.col.asked": "Duty",
        "law.col.stands": "Where it stands",
        "law.col.unit": "Entity or system",
        "law.col.from": "Binds from",
        "law.col.standing": "Standing",
        "law.col.add": "To add to what a system held gives",
        "law.col.by": "Because it is",
        "law.col.transition": "Transition",
        "law.col.source": "Date by",
        "law.col.id": "Item",
        "sheet.law": "AI Act",
        # ── the authority pack ──
        "pack.title": "Authority pack",
        "pack.subtitle": "for the AI system {system}: Articles 21 and 26(12) of Regulation (EU) 2024/1689",
        "pack.internal.title": "Before release: internal, not to be handed over",
        "pack.internal.mark": "Internal: not part of what is handed over",
        "pack.draft": "Draft until a named person has released it.",
        "pack.note.1": "Confidential. Prepared for a reasoned request of a competent authority, which treats what it obtains as Article 78 asks (Article 21(3)). Business information and trade secrets, source code included, are to be marked as such, document by document, before release.",
        "pack.note.2": "Language: a provider answers in a language that the authority easily understands, one of the official languages of the Union institutions, as the Member State concerned indicates (Article 21(1)). This list is in English; the documents are in the language in which they exist.",
        "pack.note.3": "This pack says which documents are assigned to which duty, who looked at them and when. It does not say that the system conforms.",
        "pack.note.4": "Class, roles and days follow from the facts that the people named have declared; they are readings of the law, not legal advice. Only the Official Journal is authentic.",
        "pack.note.5": "A certificate of a management system, to ISO/IEC 42001 or another standard, gives no presumption of conformity with the Act.",
        "pack.stop": "The facts declared meet a prohibition of Article 5: stop, and take counsel. No pack is made, and nothing should be handed over before counsel was taken.",
        "pack.outside": "By the facts declared the system is outside the Act, so no duty of it is listed. The facts and who declared them are below; they are what an authority would ask about.",
        "pack.open": "Facts are missing, so duties may be missing here: the facts to ask for are listed below.",
        "pack.request": "Request",
        "pack.request.authority": "Authority",
        "pack.request.reference": "Reference and day of the request",
        "pack.request.reason": "Reason given",
        "pack.request.language": "Language indicated",
        "pack.release": "Release",
        "pack.release.by": "Released by (name, role)",
        "pack.release.on": "On",
        "pack.release.to": "Handed to",
        "pack.release.contact": "Contact for the authority",
        "pack.system": "The system",
        "pack.system.id": "Identifier",
        "pack.system.entity": "Legal entity",
        "pack.system.roles": "Roles under the Act",
        "pack.none_told": "not told",
        "pack.told.purpose": "Purpose, as stated",
        "pack.told.intendedUse": "Intended use, as stated",
        "pack.told.techniques": "Techniques, as stated",
        "pack.told.modelStated": "Model used, as stated",
        "pack.told.owner": "Owner",
        "pack.told.department": "Department",
        "pack.told.inUseSince": "In use since",
        "pack.told.placedOnMarketOn": "Placed on the market on",
        "pack.told.redesignedOn": "Design changed on",
        "pack.told.retiredOn": "Retired on",
        "pack.told.lifeCycleStage": "Life-cycle stage, as stated",
        "pack.class": "Class and roles, with the facts and who declared them",
        "pack.bases": "By which duty it is handed over",
        "pack.bases.none": "No duty to hand over or to cooperate on request follows from the facts declared: Articles 21 to 24 and 26(12) speak of high-risk systems. The pack is for preparation.",
        "pack.bases.from": "binds from {day}",
        "pack.duties": "Duties and the documents assigned to them",
        "pack.duties.none": "No duty is listed.",
        "pack.col.documents": "Documents, and how they are known",
        "pack.seen": "seen by {who} on {day}",
        "pack.seen_by": "seen by {who}",
        "pack.stated": "stated by the firm, inspection not recorded",
        "pack.assigned_only": "assigned, basis not told",
        "pack.coarse": "assigned to the article as a whole",
        "pack.no_document": "none assigned",
        "pack.logs": "Logs",
        "pack.logs.yes": "The firm has declared that the automatically generated logs are under its control: access to them is part of what is given on request (Articles 19, 21(2) and 26(6)).",
        "pack.logs.no": "The firm has declared that the automatically generated logs are not under its control.",
        "pack.logs.open": "Nobody has declared whether the automatically generated logs are under the firm's control.",
        "pack.logs.documents": "On logs:",
        "pack.annex": "Annex {number}: {title}",
        "pack.annex.intro": "A checklist by point. A document stands here because its type would normally hold what the point lists and some duty of the system has it assigned; whether it does is for its reader to see.",
        "pack.col.point": "Point",
        "pack.col.what": "What it lists",
        "pack.index": "Documents in this pack",
        "pack.index.none": "No document is assigned to a duty of this system.",
        "pack.figures": "Duties in force: {all}. With evidence that somebody inspected: {evidenced}. Only stated: {stated}. Open: {open}.",
        "pack.todo.stated": "Only stated: have somebody inspect these before release",
        "pack.todo.missing": "Nothing on file that could be handed over",
        "pack.todo.against": "Known against it:",
        "pack.todo.candidates": "May fit, to be confirmed:",
        "pack.todo.looked_for": "Would show it:",
        "pack.todo.points": "Points of the annexes without an assigned document",
        "pack.todo.by_type": "On file by type:",
        "pack.todo.questions": "Facts that nobody has declared and that would decide something",
        "pack.todo.nothing": "Nothing.",
        "pack.todo.release": "Before release",
        "pack.todo.release.1": "Check that the request is reasoned, from a competent authority, and about this system.",
        "pack.todo.release.2": "Settle the language with the authority, and translations.",
        "pack.todo.release.3": "Read every document listed: version in force, about this system, nothing of other customers or systems.",
        "pack.todo.release.4": "Mark business information and trade secrets; see to personal data in logs and records.",
        "pack.todo.release.5": "Have counsel read it, then have the person named release it and keep a copy of what was handed over.",
        "pack.todo.release.6": "A line without a document stays visible in what is handed over: decide with counsel whether to close it first.",
        "sheet.pack": "Pack",
        "sheet.pack_duties": "Duties",
        "sheet.pack_annexes": "Annexes",
        "sheet.pack_documents": "Documents",
        "sheet.pack_internal": "INTERNAL before release",
        "pack.col.field": "Field",
        "pack.col.value": "Value",
        "pack.col.kind": "What is open",
        "pack.col.detail": "Detail",
    }
)
