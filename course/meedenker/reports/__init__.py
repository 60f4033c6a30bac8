# SPDX-License-Identifier: EUPL-1.2
"""What people take along: tables as CSV and XLSX, and figures with their alt text."""
