from lms.contracts.mounting import Mount, mount

mount(Mount("session_calendar", "calendar/", "courses.sessions.urls:feed_patterns", 73, in_languages=False))
