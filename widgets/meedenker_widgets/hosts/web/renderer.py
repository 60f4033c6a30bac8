# SPDX-License-Identifier: EUPL-1.2
"""Has each notebook run once and keeps what came out.

It is kept in the data folder under a key of everything it depends on, so a second start runs no
notebook at all.
"""

import asyncio
import contextlib
import hashlib
import json
import logging
import os
import time
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import meedenker
import meedenker_widgets
from meedenker.errors import MeedenkerError, RenderError
from meedenker_widgets.components.terms import TermLinks
from meedenker_widgets.hosts.web.material import SELFTEST
from meedenker_widgets.hosts.web.skeleton import Piece, Skeleton, build_skeleton

if TYPE_CHECKING:
    from meedenker_widgets.hosts.web.runner import Runner

PATIENCE = 120
RETRY_SECONDS = 60
MOST_KERNELS = 4
log = logging.getLogger("meedenker.web")


class PageRenderer:
    """Makes skeletons of notebooks; each once, and again when its file changes."""

    def __init__(self, root: Path, kept: Path, terms: TermLinks) -> None:
        """`terms` are explained in lessons and on reference pages."""
        self._runner: Runner | None = None
        self._terms = terms
        self._root = root
        self._kept = kept
        self._known: dict[str, tuple[int, Skeleton]] = {}
        self._failed: dict[str, tuple[int, float, MeedenkerError]] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    async def page(self, path: str) -> Skeleton:
        """The page of a notebook by its path below the root; raises `RenderError`."""
        changed = self._changed_at(path)
        known = self._known.get(path)
        if known is not None and known[0] == changed:
            return known[1]
        async with self._locks.setdefault(path, asyncio.Lock()):
            known = self._known.get(path)
            if known is None or known[0] != changed:
                known = self._known[path] = (changed, await self._make(path, changed))
        return known[1]

    async def _make(self, path: str, changed: int) -> Skeleton:
        """The page anew. One that failed is not tried again for a while: that starts a kernel."""
        failed_version, failed_at, failure = self._failed.get(path, (None, 0.0, None))
        if failure and failed_version == changed and time.monotonic() < failed_at + RETRY_SECONDS:
            raise RenderError(failure.code, **failure.params)
        try:
            pieces = self._read_kept(path) or await self._run(path)
            return build_skeleton(pieces, path, None if path == SELFTEST else self._terms)
        except MeedenkerError as error:
            self._failed[path] = (changed, time.monotonic(), error)
            raise

    async def prepare(self, paths: list[str], report: Callable[[int, int], None]) -> None:
        """Make every page ready; `report` hears how far it is. A failing one is left for later."""
        some = asyncio.Semaphore(min(os.cpu_count() or 1, MOST_KERNELS))

        async def make(path: str) -> None:
            with contextlib.suppress(MeedenkerError):
                async with some:
                    await self.page(path)

        for number, done in enumerate(asyncio.as_completed(map(make, paths)), start=1):
            await done
            report(number, len(paths))

    def _changed_at(self, path: str) -> int:
        try:
            return os.stat(f"{self._root}{os.sep}{path}").st_mtime_ns  # noqa: PTH116 - every request
        except OSError as error:
            raise RenderError("render.no-notebook", path=path, problem=error) from error

    async def _run(self, path: str) -> list[Piece]:
        # Voilà takes longer to import than all else at a start, and a second start needs no run.
        module = await asyncio.to_thread(import_module, "meedenker_widgets.hosts.web.runner")
        try:
            self._runner = self._runner or module.Runner.of(self._root)
            async with asyncio.timeout(PATIENCE):
                text = await self._runner.run(path)
        except MeedenkerError as error:
            log.error("notebook %s failed: %s", path, error.params.get("problem", error.code))
            raise
        except Exception as error:  # a notebook can fail in any way; the visitor gets a page
            log.error("notebook %s failed: %r", path, error)
            raise RenderError("render.no-notebook", path=path, problem=error) from error
        pieces = [json.loads(line) for line in text.splitlines() if line.strip()]
        self._keep(path, pieces)
        return pieces

    async def close(self) -> None:
        """Let go of every kernel."""
        if self._runner is not None:
            await self._runner.close()

    def _read_kept(self, path: str) -> list[Piece] | None:
        try:
            pieces: list[Piece] = json.loads(self._kept_file(path).read_bytes())
        except (OSError, ValueError):
            return None
        return pieces

    def _keep(self, path: str, pieces: list[Piece]) -> None:
        file = self._kept_file(path)
        scratch = file.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            scratch.write_text(json.dumps(pieces), "utf-8")
            scratch.replace(file)

    def _kept_file(self, path: str) -> Path:
        notebook = (self._root / path).read_bytes()
        key = hashlib.sha256(notebook + _program().encode()).hexdigest()[:32]
        return self._kept / f"{key}.json"


@cache
def _program() -> str:
    """A fingerprint of everything a rendered page depends on beside the notebook."""
    folders = (Path(meedenker.__file__).parent, Path(meedenker_widgets.__file__).parent)
    files = sorted(
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in {".py", ".html", ".yaml", ".j2"}
    )
    lines = (f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
