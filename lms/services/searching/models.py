from django.db import models

from lms.contracts import personal_data


@personal_data.not_held("The words by which a service is found.")
class SearchEntry(models.Model):
    """All words of a service in all its languages, folded: without accents and capitals, each once.

    The database's own full text index stands on `words`: FTS5 of SQLite by triggers, GIN of PostgreSQL by an
    expression (migration 0004). Whoever rebuilds this table in SQLite makes the triggers again.
    """

    wagtail_reference_index_ignore = True

    service = models.OneToOneField(
        "lms_services.Service", on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    words = models.TextField()

    def __str__(self) -> str:
        return f"search entry {self.pk}"
