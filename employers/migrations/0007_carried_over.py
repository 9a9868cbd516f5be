import datetime

from django.db import migrations


def say_until_when(apps, schema_editor):
    Application = apps.get_model('employers', 'Application')
    for each in Application.objects.filter(organisation=None):
        days = 30 if each.state == 'draft' else 365
        begun = each.declined_at or each.sent_at or each.begun_at
        each.keep_until = begun.date() + datetime.timedelta(days=days)
        each.save(update_fields=['keep_until'])
    Ban = apps.get_model('employers', 'Ban')
    for ban in Ban.objects.exclude(reply=''):
        day = ban.replied_on or ban.placed_at.date()
        ban.replies = [{'on': day.isoformat(), 'words': ban.reply}]
        ban.save(update_fields=['replies'])
    for ban in Ban.objects.exclude(lifted_at=None):
        ban.ends_on = min(ban.ends_on, ban.lifted_at.date())
        ban.save(update_fields=['ends_on'])


class Migration(migrations.Migration):

    dependencies = [
        ('employers', '0006_kept_and_taken_back'),
    ]

    operations = [
        migrations.RunPython(say_until_when, migrations.RunPython.noop, elidable=True),
    ]
