"""A scene in which she decides: each choice says what happens, and leads on or ends it.

Body: {"moments": [{"id", "who", "text", "ways": [{"id", "text", "happens", "then": id of a moment | ""}]}]}:
what happens is there to be read, once she has chosen. Answer key: {"how": {id of a way: "good" | "possible" |
"not_yet"}}. Response: the ids of the ways she went, in order.

Exchange: an option for each way, its feedback is what happens. Settings: {"moments": [{"who", "text"}], "of":
[number of the moment for each option], "then": [number of the moment that follows, 0 for the end]}.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.activities.contract import (
    NOT_OF_THIS_QUESTION,
    NOTHING_CHOSEN,
    ActivityType,
    Mark,
    Published,
    ResponseRefused,
    Shown,
    register,
)
from courses.activities.credit import mark_of
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.items import item_of
from courses.activities.scenario.forms import (
    LABEL,
    NEVER_REACHED,
    NO_GOOD_WAY,
    ONLY_FORWARD,
    TOO_MANY_WAYS,
    TWO_WAYS,
    ScenarioForm,
)

GO_ON = gettext_lazy("It goes on: choose what you do next.")
SHARES = {"good": Decimal(1), "possible": Decimal("0.5"), "not_yet": Decimal(0)}
MOST_WAYS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMoment:
    """`name` is that of the field: another one on each way that leads here."""

    who: str
    text: str
    name: str
    ways: "list[ShownWay]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWay:
    id: str
    text: str
    happens: str
    checked: bool
    then: ShownMoment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownScene(Shown):
    first: ShownMoment | None


def moments_of(body: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {moment["id"]: moment for moment in body["moments"]}


def paths_of(body: Mapping[str, Any]) -> Iterator[list[str]]:
    """Every way from the first moment to an end."""
    moments = moments_of(body)

    def on(moment: Mapping[str, Any], gone: list[str]) -> Iterator[list[str]]:
        for way in moment["ways"]:
            after = moments.get(way["then"])
            if after:
                yield from on(after, [*gone, way["id"]])
            else:
                yield [*gone, way["id"]]

    if body["moments"]:
        yield from on(body["moments"][0], [])


@register
class Scenario(ActivityType):
    name = "scenario"
    label = LABEL
    form = ScenarioForm
    example = "Your shift ends at 21:00. What do you do?"

    def problems(self, *, value: Any) -> list[str]:
        moments = list(value["moments"])
        found = []
        for number, moment in enumerate(moments, start=1):
            if len(moment["ways"]) < 2:
                found.append(TWO_WAYS % {"number": number})
            if any(way["then"] and not number < way["then"] <= len(moments) for way in moment["ways"]):
                found.append(ONLY_FORWARD % {"number": number})
        led_to = {way["then"] for moment in moments for way in moment["ways"]}
        found += [NEVER_REACHED % {"number": n} for n in range(2, len(moments) + 1) if n not in led_to]
        if found:
            return found
        published = self.publish(value=value)
        paths, how = list(paths_of(published.body)), published.answer_key["how"]
        if len(paths) > MOST_WAYS:
            return [str(TOO_MANY_WAYS)]
        good = any(all(how[way] == "good" for way in path) for path in paths)
        return [] if good else [str(NO_GOOD_WAY)]

    def publish(self, *, value: Any) -> Published:
        """What leads back, in a draft, ends there: so every scene has an end."""
        rows = [(str(item.id), item.value) for item in value["moments"].bound_blocks]
        moments, how = [], {}
        for number, (moment_id, moment) in enumerate(rows, start=1):
            ways = []
            for item in moment["ways"].bound_blocks:
                way, then = item.value, item.value["then"] or 0
                after = rows[then - 1][0] if number < then <= len(rows) else ""
                how[str(item.id)] = way["how"]
                ways.append(
                    {"id": str(item.id), "text": way["text"], "happens": way["happens"], "then": after}
                )
            moments.append({"id": moment_id, "who": moment["who"], "text": moment["text"], "ways": ways})
        return Published(body={"moments": moments}, answer_key={"how": how})

    def parse(self, *, body: dict[str, Any], posted: Mapping[str, Sequence[str]]) -> list[str]:
        moments, gone, path = moments_of(body), [], "at"
        moment = next(iter(body["moments"]), None)
        while moment:
            sent = posted.get(path, [""])[-1]
            number = next((n for n, way in enumerate(moment["ways"]) if way["id"] == sent), None)
            if number is None:
                break
            gone.append(sent)
            path = f"{path}-{number}"
            moment = moments.get(moment["ways"][number]["then"])
        return gone

    def clean(self, *, body: dict[str, Any], response: Any) -> list[str]:
        if not response:
            raise ResponseRefused(NOTHING_CHOSEN)
        paths = list(paths_of(body))
        if list(response) in paths:
            return list(response)
        begun = any(path[: len(response)] == list(response) for path in paths)
        raise ResponseRefused(GO_ON if begun else NOT_OF_THIS_QUESTION)

    def mark(self, *, body: dict[str, Any], answer_key: dict[str, Any], response: Any) -> Mark:
        """The mean of what she decided. What happened tells her where it turned."""
        shares = [SHARES.get(answer_key["how"].get(way, ""), Decimal(0)) for way in response]
        share = sum(shares, Decimal(0)) / len(shares)
        if min(shares) == 1:
            return mark_of(Decimal(1))
        return mark_of(share, feedback=_("Read what happened, go back and try another way."))

    def describe(self, *, body: dict[str, Any], response: Any) -> list[str]:
        words = {way["id"]: way["text"] for moment in body["moments"] for way in moment["ways"]}
        return [words[way] for way in response if way in words]

    def show(self, *, body: dict[str, Any], response: Any, state: str = "") -> ShownScene:
        moments = moments_of(body)

        def shown(moment: Mapping[str, Any], name: str, left: Sequence[str]) -> ShownMoment:
            ways = []
            for number, way in enumerate(moment["ways"]):
                after, goes = moments.get(way["then"]), bool(left) and left[0] == way["id"]
                ways.append(
                    ShownWay(
                        id=way["id"],
                        text=way["text"],
                        happens=way["happens"],
                        checked=goes,
                        then=shown(after, f"{name}-{number}", left[1:] if goes else ()) if after else None,
                    )
                )
            return ShownMoment(who=moment["who"], text=moment["text"], name=name, ways=ways)

        first = next(iter(body["moments"]), None)
        return ShownScene(first=shown(first, "at", list(response or [])) if first else None)

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        found = []
        for moment in body["moments"]:
            found += [moment["who"], moment["text"]]
            found += [words for way in moment["ways"] for words in (way["text"], way["happens"])]
        return [words for words in found if words]

    def sample_response(self, *, body: dict[str, Any], answer_key: dict[str, Any], right: bool) -> list[str]:
        def is_good(path: Sequence[str]) -> bool:
            return all(answer_key["how"][way] == "good" for way in path)

        paths = list(paths_of(body))
        return next((path for path in paths if is_good(path) is right), paths[0])

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        options, of, then = [], [], []
        for number, moment in enumerate(value["moments"], start=1):
            for item in moment["ways"].bound_blocks:
                credit = float(SHARES[item.value["how"]])
                options.append(
                    ExchangeOption(item.value["text"], credit, item.value["happens"], str(item.id))
                )
                of.append(number)
                then.append(item.value["then"] or 0)
        moments = [{"who": moment["who"], "text": moment["text"]} for moment in value["moments"]]
        return ExchangeActivity(self.name, tuple(options), {"moments": moments, "of": of, "then": then})

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        said = activity.settings
        rows = list(zip(activity.options, said.get("of", []), said.get("then", []), strict=False))
        return {
            "moments": [
                item_of(
                    {
                        "who": moment.get("who", ""),
                        "text": moment["text"],
                        "ways": [_stored(option, then) for option, of, then in rows if of == number],
                    }
                )
                for number, moment in enumerate(said.get("moments", []), start=1)
            ]
        }


def _stored(option: ExchangeOption, then: int) -> Mapping[str, Any]:
    how = "good" if option.credit >= 1 else "possible" if option.credit > 0 else "not_yet"
    words = {"text": option.text, "happens": option.feedback, "how": how, "then": then or None}
    return item_of(words, option.id)
