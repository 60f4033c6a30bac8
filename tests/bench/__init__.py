# SPDX-License-Identifier: EUPL-1.2
"""The performance bench: `python -m tests.bench` prints one table, measured in one run."""
