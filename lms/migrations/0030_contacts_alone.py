from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("lms", "0029_contacts_carried")]

    operations = [migrations.DeleteModel(name="CrisisContact")]
