"""Why a file is not taken."""

SENTENCES = {
    "file_name": "The file name is not a plain name.",
    "file_name_double": "The file name speaks of two types, one of which runs.",
    "file_type": "The file is of a type that is not taken.",
    "file_empty": "The file is empty.",
    "file_too_large": "The file is larger than what is taken.",
    "file_incomplete": "The file is not of the size that was announced.",
    "file_disguised": "The file is not what its name or type says, or it is two things at once.",
    "file_damaged": "The file is cut off or damaged.",
    "file_archive": "The office file is packed in a way that cannot be trusted.",
    "file_active": "The file holds macros, scripts or links that act by themselves.",
}
"""What each code means, without a word of the file's."""


class Unacceptable(Exception):
    """A file that is not taken; `code` says why and `detail` in a sentence."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code, self.detail = code, SENTENCES[code]
