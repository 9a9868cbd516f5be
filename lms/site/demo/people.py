"""Who lives in the demo. These secrets are public and work under lms.site.settings.demo only."""

from dataclasses import dataclass

from lms.organisations.models import Role


@dataclass(frozen=True)
class Worker:
    role: Role
    username: str
    password: str
    first_name: str
    last_name: str
    organisation: str
    start_url: str


@dataclass(frozen=True)
class Learner:
    """`lessons_done` and `quiz_right` (right answers in the first module's test, None: not tried) make the story so far."""

    handle: str
    number: str
    code: str
    pin: str
    language: str
    organisation: str
    case_worker: str
    lessons_done: int
    quiz_right: int | None = None
    certificate_name: str = ""


ORGANISATIONS = [
    ("Officina Aperta", "partner", "Turin"),
    ("Ergasia Workshops", "partner", "Athens"),
    ("Hotel Aurora", "employer", "Turin"),
    ("Trattoria del Ponte", "employer", "Turin"),
]

WORKERS = [
    Worker(Role.TRAINER, "marta", "demo-trainer-kitchen", "Marta", "Ferrero", "Officina Aperta", "/teach/"),
    Worker(Role.CASE_WORKER, "giulia", "demo-support-turin", "Giulia", "Conti", "Officina Aperta", "/teach/"),
    Worker(Role.COORDINATOR, "anna", "demo-coordinator-turin", "Anna", "Rinaldi", "Officina Aperta", "/teach/"),
    Worker(Role.COORDINATOR, "eleni", "demo-coordinator-athens", "Eleni", "Markou", "Ergasia Workshops", "/teach/"),
    Worker(Role.EMPLOYER, "aurora", "demo-employer-aurora", "Paolo", "Bassi", "Hotel Aurora", "/employers/"),
    Worker(Role.EMPLOYER, "ponte", "demo-employer-ponte", "Lucia", "Greco", "Trattoria del Ponte", "/employers/"),
    Worker(Role.REVIEWER, "rosa", "demo-reviewer-lessons", "Rosa", "Marin", "Officina Aperta", "/admin/"),
    Worker(Role.ADMINISTRATOR, "admin", "demo-administrator-all", "Ada", "Neri", "Officina Aperta", "/admin/"),
]

LEARNERS = [
    Learner("River Maple 42", "4821", "0937562187", "580274", "en", "Officina Aperta", "giulia", lessons_done=2),
    Learner("Copper Lark 29", "3382", "5540917628", "316948", "it", "Officina Aperta", "giulia", lessons_done=5, quiz_right=7, certificate_name="Amina Diallo"),
    Learner("Morning Cedar 54", "9017", "4463225809", "702851", "ar", "Officina Aperta", "giulia", lessons_done=1),
    Learner("Quiet Harbour 38", "6054", "7719283007", "495162", "uk", "Ergasia Workshops", "eleni", lessons_done=0),
]
