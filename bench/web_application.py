"""The application of Faro with the addresses that are measured (``web_addresses``)."""

from django.conf import settings

from faro.config.wsgi import application

settings.ROOT_URLCONF = "web_addresses"

__all__ = ["application"]
