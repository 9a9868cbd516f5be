"""The models of the app `lms`, from its sub-packages.

The optional ones ([O]) are apps of their own and not here.
"""

from lms.accounts.models import CodeCard, Profile
from lms.audit.models import AccessEntry, AuditEntry, AuditHead, Pseudonym
from lms.competences.models import (
    Attainment,
    Competence,
    CompetenceRelation,
    Framework,
    Level,
    Occupation,
    OccupationCompetence,
)
from lms.concerns.models import Concern, ConcernSeat, ConcernStep
from lms.contacts.models import Contact, ContactWords, Edition, EditionContact
from lms.desk.models import Talk
from lms.jobs.models import Job
from lms.messaging.guidance.models import LegalNote
from lms.messaging.models import Conversation, Message, Notice, Participant
from lms.organisations.models import (
    Approver,
    Closing,
    Deputy,
    Membership,
    Organisation,
    SupportAssignment,
    Vetting,
)
from lms.privacy.models import ConsentReceipt, ErasedAccount, ErasureRequest
from lms.safety.faces.models import Face
from lms.safety.http.models import Probe
from lms.secrets.models import EntryThrottle
from lms.submissions.models import Submission

__all__ = [
    "AccessEntry",
    "Approver",
    "Attainment",
    "AuditEntry",
    "AuditHead",
    "Closing",
    "CodeCard",
    "Competence",
    "CompetenceRelation",
    "Concern",
    "ConcernSeat",
    "ConcernStep",
    "ConsentReceipt",
    "Contact",
    "ContactWords",
    "Conversation",
    "Deputy",
    "Edition",
    "EditionContact",
    "EntryThrottle",
    "ErasedAccount",
    "ErasureRequest",
    "Face",
    "Framework",
    "Job",
    "LegalNote",
    "Level",
    "Membership",
    "Message",
    "Notice",
    "Occupation",
    "OccupationCompetence",
    "Organisation",
    "Participant",
    "Probe",
    "Profile",
    "Pseudonym",
    "Submission",
    "SupportAssignment",
    "Talk",
    "Vetting",
]
