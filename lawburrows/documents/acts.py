"""What documents write to the trail."""

from lawburrows.audit.act import Act, Verb

FILE_ADDED = Act("documents.file_added", "filed a document", Verb.COLLECT)
FILE_OPENED = Act("documents.file_opened", "opened a document", Verb.CONSULT)
FILES_LISTED = Act("documents.files_listed", "looked at the list of documents", Verb.CONSULT)
PRINT_MADE = Act("documents.print_made", "made a document to print", Verb.COLLECT)
PRINT_REQUESTED = Act("documents.print_requested", "asked for a document to print", Verb.CONSULT)
