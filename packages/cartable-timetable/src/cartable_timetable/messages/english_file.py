"""English: what can be wrong with a file as a file, or with one attribute of it."""

ENGLISH_FILE: dict[str, tuple[str, str]] = {
    "file_missing": ("The file {name} cannot be read: {reason}.", "Check its name, its folder and its permissions."),
    "file_empty": ("The file is empty.", "Export it again."),
    "file_too_large": (
        "Once decompressed the file exceeds {limit} bytes.",
        "Send the timetable of one term; split or clean the export.",
    ),
    "file_too_compressed": (
        "The file expands more than {ratio} times, which no timetable does: it was refused.",
        "Send the plain XML, or compress it again with gzip.",
    ),
    "too_many_elements": (
        "The file holds more than {limit} elements.",
        "Send the timetable of one term; split or clean the export.",
    ),
    "gzip_damaged": ("The gzip data is damaged: {reason}.", "Transfer or compress the file again."),
    "gzip_truncated": ("The gzip data stops before its end.", "Transfer the file again: part of it is missing."),
    "xml_malformed": ("The XML is not well formed: {reason}.", "Mend this line, or export the file again."),
    "entities_declared": (
        "The file declares or uses its own XML entities or document type, which is refused for safety.",
        "Remove what stands between the brackets of DOCTYPE and write the characters themselves.",
    ),
    "wrong_root": ("The root element is <{found}>; <{expected}> is expected.", "Check that it is the right file."),
    "element_unknown": (
        "<{found}> has no meaning inside <{parent}>.",
        "Remove it or correct its name; allowed here: {allowed}.",
    ),
    "element_missing": ("<{parent}> holds no <{expected}>.", "Add <{expected}> inside <{parent}>."),
    "element_repeated": ("<{found}> appears twice inside <{parent}>.", "Keep one of them, with all its content."),
    "attribute_missing": ("<{element}> has no attribute {name}.", 'Add {name}="…".'),
    "attribute_blank": ("The attribute {name} of <{element}> is blank.", "Give it a value."),
    "attribute_misspelt": (
        "<{element}> has an unknown attribute {name}.",
        "Write {meant} if that is what was meant, otherwise remove it.",
    ),
    "attribute_not_integer": ("{name} is “{value}”, not a whole number.", "Write digits only, such as 12."),
    "attribute_too_small": ("{name} is {value}; the least allowed is {minimum}.", "Write {minimum} or more."),
    "attribute_too_large": ("{name} is {value}; the greatest allowed is {maximum}.", "Write {maximum} or less."),
    "attribute_not_boolean": ("{name} is “{value}”, neither true nor false.", "Write true or false."),
    "mask_length": (
        "{name} has {found} characters, and the problem has {expected} {unit}.",
        "Write exactly {expected} characters, one for each.",
    ),
    "mask_character": ("{name} is “{value}”: only 0 and 1 are allowed.", "Write 1 where it meets, 0 elsewhere."),
    "mask_empty": ("{name} is “{value}”: it never meets.", "Write at least one 1."),
    "more_faults": ("{count} more faults were found and not listed.", "Mend the first ones and read again."),
}
