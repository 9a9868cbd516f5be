from django import template
from wagtail.models import Page, Site

register = template.Library()


@register.inclusion_tag("base/menu.html", takes_context=True)
def menu(context):
    """The site's menu, with what stands below each of its places."""
    home = Site.find_for_request(context["request"]).root_page
    places = [
        (place, place.get_children().live().in_menu()) for place in home.get_children().live().in_menu()
    ]
    return {"places": places, "request": context["request"]}


@register.inclusion_tag("base/trail.html", takes_context=True)
def trail(context):
    page = context.get("page")
    above = Page.objects.ancestor_of(page).filter(depth__gt=1) if page else ()
    return {"above": above, "request": context["request"]}
