from lms.contracts.mounting import Mount, mount

mount(Mount("applications", "employers/apply/", "employers.applications.urls", 79))
