"""The plans' pages of the desk, under /teach/."""

from django.urls import path

from lms.pathways.desk.views import (
    circle,
    finish,
    moving,
    numbers,
    objections,
    plan,
    plans,
    start,
    suggest,
    together,
)
from lms.safety.access.policy import guarded

app_name = "plans_desk"
urlpatterns = [
    path("plans/", guarded("desk", plans.PlansView.as_view()), name="list"),
    path("plans/numbers/", guarded("team", numbers.NumbersView.as_view()), name="numbers"),
    path("plans/coming/", guarded("desk", moving.ComingView.as_view()), name="coming"),
    path("plans/coming/<uuid:uuid>/", guarded("desk", moving.ReceiveView.as_view()), name="receive"),
    path("plans/receipts/<uuid:uuid>/", guarded("desk", moving.ReceiptView.as_view()), name="receipt"),
    path("plans/ended/<uuid:uuid>/", guarded("desk", finish.EndedView.as_view()), name="ended"),
    path(
        "plans/ended/<uuid:uuid>/sheet/", guarded("desk", finish.EndedPrintView.as_view()), name="ended_print"
    ),
    path("plans/<uuid:uuid>/move/", guarded("desk", moving.HandOverView.as_view()), name="move"),
    path("plans/<uuid:uuid>/move/back/", guarded("desk", moving.TakeBackView.as_view()), name="move_back"),
    path("plans/<uuid:uuid>/rest/", guarded("desk", finish.RestView.as_view()), name="rest"),
    path("plans/<uuid:uuid>/end/", guarded("desk", finish.FinishView.as_view()), name="finish"),
    path("plans/<uuid:uuid>/", guarded("desk", plan.PlanView.as_view()), name="plan"),
    path("plans/<uuid:uuid>/together/", guarded("desk", together.TogetherView.as_view()), name="together"),
    path("plans/<uuid:uuid>/said/", guarded("desk", together.SaidView.as_view()), name="said"),
    path("plans/<uuid:uuid>/steps/", guarded("desk", together.StepsPrintView.as_view()), name="steps_print"),
    path("plans/<uuid:uuid>/step/", guarded("desk", suggest.StepView.as_view()), name="suggest"),
    path("plans/<uuid:uuid>/steps/<uuid:step>/done/", guarded("desk", plan.DoneView.as_view()), name="done"),
    path("plans/<uuid:uuid>/people/", guarded("desk", circle.ColleagueView.as_view()), name="colleague"),
    path("plans/<uuid:uuid>/leave/", guarded("desk", circle.LeaveView.as_view()), name="leave"),
    path(
        "plans/<uuid:uuid>/wrong/<uuid:objection>/",
        guarded("desk", objections.AnswerView.as_view()),
        name="answer",
    ),
    path("people/<uuid:uuid>/plan/", guarded("accounts", start.StartView.as_view()), name="start"),
    path("people/<uuid:uuid>/plan/ask/", guarded("desk", circle.AskView.as_view()), name="ask"),
]
