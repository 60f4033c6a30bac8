# SPDX-License-Identifier: EUPL-1.2
"""Request handlers, one module per room, and the routes to them."""
