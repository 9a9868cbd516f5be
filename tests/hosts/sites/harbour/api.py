from harbour.people.models import Keeper
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import BaseAPIViewSet, PagesAPIViewSet
from wagtail.contrib.redirects.api import RedirectsAPIViewSet
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet


class KeepersAPIViewSet(BaseAPIViewSet):
    model = Keeper
    body_fields = [*BaseAPIViewSet.body_fields, "name", "trade"]


router = WagtailAPIRouter("wagtailapi")
router.register_endpoint("pages", PagesAPIViewSet)
router.register_endpoint("images", ImagesAPIViewSet)
router.register_endpoint("documents", DocumentsAPIViewSet)
router.register_endpoint("redirects", RedirectsAPIViewSet)
router.register_endpoint("keepers", KeepersAPIViewSet)
