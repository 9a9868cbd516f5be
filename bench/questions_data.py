"""Run by bench.questions in a process of its own: a file is made, looked through and imported."""

import json
import resource
import sys
import time

import django

django.setup()

from wagtail.models import Locale  # noqa: E402 - after setup

from courses.interchange.actions import carry_out  # noqa: E402
from courses.interchange.checking import planned  # noqa: E402
from courses.interchange.formats import FORMATS  # noqa: E402

QUESTION = """<question type="multichoice"><name><text>Question {0}</text></name>
<questiontext format="html"><text><![CDATA[<p>Which board is for <b>{0}</b>?</p>]]></text></questiontext>
<generalfeedback format="html"><text>Each food has its own.</text></generalfeedback><single>true</single>
<answer fraction="100"><text>The red board</text><feedback><text>Yes, {0}.</text></feedback></answer>
<answer fraction="0"><text>The green board</text><feedback><text>That is for salad.</text></feedback></answer>
<answer fraction="0"><text>The blue board</text><feedback><text>That is for fish.</text></feedback></answer>
</question>"""


def measure(count: int) -> dict[str, float]:
    said = "\n".join(QUESTION.format(number) for number in range(count))
    content = f"<quiz>{said}</quiz>".encode()
    language, _is_new = Locale.objects.get_or_create(language_code="en")
    idle, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    plan = planned(content, "questions.xml", format=FORMATS["moodle-xml"], language=language)
    looked = time.perf_counter()
    done = carry_out(plan, language=language)
    ended, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF)
    if len(done.questions) != count:
        sys.exit(f"{len(done.questions)} of {count} questions came in.")
    return {
        "looked": looked - begun,
        "imported": ended - looked,
        "processor": used.ru_utime + used.ru_stime,
        "megabytes": (used.ru_maxrss - idle) / 1024,
        "idle": idle / 1024,
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
