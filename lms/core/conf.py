"""Our settings, read in one typed place.

Each is read when it is used, so `override_settings` works in tests.
"""

from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

OWN_BASE = "lms/base.html"


class Conf:
    @property
    def face_urlconfs(self) -> dict[str, str]:
        """`LMS_FACE_URLCONFS`: the URLconf of each face.

        A site with one face leaves it empty and keeps ROOT_URLCONF.
        """
        return getattr(settings, "LMS_FACE_URLCONFS", {})

    @property
    def guarded_paths(self) -> Sequence[str]:
        """`LMS_GUARDED_PATHS`: what else of a site is guarded as our own addresses are, such as "/admin/".

        Without a policy it is closed, a quiet session is locked there, nothing of it is kept by a browser.
        Empty: a site's own pages behave as they did before. The ready-made site names "/".
        """
        return getattr(settings, "LMS_GUARDED_PATHS", ())

    @property
    def pepper(self) -> str:
        """`LMS_PEPPER`: the secret outside the database that keys code cards, PINs and name fingerprints.

        It falls back to SECRET_KEY. Changing it makes every printed card stop working.
        """
        return getattr(settings, "LMS_PEPPER", "") or settings.SECRET_KEY

    @property
    def code_hasher(self) -> str:
        """`LMS_CODE_HASHER`: dotted path of the password hasher for cards and PINs; empty means Argon2id.

        For tests, which need a cheap one; weakens safety.
        """
        return getattr(settings, "LMS_CODE_HASHER", "")

    @property
    def proxies(self) -> int:
        """`LMS_PROXIES`: how many reverse proxies of ours stand before the site.

        Wrong tries are counted by the address the outermost one saw.

        0 when there is none. Too high a number lets visitors choose the address they are counted under.
        """
        return getattr(settings, "LMS_PROXIES", 0)

    @property
    def pin_minutes(self) -> int:
        """`LMS_PIN_MINUTES`: how long what her PIN protects stays open after she gave it.

        10; longer weakens safety.
        """
        return getattr(settings, "LMS_PIN_MINUTES", 10)

    @property
    def renewed_card_hours(self) -> int:
        """`LMS_RENEWED_CARD_HOURS`: how long what her PIN protects stays closed after her card was renewed.

        24; shorter weakens safety.
        """
        return getattr(settings, "LMS_RENEWED_CARD_HOURS", 24)

    @property
    def recent_minutes(self) -> int:
        """`LMS_RECENT_MINUTES`: for how long staff who proved who they are need not do so again for what
        matters most. 5; longer weakens safety.
        """
        return getattr(settings, "LMS_RECENT_MINUTES", 5)

    @property
    def totp_reuse(self) -> bool:
        """`LMS_TOTP_REUSE`: let a six-digit code of an authenticator app be used twice.

        For the demo, where one code is read by many; weakens safety.
        """
        return getattr(settings, "LMS_TOTP_REUSE", False)

    @property
    def learner_home(self) -> str:
        """`LMS_LEARNER_HOME`: where she is after entering, as a URL name or a path.

        Empty: what an installed package says (lms.contracts.homes), else a page with everything she can open.
        """
        return getattr(settings, "LMS_LEARNER_HOME", "")

    @property
    def navigation_order(self) -> Sequence[str]:
        """`LMS_NAVIGATION_ORDER`: keys of the destinations of a learner's home that come first, in order.

        The first four stand at the bottom of her home, all others on the page *More*. Empty: the rooms' own.
        """
        return getattr(settings, "LMS_NAVIGATION_ORDER", ())

    @property
    def staff_home(self) -> str:
        """`LMS_STAFF_HOME`: where somebody is after signing in for whom no landing page is open."""
        return getattr(settings, "LMS_STAFF_HOME", "/")

    @property
    def leave_url(self) -> str:
        """`LMS_LEAVE_URL`: where *Leave* goes when the face names nothing else.

        Must be a page everybody might have open.
        """
        return getattr(settings, "LMS_LEAVE_URL", "https://www.wikipedia.org/")

    @property
    def base_template(self) -> str:
        """`LMS_BASE_TEMPLATE`: the outermost template of our pages; a host site may put its own there."""
        return getattr(settings, "LMS_BASE_TEMPLATE", OWN_BASE)

    @property
    def host_template(self) -> str:
        """`LMS_HOST_TEMPLATE`: a site's own outermost template; `lms/bridge.html` puts our pages into it."""
        return getattr(settings, "LMS_HOST_TEMPLATE", "base.html")

    @property
    def store_certificate_names(self) -> bool:
        """`LMS_STORE_CERTIFICATE_NAMES`: keep the confirmed name itself, not only its fingerprint.

        Off by default; weakens safety.
        """
        return getattr(settings, "LMS_STORE_CERTIFICATE_NAMES", False)

    @property
    def vetting_organisations(self) -> int:
        """`LMS_VETTING_ORGANISATIONS`: how many different organisations must have checked an employer.

        2; fewer weakens safety.
        """
        return getattr(settings, "LMS_VETTING_ORGANISATIONS", 2)

    @property
    def share_days(self) -> int:
        """`LMS_SHARE_DAYS`: how long a portfolio may stay open to an employer, at most.

        90; longer weakens safety.
        """
        return getattr(settings, "LMS_SHARE_DAYS", 90)

    @property
    def own_phone_minutes(self) -> int:
        """`LMS_OWN_PHONE_MINUTES`: how long a learner's page may be quiet on a phone that is only hers, 3 to
        30. On a shared one it is always 3.
        """
        return max(3, min(30, getattr(settings, "LMS_OWN_PHONE_MINUTES", 10)))

    @property
    def free_disk_mb(self) -> int:
        """`LMS_FREE_DISK_MB`: with less room than this the site says that it is not ready (/readyz)."""
        return getattr(settings, "LMS_FREE_DISK_MB", 200)

    @property
    def intake_at_once(self) -> int:
        """`LMS_INTAKE_AT_ONCE`: how many uploaded files one machine opens at the same time.

        Each may take 800 MB of memory.
        """
        return getattr(settings, "LMS_INTAKE_AT_ONCE", 2)

    @property
    def intake_library(self) -> bool:
        """`LMS_INTAKE_LIBRARY`: whether intake makes clean, and names, what comes into Wagtail's library.

        Off: a site's library takes what it took before, and who may upload there is trusted with it. Files
        that people send with messages pass intake either way. The ready-made site has it on.
        """
        return getattr(settings, "LMS_INTAKE_LIBRARY", False)

    @property
    def prints_at_once(self) -> int:
        """`LMS_PRINTS_AT_ONCE`: how many sheets one machine sets for visitors at the same time.

        Who comes then waits a moment or tries again.
        """
        return getattr(settings, "LMS_PRINTS_AT_ONCE", 2)

    @property
    def erasure_hours(self) -> int:
        """`LMS_ERASURE_HOURS`: how long somebody may change her mind after asking to be erased, 0 to 168.

        She may skip it.
        """
        return min(max(getattr(settings, "LMS_ERASURE_HOURS", 24), 0), 168)

    @property
    def reply_working_days(self) -> int:
        """`LMS_REPLY_WORKING_DAYS`: in how many working days messages are answered. 1; more weakens safety.

        She is told so before she writes, and after it colleagues of her trainer see what nobody answered.
        """
        return max(1, getattr(settings, "LMS_REPLY_WORKING_DAYS", 1))

    @property
    def closed_days(self) -> Sequence[str]:
        """`LMS_CLOSED_DAYS`: days on which nobody works, "12-25" every year or "2027-03-29" once.

        They are no working days for answering messages, as Saturdays, Sundays and the public holidays of
        the organisation's country are none.
        """
        return getattr(settings, "LMS_CLOSED_DAYS", ())

    @property
    def two_people_mark(self) -> bool:
        """`LMS_TWO_PEOPLE_MARK`: whether two people read what learners write or hand in before they are told
        how it is, on the whole site. Off: where a group says so.
        """
        return getattr(settings, "LMS_TWO_PEOPLE_MARK", False)

    @property
    def attachment_mb(self) -> int:
        """`LMS_ATTACHMENT_MB`: how big a file that is sent with a message may be, 1 to 20."""
        return min(max(getattr(settings, "LMS_ATTACHMENT_MB", 10), 1), 20)

    @property
    def private_root(self) -> Path | None:
        """`LMS_PRIVATE_ROOT`: the folder of files that belong to one person.

        None: beside MEDIA_ROOT. Inside MEDIA_ROOT weakens safety: a web server may serve what lies there.
        """
        folder = getattr(settings, "LMS_PRIVATE_ROOT", None)
        return Path(folder) if folder else None

    @property
    def backup_dir(self) -> Path | None:
        """`LMS_BACKUP_DIR`: where backups lie, and beside them the list of accounts to erase again after a
        restore. None: nowhere.
        """
        folder = getattr(settings, "LMS_BACKUP_DIR", None)
        return Path(folder) if folder else None

    @property
    def backup_days(self) -> int:
        """`LMS_BACKUP_DAYS`: how long a backup is kept, 35 at most: what is erased must be gone everywhere
        after that.
        """
        return min(getattr(settings, "LMS_BACKUP_DAYS", 35), 35)

    @property
    def had_apps(self) -> Sequence[str] | None:
        """`LMS_HAD_APPS`: which apps of `lms.installing.APPS` a site had before it installed this suite.

        `settings_defaults` fills it in. None: nobody knows, and `remove_lms` leaves what is not ours.
        """
        return getattr(settings, "LMS_HAD_APPS", None)

    @property
    def keep_days(self) -> dict[str, int]:
        """`LMS_KEEP_DAYS`: {"lms.AccessEntry": 180}: other retention periods than those the models declare
        (docs/data-map.md). Setting it weakens safety.
        """
        return getattr(settings, "LMS_KEEP_DAYS", {})


conf = Conf()
