# SPDX-License-Identifier: EUPL-1.2
"""The web host: notebooks rendered once by Voilà, visitors answered by request handlers.

No visitor touches a kernel: the server has no kernel, contents, terminal, tree or websocket route.
"""
