"""The staff's door. It stands before Wagtail's own addresses, so Wagtail's sign-in page is never reached."""

from django.urls import path

from lms.accounts.factors import views
from lms.safety.access.policy import guarded
from lms.safety.session.locking import open_while_locked

staff_patterns = [
    path("login/", guarded("anyone", views.SignInView.as_view()), name="staff_sign_in"),
    # Between the password and the second factor somebody is signed in nowhere: these ask the session whose
    # turn it is.
    path("login/code/", guarded("anyone", views.FactorView.as_view()), name="staff_factor"),
    path(
        "login/password/", guarded("anyone", views.FirstPasswordView.as_view()), name="staff_first_password"
    ),
    path("login/setup/", guarded("anyone", views.SetUpView.as_view()), name="staff_factor_set_up"),
    path("login/setup/app/", guarded("anyone", views.SetUpAppView.as_view()), name="staff_factor_app"),
    path(
        "login/setup/passkey/",
        guarded("anyone", views.SetUpPasskeyView.as_view()),
        name="staff_factor_passkey",
    ),
    path("login/again/", guarded("staff", views.AgainView.as_view()), name="staff_again"),
    path("login/own/", guarded("staff", views.FactorsView.as_view(), "recent"), name="staff_factors"),
    path(
        "login/own/password/", guarded("staff", views.PasswordView.as_view(), "recent"), name="staff_password"
    ),
    path(
        "login/own/codes/",
        guarded("staff", views.RecoveryCodesView.as_view(), "recent"),
        name="staff_recovery_codes",
    ),
    path(
        "login/own/passkeys/<int:key>/remove/",
        guarded("staff", views.RemovePasskeyView.as_view(), "recent"),
        name="staff_passkey_remove",
    ),
    path(
        "unlock/",
        guarded("staff", open_while_locked(views.StaffUnlockView.as_view())),
        name="staff_unlock",
    ),
]
