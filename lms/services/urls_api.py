"""The interface of HSDS 3, under /api/hsds/v3/ of the programme face. Its addresses are the standard's: no
slash at their end.
"""

from django.urls import path

from lms.safety.access.policy import View, guarded
from lms.services.hsds import views

app_name = "hsds"


def _anyone(view: type) -> View:
    return guarded("anyone", view.as_view())


urlpatterns = [
    path("", _anyone(views.AboutView), name="about"),
    path("services", _anyone(views.ServicesView), name="services"),
    path("services/<str:id>", _anyone(views.ServiceView), name="service"),
    path("organizations", _anyone(views.OrganizationsView), name="organizations"),
    path("organizations/<str:id>", _anyone(views.OrganizationView), name="organization"),
    path("service_at_locations", _anyone(views.ServicesAtLocationsView), name="services_at_locations"),
    path("service_at_locations/<str:id>", _anyone(views.ServiceAtLocationView), name="service_at_location"),
    path("taxonomies", _anyone(views.TaxonomiesView), name="taxonomies"),
    path("taxonomies/<str:id>", _anyone(views.TaxonomyView), name="taxonomy"),
    path("taxonomy_terms", _anyone(views.TermsView), name="terms"),
    path("taxonomy_terms/<str:id>", _anyone(views.TermView), name="term"),
]
