from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase

personal_data.held_by(
    "heal_users.User",
    subject="self",
    purpose="To let somebody in. A learner's row holds no name, no e-mail address and no password.",
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    fields={"username": "a random word for learners, a chosen name for staff", "last_login": "when she last came in"},
)
