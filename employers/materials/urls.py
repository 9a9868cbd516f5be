from django.urls import path

from employers.materials import views
from lms.safety.access.policy import guarded

app_name = "materials"
urlpatterns = [path("", guarded("anyone", views.guides), name="guides")]
