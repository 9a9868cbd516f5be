import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from lms.audit import guard
from lms.audit.actions import record
from lms.audit.models import AuditEntry


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_s33_only_flush_empties_the_audit_and_the_guard_stands_again():
    """Tests of a host site flush the database; a guard that forbade it would stop them."""
    record("test.done", actor=None, subject="thing")
    call_command("flush", interactive=False, inhibit_post_migrate=True)
    assert AuditEntry.objects.count() == 0
    record("test.done", actor=None, subject="thing")
    with pytest.raises(DatabaseError, match=guard.REFUSAL), connection.cursor() as cursor:
        cursor.execute("DELETE FROM lms_auditentry")
