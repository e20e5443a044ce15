"""What the user can mend, in the words of the program: where, what, why, and what to do."""


class UserError(Exception):
    """Its text stands alone: "FILE: problem" and, indented on a new line, what to do."""
