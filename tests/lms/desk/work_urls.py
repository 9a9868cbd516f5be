"""The programme face with the rooms that are registered when this is read first."""

from lms.desk.mounting import desk_patterns
from lms.site.urls_programme import handler400, handler403, handler404, handler500
from lms.site.urls_programme import urlpatterns as of_the_face

__all__ = ["handler400", "handler403", "handler404", "handler500"]
urlpatterns = [*desk_patterns("programme"), *of_the_face]
