from lms.pathways.templates.models import PlanTemplate


def copy_of(template: PlanTemplate) -> PlanTemplate:
    """Another that says the same, not saved yet: a draft that nobody has published or translated."""
    said = {name: getattr(template, name) for name in ("title", "about", "stages")}
    return PlanTemplate(locale=template.locale, live=False, **said)
