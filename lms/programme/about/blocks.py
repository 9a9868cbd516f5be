from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, URLBlock


class PartnerBlock(StructBlock):
    name = CharBlock(max_length=120, label=_("Name"))
    place = CharBlock(max_length=80, label=_("Town and country"))
    does = CharBlock(max_length=240, label=_("What it does in the programme"))
    website = URLBlock(required=False, label=_("Website"))

    class Meta:
        icon = "group"
        label = _("Partner")
