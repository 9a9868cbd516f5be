import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Another name for who accompanies whom, so that an assignment can be a hand-in. Rows stay as they are."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('lms', '0017_access_kinds'),
    ]

    operations = [
        migrations.RenameModel(old_name='Assignment', new_name='SupportAssignment'),
        migrations.AlterField(
            model_name='supportassignment',
            name='worker',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='support_assignments', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='supportassignment',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='support_assignments', to='lms.organisation'),
        ),
        migrations.RemoveConstraint(model_name='supportassignment', name='lms_assignment_once'),
        migrations.AddConstraint(
            model_name='supportassignment',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('worker', 'learner'), name='lms_support_assignment_once'),
        ),
    ]
