"""WAV is a row of named chunks. Three of them are sound."""

KEPT = (b"fmt ", b"fact", b"data")
MOST_CHUNKS = 10_000


def without_tags(data: bytes) -> bytes:
    chunks: dict[bytes, bytes] = {}
    at = 12
    for _chunk in range(MOST_CHUNKS):
        if at + 8 > len(data):
            break
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name in KEPT and name not in chunks:
            chunks[name] = data[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    if b"fmt " not in chunks or not chunks.get(b"data") or len(chunks[b"fmt "]) < 16:
        raise ValueError("not WAV")
    kept = b"".join(
        name + len(chunks[name]).to_bytes(4, "little") + chunks[name] + b"\0" * (len(chunks[name]) % 2)
        for name in KEPT
        if name in chunks
    )
    return b"RIFF" + (4 + len(kept)).to_bytes(4, "little") + b"WAVE" + kept
