"""How much a file may hold. A real term of a large university is about 30 MB of XML, compressed 20 to 60 times."""

MAX_BYTES = 512 * 1024 * 1024
"""Most bytes of XML, once decompressed."""

MAX_RATIO = 250
"""Most bytes of XML for one byte of gzip, checked once ``RATIO_FREE_BYTES`` have come out."""

RATIO_FREE_BYTES = 8 * 1024 * 1024
"""Below this size no ratio is dangerous: small files of blanks are left alone."""

MAX_ELEMENTS = 5_000_000
"""Most elements of a file: about ten times the largest published instance, and 1 GB of memory while it is read."""

CHUNK_BYTES = 64 * 1024
"""Read and decompressed at a time."""

MAX_INTEGER = 2**31 - 1
"""Greatest number of any attribute: sums of costs then stay far from overflow."""
