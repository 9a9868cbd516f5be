"""The tables of the network, each in its sub-package."""

from lms.network.collection.models import BookOrder
from lms.network.documents.models import TableDocument
from lms.network.meetings.models import MeetingLink, MeetingNeeds, MeetingVote, TableMeeting
from lms.network.practices.models import (
    Practice,
    PracticeResult,
    PracticeReview,
    PracticeStep,
    PracticeTheme,
    PracticeWords,
)
from lms.network.recommendations.models import (
    Recommendation,
    RecommendationAudience,
    RecommendationOutcome,
    RecommendationWords,
)
from lms.network.tables.models import (
    MinutesAmendment,
    RoundTable,
    RoundTableWords,
    TableAnswer,
    TableAnswerWords,
    TableDecision,
    TableMinutes,
    TableParty,
    TableQuestion,
    TableSeat,
)

__all__ = [
    "BookOrder",
    "MeetingLink",
    "MeetingNeeds",
    "MeetingVote",
    "MinutesAmendment",
    "Practice",
    "PracticeResult",
    "PracticeReview",
    "PracticeStep",
    "PracticeTheme",
    "PracticeWords",
    "Recommendation",
    "RecommendationAudience",
    "RecommendationOutcome",
    "RecommendationWords",
    "RoundTable",
    "RoundTableWords",
    "TableAnswer",
    "TableAnswerWords",
    "TableDecision",
    "TableDocument",
    "TableMeeting",
    "TableMinutes",
    "TableParty",
    "TableQuestion",
    "TableSeat",
]
