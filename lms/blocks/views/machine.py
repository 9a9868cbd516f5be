"""What a translator asks a machine to draft, by wagtail-localize's own view where a machine may draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail_localize.models import Translation
from wagtail_localize.views import edit_translation

from lms.blocks.machine import is_drafted_by_machines


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    translation = get_object_or_404(Translation.objects.select_related("source"), pk=translation_id)
    if is_drafted_by_machines(translation.source.specific_content_type.model_class()):
        return edit_translation.machine_translate(request, translation_id)
    messages.warning(request, _("People translate this. A machine may draft courses and questions alone."))
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))
