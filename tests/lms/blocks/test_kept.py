from wagtail.blocks import CharBlock

from lms.blocks.fields import StableStreamField
from lms.blocks.kept import KeepingStreamBlock

STORED = [
    {"type": "title", "value": "Boards", "id": "11111111-1111-4111-8111-111111111111"},
    {"type": "video", "value": {"url": "/x", "start": 3}, "id": "22222222-2222-4222-8222-222222222222"},
]


def block():
    return KeepingStreamBlock([("title", CharBlock())])


def test_a_block_whose_kind_is_missing_survives_a_save():
    stream = block()
    assert stream.get_prep_value(stream.to_python(STORED)) == STORED


def test_it_survives_a_save_after_the_value_was_read_and_cleaned():
    stream = block()
    value = stream.to_python(STORED)
    assert [child.block_type for child in value] == ["title", "kept"]
    assert stream.get_prep_value(stream.clean(value)) == STORED


def test_it_survives_the_editors_form():
    stream = block()
    kept = stream.child_blocks["kept"]
    inner = stream.to_python(STORED)[1].value
    assert kept.value_from_form(kept.value_for_form(inner)) == inner


def test_it_shows_nothing():
    stream = block()
    assert stream.to_python(STORED)[1].render() == ""


def test_nothing_is_kept_of_nothing():
    stream = block()
    assert stream.get_prep_value(stream.to_python([{"type": "kept", "value": {}, "id": "3"}])) == []


def test_block_definitions_stay_out_of_migrations():
    field = StableStreamField([("title", CharBlock())], blank=True)
    _name, path, args, kwargs = field.deconstruct()
    assert path == "lms.blocks.fields.StableStreamField"
    assert args == []
    assert kwargs == {"blank": True}


def test_block_types_may_come_from_a_function_called_late():
    types = []
    field = StableStreamField(lambda: types)
    types.append(("title", CharBlock()))
    assert list(field.stream_block.child_blocks) == ["title", "kept"]
