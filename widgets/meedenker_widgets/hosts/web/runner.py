# SPDX-License-Identifier: EUPL-1.2
"""Runs a notebook with Voilà's own renderer, and shuts its kernel down at once."""

import logging
import os
import shutil
import tempfile
from pathlib import Path
from typing import Self

from nbclient.exceptions import CellExecutionError
from voila.app import Voila
from voila.configuration import VoilaConfiguration
from voila.notebook_renderer import NotebookRenderer

from meedenker.errors import RenderError
from meedenker_widgets.hosts.marks import HOST_VARIABLE, WEB

TEMPLATE = Path(__file__).parent / "voila"


class Runner(Voila):  # type: ignore[misc]  # Voilà has no types
    """A Voilà that serves nothing: it has no routes, so no visitor reaches a kernel."""

    @classmethod
    def of(cls, root: Path) -> Self:
        """One that runs the notebooks below `root`."""
        made = cls()
        # Voilà may bring configuration from the machine along; a public server takes none of it.
        made.config_file_paths = []
        made.root_dir = str(root)
        made.log_level = logging.CRITICAL  # the server speaks for it
        made.connection_dir = tempfile.mkdtemp(prefix="meedenker-")
        made.voila_configuration = VoilaConfiguration(
            allow_template_override="NO", allow_theme_override="NO", show_tracebacks=True
        )
        made.init_settings()
        return made

    async def run(self, path: str) -> str:
        """What our template makes of a notebook. Raises `RenderError` when a cell fails."""
        renderer = NotebookRenderer(
            voila_configuration=self.voila_configuration,
            traitlets_config=self.config,
            notebook_path=path,
            template_paths=[str(TEMPLATE)],
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            kernel_spec_manager=self.kernel_spec_manager,
            base_url="/",
            page_config={},
        )
        await renderer.initialize()
        kernel = await self.kernel_manager.start_kernel(
            kernel_name=renderer.notebook.metadata.kernelspec.name,
            path=str(Path(path).parent),
            env={**os.environ, HOST_VARIABLE: WEB},
            extra_arguments=["--IPKernelApp.log_level=40"],
        )
        try:
            running = self.kernel_manager.get_kernel(kernel)
            text: str = await renderer.generate_content_str(kernel, running)
        except CellExecutionError as error:
            problem, cell = f"{error.ename}: {error.evalue}", _first_line(error)
            raise RenderError("render.log", path=path, cell=cell, problem=problem) from error
        finally:
            await self.kernel_manager.shutdown_kernel(kernel, now=True)
        return text

    async def close(self) -> None:
        """Let go of every kernel, and of what they were reached by."""
        await self.kernel_manager.shutdown_all()
        shutil.rmtree(self.connection_dir, ignore_errors=True)


def _first_line(error: CellExecutionError) -> str:
    """The first line of the cell that failed; nbclient quotes the cell between dashes."""
    lines = str(error).split("------------------", 2)
    return lines[1].strip().partition("\n")[0][:80] if len(lines) > 1 else "?"
