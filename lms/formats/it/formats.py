"""Italian: dates written out, without a leading nought."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
