from django.urls import path

from employers.portfolios import views
from lms.safety.access.policy import guarded

#: Hers, under /learn/portfolio/: behind the PIN gate, but for closing, which protects.
learner_patterns = (
    [
        path("", guarded("learner_pin", views.PortfolioView.as_view()), name="home"),
        path("new/", guarded("learner_pin", views.NewShareView.as_view()), name="new"),
        path("<uuid:uuid>/", guarded("learner_pin", views.PreviewView.as_view()), name="preview"),
        path("<uuid:uuid>/close/", guarded("learner", views.WithdrawView.as_view()), name="withdraw"),
        path("close/", guarded("learner", views.CloseAllView.as_view()), name="close_all"),
    ],
    "portfolio",
)

#: The employer's, under /employers/.
app_name = "employers"
urlpatterns = [
    path("", guarded("employer", views.EmployerHomeView.as_view()), name="home"),
    path(
        "portfolios/<uuid:uuid>/",
        guarded("employer", views.EmployerPortfolioView.as_view()),
        name="portfolio",
    ),
    path(
        "portfolios/<uuid:uuid>/check/",
        guarded("employer", views.EmployerCheckView.as_view()),
        name="portfolio_check",
    ),
    path(
        "portfolios/<uuid:uuid>/print.pdf",
        guarded("employer", views.EmployerPrintView.as_view()),
        name="portfolio_print",
    ),
]
