"""Reads positions back from each format and compares them with the document, knowing nothing of the program.

usage: read_back.py positions FOLDER         results NAME.ndjson, NAME.sarif ... of the documents below FOLDER
       read_back.py apply FORMAT RESULTS     applies the fixes in RESULTS to the documents they name; "kind" chooses which

Paths in results are relative to the current folder. Prints one line a comparison: "ok ..." or "not ok ...".
"""
import json
import os
import re
import sys
import urllib.parse
import xml.etree.ElementTree as xml

documents = {}


def document(path):
    if path not in documents:
        with open(os.fsencode(path), "rb") as file:
            documents[path] = file.read()
    return documents[path]


def mark_length(path):
    """A byte-order mark is no column: whoever decodes the file does not see it."""
    return 3 if document(path).startswith(b"\xef\xbb\xbf") else 0


def lines(path):
    """Lines with their ends, as bytes; LF, CRLF and lone CR end one."""
    return re.findall(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", document(path)[mark_length(path) :]) + [b""]


def start_of(path, line):
    return mark_length(path) + sum(len(text) for text in lines(path)[: line - 1])


def by_code_points(path, line, column):
    """The offset of a 1-based line and column in code points; bytes that are no UTF-8 count one each."""
    text = lines(path)[line - 1].decode("utf-8", "surrogateescape")
    assert column <= len(text) + 1, (path, line, column)
    return start_of(path, line) + len(text[: column - 1].encode("utf-8", "surrogateescape"))


def by_bytes(path, line, column):
    assert column <= len(lines(path)[line - 1]) + 1, (path, line, column)
    return start_of(path, line) + column - 1


def by_utf16(path, line, character):
    """0-based line and character in UTF-16 code units."""
    left, offset = character, start_of(path, line + 1)
    for letter in lines(path)[line].decode("utf-8", "surrogateescape"):
        if left <= 0:
            break
        left -= 2 if ord(letter) > 0xFFFF else 1
        offset += len(letter.encode("utf-8", "surrogateescape"))
    assert left == 0, (path, line, character)
    return offset


def unescape_workflow(text, pairs=(("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%"))):
    for code, letter in pairs:
        text = text.replace(code, letter)
    return text


def path_of_uri(uri):
    return os.fsdecode(urllib.parse.unquote_to_bytes(uri))


def path_of_text(path):
    """JSON and XML hold only valid text: what cannot stand there is told by the files that are there."""
    return path if os.path.exists(os.fsencode(path)) else NAMES.get(path, path)


# --- each format as (rule, path, start, end); None where the format does not say ------------------------------------


def of_ndjson(text):
    for line in text.splitlines():
        item = json.loads(line)
        start, end = item["range"]["start"], item["range"]["end"]
        path = path_of_text(item["path"])
        for place in (start, end):
            assert by_code_points(path, place["line"], place["column"]) == place["byte"], (item["rule"], place)
            assert by_utf16(path, place["line"] - 1, place["utf16"]) == place["byte"], (item["rule"], place)
        match = document(path)[start["byte"] : end["byte"]].decode("utf-8", "replace")
        assert match == item["match"], (match, item["match"])
        yield item["rule"], path, start["byte"], end["byte"]


def of_json(text):
    whole = json.loads(text)
    assert whole["version"] == 1
    return of_ndjson("\n".join(json.dumps(item) for item in whole["diagnostics"]))


def of_sarif(text):
    run = json.loads(text)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        path, region = path_of_uri(place["artifactLocation"]["uri"]), place["region"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        yield (result["ruleId"], path, by_code_points(path, region["startLine"], region["startColumn"]),
               by_code_points(path, region["endLine"], region["endColumn"]))


def of_rdjsonl(text):
    for line in text.splitlines():
        item = json.loads(line)
        path, places = path_of_text(item["location"]["path"]), item["location"]["range"]
        yield (item["code"]["value"], path, by_bytes(path, places["start"]["line"], places["start"]["column"]),
               by_bytes(path, places["end"]["line"], places["end"]["column"]))


def of_rdjson(text):
    return of_rdjsonl("\n".join(json.dumps(item) for item in json.loads(text)["diagnostics"]))


def of_lsp(text):
    for line in text.splitlines():
        item = json.loads(line)
        path = os.path.relpath(path_of_uri(urllib.parse.urlparse(item["uri"]).path))
        for found in item["diagnostics"]:
            start, end = found["range"]["start"], found["range"]["end"]
            yield (found["code"], path, by_utf16(path, start["line"], start["character"]),
                   by_utf16(path, end["line"], end["character"]))


def of_github(text):
    for line in text.splitlines():
        command = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert command, line
        fields = dict(field.split("=", 1) for field in command[2].split(","))
        fields = {key: unescape_workflow(value) for key, value in fields.items()}
        name = fields["file"]
        path, first, last = path_of_text(SHOWN.get(name, name)), int(fields["line"]), int(fields["endLine"])
        if "col" not in fields:
            assert first < last, line
            yield fields["title"], path, None, None
            continue
        start = by_code_points(path, first, int(fields["col"]))
        end = by_code_points(path, last, int(fields["endColumn"]) + 1)
        yield fields["title"], path, start, end


def of_line(text):
    for line in text.splitlines():
        found = re.fullmatch(r"(.*?):(\d+):(\d+): (?:error|warning|suggestion): .* \[([a-z-]+)[^]]*\]", line)
        assert found, line
        path = path_of_text(SHOWN.get(found[1], found[1]))
        yield found[4], path, by_code_points(path, int(found[2]), int(found[3])), None


def of_checkstyle(text):
    for file in xml.fromstring(text):
        path = path_of_text(SHOWN.get(file.get("name"), file.get("name")))
        for error in file:
            start = by_code_points(path, int(error.get("line")), int(error.get("column")))
            yield error.get("source").split(".")[-1], path, start, None


def of_junit(text):
    for suite in xml.fromstring(text):
        path = path_of_text(SHOWN.get(suite.get("name"), suite.get("name")))
        for case in suite:
            place = re.fullmatch(r"(.*) at (\d+):(\d+)", case.get("name"))
            if place:
                yield place[1], path, by_code_points(path, int(place[2]), int(place[3])), None


def of_gitlab(text):
    items = json.loads(text)
    assert len({item["fingerprint"] for item in items}) == len(items)
    for item in items:
        path = path_of_text(item["location"]["path"])
        yield item["check_name"], path, ("line", item["location"]["lines"]["begin"]), None


READERS = {name[3:]: function for name, function in list(globals().items()) if name.startswith("of_")}


def agrees(found, expected):
    if found[:2] != expected[:2]:
        return False
    start, end = found[2:]
    if isinstance(start, tuple):
        return document(found[1])[: expected[2]].count(b"\n") + 1 == start[1]
    same_end = end is None or end == expected[3] or expected[2] == expected[3]
    return (start is None or start == expected[2]) and same_end


def read(folder, name):
    with open(os.path.join(folder, "results." + name), encoding="utf-8", newline="") as file:
        return sorted(READERS[name](file.read()), key=lambda found: (os.fsencode(found[1]),))


def compare(folder):
    expected = read(folder, "ndjson")
    print("ok - %d findings" % len(expected) if len(expected) >= 300 else "not ok - only %d findings" % len(expected))
    for name in sorted(READERS):
        try:
            found = read(folder, name)
            wrong = [pair for pair in zip(found, expected) if not agrees(*pair)]
            good = len(found) == len(expected) and not wrong
            print("%s - %s points at the text that was matched" % ("ok" if good else "not ok", name))
            if not good:
                print("# %d results, %d expected; first difference: %r" % (len(found), len(expected), wrong[:1]))
        except (AssertionError, KeyError, ValueError, xml.ParseError) as error:
            print("not ok - %s: %s %r" % (name, type(error).__name__, error))


# --- fixes ---------------------------------------------------------------------------------------------------------


def edits_of_sarif(text, kind):
    for result in json.loads(text)["runs"][0]["results"]:
        for fix in result.get("fixes", []):
            if kind in ("any", fix["properties"]["kind"]):
                change = fix["artifactChanges"][0]
                path = path_of_uri(change["artifactLocation"]["uri"])
                yield path, [(by_code_points(path, place["startLine"], place["startColumn"]),
                              by_code_points(path, place["endLine"], place["endColumn"]),
                              replacement["insertedContent"]["text"].encode())
                             for replacement in change["replacements"] for place in [replacement["deletedRegion"]]]
                break


def edits_of_rdjson(text, kind):
    for item in json.loads(text)["diagnostics"]:
        path = path_of_text(item["location"]["path"])
        for suggestion in item["suggestions"][:1]:
            start, end = suggestion["range"]["start"], suggestion["range"]["end"]
            yield path, [(by_bytes(path, start["line"], start["column"]), by_bytes(path, end["line"], end["column"]),
                          suggestion["text"].encode())]


def apply(name, results, kind):
    chosen = {}
    with open(results, encoding="utf-8", newline="") as file:
        for path, edits in {"sarif": edits_of_sarif, "rdjson": edits_of_rdjson}[name](file.read(), kind):
            taken = chosen.setdefault(path, [])
            if all(start > other_end or end < other_start for start, end, _ in edits for other_start, other_end, _ in taken):
                taken += edits
    for path, edits in chosen.items():
        text = document(path)
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        with open(os.fsencode(path), "wb") as file:
            file.write(text)
    return any(chosen.values())


def shown(name):
    """A name as text formats write it: what a terminal or XML could not take is an escape."""
    text = "".join("\\x%02x" % (ord(letter) - 0xDC00) if 0xDC80 <= ord(letter) <= 0xDCFF else letter for letter in name)
    escapes = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}
    text = "".join(escapes.get(letter, "\\x%02x" % ord(letter) if ord(letter) < 32 else letter) for letter in text)
    return "./" + text if text.startswith("::") else text


if __name__ == "__main__":
    NAMES, SHOWN = {}, {}
    for folder, _, files in os.walk("."):
        for name in files:
            path = os.path.relpath(os.path.join(folder, name))
            NAMES[os.fsencode(path).decode("utf-8", "replace")] = path
            SHOWN[shown(path)] = path
    if sys.argv[1] == "positions":
        compare(sys.argv[2])
    else:
        sys.exit(0 if apply(sys.argv[2], sys.argv[3], sys.argv[4]) else 1)
