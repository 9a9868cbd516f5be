from django.urls import path

from lms.accounts import views
from lms.safety.access.policy import guarded
from lms.safety.session.locking import open_while_locked

app_name = "accounts"
urlpatterns = [
    path("enter/", guarded("anyone", views.EnterView.as_view()), name="enter"),
    path("enter/no-card/", guarded("anyone", views.CardLostView.as_view()), name="card_lost"),
    path("enter/pin/", guarded("anyone", views.EndedView.as_view(after_pins=True)), name="pin_ended"),
    path("enter/out/", guarded("anyone", views.EndedView.as_view()), name="everywhere_ended"),
    path("account/", guarded("learner", views.OwnAccountView.as_view()), name="own"),
    path("account/card/", guarded("learner", views.WantCardView.as_view()), name="card_want"),
    path(
        "account/everywhere/",
        guarded("learner", views.SignOutEverywhereView.as_view()),
        name="sign_out_everywhere",
    ),
    path("language/", guarded("learner", views.LanguageView.as_view()), name="language"),
    path("pin/", guarded("learner", views.SetPinView.as_view()), name="pin_set"),
    path("pin/pictures/", guarded("learner", views.SetPicturesView.as_view()), name="pin_set_pictures"),
    path("pin/check/", guarded("learner", open_while_locked(views.CheckPinView.as_view())), name="pin_check"),
    path(
        "pin/check/pictures/",
        guarded("learner", open_while_locked(views.CheckPicturesView.as_view())),
        name="pin_check_pictures",
    ),
    path("pin/waits/", guarded("learner", views.PinWaitsView.as_view()), name="pin_waits"),
    path("card/", guarded("learner", views.CardRenewedView.as_view()), name="card_renewed"),
]
