"""What is written once is deleted by nobody either. Until version 0.2 the triggers refused only to change it."""

from typing import Any

from django.db import migrations

from faro.ledger.api import ALWAYS, written_once

TABLES = ("sealedinput", "evaluationrun", "reportfile", "publication", "publication_runs")


def _forget_former_function(_apps: object, editor: Any) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION IF EXISTS evaluation_refuse_change() CASCADE")


class Migration(migrations.Migration):

    dependencies = [
        ('evaluation', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(_forget_former_function, migrations.RunPython.noop),
        written_once({f"evaluation_{table}": ALWAYS for table in TABLES}),
    ]
