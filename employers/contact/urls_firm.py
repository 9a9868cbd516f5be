"""Of employers, under /employers/."""

from django.urls import path

from employers.contact.views import firm, wrong
from lms.safety.access.policy import guarded
from lms.safety.http.unnamed import unnamed

app_name = "employers_contact"
urlpatterns = [
    path("conversations/", guarded("employer", firm.ListView.as_view()), name="list"),
    path("conversations/<uuid:uuid>/", guarded("employer", firm.TalkView.as_view()), name="talk"),
    path("conversations/<uuid:uuid>/no/", guarded("employer", firm.NoView.as_view()), name="no"),
    path("conversations/<uuid:uuid>/file/", guarded("employer", firm.FileView.as_view()), name="file"),
    path("word/<uuid:uuid>/", unnamed(guarded("employer", wrong.FirmTellView.as_view())), name="wrong"),
    path("vacancies/<uuid:uuid>/ask/", guarded("employer", firm.EnquireView.as_view()), name="enquire"),
]
