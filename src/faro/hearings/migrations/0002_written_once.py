"""Reports and minutes are written once: the database refuses to change or delete what was published."""

from django.db import migrations

from faro.ledger.api import ALWAYS, written_once

TABLES = ("report", "minutes", "documentfile")


class Migration(migrations.Migration):

    dependencies = [
        ('hearings', '0001_initial'),
    ]

    operations = [
        written_once({f"hearings_{table}": ALWAYS for table in TABLES}),
    ]
