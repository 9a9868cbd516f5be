"""The addresses of this face that are no pages."""

from lms.contracts.mounting import Mount, mount

mount(Mount("programme search", "search/", "lms.programme.finding.urls", 10, face="programme"))
