"""A vacancy that its employer shows to everybody, as schema.org/JobPosting says it."""

import json
from typing import Any

from employers.vacancies.models import Vacancy
from employers.vacancies.shown import VacancyShown
from lms.core import days

EMPLOYMENT = {"job": "PART_TIME", "internship": "INTERN", "trial": "TEMPORARY"}
FULL_TIME = 35


def job_posting(vacancy: Vacancy, shown: VacancyShown) -> str:
    """JSON that can stand inside of a page: it ends no element."""
    organisation = vacancy.organisation
    country = vacancy.area.partition("-")[0] or organisation.country
    address = {
        "@type": "PostalAddress",
        "addressLocality": vacancy.place,
        "addressRegion": shown.area,
        "addressCountry": country,
    }
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": "\n".join([*shown.tasks, vacancy.pay, vacancy.offers]).strip(),
        "datePosted": days.day_of(vacancy.opened_at).isoformat() if vacancy.opened_at else "",
        "validThrough": vacancy.open_until.isoformat() if vacancy.open_until else "",
        "employmentType": _employment(vacancy),
        "hiringOrganization": {"@type": "Organization", "name": organisation.name},
        "jobLocation": {"@type": "Place", "address": address},
        "directApply": False,
    }
    if vacancy.starts_on:
        said["jobStartDate"] = vacancy.starts_on.isoformat()
    text = json.dumps({key: value for key, value in said.items() if value != ""}, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _employment(vacancy: Vacancy) -> str:
    is_full = vacancy.kind == "job" and (vacancy.hours_per_week or 0) >= FULL_TIME
    return "FULL_TIME" if is_full else EMPLOYMENT[vacancy.kind]
