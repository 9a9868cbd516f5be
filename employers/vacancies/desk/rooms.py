from lms.contracts.desk.rooms import Room, register

register(Room("vacancies", "employers.vacancies.urls_desk"))
