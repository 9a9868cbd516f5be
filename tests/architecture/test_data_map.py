"""docs/data-map.md says what the declarations say."""

from lms.privacy.datamap import data_map
from tests.architecture import house


def test_s35_the_data_map_is_up_to_date():
    written = (house.ROOT / "docs" / "data-map.md").read_text(encoding="utf-8")
    assert written == data_map(), "Run: ./run manage data_map"
