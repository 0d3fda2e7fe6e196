"""Where the command `accordingto` and `python -m accordingto` begin.

Nothing is imported before Ctrl-C is looked after: the program's imports take long enough for somebody to change their mind.
"""

import sys

INTERRUPTED = 130
"""The exit code of what Ctrl-C ended, as shells know it: 128 and the number of the signal."""


def main() -> None:
    """Runs the command; Ctrl-C ends it with one line, whatever it was doing."""
    try:
        from accordingto.cli import main as run

        run()
    except KeyboardInterrupt:
        _stopped()
    except SystemExit as ended:
        # A command that was running is ended by Typer, with this code and without a word.
        if ended.code == INTERRUPTED:
            _stopped()
        raise


def _stopped() -> None:
    sys.stderr.write("stopped\n")
    sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
