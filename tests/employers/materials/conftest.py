import pytest

from employers.materials.models import GuidePage, GuidesPage


@pytest.fixture
def shelf(faces):
    page = GuidesPage(
        title="For employers",
        slug="for-employers",
        intro="Short guides.",
        locale=faces.skills.locale,
        show_in_menus=True,
    )
    faces.skills.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def stand(shelf):
    """Puts a guide with these blocks onto the shelf."""

    def stand(title="A guide", blocks=(), **facts):
        page = GuidePage(title=title, summary=f"{title}, in a sentence.", locale=shelf.locale, **facts)
        page.body = GuidePage.body.field.stream_block.to_python(list(blocks))
        return shelf.add_child(instance=page)

    return stand
