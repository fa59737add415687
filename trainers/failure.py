"""An expected failure of a trainer, worded for whoever must act."""


class TrainerFailure(Exception):
    """`code` is one of the platform's failure codes, such as `invalid-input` or `unavailable`."""

    def __init__(self, code: str, message: str, hint: str | None = None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint

    def body(self) -> dict[str, str]:
        body = {"code": self.code, "message": self.message}
        return body if self.hint is None else {**body, "hint": self.hint}
