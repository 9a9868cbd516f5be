from lms.contracts.desk.rooms import Room, register

register(Room("stories", "lms.stories.urls_desk", faces=("programme",)))
