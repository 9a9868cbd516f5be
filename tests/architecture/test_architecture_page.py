"""docs/architecture.md says what the code does."""

from tools.architecture import PAGE, contracts, drawn, uses


def test_the_drawings_are_of_this_code():
    page = PAGE.read_text(encoding="utf-8")
    assert drawn(page) == page, "./run architecture draws them anew"


def test_every_layers_contract_is_drawn_and_a_missing_place_is_told():
    assert all(layers for layers in contracts().values())


class Graph:
    def direct_import_exists(self, *, importer, imported, as_packages):
        return (importer, imported) == ("lms.desk", "lms.core")


def test_what_a_package_uses_leaves_out_itself_and_its_parts():
    names = ["lms.desk", "lms.desk.views", "lms.core", "lms"]
    assert uses(Graph(), "lms.desk", names) == ["lms.core"]
