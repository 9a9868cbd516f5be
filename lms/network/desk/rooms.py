from lms.contracts.desk.rooms import Room, register

register(Room("network", "lms.network.urls_desk", faces=("programme",)))
