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
    totp_secret: str


@dataclass(frozen=True)
class Shown:
    """What a learner shows to one employer: everything she has, for some weeks.

    `opened` counts how often the employer looked.
    """

    employer: str
    viewer: str
    headline: str
    words: str
    languages: str
    available: str
    weeks: int
    opened: int


@dataclass(frozen=True)
class Learner:
    """Somebody's way so far. An empty `pin`: she has never entered.

    `lessons` are done from the first on, `steps` more in the lesson after them. `tests` has, module by
    module, how many answers were right at each try. `certificate_names`: for so many certificates the name is
    confirmed, the others wait. The way began and ended so many days ago.
    """

    handle: str
    number: str
    code: str
    pin: str
    language: str
    organisation: str
    case_worker: str
    lessons: int = 0
    steps: int = 0
    tests: tuple[tuple[int, ...], ...] = ()
    certificate_name: str = ""
    names_confirmed: int = 0
    observed: bool = False
    shown: Shown | None = None
    began: int = 0
    last: int = 0


ORGANISATIONS = [
    ("Officina Aperta", "partner", "Turin", "IT"),
    ("Ergasia Workshops", "partner", "Athens", "GR"),
    ("Puente Claro", "partner", "Zaragoza", "ES"),
    ("Podul Nou", "partner", "Cluj-Napoca", "RO"),
    ("Hotel Aurora", "employer", "Turin", "IT"),
    ("Trattoria del Ponte", "employer", "Turin", "IT"),
]

WORKERS = [
    Worker(
        Role.TRAINER,
        "marta",
        "demo-trainer-kitchen",
        "Marta",
        "Ferrero",
        "Officina Aperta",
        "/teach/",
        "5KFCHG57PC7HESLL7SA3MJRJVXKOOLND",
    ),
    Worker(
        Role.CASE_WORKER,
        "giulia",
        "demo-support-turin",
        "Giulia",
        "Conti",
        "Officina Aperta",
        "/teach/",
        "ESKJQGZMWBJT7M5G6LQUEWXRXLIYN6PY",
    ),
    Worker(
        Role.COORDINATOR,
        "anna",
        "demo-coordinator-turin",
        "Anna",
        "Rinaldi",
        "Officina Aperta",
        "/teach/",
        "2K5S3IDUFALCGS3Q4HUVKLX5OKIESTMA",
    ),
    Worker(
        Role.COORDINATOR,
        "eleni",
        "demo-coordinator-athens",
        "Eleni",
        "Markou",
        "Ergasia Workshops",
        "/teach/",
        "WWZFV64HDF764DFL4WIL3PKRBHGFYRMD",
    ),
    Worker(
        Role.COORDINATOR,
        "pilar",
        "demo-coordinator-zaragoza",
        "Pilar",
        "Soler",
        "Puente Claro",
        "/teach/",
        "P6KFLFWKYMDVNV72ZPGU5E4TBNCJ3MWN",
    ),
    Worker(
        Role.COORDINATOR,
        "ioana",
        "demo-coordinator-cluj",
        "Ioana",
        "Rusu",
        "Podul Nou",
        "/teach/",
        "77QHENNOTTCM7LZHT3PP4FQIRXKTQXCG",
    ),
    Worker(
        Role.EMPLOYER,
        "aurora",
        "demo-employer-aurora",
        "Paolo",
        "Bassi",
        "Hotel Aurora",
        "/employers/",
        "OJ4EXR3D4IMFNPJ2JY5O7KCDEC4KW6EO",
    ),
    Worker(
        Role.EMPLOYER,
        "ponte",
        "demo-employer-ponte",
        "Lucia",
        "Greco",
        "Trattoria del Ponte",
        "/employers/",
        "MMBS67B7DR6ZZVZYJKLRBY7TL4DOIGB4",
    ),
    Worker(
        Role.AUTHOR,
        "nadia",
        "demo-author-lessons",
        "Nadia",
        "Costa",
        "Officina Aperta",
        "/admin/",
        "TQ2HVK5ZJ7MDW4RXYB6N3FLCGA7SPEIO",
    ),
    Worker(
        Role.REVIEWER,
        "rosa",
        "demo-reviewer-lessons",
        "Rosa",
        "Marin",
        "Officina Aperta",
        "/admin/",
        "HJOGNSXK26MAJ5U2LOOLTEXHG2KEI3FH",
    ),
    Worker(
        Role.ADMINISTRATOR,
        "admin",
        "demo-administrator-all",
        "Ada",
        "Neri",
        "Officina Aperta",
        "/admin/",
        "ZTT2FTY24BCZRHH4SFH3SWSBKJXRM6UD",
    ),
]

#: Who answers for the website for the public: numbers, rights and notes on the law are checked in time.
RESPONSIBLE = "pilar"
COHORT = "Morning group"
TURIN = ("Officina Aperta", "giulia")
ATHENS = ("Ergasia Workshops", "eleni")

SHOWN_TO_AURORA = Shown(
    employer="Hotel Aurora",
    viewer="aurora",
    headline="Room attendant or kitchen helper",
    words="I like to work in an order that everybody can follow. I learn fast and I am on time.",
    languages="English very well, Italian well",
    available="From Monday, mornings and early afternoons",
    weeks=6,
    opened=2,
)

LEARNERS = [
    Learner(
        "River Maple 42", "4821", "0937562187", "580274", "en", *TURIN, lessons=2, steps=2, began=16, last=1
    ),
    Learner(
        "Copper Lark 29",
        "3382",
        "5540917628",
        "316948",
        "it",
        *TURIN,
        lessons=6,
        tests=((9,),),
        certificate_name="Amina Diallo",
        names_confirmed=1,
        began=30,
        last=2,
    ),
    Learner(
        "Morning Cedar 54", "9017", "4463225809", "702851", "ar", *TURIN, lessons=1, steps=3, began=9, last=0
    ),
    Learner(
        "Amber Willow 63",
        "2745",
        "8815306426",
        "649130",
        "en",
        *TURIN,
        lessons=10,
        tests=((6, 9), (7,), (8,)),
        certificate_name="Nadia Rahmani",
        names_confirmed=3,
        observed=True,
        shown=SHOWN_TO_AURORA,
        began=62,
        last=3,
    ),
    Learner("Bright Meadow 71", "5193", "2076649180", "871462", "fr", *TURIN, lessons=5, began=21, last=1),
    Learner(
        "Linen Garden 25",
        "7608",
        "6391840259",
        "253917",
        "ro",
        *TURIN,
        lessons=5,
        tests=((5, 6),),
        began=24,
        last=3,
    ),
    Learner(
        "Silver Heron 90", "1356", "9724015838", "940685", "es", *TURIN, lessons=1, steps=2, began=27, last=11
    ),
    Learner("Early Tulip 34", "8470", "3158270964", "", "uk", *TURIN),
    Learner("Clear Brook 58", "6231", "7402958615", "418306", "en", *TURIN, began=2),
    Learner(
        "Golden Pebble 46", "4095", "1869537245", "367529", "ar", *TURIN, lessons=4, steps=1, began=19, last=0
    ),
    Learner(
        "Warm Harbour 12",
        "2918",
        "4930672810",
        "725084",
        "it",
        *TURIN,
        lessons=5,
        tests=((8,),),
        began=26,
        last=2,
    ),
    Learner(
        "Hazel Lantern 87",
        "5764",
        "8247193503",
        "196473",
        "uk",
        *TURIN,
        lessons=3,
        steps=2,
        began=14,
        last=1,
    ),
    Learner(
        "Quiet Harbour 38", "6054", "7719283007", "495162", "uk", *ATHENS, lessons=1, steps=1, began=8, last=2
    ),
]
