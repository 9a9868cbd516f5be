from typing import Any

from django.core.checks import Error, Tags, register

from lms.contracts.desk.menu import FACES, menu
from lms.contracts.desk.rooms import rooms_on
from lms.safety.access.policy import policies


@register(Tags.urls)
def check_desk(app_configs: Any, **kwargs: Any) -> list:
    """A menu that names a rule nobody registered shows the entry to nobody; two front pages hide one."""
    problems = [
        Error(
            f"The desk's menu entry {item.key!r} names the policy {item.policy!r}, which nobody registered.",
            hint="Name the policy its address is guarded with.",
            id="lms.E027",
        )
        for item in menu
        if item.policy not in policies
    ]
    for face in FACES:
        fronts = [room.key for room in rooms_on(face) if room.has_front]
        if len(fronts) > 1:
            problems.append(
                Error(
                    f"Of the desk's rooms {' and '.join(fronts)} each brings the front page of one face.",
                    hint="Leave has_front to one of them.",
                    id="lms.E028",
                )
            )
    return problems
