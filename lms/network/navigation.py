"""Where good practices and recommendations stand, for everybody who works beside women."""

from lms.contracts.mounting import Mount, mount

mount(Mount("practices", "practices/", "lms.network.urls_practices", 50, face="programme"))
mount(Mount("recommendations", "recommendations/", "lms.network.urls_recommendations", 51, face="programme"))
