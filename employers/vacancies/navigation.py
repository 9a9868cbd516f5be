"""Where vacancies stand: an employer's, a learner's, and the page of one that everybody may read."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem(
        "work",
        _("Work for me"),
        "work:list",
        "path",
        36,
        hint=_("Work, internships and trial days that employers offer."),
    )
)
register(NavigationItem("vacancies", _("Vacancies"), "vacancies:list", "pen", 10, audience="employer"))
mount(Mount("vacancies", "employers/vacancies/", "employers.vacancies.urls", 80))
mount(Mount("open_vacancy", "employers/open/", "employers.vacancies.urls_open", 81))
mount(Mount("work", "learn/work/", "employers.vacancies.urls_hers", 41))
