"""A sentence that is true or not.

Body: {"choices": [{"id": "true"}, {"id": "false"}]}. Answer key and response as those of one choice.
Exchange: two options, “true” and “false”, whose credit and feedback are those of the answers.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.activities.contract import Published, register
from courses.activities.exchange import ExchangeActivity, ExchangeOption
from courses.activities.single.activity import Single
from courses.activities.true_false.forms import LABEL, SAY_WHICH, TrueFalseForm

WORDS = {"true": _("It is true"), "false": _("It is not true")}
FEEDBACK = {"true": "if_true", "false": "if_false"}


@register
class TrueFalse(Single):
    name = "true_false"
    label = LABEL
    form = TrueFalseForm
    example = "Raw meat goes on the red board."

    def problems(self, *, value: Any) -> list[str]:
        return [] if value["answer"] in WORDS else [str(SAY_WHICH)]

    def publish(self, *, value: Any) -> Published:
        said = {choice: value[field] for choice, field in FEEDBACK.items() if value[field]}
        return Published(
            body={"choices": [{"id": choice} for choice in WORDS]},
            answer_key={"correct": [value["answer"]], "feedback": said},
        )

    def words_of(self, choice: dict[str, Any]) -> str:
        return str(WORDS[choice["id"]])

    def texts(self, *, body: dict[str, Any]) -> list[str]:
        return []

    def write_exchange(self, *, value: Any) -> ExchangeActivity:
        return ExchangeActivity(
            self.name,
            tuple(
                ExchangeOption(
                    choice, credit=float(choice == value["answer"]), feedback=value[FEEDBACK[choice]]
                )
                for choice in WORDS
            ),
        )

    def read_exchange(self, *, activity: ExchangeActivity) -> dict[str, Any]:
        options = {option.text.strip().casefold(): option for option in activity.options}
        right = next((name for name, option in options.items() if option.credit > 0), "")
        said = {FEEDBACK[name]: options[name].feedback if name in options else "" for name in WORDS}
        return {"answer": right, **said}
