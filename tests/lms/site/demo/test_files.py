"""The demo serves its files as a server does: compressed."""

from django.core.management import call_command
from django.test import override_settings

from lms.site.settings import demo


def test_files_are_compressed_under_their_own_names(tmp_path):
    assert (demo.STORAGES["staticfiles"]["BACKEND"], demo.WHITENOISE_USE_FINDERS) == (
        "lms.site.demo.files.DemoFilesStorage",
        False,
    )
    finders = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    css = tmp_path / "from" / "lms" / "page.css"
    css.parent.mkdir(parents=True)
    css.write_text("a { color: inherit }\n" * 100)
    with override_settings(
        STORAGES=demo.STORAGES,
        STATIC_ROOT=tmp_path / "to",
        STATICFILES_FINDERS=finders,
        STATICFILES_DIRS=[tmp_path / "from"],
    ):
        call_command("collectstatic", "--noinput", "--verbosity", "0")
    assert sorted(path.name for path in (tmp_path / "to" / "lms").iterdir()) == ["page.css", "page.css.gz"]
