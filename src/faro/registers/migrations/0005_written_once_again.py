"""Versions and figures are written once again: on SQLite a table that was made anew for a column had lost its refusals."""

from django.db import migrations

from faro.ledger.api import ALWAYS, written_once


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0004_made_up_records"),
    ]

    operations = [
        written_once({"registers_registerversion": ALWAYS, "registers_counted": ALWAYS}),
    ]
