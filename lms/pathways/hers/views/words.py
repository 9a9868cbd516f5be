"""What she says in her own words: where she is going, what a step is called, what she wants."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from lms.pathways.hers.forms.words import AimForm, GoalForm, StepForm
from lms.pathways.hers.views.own import WritingMixin, language
from lms.pathways.plans.actions import add_goal, add_step, plan_step, say_aim, say_goal, say_step
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin


class AimView(WritingMixin, OnceMixin, FormView):
    form_class = AimForm
    template_name = "lms_pathways/hers/aim.html"
    done_words = gettext_lazy("Your words are in your plan.")

    def get_form_kwargs(self) -> dict[str, Any]:
        pathway = self.open_pathway
        return {
            **super().get_form_kwargs(),
            "initial": {"words": pathway.said("aim").only_in(language())},
            "has_words": bool(pathway.said("aim")),
            "has_voice": bool(pathway.aim_voice),
            "has_picture": bool(pathway.aim_picture),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, plan=self.plan)

    def create(self, form: AimForm, submission: Submission) -> str:
        say_aim(
            self.open_pathway,
            form.cleaned_data["words"],
            language=language(),
            voice=form.voice_file,
            picture=form.picture_file,
        )
        return reverse("pathway:home")


class NewStepView(WritingMixin, OnceMixin, FormView):
    """One more step, at the end of a stage."""

    form_class = StepForm
    template_name = "lms_pathways/hers/step_form.html"
    done_words = gettext_lazy("The step is in your plan.")

    def theme(self) -> str:
        return self.get_stage(self.kwargs["uuid"]).theme

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, stage=self.shown_stage(self.kwargs["uuid"]), step=None)

    def create(self, form: StepForm, submission: Submission) -> str:
        said, code = form.cleaned_data, language()
        stage = self.get_stage(self.kwargs["uuid"])
        add_step(
            stage,
            {code: said["words"]},
            by=self.request.user,
            said_in=code,
            detail={code: said["detail"]},
            on=said["on"],
            at=said["at"] if said["on"] else None,
            voice=form.voice_file or "",
            picture=form.picture_file or "",
        )
        return reverse("pathway:stage", args=[stage.uuid])


class ChangeStepView(WritingMixin, OnceMixin, FormView):
    """In her words, from now on."""

    form_class = StepForm
    template_name = "lms_pathways/hers/step_form.html"
    done_words = gettext_lazy("The step is as you said.")

    def theme(self) -> str:
        return self.get_step(self.kwargs["uuid"]).stage.theme

    def get_form_kwargs(self) -> dict[str, Any]:
        step, code = self.get_step(self.kwargs["uuid"]), language()
        initial = {
            "words": step.said("words").only_in(code),
            "detail": step.said("detail").only_in(code),
            "on": step.on,
            "at": step.at,
        }
        return {
            **super().get_form_kwargs(),
            "initial": initial,
            "has_words": bool(step.said("words")),
            "has_voice": bool(step.voice),
            "has_picture": bool(step.picture),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        step = self.get_step(self.kwargs["uuid"])
        shown = next(row for row in self.shown_stage(step.stage.uuid).steps if row.uuid == step.uuid)
        return super().get_context_data(**kwargs, stage=self.shown_stage(step.stage.uuid), step=shown)

    def create(self, form: StepForm, submission: Submission) -> str:
        step, said = self.get_step(self.kwargs["uuid"]), form.cleaned_data
        say_step(
            step,
            said["words"],
            language=language(),
            detail=said["detail"],
            voice=form.voice_file,
            picture=form.picture_file,
        )
        plan_step(step, on=said["on"], at=said["at"], minutes=step.minutes, helper=step.helper)
        return reverse("pathway:step", args=[step.uuid])


class NewGoalView(WritingMixin, OnceMixin, FormView):
    form_class = GoalForm
    template_name = "lms_pathways/hers/goal_form.html"
    done_words = gettext_lazy("It is in your plan.")

    def theme(self) -> str:
        return self.get_stage(self.kwargs["uuid"]).theme

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, stage=self.shown_stage(self.kwargs["uuid"]), goal=None)

    def create(self, form: GoalForm, submission: Submission) -> str:
        stage = self.get_stage(self.kwargs["uuid"])
        add_goal(
            stage,
            form.cleaned_data["words"],
            language=language(),
            by=self.request.user,
            voice=form.voice_file or "",
            picture=form.picture_file or "",
        )
        return reverse("pathway:stage", args=[stage.uuid])


class ChangeGoalView(WritingMixin, OnceMixin, FormView):
    form_class = GoalForm
    template_name = "lms_pathways/hers/goal_form.html"
    done_words = gettext_lazy("It is as you said.")

    def theme(self) -> str:
        return self.get_goal(self.kwargs["uuid"]).stage.theme

    def get_form_kwargs(self) -> dict[str, Any]:
        goal = self.get_goal(self.kwargs["uuid"])
        return {
            **super().get_form_kwargs(),
            "initial": {"words": goal.said("words").only_in(language())},
            "has_words": bool(goal.said("words")),
            "has_voice": bool(goal.voice),
            "has_picture": bool(goal.picture),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        goal = self.get_goal(self.kwargs["uuid"])
        stage = self.shown_stage(goal.stage.uuid)
        shown = next((row for row in stage.goals if row.uuid == goal.uuid), None)
        if shown is None:
            raise Http404
        return super().get_context_data(**kwargs, stage=stage, goal=shown)

    def create(self, form: GoalForm, submission: Submission) -> str:
        goal = self.get_goal(self.kwargs["uuid"])
        say_goal(
            goal,
            form.cleaned_data["words"],
            language=language(),
            voice=form.voice_file,
            picture=form.picture_file,
        )
        return reverse("pathway:stage", args=[goal.stage.uuid])
