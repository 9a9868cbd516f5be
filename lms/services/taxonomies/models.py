from django.db import models

from lms.contracts import personal_data
from lms.services.records import Record, link


@personal_data.not_held("A list of words of a foreign directory.")
class Taxonomy(Record):
    name = models.TextField()
    description = models.TextField(blank=True)

    class Meta(Record.Meta):
        verbose_name_plural = "taxonomies"


@personal_data.not_held("A word of a foreign directory.")
class TaxonomyTerm(Record):
    code = models.CharField(max_length=200, blank=True)
    name = models.TextField()
    description = models.TextField(blank=True)
    language = models.CharField(max_length=20, blank=True)
    taxonomy_detail = link("Taxonomy", "terms")
    parent = link("TaxonomyTerm", "children", on_delete=models.SET_NULL)


@personal_data.not_held("What a foreign directory says about one of its records.")
class Attribute(Record):
    """What came with a record as an attribute and is no field here. `link_entity` is the HSDS name of the
    kind of record that `link_id` names.

    What the directory itself says of safety travels as attributes too; those are made when they travel
    (lms.services.hsds.own_terms).
    """

    link_id = models.UUIDField(null=True, blank=True, db_index=True)
    link_entity = models.CharField(max_length=60, blank=True)
    taxonomy_term = link("TaxonomyTerm", "attributes", on_delete=models.SET_NULL)
    value = models.TextField(blank=True)


@personal_data.not_held("What a foreign directory keeps besides: programmes, funding, identifiers.")
class KeptRecord(Record):
    """A record of a kind of which the directory asks nothing: all its members stand in `other`.

    `kind` is its HSDS name (program, funding, organization_identifier, metadata, meta_table_description),
    `parent_id` the record it came with.
    """

    kind = models.CharField(max_length=40, db_index=True)
    parent_id = models.UUIDField(null=True, blank=True, db_index=True)
