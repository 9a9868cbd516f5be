"""Papers of the demo that its results library holds, as somebody would have uploaded them."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils.html import format_html, format_html_join
from wagtail.documents import get_document_model
from wagtail.models import Collection

from lms.printing.pdf import PrintingUnavailable, as_pdf, lay_out, saved


def paper(said: dict[str, Any], language: str) -> Any | None:
    """A sheet with questions and lines to write on; None where nothing can be printed."""
    asked = format_html_join(
        "",
        '<section class="session__notes"><h2>{}</h2><p>{}</p><div class="session__lines"></div></section>',
        said["asked"],
    )
    markup = format_html(
        '<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        '<link rel="stylesheet" href="base.css"><link rel="stylesheet" href="session.css"></head>'
        '<body class="session"><h1>{title}</h1><p class="session__lead">{lead}</p>{asked}</body></html>',
        language=language,
        title=said["title"],
        lead=said["lead"],
        asked=asked,
    )
    try:
        document, _fits = lay_out(markup)
        content = saved(as_pdf(document))
    except PrintingUnavailable:
        return None
    made = get_document_model()(
        title=f"{said['title']} ({language})", collection=Collection.objects.get(name="HEAL")
    )
    made.file.save("sheet.pdf", ContentFile(content), save=False)
    made.file_size = len(content)
    made.save()
    return made
