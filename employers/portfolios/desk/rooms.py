from lms.contracts.desk.rooms import Room, register

register(Room("portfolio_words", "employers.portfolios.urls_desk"))
