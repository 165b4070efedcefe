"""Twenty times kill -9 of the real server during 1,000 casts: what voters were told, and what was counted.

./congtam bench killed               1,000 casts, 20 kills, on SQLite and on PostgreSQL
./congtam bench killed 200 5         fewer
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from tests.ballots import ground  # noqa: E402
from tests.web.voting.killing import contradictions, vote_under_fire  # noqa: E402


def main(voters: int = 1000, kills: int = 20) -> int:
    print(f"{voters:,} voters at 8 tablets, the server killed {kills} times at random moments:")
    wrong = 0
    for vendor in ground.VENDORS:
        own = ground.Ground(vendor, ground.copy(vendor))
        with ground.connected(own.databases), TemporaryDirectory() as folder:
            evening, outcome = vote_under_fire(own, Path(folder), voters=voters, kills=kills)
            found = contradictions(evening, outcome)
        ground.drop(own)
        wrong += len(found)
        print(
            f"  {vendor:11} {outcome.kills} kills, {outcome.broken_lines} broken lines, "
            f"{outcome.seconds:.0f} s: "
            f"{len(outcome.told)} told, each once in the tally; {len(outcome.unsure)} walked away; "
            f"{len(found)} contradictions"
        )
        for contradiction in found:
            print(f"    {contradiction}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
