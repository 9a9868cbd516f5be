"""Hers, under /learn/pathway/: behind her PIN and the page about her phone (S3)."""

from typing import Any

from django.urls import URLPattern, path

from lms.pathways.hers.views import book, files, finish, moving, people, plan, stages, steps, words, wrong
from lms.safety.access.policy import guarded


def _hers(view: Any, **more: Any) -> Any:
    return guarded("learner_pin", view.as_view(**more), "told")


app_name = "pathway"
urlpatterns: list[URLPattern] = [
    path("", _hers(plan.MyPlanView), name="home"),
    path("words/", _hers(words.AimView), name="words"),
    path("order/", _hers(stages.OrderView), name="order"),
    path("wrong/", _hers(wrong.WrongView), name="wrong"),
    path("stages/<uuid:uuid>/", _hers(stages.StageView), name="stage"),
    path("stages/<uuid:uuid>/step/", _hers(words.NewStepView), name="step_new"),
    path("stages/<uuid:uuid>/goal/", _hers(words.NewGoalView), name="goal_new"),
    path("stages/<uuid:uuid>/move/<slug:way>/", _hers(stages.MoveStageView), name="stage_move"),
    path("stages/<uuid:uuid>/<slug:what>/", _hers(stages.SetStageView), name="stage_set"),
    path("goals/<uuid:uuid>/words/", _hers(words.ChangeGoalView), name="goal_words"),
    path("goals/<uuid:uuid>/<slug:what>/", _hers(stages.SetGoalView), name="goal_set"),
    path("steps/<uuid:uuid>/", _hers(steps.StepView), name="step"),
    path("steps/<uuid:uuid>/words/", _hers(words.ChangeStepView), name="step_words"),
    path("steps/<uuid:uuid>/remove/", _hers(steps.RemoveStepView), name="step_remove"),
    path("steps/<uuid:uuid>/move/<slug:way>/", _hers(stages.MoveStepView), name="step_move"),
    path("steps/<uuid:uuid>/<slug:what>/", _hers(steps.SetStepView), name="step_set"),
    path("people/<uuid:uuid>/", _hers(people.HelperView), name="person"),
    path("people/<uuid:uuid>/no/", _hers(people.DeclineView), name="person_no"),
    path("people/<uuid:uuid>/end/", _hers(people.EndView), name="person_end"),
    path("book/", _hers(book.BookView), name="book"),
    path("book/sheet.pdf", _hers(book.BookPrintView), name="book_print"),
    path("book/whole.pdf", _hers(book.BookPrintView, whole=True), name="book_whole"),
    path("rest/", _hers(finish.RestView), name="rest"),
    path("end/", _hers(finish.FinishView), name="finish"),
    path("along/", _hers(finish.AlongView), name="along"),
    path("along/sheet.pdf", _hers(finish.AlongPrintView), name="along_print"),
    path("move/", _hers(moving.MoveView), name="move"),
    path("move/<uuid:uuid>/receipt.pdf", _hers(moving.ReceiptView), name="move_receipt"),
    path("move/<uuid:uuid>/<slug:what>/", _hers(moving.AnswerView), name="move_answer"),
    path("files/<uuid:uuid>/<slug:part>/", _hers(files.FileView), name="file"),
]
