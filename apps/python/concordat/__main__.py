"""python3 -m concordat report FILE... -o page.html, as the program calls it."""
import sys

from concordat.command import obey

sys.exit(obey(sys.argv[1:]))
