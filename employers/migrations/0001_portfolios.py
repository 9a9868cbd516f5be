import django.db.models.deletion
import django.utils.timezone
import employers.portfolios.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('lms', '0001_platform'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('reference', models.CharField(default=employers.portfolios.models.new_reference, max_length=12, unique=True)),
                ('headline', models.CharField(max_length=80, verbose_name='what you look for')),
                ('words', models.TextField(blank=True, max_length=400, verbose_name='a few words')),
                ('languages', models.CharField(blank=True, max_length=120, verbose_name='languages you speak')),
                ('available', models.CharField(blank=True, max_length=120, verbose_name='when you can work')),
                ('language', models.CharField(default='en', max_length=12)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('consent', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='share', to='lms.consentreceipt')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='lms.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='ShareView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('printed', models.BooleanField(default=False)),
                ('viewed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to='employers.share')),
                ('viewer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-viewed_at'],
            },
        ),
        migrations.CreateModel(
            name='ShareItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=40)),
                ('evidence', models.UUIDField()),
                ('position', models.PositiveIntegerField(default=0)),
                ('share', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='employers.share')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('share', 'source', 'evidence'), name='employers_share_item_once')],
            },
        ),
    ]
