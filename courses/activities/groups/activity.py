"""She sorts things into groups.

Exchange: an option for each thing. Settings: {"groups": [name for each option], "empty": [names of groups
into which nothing goes]}.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.activities.contract import Published, register
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.groups.forms import (
    IN_TWO_GROUPS,
    LABEL,
    NOTHING_TO_SORT,
    TWO_GROUPS,
    GroupsForm,
)
from courses.activities.items import item_of
from courses.activities.mixing import mixed
from courses.activities.placing.activity import Placing


@register
class Groups(Placing):
    name = "groups"
    label = LABEL
    form = GroupsForm
    script = ""  # each thing has its groups beside it: one tap without any
    example = "Which bin does it go in?"
    each_first = _("Choose a group for each first.")

    def problems(self, *, value: Any) -> list[str]:
        names = {group["name"].strip().casefold() for group in value["groups"]}
        things = [thing.strip().casefold() for group in value["groups"] for thing in group["things"]]
        found = []
        if len(names) < max(2, len(value["groups"])):
            found.append(TWO_GROUPS)
        if len(things) < 2:
            found.append(NOTHING_TO_SORT)
        if len(set(things)) < len(things):
            found.append(IN_TWO_GROUPS)
        return list(map(str, found))

    def publish(self, *, value: Any) -> Published:
        groups = [(str(item.id), item.value) for item in value["groups"].bound_blocks]
        places, texts = {}, {}
        for group_id, group in groups:
            for thing in group["things"].bound_blocks:
                places[str(thing.id)], texts[str(thing.id)] = group_id, thing.value
        items = [{"id": thing, "text": texts[thing]} for thing in mixed(list(texts))]
        return Published(
            body={
                "items": items,
                "places": [{"id": group_id, "text": group["name"]} for group_id, group in groups],
            },
            answer_key={"places": {item["id"]: places[item["id"]] for item in items}, "feedback": {}},
        )

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        rows = [(group["name"], thing) for group in value["groups"] for thing in group["things"].bound_blocks]
        options = tuple(ExchangeOption(thing.value, 1 / len(rows), id=str(thing.id)) for _name, thing in rows)
        names = [name for name, _thing in rows]
        empty = [group["name"] for group in value["groups"] if not group["things"]]
        return ExchangeActivity(self.name, options, {"groups": names, "empty": empty})

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        groups: dict[str, list[ExchangeOption]] = {}
        for option, name in zip(activity.options, activity.settings.get("groups", []), strict=False):
            groups.setdefault(name, []).append(option)
        for name in activity.settings.get("empty", []):
            groups.setdefault(name, [])
        return {
            "groups": [
                item_of({"name": name, "things": [item_of(each.text, each.id) for each in options]})
                for name, options in groups.items()
            ]
        }
