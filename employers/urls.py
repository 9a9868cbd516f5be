"""The addresses of the app `employers`, from its sub-packages."""

from employers.portfolios.urls import app_name, learner_patterns, urlpatterns

__all__ = ["app_name", "learner_patterns", "urlpatterns"]
