from django.urls import path

from employers.placements.views import hers, theirs
from lms.safety.access.policy import guarded

#: Hers, under /learn/work/places/.
learner_patterns = (
    [
        path("", guarded("learner_pin", hers.PlacesView.as_view()), name="list"),
        path("new/", guarded("learner_pin", hers.NewPlaceView.as_view()), name="new"),
        path("<uuid:uuid>/", guarded("learner_pin", hers.PlaceView.as_view()), name="place"),
        path("<uuid:uuid>/prepare/", guarded("learner_pin", hers.PrepareView.as_view()), name="prepare"),
        path(
            "<uuid:uuid>/agreement/", guarded("learner_pin", hers.AgreementView.as_view()), name="agreement"
        ),
        path(
            "<uuid:uuid>/agreement.pdf",
            guarded("learner_pin", hers.AgreementPrintView.as_view()),
            name="agreement_print",
        ),
        path("<uuid:uuid>/look/", guarded("learner_pin", hers.LookView.as_view()), name="look"),
        path(
            "<uuid:uuid>/assessment/",
            guarded("learner_pin", hers.AssessmentView.as_view()),
            name="assessment",
        ),
        path("<uuid:uuid>/told/", guarded("learner_pin", hers.ToldView.as_view()), name="told"),
        path("<uuid:uuid>/how/", guarded("learner_pin", hers.HowView.as_view()), name="how"),
        path("<uuid:uuid>/close/", guarded("learner", hers.CloseView.as_view()), name="close"),
    ],
    "places",
)

#: The employer's, under /employers/places/.
app_name = "places_employer"
urlpatterns = [
    path("", guarded("employer", theirs.EmployerPlacesView.as_view()), name="list"),
    path("<uuid:uuid>/", guarded("employer", theirs.EmployerPlaceView.as_view()), name="place"),
    path("<uuid:uuid>/sign/", guarded("employer", theirs.SignView.as_view(), "recent"), name="sign"),
    path("<uuid:uuid>/print.pdf", guarded("employer", theirs.PrintView.as_view()), name="print"),
    path("<uuid:uuid>/assess/", guarded("employer", theirs.AssessView.as_view()), name="assess"),
]
