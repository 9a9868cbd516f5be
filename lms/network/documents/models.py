from django.db import models

from lms.contracts import personal_data
from lms.core.models import PublicIdModel
from lms.core.texts import Text
from lms.intake.private import files_go_with, private_storage
from lms.network.tables.models import RoundTable


@personal_data.not_held("A document that a round table reads. Who put it there is not kept.")
class TableDocument(PublicIdModel):
    """A PDF, made clean by lms.intake. Those who sit at the table read it; it is in no report."""

    wagtail_reference_index_ignore = True

    table = models.ForeignKey(RoundTable, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(max_length=120)
    language = models.CharField(max_length=12)
    file = models.FileField(storage=private_storage, upload_to="tables")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def said(self) -> Text:
        return Text(self.title, self.language)


files_go_with(TableDocument)
