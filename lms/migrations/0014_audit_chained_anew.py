"""The audit of before named a person by one number in all her entries. Each entry gets numbers of its own, and the chain is made anew.

Whether the old chain held, and where it ended, stands in a last entry: `audit.chained_anew`.
"""

import hashlib
import hmac
import json
import secrets
import uuid

from django.db import migrations
from django.utils import timezone

from lms.audit import guard, seals
from lms.core.conf import conf

ABOUT_SOMEBODY = "thing"


def old_digest(entry, actor, about, previous, subject):
    content = [entry.number, previous, entry.at.isoformat(), str(actor or ""), str(about or ""), entry.action, subject, entry.facts]
    return hmac.new(conf.pepper.encode(), f"audit:{json.dumps(content, sort_keys=True)}".encode(), hashlib.sha256).hexdigest()


def chain_anew(apps, schema_editor):
    guard.lift(schema_editor.connection)
    models = {name: apps.get_model("lms", name) for name in ("AuditEntry", "AuditHead", "Pseudonym", "AccessEntry")}
    openings = _seal_openings(models["AccessEntry"])
    old = dict(models["Pseudonym"].objects.values_list("token", "person"))
    models["Pseudonym"].objects.all().delete()
    names, previous, was, holds, number = seals.Book(), "", "", True, 0
    for number, entry in enumerate(models["AuditEntry"].objects.order_by("number").iterator(), start=1):
        holds = holds and entry.number == number and (entry.previous, entry.digest) == (was, old_digest(entry, entry.actor_id, entry.about_id, was, entry.subject))
        was, made = entry.digest, _names(models["Pseudonym"], entry, old)
        names = names.with_rows(name.seal for name in made.values())
        is_about = entry.about_id is not None
        actor, about = (made[token].token if token in made else token and uuid.uuid4() for token in (entry.actor_id, entry.about_id))
        subject = ABOUT_SOMEBODY if is_about else entry.subject
        books = seals.of_books(names, openings)
        now = {"actor": actor, "about": about, "subject": subject, "books": books, "previous": previous}
        digest = seals.of_entry(number=entry.number, at=entry.at, action=entry.action, facts=entry.facts, **now)
        models["AuditEntry"].objects.filter(pk=entry.pk).update(**now, digest=digest)
        models["Pseudonym"].objects.bulk_create(made.values())
        previous = digest
    head = models["AuditHead"].objects.filter(pk=1).first()
    holds = holds and (head is None or (head.count, head.digest) == (number, was))
    if number or openings.count:
        last = {
            "number": number + 1,
            "at": timezone.now(),
            "action": "audit.chained_anew",
            "subject": f"{number}:{was}",
            "facts": {"whole": holds},
            "books": seals.of_books(names, openings),
            "previous": previous,
        }
        digest = seals.of_entry(actor=None, about=None, **last)
        models["AuditEntry"].objects.create(**last, digest=digest)
        end = {"count": number + 1, "digest": digest, "names": names.count, "names_total": names.total, "openings": openings.count, "openings_total": openings.total}
        models["AuditHead"].objects.update_or_create(pk=1, defaults=end)


def _seal_openings(model):
    book = seals.Book()
    for row in model.objects.iterator():
        row.salt = secrets.token_hex(16)
        row.seal = seals.of_opening(
            salt=row.salt,
            person=row.person_id,
            reader=row.reader_id,
            role=row.role,
            organisation=row.organisation_id,
            what=row.what,
            thing=row.thing,
            reason=row.reason,
            at=row.at,
        )
        row.save(update_fields=["salt", "seal"])
        book = book.with_rows([row.seal])
    return book


def _names(model, entry, old):
    """{old number: the link of this entry}. Who is gone stays gone."""
    made = {}
    for token in (entry.about_id, entry.actor_id):
        if token in old and token not in made:
            subject = entry.subject if token == entry.about_id else ""
            name = model(person_id=old[token], token=uuid.uuid4(), number=entry.number, subject=subject)
            name.seal = seals.of_name(name.token, name.person_id, name.number, name.subject)
            made[token] = name
    return made


def chain_as_before(apps, schema_editor):
    """One number for each person again. What had lost its link stays without."""
    guard.lift(schema_editor.connection)
    entries, pseudonyms = apps.get_model("lms", "AuditEntry"), apps.get_model("lms", "Pseudonym")
    links = {name.token: name for name in pseudonyms.objects.all()}
    kept = {}
    for name in links.values():
        kept.setdefault(name.person_id, name.token)
    previous = ""
    for entry in entries.objects.order_by("number").iterator():
        actor, about = (kept[links[token].person_id] if token in links else token for token in (entry.actor_id, entry.about_id))
        subject = links[entry.about_id].subject if entry.about_id in links else entry.subject
        digest = old_digest(entry, actor, about, previous, subject)
        entries.objects.filter(pk=entry.pk).update(actor=actor, about=about, subject=subject, previous=previous, digest=digest)
        previous = digest
    pseudonyms.objects.exclude(token__in=kept.values()).delete()
    apps.get_model("lms", "AuditHead").objects.filter(pk=1).update(digest=previous)


class Migration(migrations.Migration):
    dependencies = [("lms", "0013_audit_links")]
    operations = [migrations.RunPython(chain_anew, chain_as_before)]
