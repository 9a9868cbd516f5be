"""Pictures: decoded and encoded anew, so that what is kept holds pixels and nothing else.

EXIF (where and when), XMP, IPTC, comments, thumbnails, colour profiles and whatever was hidden behind the end
are gone. What the file says about how its pixels are to be seen (turned, in which colours, when a frame goes)
is carried out before it is thrown away; what cannot be carried out truly is refused. Runs in the child
process alone (see `lms.intake.limited`).
"""
