"""Which measures are shown together: people harmed, people and units sent."""

from __future__ import annotations

HARM = (
    "killed",
    "wounded",
    "casualties",
    "missing",
    "captured",
    "surrendered",
    "displaced",
    "evacuated",
    "arrested",
)
PEOPLE_SENT = ("deployed", "reinforcements", "workers", "sappers")
FORCE = (*PEOPLE_SENT, "units")
