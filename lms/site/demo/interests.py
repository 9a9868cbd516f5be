"""How far learners of the demo have come towards work: one is interested, one is asked, two write with each
other, one was told no.
"""

from typing import Any

from employers.contact.actions.endings import decline
from employers.contact.actions.interests import answer_her, ask_her, show_interest, use_share
from employers.contact.actions.phrase import set_phrase
from employers.contact.actions.talking import write_in
from employers.contact.models import Interest
from employers.matching.actions import refresh_looked_for
from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Portfolio
from employers.vacancies.models import Vacancy
from lms.accounts.models import Profile
from lms.contracts import evidence
from lms.core import days
from lms.core.people import Person
from lms.site.demo import story

PHRASE = "three lemons on a blue plate"


def make_interests() -> None:
    aurora, ponte = (_offered(name) for name in ("Hotel Aurora", "Trattoria del Ponte"))
    if not (aurora and ponte):  # a site that took the vacancies out
        return
    _talks(_person("Amber Willow 63"), aurora[0])
    show_interest(_person("Copper Lark 29"), ponte[0])
    _asked(_person("Golden Pebble 46"), aurora[-1])
    _told_no(_person("Warm Harbour 12"), ponte[-1])


def _offered(name: str) -> list[Vacancy]:
    open_now = Vacancy.objects.open_now().filter(organisation__name=name)
    return list(open_now.select_related("organisation").order_by("title", "pk"))


def _person(handle: str) -> Person:
    return Profile.objects.select_related("user").get(handle=handle).user


def _coach() -> Any:
    return story.named("giulia")


def _talks(person: Person, vacancy: Vacancy) -> None:
    """She shows this employer something since before, and chose a phrase."""
    set_phrase(person, PHRASE)
    interest = show_interest(person, vacancy)
    answer_her(interest, by=_coach(), words="I have been there. The bus 4 stops at the door.")
    use_share(interest, by=person)
    for author, words in (
        (story.named("aurora"), "Would you like to see the kitchen before you decide? Tuesday at 10:00."),
        (person, "Yes, please. Which entrance do I use?"),
        (_coach(), "I come along. We meet at the side entrance at 9:50."),
    ):
        write_in(_again(interest), by=author, body=words)


def _again(interest: Interest) -> Interest:
    return Interest.objects.select_related("vacancy__organisation", "person__profile").get(pk=interest.pk)


def _asked(person: Person, vacancy: Vacancy) -> None:
    portfolio, _is_new = Portfolio.objects.get_or_create(person=person)
    portfolio.looked_for = True
    portfolio.save(update_fields=["looked_for"])
    refresh_looked_for(person.pk)
    ask_her(
        person, vacancy, by=_coach(), words="العمل قريب من بيتكِ، والمسؤولة هناك تتكلم العربية. القرار لكِ."
    )


def _told_no(person: Person, vacancy: Vacancy) -> None:
    interest = show_interest(person, vacancy)
    answer_her(interest, by=_coach(), words="Li conosco: spiegano bene e con calma.")
    draft = Draft(
        vacancy.organisation,
        days.in_days(30),
        "Aiuto cucina",
        languages="Italiano, francese",
        items=evidence.shareable(person),
    )
    share(person, draft, language="it")
    decline(_again(interest), by=story.named("ponte"), reason="hours", note="Torni pure in autunno.")
