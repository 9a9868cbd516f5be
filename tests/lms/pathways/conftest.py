import pytest

from lms.printing.pdf import is_available


@pytest.fixture
def pango():
    if not is_available():
        pytest.skip("Pango is not installed")
