"""``python -P -m kompplan``: the same as the command ``kompplan``."""

from kompplan.app import main

main()
