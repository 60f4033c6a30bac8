# SPDX-License-Identifier: EUPL-1.2
"""Scored assignments with nbgrader: the question bank, the grading, the course folder.

What the learner submits is two things: a notebook, which nobody opens, and `antwoorden.json`, which
is read as data. Points come from the question bank of the trainer. Nothing of a learner is run.

`bank`, `calls`, `points` and `questions` work without nbgrader; `collect`, `preprocessors`,
`release` and `settings` are what nbgrader is configured with.
"""
