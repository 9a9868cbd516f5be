"""Six learners with plans at different places of their way, made through the same actions as in real life:
one in the middle whose review is due, one in Arabic, one handed over, one at its end, one that rests, one
that has just begun.
"""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from lms.accounts.models import Profile
from lms.core import days
from lms.core.people import Person
from lms.organisations.models import Organisation, Role
from lms.pathways.circle.actions import let_in, suggest
from lms.pathways.circle.models import Helper
from lms.pathways.closing.actions import Farewell, close, pause
from lms.pathways.closing.queries import offered
from lms.pathways.enums import Theme
from lms.pathways.moving.actions import agree, ask, receive
from lms.pathways.moving.models import HandOver
from lms.pathways.plans.actions import (
    add_step,
    do_step,
    mark_goal,
    mark_stage,
    object_to,
    put_aside,
    say_aim,
    start_plan,
    translate,
)
from lms.pathways.plans.models import Pathway, Stage, Step
from lms.pathways.plans.queries import plan_in
from lms.pathways.reviews.models import Review
from lms.site.demo.plan_templates import template_key
from lms.site.demo.story import named

EVERYTHING = tuple(Theme.values)
TRAINING = (Theme.LANGUAGE.value, Theme.SKILLS.value, Theme.WORK.value)
HERE, THERE = "Officina Aperta", "Ergasia Workshops"


@dataclass(frozen=True)
class DemoPlan:
    """`aim` is said in the first of its languages. `done`: so many stages are behind her, and so many steps
    of the next one. `began` and `review` are days from today.
    """

    handle: str
    template: str
    aim: dict[str, str]
    began: int
    done: int = 0
    steps: int = 0
    review: int | None = None
    trainer: bool = False
    aside: bool = False
    kept: dict[str, str] = field(default_factory=dict)


PLANS = [
    DemoPlan(
        "Amber Willow 63",
        "whole-way",
        {
            "en": "I want to cook in a place with a window.",
            "it": "Voglio cucinare in un posto con una finestra.",
        },
        began=-120,
        done=2,
        steps=2,
        review=-2,
        trainer=True,
        aside=True,
    ),
    DemoPlan(
        "Morning Cedar 54",
        "whole-way",
        {"ar": "أريد بيتًا صغيرًا ومفتاحًا في جيبي.", "it": "Voglio una casa piccola e la chiave in tasca."},
        began=-45,
        done=1,
        steps=1,
        review=12,
        trainer=True,
    ),
    DemoPlan(
        "Copper Lark 29",
        "kitchen-work",
        {"it": "Voglio lavorare vicino al mare.", "el": "Θέλω να δουλέψω κοντά στη θάλασσα."},
        began=-90,
        done=1,
        steps=1,
        review=20,
    ),
    DemoPlan(
        "Linen Garden 25",
        "first-weeks",
        {"ro": "Vreau să știu unde mă duc dimineața.", "it": "Voglio sapere dove vado la mattina."},
        began=-70,
        done=9,
        kept={
            "ro": "Un dosar albastru cu toate actele mele",
            "it": "Una cartella blu con tutti i miei documenti",
        },
    ),
    DemoPlan(
        "Warm Harbour 12",
        "kitchen-work",
        {"it": "Prima mia figlia inizia la scuola, poi io."},
        began=-60,
        done=0,
        steps=2,
        review=6,
    ),
    DemoPlan(
        "Silver Heron 90",
        "first-weeks",
        {
            "es": "Quiero volver a tener una semana tranquila.",
            "it": "Voglio di nuovo una settimana tranquilla.",
        },
        began=-4,
    ),
]


def make_plans() -> None:
    """After the learners, whose accounts, courses and supporters are there."""
    made = {plan.handle: _begin(plan) for plan in PLANS}
    _contest(made["Morning Cedar 54"])
    _hand_over(made["Copper Lark 29"])
    _close(made["Linen Garden 25"], PLANS[3])
    _rest(made["Warm Harbour 12"])
    _only_ask(made["Silver Heron 90"])


def _begin(plan: DemoPlan) -> Pathway:
    profile = Profile.objects.select_related("user").get(handle=plan.handle)
    worker, person = named("giulia"), profile.user
    organisation = Organisation.objects.get(name=HERE)
    pathway = start_plan(
        person,
        organisation=organisation,
        by=worker,
        template=UUID(template_key(plan.template)),
        language=profile.language,
    )
    first, *others = plan.aim
    say_aim(pathway, plan.aim[first], language=first)
    for language in others:
        translate(pathway, "aim", plan.aim[language], language=language)
    if plan.done or plan.steps:
        _around(pathway, worker, Role.CASE_WORKER, EVERYTHING, since=plan.began, why=PLAN_WITH_YOU)
        if plan.trainer:
            _around(pathway, named("marta"), Role.TRAINER, TRAINING, since=-30, why=TEACHES)
        _go(pathway, plan)
        _look(pathway, worker, profile.language, plan)
    _put_back(pathway, plan)
    return pathway


PLAN_WITH_YOU = {
    "en": "Looks at your plan with you",
    "it": "Guarda il piano insieme a te",
    "ar": "تنظر معك في خطتك",
    "ro": "Se uită la plan împreună cu tine",
    "es": "Mira tu plan contigo",
}
TEACHES = {
    "en": "Teaches your course",
    "it": "Insegna nel tuo corso",
    "ar": "تعلّم في دورتك",
}


def _around(
    pathway: Pathway, worker: Person, role: Role, themes: tuple[str, ...], *, since: int, why: dict[str, str]
) -> None:
    helper = suggest(
        pathway,
        worker,
        organisation=pathway.organisation,
        role=role,
        themes=themes,
        by=pathway.person,
        why=why,
    )
    let_in(helper, by=pathway.person, themes=themes)
    met = max(since, -10)
    Helper.objects.filter(pk=helper.pk).update(
        asked_at=_moment(since), since=days.in_days(since), last_met_on=days.in_days(met)
    )


def _go(pathway: Pathway, plan: DemoPlan) -> None:
    """Stage after stage; the steps that tick themselves elsewhere are left to what she did there."""
    stages = list(Stage.objects.filter(pathway=pathway).order_by("order", "pk"))
    each = -plan.began // (len(stages) + 1)
    for number, stage in enumerate(stages[: plan.done + 1]):
        day = plan.began + each * number
        is_done = number < plan.done
        mark_stage(stage, begun=True, done=is_done or None)
        steps = [step for step in stage.steps.order_by("order", "pk") if not step.destination_kind]
        for step in steps if is_done else steps[: plan.steps]:
            do_step(step, by=pathway.person, on=days.in_days(day + each))
        if not is_done and plan.aside and steps[plan.steps + 1 :]:
            put_aside(steps[-1], by=pathway.person)
        Stage.objects.filter(pk=stage.pk).update(
            begun_on=days.in_days(day), done_on=days.in_days(day + each) if is_done else None
        )
        for goal in stage.goals.all()[:1] if is_done else ():
            mark_goal(goal, reached=True)
            stage.goals.filter(pk=goal.pk).update(reached_on=days.in_days(day + each))


def _look(pathway: Pathway, worker: Person, language: str, plan: DemoPlan) -> None:
    """They looked at it a month ago, in her language and in Italian."""
    held = max(plan.began + 1, -30)
    changes = {
        "en": "Two steps are done.",
        "it": "Due passi sono fatti.",
        "ar": "خطوتان تمّتا.",
        "ro": "Doi pași sunt făcuți.",
        "es": "Dos pasos están hechos.",
    }
    languages = list(dict.fromkeys((language, "it")))
    Review.objects.create(
        pathway=pathway,
        held_on=days.in_days(held),
        made_at=_moment(held),
        worker=worker,
        languages=languages,
        changes=[{each: changes[each] for each in languages if each in changes}],
        agreed_by_her=True,
        agreed_by_worker=True,
    )


def _put_back(pathway: Pathway, plan: DemoPlan) -> None:
    pathway.begun_at = _moment(plan.began)
    pathway.aim_said_on = days.in_days(plan.began)
    pathway.next_review_on = days.in_days(plan.review) if plan.review is not None else None
    pathway.next_review_at = datetime.time(10) if plan.review is not None else None
    pathway.save(update_fields=["begun_at", "aim_said_on", "next_review_on", "next_review_at"])


def _contest(pathway: Pathway) -> None:
    """She says that something is not right, and a step waits for her yes."""
    step = Step.objects.filter(stage__pathway=pathway, state=Step.State.DONE).order_by("pk").first()
    object_to(pathway, "لم يكن ذلك يوم الثلاثاء، بل يوم الخميس.", language="ar", step=step)
    stage = Stage.objects.filter(pathway=pathway, done_on=None).order_by("order", "pk")[0]
    words = {"it": "Prendere il modulo all'ufficio di Via Verdi", "ar": "أخذ الاستمارة من مكتب فيا فيردي"}
    add_step(stage, words, by=named("giulia"), said_in="it", on=days.in_days(3), at=datetime.time(9, 30))


def _hand_over(pathway: Pathway) -> None:
    """To Athens: asked for, agreed to and received; both help along for some days more."""
    eleni = named("eleni")
    hand_over = ask(
        pathway,
        worker=named("giulia"),
        to_organisation=Organisation.objects.get(name=THERE),
        themes=EVERYTHING,
        overlap_until=days.in_days(9),
    )
    agree(hand_over, person=pathway.person, language="it")
    receive(hand_over, worker=eleni)
    HandOver.objects.filter(pk=hand_over.pk).update(
        asked_at=_moment(-8), agreed_at=_moment(-7), received_at=_moment(-5)
    )
    Helper.objects.filter(pathway=pathway, person=eleni).update(since=days.in_days(-5))


def _close(pathway: Pathway, plan: DemoPlan) -> None:
    """With what she takes along, in both languages."""
    languages = tuple(plan.aim)
    along = [line.texts for line in offered(plan_in(pathway), languages)[:4]]
    close(
        pathway,
        by=named("giulia"),
        farewell=Farewell(languages, [*along, plan.kept], agreed_by_her=True),
    )


def _rest(pathway: Pathway) -> None:
    pause(pathway, by=pathway.person)
    Pathway.objects.filter(pk=pathway.pk).update(paused_at=_moment(-9))


def _only_ask(pathway: Pathway) -> None:
    """Just begun: her adviser asks to be let in, and waits for her yes."""
    suggest(
        pathway,
        named("giulia"),
        organisation=pathway.organisation,
        role=Role.CASE_WORKER,
        themes=EVERYTHING,
        by=named("giulia"),
        why=PLAN_WITH_YOU,
    )


def _moment(day: int) -> datetime.datetime:
    """At eleven on that day; of today, now."""
    return timezone.now() if day == 0 else days.noon_of(days.in_days(day)) - datetime.timedelta(hours=1)
