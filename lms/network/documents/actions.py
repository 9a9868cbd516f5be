from django.db import transaction

from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.intake import stored
from lms.intake.uploads import CleanFile
from lms.network.documents.models import TableDocument
from lms.network.practices.telling import check_texts
from lms.network.tables.models import RoundTable
from lms.network.tables.rules import can_prepare


@transaction.atomic
def lay_out(table: RoundTable, *, by: Person, title: str, language: str, file: CleanFile) -> TableDocument:
    """A document for all who sit there. Its file is written before its row; the request's end takes it away
    when the row never came.
    """
    lock(table)
    permit(can_prepare(by, table))
    check_texts({"title": title})
    document = TableDocument(table=table, title=title, language=language, file=file)
    document.__dict__[stored.CLEAN] = file
    stored.remember(document, "file")
    document.save(force_insert=True)
    return document


@transaction.atomic
def take_away(document: TableDocument, *, by: Person) -> None:
    """With its file."""
    lock(document)
    permit(can_prepare(by, document.table))
    document.delete()
