from django.urls import path

from lms.accounts import views
from lms.safety.policy import guarded

app_name = "accounts"
urlpatterns = [
    path("enter/", guarded("anyone", views.EnterView.as_view()), name="enter"),
    path("enter/no-card/", guarded("anyone", views.CardLostView.as_view()), name="card_lost"),
    path("pin/", guarded("learner", views.SetPinView.as_view()), name="pin_set"),
    path("pin/check/", guarded("learner", views.CheckPinView.as_view()), name="pin_check"),
]
