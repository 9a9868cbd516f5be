"""Where stories stand, for everybody. Nothing under /learn/ leads here."""

from lms.contracts.mounting import Mount, mount

mount(Mount("stories", "stories/", "lms.stories.urls", 55, face="programme"))
