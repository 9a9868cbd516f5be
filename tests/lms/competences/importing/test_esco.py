"""A download of ESCO: its files, in one language or several, as a folder or a ZIP."""

import json
import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from lms.competences.importing import starter
from lms.competences.models import Competence, CompetenceRelation, Framework, Occupation, OccupationCompetence

SKILL, WORK = "http://data.europa.eu/esco/skill/", "http://data.europa.eu/esco/occupation/"
FILES = {
    "skills_en.csv": "conceptType,conceptUri,skillType,preferredLabel,altLabels,description\n"
    f"KnowledgeSkillCompetence,{SKILL}a1,skill/competence,peel vegetables,"
    '"clean vegetables\npeel",Peel them.\n'
    f"KnowledgeSkillCompetence,{SKILL}a2,skill/competence,cut vegetables,,{'Long words here. ' * 40}\n"
    f"KnowledgeSkillCompetence,{SKILL}a3,skill/competence,support victims of human trafficking,,\n"
    f"KnowledgeSkillCompetence,{SKILL}a4,knowledge,naval history,,\n"
    "KnowledgeSkillCompetence,http://example.org/x,knowledge,something,,\n",
    "skills_it.csv": f"conceptUri,preferredLabel\n{SKILL}a1,pelare la verdura\n",
    "occupations_en.csv": "conceptType,conceptUri,iscoGroup,preferredLabel,description\n"
    f"Occupation,{WORK}o1,9412,kitchen helper,Helps in a kitchen.\n"
    f"Occupation,{WORK}o2,2633,naval historian,\n",
    "occupationSkillRelations_en.csv": "occupationUri,relationType,skillType,skillUri\n"
    f"{WORK}o1,essential,skill/competence,{SKILL}a1\n"
    f"{WORK}o1,optional,skill/competence,{SKILL}a2\n"
    f"{WORK}o1,optional,skill/competence,{SKILL}a3\n"
    f"{WORK}o2,essential,knowledge,{SKILL}a4\n",
    "skillSkillRelations_en.csv": "originalSkillUri,originalSkillType,relationType,relatedSkillType,"
    "relatedSkillUri\n"
    f"{SKILL}a1,skill/competence,optional,skill/competence,{SKILL}a2\n"
    f"{SKILL}a2,skill/competence,optional,skill/competence,{SKILL}a1\n",
    "broaderRelationsSkillPillar_en.csv": "conceptType,conceptUri,broaderType,broaderUri\n"
    f"KnowledgeSkillCompetence,{SKILL}a4,SkillGroup,{SKILL}S1\n",
    "ISCOGroups_en.csv": "conceptUri,code\nhttp://data.europa.eu/esco/isco/C9,9\n",
}
PROBLEMS = [
    {"file": "skills_en.csv", "row": 4},
    {"file": "skills_en.csv", "row": 6},
]


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def imported(*arguments) -> dict:
    said = StringIO()
    call_command("import_esco", *map(str, arguments), "--json", stdout=said)
    return json.loads(said.getvalue())


@pytest.mark.django_db
def test_chosen_occupations_come_with_what_they_ask_for_in_every_language(folder):
    told = imported(folder, "--isco", "9")
    assert told["found"] == {"skills": 2, "occupations": 1}
    assert told["new"] == {"skills": 2, "occupations": 1, "relations": 1, "asked": 2}
    assert [{"file": each["file"], "row": each["row"]} for each in told["problems"]] == PROBLEMS
    helper = Occupation.objects.get(code="esco-o1")
    assert (helper.isco, helper.labels, helper.framework.code) == ("9412", {"en": "kitchen helper"}, "esco")
    asked = OccupationCompetence.objects.values_list("competence__esco_uri", "is_essential")
    assert sorted(asked) == [(f"{SKILL}a1", True), (f"{SKILL}a2", False)]
    peel = Competence.objects.get(code="esco-a1")
    assert (peel.labels, peel.descriptions, peel.visible_outside) == (
        {"en": "peel vegetables", "it": "pelare la verdura"},
        {"en": "Peel them."},
        False,
    )
    assert len(Competence.objects.get(code="esco-a2").description_in("en")) <= 400
    relation = CompetenceRelation.objects.get()
    assert (relation.competence.code, relation.kind, relation.other.code) == ("esco-a1", "related", "esco-a2")


@pytest.mark.django_db
def test_without_groups_everything_comes_but_what_tells_about_a_life(folder):
    imported(folder)
    assert sorted(Competence.objects.values_list("code", flat=True)) == ["esco-a1", "esco-a2", "esco-a4"]
    assert Occupation.objects.count() == 2


@pytest.mark.django_db
def test_the_zip_gives_the_same_and_twice_is_once(folder, tmp_path):
    first = imported(folder)
    packed = tmp_path / "ESCO dataset.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in FILES.items():
            archive.writestr(f"esco/{name}", text)
    again = imported(packed)
    assert again["found"] == first["found"]
    assert again["new"] == {"skills": 0, "occupations": 0, "relations": 0, "asked": 0}


@pytest.mark.django_db
def test_a_skill_that_is_there_with_its_address_is_the_same_and_keeps_its_words(tmp_path):
    starter.load()
    bed = Competence.objects.get(code="hotel-make-bed")
    before, framework = Competence.objects.count(), bed.framework
    (tmp_path / "skills_en.csv").write_text(f"conceptUri,preferredLabel\n{bed.esco_uri},make the beds\n")
    (tmp_path / "skills_de.csv").write_text(f"conceptUri,preferredLabel\n{bed.esco_uri},Betten machen\n")
    assert imported(tmp_path)["new"]["skills"] == 0
    bed.refresh_from_db()
    assert (bed.labels["en"], bed.labels["de"]) == ("Makes a bed to hotel standard", "Betten machen")
    assert (Competence.objects.count(), bed.framework) == (before, framework)


@pytest.mark.django_db
def test_a_dry_run_writes_nothing(folder):
    told = imported(folder, "--dry-run")
    assert (told["found"]["skills"], told["new"]) == (3, {})
    assert (Competence.objects.count(), Framework.objects.filter(code="esco").count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("skills_en.csv", "conceptUri,label\n", "file skills_en.csv, column preferredLabel"),
        ("notes.csv", "a,b\n", "No file arrived."),
        ("occupations_en.csv", 'conceptUri,iscoGroup,preferredLabel\n"open,1,2\n', "row 2"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(tmp_path, name, text, said):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=said):
        call_command("import_esco", str(tmp_path))


def test_groups_are_numbers(tmp_path):
    with pytest.raises(CommandError, match="Groups are numbers"):
        call_command("import_esco", str(tmp_path), "--isco", "cooks")
