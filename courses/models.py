"""The models of the app `courses`, from its sub-packages.

The optional ones ([O]) are apps of their own and not here.
"""

from courses.analysis.models import QuestionFigure
from courses.attempts.handed_in import AnswerFile
from courses.attempts.models import Answer, ExtraTry, Observation, QuizAttempt, SeenTask
from courses.attempts.two_readers import AnswerReading
from courses.catalogue.models import (
    Course,
    Lesson,
    LessonText,
    Module,
    ModuleCompetence,
    PracticeTask,
    Quiz,
    Step,
    StepActivity,
)
from courses.certificates.models import Certificate, IssuerKey
from courses.enrolments.models import (
    CalledName,
    Cohort,
    CourseTally,
    Enrolment,
    GroupInvitation,
    GroupTrainer,
    JoinRequest,
    MoreTime,
    PeriodTally,
    PlannedDay,
)
from courses.progress.models import LessonRecord, ModuleRecord, OpenedEarlier, StepRecord
from courses.questions.models import Question, QuestionVersion
from courses.reports.models import CohortTally, Report
from courses.selfcheck.models import Counted, GroupTally, SelfCheck
from courses.sessions.models import Attendance, CalendarKey, RemoteLink, Session

__all__ = [
    "Answer",
    "AnswerFile",
    "AnswerReading",
    "Attendance",
    "CalendarKey",
    "CalledName",
    "Certificate",
    "Cohort",
    "CohortTally",
    "Counted",
    "Course",
    "CourseTally",
    "Enrolment",
    "ExtraTry",
    "GroupInvitation",
    "GroupTally",
    "GroupTrainer",
    "IssuerKey",
    "JoinRequest",
    "Lesson",
    "LessonRecord",
    "LessonText",
    "Module",
    "ModuleCompetence",
    "ModuleRecord",
    "MoreTime",
    "Observation",
    "OpenedEarlier",
    "PeriodTally",
    "PlannedDay",
    "PracticeTask",
    "Question",
    "QuestionFigure",
    "QuestionVersion",
    "Quiz",
    "QuizAttempt",
    "RemoteLink",
    "Report",
    "SeenTask",
    "SelfCheck",
    "Session",
    "Step",
    "StepActivity",
    "StepRecord",
]
