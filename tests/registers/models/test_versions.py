"""Versions of a register are written once; what is kept says so itself."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from faro.registers.models import Register, RegisterVersion


@pytest.fixture
def version(db: None) -> RegisterVersion:
    register = Register.objects.create(code="patrullajes", name="Patrullajes", unit="0012")
    return RegisterVersion.objects.create(
        register=register,
        number=1,
        definition={},
        form_name="form.md",
        form_source=b"",
        xform="",
        digest="0" * 64,
        loaded_at=timezone.now(),
        loaded_by="command:tests",
    )


def test_the_database_refuses_to_change_a_version(version: RegisterVersion) -> None:
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        RegisterVersion.objects.filter(pk=version.pk).update(xform="otro")
    version.refresh_from_db()
    assert version.xform == ""


def test_a_register_may_point_to_another_version(version: RegisterVersion) -> None:
    Register.objects.filter(pk=version.register_id).update(current=version)
    assert Register.objects.get().version == version
