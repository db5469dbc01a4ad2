"""What the server calls."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

PROXY_ADDRESSES = ["127.0.0.1", "::1"]
"""Only a proxy on this machine is believed when it says who the reader is and over which protocol they came."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faro.config.settings")
application = get_wsgi_application()
if settings.BEHIND_PROXY:
    application = wrap_wsgi_with_proxy_headers(application, trusted_hosts=PROXY_ADDRESSES)
