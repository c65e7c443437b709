"""``python -m cartable.config.cli``, where the command isn't on PATH."""

from cartable.config.cli import main

main()
