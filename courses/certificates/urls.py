from django.urls import path

from courses.certificates import views
from lms.safety.access.policy import guarded

app_name = "certificates"
urlpatterns = [
    path("", guarded("learner", views.CertificateListView.as_view()), name="list"),
    path("<uuid:uuid>/", guarded("learner", views.CertificateView.as_view()), name="detail"),
    path(
        "<uuid:uuid>/withdraw/",
        guarded("learner_pin", views.WithdrawCertificateView.as_view()),
        name="withdraw",
    ),
    path("new/", guarded("learner", views.ChooseCertificatesView.as_view()), name="choose"),
    path("<uuid:uuid>/renew/", guarded("learner", views.RenewCertificateView.as_view()), name="renew"),
    path("<uuid:uuid>/sheet.pdf", guarded("learner", views.SheetView.as_view()), name="sheet"),
    path(
        "<uuid:uuid>/credential.json", guarded("learner", views.CredentialView.as_view()), name="credential"
    ),
]

#: Outside the language prefixes: an address on paper must not depend on the language of the day.
verify_patterns = (
    [
        path("", guarded("anyone", views.VerifyView.as_view()), name="form"),
        path("issuer.json", guarded("anyone", views.issuer), name="issuer"),
        path("<str:code>/", guarded("anyone", views.VerifyView.as_view()), name="code"),
    ],
    "verify",
)
