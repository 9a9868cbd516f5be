from typing import Any

from django.db import models

from lms.contracts import personal_data


@personal_data.not_held("The words by which a service is found.")
class SearchEntry(models.Model):
    """All words of a service in all its languages, folded: without accents and capitals, each once.

    The database's own full text index stands on `words`: FTS5 of SQLite by triggers, GIN of PostgreSQL on a
    column `read` that it fills itself (migrations 0004 and 0008). Whoever rebuilds this table in SQLite makes
    the triggers again.
    """

    wagtail_reference_index_ignore = True

    service = models.OneToOneField(
        "lms_services.Service", on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    words = models.TextField()

    def __str__(self) -> str:
        return f"search entry {self.pk}"


class HasAll(models.Lookup):
    """`words__has_all=[…]`: every one of these, whole or as the beginning of a word. They are of letters and
    digits only, so that none of them is an operator (lms.core.alike.words_of).
    """

    lookup_name = "has_all"
    prepare_rhs = False

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        asked = " ".join(f'"{word}"*' for word in self.rhs)
        table = connection.ops.quote_name(self.lhs.alias)
        found = "SELECT rowid FROM lms_services_fts WHERE lms_services_fts MATCH %s"
        return f"{table}.service_id IN ({found})", [asked]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        asked = " & ".join(f"'{word}':*" for word in self.rhs)
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        return f"{table}.read @@ to_tsquery('simple', %s)", [asked]


SearchEntry._meta.get_field("words").register_lookup(HasAll)
