"""Where the directory stands: for people, and its interface for machines, the same in every language."""

from lms.contracts.mounting import Mount, mount

mount(Mount("services", "services/", "lms.services.urls", 40, face="programme"))
mount(Mount("hsds", "api/hsds/v3/", "lms.services.urls_api", 45, in_languages=False, face="programme"))
