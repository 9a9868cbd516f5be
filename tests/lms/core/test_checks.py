from lms.core.checks import check_no_machine_translates


def test_a_site_that_sends_texts_to_a_machine_translator_does_not_start(settings):
    assert check_no_machine_translates(None) == []
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "wagtail_localize.machine_translators.dummy"}
    assert [problem.id for problem in check_no_machine_translates(None)] == ["lms.E029"]
