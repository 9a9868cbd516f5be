from django.db import models
from wagtail.models import DraftStateMixin, RevisionMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet


@register_snippet
class Keeper(DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    name = models.CharField(max_length=80)
    trade = models.CharField(max_length=80, blank=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    def __str__(self):
        return self.name
