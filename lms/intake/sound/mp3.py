"""MP3 is a row of frames; tags stand before, behind and between them. Only frames are kept."""

BITRATES = {  # kbit/s by (MPEG 1?, layer), index 1 to 14
    (True, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
FEWEST_FRAMES = 3


def without_tags(data: bytes) -> bytes:
    at, kept, count = _after_id3(data), bytearray(), 0
    while at < len(data):
        length = frame_length(data, at)
        if length and at + length <= len(data) and _followed(data, at + length):
            kept += data[at : at + length]
            count += 1
            at += length
        else:
            at = data.find(b"\xff", at + 1)
            if at < 0:
                break
    if count < FEWEST_FRAMES:
        raise ValueError("not MP3")
    return bytes(kept)


def _after_id3(data: bytes) -> int:
    at = 0
    while data[at : at + 3] == b"ID3" and len(data) > at + 10:
        size = 0
        for byte in data[at + 6 : at + 10]:
            size = size << 7 | byte & 0x7F
        at += 10 + size + (10 if data[at + 5] & 0x10 else 0)
    return at


def _followed(data: bytes, at: int) -> bool:
    """A frame is believed only when another one, a tag or the end comes behind it: sync bytes happen by chance, too."""
    rest = data[at : at + 8]
    return len(rest) < 4 or rest.startswith((b"TAG", b"APETAGEX", b"LYRICSBE", b"ID3")) or bool(frame_length(data, at))


def frame_length(data: bytes, at: int) -> int:
    """How many bytes the frame at `at` has; 0 when there is none."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = data[at + 1] >> 3 & 3, 4 - (data[at + 1] >> 1 & 3)
    bitrate, rate, padding = data[at + 2] >> 4, data[at + 2] >> 2 & 3, data[at + 2] >> 1 & 1
    if version == 1 or layer == 4 or bitrate in {0, 15} or rate == 3:
        return 0
    bits = BITRATES[version == 3, layer][bitrate - 1] * 1000
    hertz = RATES[version][rate]
    if layer == 1:
        return (12 * bits // hertz + padding) * 4
    samples = 72 if layer == 3 and version != 3 else 144
    return samples * bits // hertz + padding
