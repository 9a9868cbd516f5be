from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import models, transaction

from courses.catalogue.following import follow
from courses.pages.models import CoursePage, LessonPage, ModulePage
from courses.questions.actions import publish_question
from courses.questions.models import Question


class Command(BaseCommand):
    help = (
        "Publishes the text of every live course, module, lesson and question once more, as it is live, and"
        " brings what translators read in step with it. After an update that changed how blocks look, or what"
        " counts as translated: what learners read was made when it was published."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for source in self.translated_sources():
            if source.schema_out_of_date():
                self.bring_in_step(source)
        for model in (Question, CoursePage, ModulePage):
            for key in self.keys(model):
                self.publish(model, key)
        done = sum(self.publish(LessonPage, key) for key in self.keys(LessonPage))
        self.stdout.write(f"{done} lessons are published once more.")

    def keys(self, model: type[models.Model]) -> list[int]:
        """What was there first is the source of what came later."""
        return list(model.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))

    def translated_sources(self) -> Iterable[Any]:
        if not apps.is_installed("wagtail_localize"):
            return []
        model = apps.get_model("wagtail_localize", "TranslationSource")
        return model.objects.filter(translations__isnull=False).distinct()

    @transaction.atomic
    def bring_in_step(self, source: Any) -> None:
        """One whose original is gone stays as it was."""
        if source.object.has_translation(source.locale_id):
            source.update_from_db()

    @transaction.atomic
    def publish(self, model: type[models.Model], key: int) -> bool:
        """One in each transaction: an author waits for one, not for all."""
        row = model.objects.filter(live=True, pk=key).first()
        if row is None:
            return False
        published = publish_question(row) if isinstance(row, Question) else follow(row)
        return published is not None
