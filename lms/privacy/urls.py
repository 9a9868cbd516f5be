"""`urlpatterns` are hers and stand under /learn/privacy/, behind her PIN and the page about her phone (S3).

`public_patterns` are everybody's, on both faces.
"""

from django.urls import path

from lms.privacy import views
from lms.safety.access.policy import guarded

app_name = "privacy"
urlpatterns = [
    path("", guarded("learner_pin", views.OwnPrivacyView.as_view(), "told"), name="own"),
    path("full/", guarded("learner_pin", views.FullPrivacyView.as_view()), name="full"),
    path("copy/", guarded("learner_pin", views.CopyView.as_view()), name="copy"),
    path(
        "agreed/<uuid:uuid>/",
        guarded("learner_pin", views.WithdrawConsentView.as_view(), "told"),
        name="consent_withdraw",
    ),
    path("erase/", guarded("learner_pin", views.EraseView.as_view(), "told"), name="erase"),
    path(
        "erase/take-back/",
        guarded("learner_pin", views.TakeBackErasureView.as_view()),
        name="erase_take_back",
    ),
]
public_patterns = [
    path("privacy/", guarded("anyone", views.PublicPrivacyView.as_view()), name="privacy_public")
]
