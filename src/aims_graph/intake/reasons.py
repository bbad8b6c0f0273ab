"""Whether words give a reason: “N/A”, “required” and the title of the control again give none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from aims_graph.intake.cells import fold, says_nothing

_EMPTY: Final = frozenset(
    fold(
        # what only repeats that a control applies, or not
        "not applicable aplica aplicable apply applies applied application yes si ja oui sim excluded excluido excluida exclude exclusion "
        "included incluido include required require requires requerido necessary necesario needed need mandatory obligatorio "
        "obligatoria relevant relevante irrelevant considered deemed na nicht anwendbar zutreffend erforderlich notwendig pflicht "
        "applicabile necessario obrigatorio aplicavel requis necessaire obligatoire toepassing verplicht niet procede see above "
        "standard norma norm iso iec 42001 27001 annex anexo anhang control controles controls best practice good "
        "pending pendiente determine determined determinar decide decided decidir definir none ninguno ninguna n d "
        # words that carry nothing
        "the a an is are be was to for in of by as and or it this that does do der die das ist el la los las es son de del por "
        "para en y o se esta este un una le les est di da e i per"
    ).split()
)
"""Folded words; a justification of nothing else gives no reason."""
_DENIAL: Final = re.compile(
    r"\b(?:no|non|nao)(?= (?:se |es |e |est )?(?:aplic|applic|proced|necesari|necessari|requer|relevan|inclu)|$)"
)
"""Says that a control does not apply; “no suppliers”, on the other hand, is a fact."""
_ID: Final = re.compile(r"\b[A-D]\.\d{1,2}(?:\.\d{1,2}){1,2}\b|\b\d{1,2}(?:\.\d{1,2}){1,2}\b")


def gives_no_reason(text: str, titles: Iterable[str]) -> bool:
    """Tell whether ``text`` gives no reason to include or exclude a control called ``titles``.

    >>> gives_no_reason("N/A", ()), gives_no_reason("A.6.2.4 is not applicable.", ())
    (True, True)
    >>> gives_no_reason("Suppliers", ["Suppliers"]), gives_no_reason("Drift, R-07", ["Suppliers"])
    (True, False)
    """
    if says_nothing(text):
        return True
    title = {word for words in titles for word in fold(words).split()}
    return set(_DENIAL.sub("", fold(_ID.sub(" ", text))).split()) <= _EMPTY | title
