from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.desk.websites.queries import why_it_stays
from lms.desk.websites.rules import can_set_up_websites
from lms.safety.faces.models import Face
from lms.safety.faces.setting_up import NoHome, Wanted, make_face


def set_up_websites(wanted: Iterable[Wanted], *, by: Person) -> list[Face]:
    """All of them or none."""
    permit(can_set_up_websites(by))
    return make_websites(wanted, by=by)


@transaction.atomic
def make_websites(wanted: Iterable[Wanted], *, by: Person | None) -> list[Face]:
    """By whoever has the machine, too (`make_faces`). Refuses what is another website already."""
    made = []
    for each in wanted:
        try:
            face, is_new = make_face(each)
        except NoHome:
            raise ValidationError(
                _("No installed app brings a home page for %(host)s. Add lms.programme to INSTALLED_APPS.")
                % {"host": each.host.name if each.host else _("the default site")}
            ) from None
        if face.kind != each.kind:
            raise ValidationError(_("%(host)s is the other website already.") % {"host": face.site.hostname})
        if is_new:
            record("website.made", actor=by, subject=face, face=str(face.kind), site=face.site_id)
        made.append(face)
    return made


@transaction.atomic
def take_website_away(face: Face, *, by: Person) -> None:
    """The site and its pages stay; what was said about the website goes."""
    permit(can_set_up_websites(by))
    face = lock(face, against_new_children=True)
    if why := why_it_stays(face):
        raise ValidationError(why)
    record("website.taken_away", actor=by, subject=face, face=str(face.kind), site=face.site_id)
    face.delete()
