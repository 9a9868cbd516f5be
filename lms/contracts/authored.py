"""Contract: a kind of thing that authors write beside pages, pictures and recordings.

Whoever brings the kind names it here, so that authors and reviewers get their rights on it
(`lms.organisations.writers`) without anybody having to tick them.
"""

from dataclasses import dataclass

from lms.contracts.registry import Registry


@dataclass(frozen=True)
class Authored:
    """`model` is "app.model". `face` is the only face it is written on.

    `reviewed`: it has drafts; reviewers publish them, and authors hand them in. `settled`: what there is of
    it says what learners have shown already, so that only reviewers change it.
    """

    model: str
    face: str
    reviewed: bool = False
    settled: bool = False


authored: Registry[Authored] = Registry("what authors write")


def register(kind: Authored) -> Authored:
    return authored.add(kind.model, kind)
