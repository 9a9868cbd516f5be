"""What is written, with at most one file, which goes through intake before anything is saved."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core.conf import conf
from lms.core.plain_words import PlainForm
from lms.intake.attachments import ACCEPTED, clean_attachment
from lms.intake.problems import IntakeProblem
from lms.organisations.models import Organisation

LONGEST = 4000


class AttachmentField(forms.FileField):
    """A picture, a recording or a PDF, made clean. Its value is a file of ours, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            label=gettext_lazy("A file, if you want"),
            widget=forms.FileInput(attrs={"accept": ACCEPTED}),
            **kwargs,
        )

    def to_python(self, data: UploadedFile | None) -> Any:
        if data is None or data in self.empty_values:
            return None
        try:
            return clean_attachment(data, largest=conf.attachment_mb * 1024 * 1024)
        except IntakeProblem as problem:
            raise forms.ValidationError(problem) from None


class MessageForm(PlainForm):
    body = forms.CharField(
        label=gettext_lazy("Message"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "autocomplete": "off"}),
    )
    file = AttachmentField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "One picture, recording or PDF, smaller than %(limit)d MB. Hidden details, such as "
            "the place, are removed."
        ) % {"limit": conf.attachment_mb}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("body") and cleaned.get("file") is None:
            self.add_error("body", _("Write something, or choose a file."))
        return cleaned


class HelpForm(MessageForm):
    """To one of the organisations where she learns; asked only where there are several."""

    field_order = ["organisation", "body", "file"]

    def __init__(self, *args: Any, organisations: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {str(organisation.uuid): organisation for organisation in organisations}
        if len(organisations) > 1:
            self.fields["organisation"] = forms.ChoiceField(
                label=_("Who gets it"),
                choices=[(key, organisation.name) for key, organisation in self.organisations.items()],
                widget=forms.RadioSelect,
            )
            self.order_fields(self.field_order)

    @property
    def organisation(self) -> Organisation:
        chosen = self.cleaned_data.get("organisation")
        return self.organisations[chosen] if chosen else next(iter(self.organisations.values()))
