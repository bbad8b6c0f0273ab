"""What is supposed: changes as a user writes them, their words, and that no two of them contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from aims_graph.assess.texts import Words
from aims_graph.base.errors import InputError, Problem

_SAID: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": {
            "expire": "{about} is valid until {day}", "withdraw": "{about} is withdrawn", "supersede": "{other} takes the place of {about}",
            "redesign": "{about} changes significantly in design on {day}", "retire": "{about} is retired on {day}",
            "exclude": "{about} is excluded", "exclude@": "{about} is excluded from {day}", "include": "{about} comes into scope",
            "include@": "{about} comes into scope from {day}", "leave": "{about} leaves the group on {day}", "add": "{about} is declared",
            "confirm": "mapping row {about} is confirmed", "reject": "mapping row {about} is rejected", "then": "seen from {day}",
            "law": "under the law {about}", "current": "as amended", "original": "as first published",
        },
        "es": {
            "expire": "{about} es válido hasta el {day}", "withdraw": "{about} se retira", "supersede": "{other} sustituye a {about}",
            "redesign": "{about} cambia sustancialmente de diseño el {day}", "retire": "{about} deja de usarse el {day}",
            "exclude": "{about} se excluye", "exclude@": "{about} se excluye desde el {day}", "include": "{about} entra en el alcance",
            "include@": "{about} entra en el alcance desde el {day}", "leave": "{about} deja el grupo el {day}", "add": "se declara {about}",
            "confirm": "se confirma la fila de correspondencia {about}", "reject": "se rechaza la fila de correspondencia {about}",
            "then": "visto desde el {day}", "law": "con la ley {about}", "current": "modificada", "original": "en su texto original",
        },
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its ``kind`` (one of ``what_if.KINDS``) and what it is about, as a user writes it.

    ``expire ARTEFACT@DAY``, ``withdraw ARTEFACT``, ``supersede A=B``, ``redesign SYSTEM@DAY``, ``retire SYSTEM@DAY``,
    ``exclude CONTROL`` or ``exclude UNIT[@DAY]``, ``include UNIT[=wave/N][@DAY]`` or ``include wave/N[@DAY]``,
    ``leave ENTITY@DAY``, ``add FACT=yes@UNIT``.
    """

    kind: str
    about: str

    @property
    def day(self) -> str:
        """The day it names, or the empty text."""
        text = self.about.rpartition("@")[2] if "@" in self.about and self.kind != "add" else ""
        return text if text[:1].isdigit() else ""

    def words(self) -> dict[str, str]:
        """Return the change as a sentence without capital and full stop, in en and es."""
        about = self.about.removesuffix(f"@{self.day}") if self.day else self.about
        other = ""
        if self.kind == "supersede":
            about, _, other = about.partition("=")
        form = "@" if self.day and f"{self.kind}@" in _SAID["en"] else ""
        return {
            lang: said[self.kind + form].format(about=about, other=other, day=self.day) for lang, said in _SAID.items()
        }


def circumstances(then: date | None, law: str | None) -> list[Words]:
    """Return in words from which day and under which state of the law it is seen, where these are others."""
    found: list[Words] = []
    if then is not None:
        found.append({lang: said["then"].format(day=then.isoformat()) for lang, said in _SAID.items()})
    if law is not None:
        found.append({lang: said["law"].format(about=said[law]) for lang, said in _SAID.items()})
    return found


def contradiction(one: str, other: str) -> InputError:
    """Return the error that tells that two supposals cannot both come true."""
    return InputError(
        Problem("contradiction", "two supposals contradict each other.", found=f"{one} and {other}",
                expected="one of them; ask about the other by itself")
    )  # fmt: skip


@dataclass(slots=True)
class Supposals:
    """What has been supposed so far of the nodes of one organisation."""

    root: str
    change: Change | None = None
    _taken: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def take(self, topic: str, node: str, value: str) -> None:
        """Note that ``topic`` of ``node`` is supposed to be ``value``. Raises ``InputError`` where it was another."""
        said = f"--{self.change.kind} {self.change.about}" if self.change else topic
        before = self._taken.setdefault((topic, node), (value, said))
        if before[0] != value:
            raise contradiction(before[1], said)

    def settle(self) -> None:
        """Raise ``InputError`` where an AI system would change in design once it is out of use."""
        for (topic, node), (day, said) in self._taken.items():
            retired = self._taken.get(("retirement", node))
            if topic == "redesign" and retired is not None and day >= retired[0]:
                raise contradiction(retired[1], said)
