"""``python -m aims_graph.cli``."""

import sys

from aims_graph.cli import main

sys.exit(main())
