# SPDX-License-Identifier: EUPL-1.2
"""What an instrument concludes from answers. Pure functions, like `domain` and `kinds`."""
