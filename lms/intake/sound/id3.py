def after_id3(data: bytes, at: int = 0) -> int:
    """Where what is behind the ID3 tags at `at` begins. A tag says how long it is; there are seldom two."""
    for _tag in range(8):
        if data[at : at + 3] != b"ID3" or len(data) <= at + 10:
            return at
        size = 0
        for byte in data[at + 6 : at + 10]:
            size = size << 7 | byte & 0x7F
        at += 10 + size + (10 if data[at + 5] & 0x10 else 0)
    raise ValueError("nothing but tags")
