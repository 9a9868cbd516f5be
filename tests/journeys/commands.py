"""Commands of a site, each in a process of its own that is born when everything is imported.

Importing takes two seconds of a processor, and a page of documentation has many commands.
"""

import json
import subprocess
import sys
from pathlib import Path

PARENT = """
import json, os, runpy, sys
import django
from django.core.management import execute_from_command_line

django.setup()
for line in sys.stdin:
    wanted = json.loads(line)
    child = os.fork()
    if not child:
        said = os.open(wanted["to"], os.O_WRONLY | os.O_CREAT)
        os.dup2(said, 1)
        os.dup2(said, 2)
        os.environ |= wanted["environment"]
        code = 0
        try:
            if wanted["arguments"][0] == "-m":
                runpy.run_module(wanted["arguments"][1], run_name="__main__")
            else:
                execute_from_command_line(["manage.py", *wanted["arguments"]])
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(bool(ended.code))
        except BaseException:
            import traceback
            traceback.print_exc()
            code = 1
        sys.stdout.flush()
        os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Commands:
    def __init__(self, folder: Path, root: Path, environment: dict[str, str]) -> None:
        self._said = folder / "said.txt"
        self._parent = subprocess.Popen(
            [sys.executable, "-c", PARENT],
            cwd=root,
            env={**environment, "PYTHONPATH": str(root)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, arguments: list[str], **environment: str) -> str:
        """What it said; an AssertionError with that where it ended with anything but 0."""
        self._said.unlink(missing_ok=True)
        wanted = {"arguments": arguments, "environment": environment, "to": str(self._said)}
        self._parent.stdin.write(f"{json.dumps(wanted)}\n")
        self._parent.stdin.flush()
        ended = self._parent.stdout.readline().strip()
        said = self._said.read_text() if self._said.exists() else ""
        assert ended == "0", (arguments, ended, said[-2000:])
        return said

    def close(self) -> None:
        self._parent.communicate()
