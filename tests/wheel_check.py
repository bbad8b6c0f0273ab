"""Build the wheel, install it into a fresh virtual environment, and run the main job from another folder.

Run by ``make wheel``. Proves that the wheel carries the knowledge and needs nothing of the checkout.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str, cwd: Path) -> str:
    """Run a command and return what it printed; stop with its words where it fails."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def main() -> None:
    """Do all of it in a temporary folder and say what was seen."""
    work = Path(tempfile.mkdtemp(prefix="aims-wheel-"))
    try:
        run(sys.executable, "-m", "build", "--wheel", "--outdir", str(work), str(ROOT), cwd=work)
        wheel = next(work.glob("*.whl"))
        run(sys.executable, "-m", "venv", str(work / "env"), cwd=work)
        python = str(work / "env" / "bin" / "python")
        run(python, "-m", "pip", "install", "-q", "-c", str(ROOT / "constraints.txt"), str(wheel), cwd=work)
        command = str(work / "env" / "bin" / "aims-graph")
        elsewhere = work / "elsewhere"
        elsewhere.mkdir()
        run(command, "demo", "-o", "report", cwd=elsewhere)
        run(command, "show", "iso42001:A.6.2.4", cwd=elsewhere)
        run(command, "template", "intake.xlsx", cwd=elsewhere)
        made = sorted(path.name for path in (elsewhere / "report").iterdir())
        size = wheel.stat().st_size // 1024
        sys.stdout.write(f"the wheel ({size} KiB) runs on its own: demo wrote {', '.join(made)}\n")
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
