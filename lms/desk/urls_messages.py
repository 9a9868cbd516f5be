"""Of those who answer, under /teach/messages/."""

from django.urls import path

from lms.desk.views import messages as desk
from lms.safety.access.policy import guarded

app_name = "messaging_desk"
urlpatterns = [
    path("messages/", guarded("desk", desk.InboxView.as_view()), name="inbox"),
    path("messages/<uuid:uuid>/", guarded("desk", desk.ConversationView.as_view()), name="conversation"),
    path("messages/<uuid:uuid>/file/", guarded("desk", desk.FileView.as_view()), name="file"),
]
