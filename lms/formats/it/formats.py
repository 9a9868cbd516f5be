"""Italian, where Wagtail writes dates by itself: in figures, because Django's months have capitals."""

DATE_FORMAT = "d/m/Y"
DATETIME_FORMAT = "d/m/Y, H:i"
