# SPDX-License-Identifier: EUPL-1.2
"""The larger commands, one module each: `add_to` describes it, `run` does it."""
