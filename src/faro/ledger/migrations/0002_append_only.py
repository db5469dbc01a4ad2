"""The triggers that keep the chain append-only. A later migration that rebuilds a table of the ledger ends with this."""

from django.db import migrations

from faro.ledger.protection import protect, unprotect


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, editor: protect(editor.connection),
            lambda apps, editor: unprotect(editor.connection),
        ),
    ]
