"""Films: MP4 (H.264 and AAC) and WebM, told by their content and kept without tags.

Telephones write into them where and when they were made and by what. Each module walks through the whole
file, which also proves that it is one, and keeps what is needed to play it where it stands: nothing is coded
anew.
"""
