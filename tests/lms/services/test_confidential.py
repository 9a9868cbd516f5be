"""S19: where people hide stands in no byte that leaves: pages, prints, the interface for machines, her own
pages. There is no column for it; what might hold it by accident is looked at here.
"""

import io

import pypdf
import pytest
from django.test import Client

from lms.contracts import neutral_help
from lms.services.keeping.models import Change
from lms.services.slips.actions import Note, make_slip
from lms.services.slips.sheets import Carried, sealed_carried
from tests.factories.people import make_learner
from tests.factories.services import make_place, make_service, make_town

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
SECRET = "Segreta"


@pytest.fixture
def house(faces):
    service = make_service(name="Casa", needs=["tonight"])
    make_place(
        service,
        town=make_town(),
        is_confidential=True,
        redaction="threat",
        area="North",
        other={"address": f"Via {SECRET} 77"},
    )
    Change.objects.create(service=service, member="getting_there", before=f"Via {SECRET} 77")
    return service


def text_of(answer) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer["Content-Type"] == "application/pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    return content.decode()


def test_it_stands_in_no_byte(faces, house, enter):
    browser = Client(SERVER_NAME="heal.localhost")
    found = browser.post("/services/", {"need": "tonight"})
    sealed = found.context["found"].sealed
    code, slip = make_slip(house, Note(needs=("tonight",)))
    carried = Carried(code=code, service=str(house.uuid), last_day=slip.last_day.isoformat())
    town = found.context["found"].services[0].town
    two = {"found": sealed, "mine": [str(house.uuid)]}
    answers = {
        "found": found,
        "service": browser.get(f"/services/{house.uuid}/"),
        "compare": browser.post("/services/compare/", two),
        "print": browser.post("/services/print/", two),
        "slip": browser.post("/services/slip/sheet/", {"slip": sealed_carried(carried)}),
        "opened": browser.post("/services/slip/", {"code": code}, headers=HERE),
        "network": browser.get(f"/services/networks/{town.uuid}/"),
        "machines": browser.get("/api/hsds/v3/services?full=true"),
        "one": browser.get(f"/api/hsds/v3/services/{house.uuid}"),
        "hers": enter(make_learner().user, pin=True).get(f"/learn/help/{house.uuid}/"),
    }
    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 200)
    said = {name: text_of(answer) for name, answer in answers.items()}
    assert [name for name, text in said.items() if SECRET in text or "threat" in text] == []
    assert [name for name in ("found", "service", "print") if "Casa" not in said[name]] == []
    assert neutral_help.page_under(house.uuid, language="en") is not None
