import django.core.validators
import django.db.models.deletion
import lms.blocks.fields
import lms.blocks.translated
import modelcluster.fields
import wagtail.fields
import swapper
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("lms_programme", "0003_parts"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="CopingPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=swapper.get_model_name("wagtailcore", "Page"),
                    ),
                ),
                ("lead", models.CharField(blank=True, max_length=250, verbose_name="introduction")),
                (
                    "person",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Shown on every tool: whom one can call, and what happens then.",
                        verbose_name="a person to talk to",
                    ),
                ),
            ],
            options={
                "verbose_name": "coping: all tools",
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, "wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="CopingToolPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=swapper.get_model_name("wagtailcore", "Page"),
                    ),
                ),
                ("summary", models.CharField(max_length=160, verbose_name="in a sentence")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="From 1 to 5.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="minutes",
                    ),
                ),
                (
                    "shows_fan",
                    models.BooleanField(
                        default=False,
                        help_text="For breathing: it opens and closes. Whoever wants sees it still.",
                        verbose_name="with the paper fan",
                    ),
                ),
                ("body", lms.blocks.fields.StableStreamField(verbose_name="what to do")),
            ],
            options={
                "verbose_name": "coping: a tool",
            },
            bases=(lms.blocks.translated.TranslatedPageMixin, "wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ToolFeeling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "feeling",
                    models.CharField(
                        choices=[
                            ("heart-races", "My heart races"),
                            ("cannot-sleep", "I cannot sleep"),
                            ("see-it-again", "I see it again"),
                            ("angry", "I am so angry"),
                            ("nothing", "I feel nothing"),
                            ("too-much", "Everything is too much"),
                            ("tight", "My body is tight"),
                            ("a-date", "A date is coming"),
                            ("unknown", "I do not know"),
                        ],
                        max_length=20,
                        verbose_name="feeling",
                    ),
                ),
                (
                    "tool",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feelings",
                        to="lms_programme.copingtoolpage",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("tool", "feeling"), name="lms_programme_tool_feeling_once"
                    )
                ],
            },
        ),
    ]
