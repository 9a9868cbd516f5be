"""Where good practices, recommendations and reports of round tables stand, for everybody."""

from lms.contracts.mounting import Mount, mount

mount(Mount("practices", "practices/", "lms.network.urls_practices", 50, face="programme"))
mount(Mount("recommendations", "recommendations/", "lms.network.urls_recommendations", 51, face="programme"))
mount(Mount("round_tables", "round-tables/", "lms.network.urls_tables", 52, face="programme"))
