# SPDX-License-Identifier: EUPL-1.2
"""What Meedenker knows, as values and pure functions. See README.md: no IO here."""
