# SPDX-License-Identifier: EUPL-1.2
"""nbgrader end to end: made, answered, handed in, graded and given back."""
