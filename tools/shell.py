"""./run shell: Python on the demo's data, with every model imported."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from tools.demo import MANAGE, VAR

if __name__ == "__main__":
    if not (VAR / "db.sqlite3").exists():
        sys.exit("There are no data yet. Type first: ./run demo --prepare")
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lms.site.settings.demo"}
    os.execve(MANAGE[0], [*MANAGE, "shell", *sys.argv[1:]], environment)
