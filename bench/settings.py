"""The site as it stands on a server: production's own settings behind a proxy that speaks https, on SQLite in
HEAL_VAR or on HEAL_BENCH_DATABASE.
"""

import os

os.environ |= {
    "SECRET_KEY": "bench-" + "x" * 60,
    "LMS_PEPPER": "bench-" + "y" * 60,
    "ALLOWED_HOSTS": "localhost",
    "BEHIND_PROXY": "true",
}
for elsewhere in (
    "DATABASE_URL",
    "REDIS_URL",
    "S3_BUCKET",
):  # whatever this machine uses otherwise, it is not measured
    os.environ.pop(elsewhere, None)
if os.environ.get("HEAL_BENCH_DATABASE"):  # bench/crowd.py measures two
    os.environ["DATABASE_URL"] = os.environ["HEAL_BENCH_DATABASE"]

from lms.site.settings.production import *  # noqa: E402, F403 - production reads the environment when it is imported
from lms.site.settings.production import INSTALLED_APPS  # noqa: E402 - the same

INSTALLED_APPS = ["bench.bare", *INSTALLED_APPS]  # the tables of what stands beside; none of its addresses
