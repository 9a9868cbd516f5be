from django.urls import path

from employers.portfolios import views
from employers.portfolios.own.views import looking, questions
from lms.safety.access.policy import guarded

#: The questions of her portfolio, one on each page (own.steps).
_WRITING = [
    path(f"write/{key}/", guarded("learner_pin", view.as_view()), name=f"write_{key}")
    for key, view in (
        ("tongues", questions.TonguesView),
        ("seeks", questions.SeeksView),
        ("about", questions.AboutView),
        ("proofs", questions.ProofsView),
        ("samples", questions.SamplesView),
        ("languages", questions.LanguagesView),
        ("when", questions.WhenView),
        ("where", questions.WhereView),
        ("permit", questions.PermitView),
        ("more", questions.MoreView),
        ("help", questions.HelpView),
    )
]
#: Hers, under /learn/portfolio/: behind the PIN gate, but for closing, which protects.
learner_patterns = (
    [
        path("", guarded("learner_pin", views.PortfolioView.as_view()), name="home"),
        path("new/", guarded("learner_pin", views.NewShareView.as_view()), name="new"),
        *_WRITING,
        path(
            "write/samples/new/",
            guarded("learner_pin", questions.NewSampleView.as_view()),
            name="sample_new",
        ),
        path(
            "write/languages/new/",
            guarded("learner_pin", questions.NewLanguageView.as_view()),
            name="language_new",
        ),
        path("words/<slug:section>/", guarded("learner_pin", looking.ChooseView.as_view()), name="words"),
        path(
            "words/sample/<uuid:sample>/",
            guarded("learner_pin", looking.ChooseView.as_view()),
            name="sample_words",
        ),
        path("voice/", guarded("learner_pin", looking.VoiceView.as_view()), name="voice"),
        path("whole/", guarded("learner_pin", looking.WholeView.as_view()), name="whole"),
        path("print/<str:language>.pdf", guarded("learner_pin", looking.PrintView.as_view()), name="print"),
        path(
            "<uuid:uuid>/pictures/<uuid:picture>/",
            guarded("learner_pin", views.OwnPictureView.as_view()),
            name="shared_picture",
        ),
        path(
            "<slug:page>/pictures/<uuid:picture>/",
            guarded("learner_pin", looking.PictureView.as_view()),
            name="picture",
        ),
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
        "portfolios/<uuid:uuid>/pictures/<uuid:picture>/",
        guarded("employer", views.EmployerPictureView.as_view()),
        name="portfolio_picture",
    ),
    path(
        "portfolios/<uuid:uuid>/print.pdf",
        guarded("employer", views.EmployerPrintView.as_view()),
        name="portfolio_print",
    ),
]
