"""From demo/content/contacts.toml to the contacts of the demo, checked on days counted back from today."""

from typing import Any

from lms.contacts.enums import Kind
from lms.contacts.models import SHOWN, Contact, ContactWords
from lms.core import days
from lms.site.demo.content import DEMO, SOURCE, read
from lms.site.demo.ids import stable_id

FILE = DEMO / "content" / "contacts.toml"
CHECKED_BY = "Written for the demo, called by nobody"


def load_contacts() -> None:
    content = read(FILE)
    for position, facts in enumerate(content["contacts"]):
        example = {} if facts["kind"] == Kind.EMERGENCY else content["example"]
        _write(facts, content["words"][facts["words"]], position, example)


def _write(
    facts: dict[str, Any], words: dict[str, dict[str, Any]], position: int, example: dict[str, str]
) -> None:
    made = Contact(
        uuid=stable_id("contacts", facts["id"]),
        name=words[SOURCE]["label"],
        position=position,
        reviewer=CHECKED_BY,
        reviewed_on=days.in_days(-facts["checked"]),
        **{name: facts[name] for name in SHOWN if name in facts},
    )
    made.expires_on = days.months_after(made.reviewed_on, made.months_of_a_review())
    made.save()
    for language, said in words.items():
        ContactWords.objects.create(
            contact=made,
            language=language,
            label=said["label"],
            hours=said.get("hours", ""),
            happens="\n".join([*said["happens"], *([example[language]] if example else [])]),
        )
