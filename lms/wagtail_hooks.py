"""The hooks of the app `lms`, from its sub-packages."""

from lms.accounts import wagtail_hooks as account_hooks  # noqa: F401
from lms.blocks import wagtail_hooks as block_hooks  # noqa: F401
from lms.competences import wagtail_hooks as competence_hooks  # noqa: F401
from lms.contacts import wagtail_hooks as contact_hooks  # noqa: F401
from lms.desk import wagtail_hooks as desk_hooks  # noqa: F401
from lms.desk.websites import wagtail_hooks as website_hooks  # noqa: F401
from lms.messaging.guidance import wagtail_hooks as guidance_hooks  # noqa: F401
from lms.safety import wagtail_hooks as safety_hooks  # noqa: F401
