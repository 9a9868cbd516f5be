"""Recommendations for everybody, on the programme face."""

from django.urls import path

from lms.network.views import recommendations
from lms.safety.access.policy import guarded

app_name = "recommendations"
urlpatterns = [
    path("", guarded("anyone", recommendations.RecommendationsView.as_view()), name="all"),
    path(
        "<uuid:uuid>/", guarded("anyone", recommendations.RecommendationView.as_view()), name="recommendation"
    ),
]
