from lms.contracts.mounting import Mount, mount

mount(Mount("numbers", "numbers/", "lms.contacts.urls", 30, face="programme"))
