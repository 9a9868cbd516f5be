from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lms.core.slots import NoSlot
from lms.printing.pdf import PrintingUnavailable
from lms.safety.http.errors import calm_page


def pdf_response(
    request: HttpRequest, make: Callable[[], bytes], filename: str = "sheet.pdf"
) -> HttpResponse:
    """The PDF that `make` returns, shown in the browser and kept in no cache.

    A calm page where it cannot be made, or not now.
    """
    try:
        content = make()
    except PrintingUnavailable:
        return render(request, "lms/printing/unavailable.html", status=503)
    except NoSlot:
        return calm_page(request, 503)
    headers = {"Content-Disposition": f'inline; filename="{filename}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
