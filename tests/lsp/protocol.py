"""The protocol under abuse: frames, messages, the life of a session. Cases 61-63, 66, 68, 71."""

import json
import random
import subprocess
import time

from client import PROGRAM, Folder, Server, frame, position, run, uri_of

URI = uri_of("/nowhere/a.md")
BLAME = "# Root cause\n\nThe careless engineer forgot to renew the certificate.\n"
PARSE_ERROR, INVALID_REQUEST, UNKNOWN_METHOD, NOT_INITIALIZED, CANCELLED = -32700, -32600, -32601, -32002, -32800


def is_alive(server):
    return server.hover("file:///none", position(0, 0)) is None


def next_error(server):
    return server.receive(lambda m: m.get("id", 0) is None)["error"]["code"]


# --- frames ---


def survives(data, complains=True):
    """A server that gets the bytes answers the next request, and complains of the bytes."""
    server = Server()
    server.send_bytes(data)
    assert is_alive(server)
    if complains:
        assert next_error(server) in (PARSE_ERROR, INVALID_REQUEST)
    assert server.stop() == 0


def test_bad_lengths():
    """a length that is missing, negative or too large is complained of; the next message is understood"""
    body = b'{"jsonrpc":"2.0","id":7,"method":"nothing"}'
    for header in (
        b"X: 1",
        b"Content-Length: -5",
        b"Content-Length: many",
        b"Content-Length:",
        b"Content-Length: 1e3",
        b"Content-Length: 1000000000000",
        b"Content-Length: 99999999999999999999999",
        b"Content-Length: 70000000",
    ):
        survives(header + b"\r\n\r\n" + body)


def test_junk():
    """junk before, between and after messages is complained of and passed over"""
    survives(b"hello\r\n\r\n")
    survives(b"\0\1\2\xff" * 5000)
    survives(b"x" * 100000)
    survives(b"\r\n\r\n")
    survives(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")


def test_odd_but_right():
    """names in any case, other headers, LF alone and blanks are taken as they are meant"""
    for header in (
        b"content-length:%d\r\n\r\n",
        b"CONTENT-LENGTH:   %d  \r\n\r\n",
        b"Content-Length: %d\n\n",
        b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d\r\n\r\n",
        b"Content-Length: %d\r\nContent-Type: x\r\n\r\n",
        b"Content-Length: 000%d\r\n\r\n",
    ):
        server = Server()
        body = b'{"jsonrpc":"2.0","id":"odd","method":"nothing"}'
        server.send_bytes(header % len(body) + body)
        assert server.receive(lambda m: m.get("id") == "odd")["error"]["code"] == UNKNOWN_METHOD
        assert server.stop() == 0


def test_pieces():
    """one byte at a time, or many messages at once: it is the same"""
    server = Server()
    message = frame({"jsonrpc": "2.0", "id": "slow", "method": "nothing"})
    for i in range(len(message)):
        server.send_bytes(message[i : i + 1])
    assert server.receive(lambda m: m.get("id") == "slow")["error"]["code"] == UNKNOWN_METHOD
    server.send_bytes(b"".join(frame({"jsonrpc": "2.0", "id": i, "method": "nothing"}) for i in range(3000, 5000)))
    for i in range(3000, 5000):
        assert server.receive(lambda m: True)["id"] == i
    assert server.stop() == 0


def test_unfinished_body():
    """a message that ends too early is taken with what follows, complained of, and the next is understood"""
    server = Server()
    server.send_bytes(b'Content-Length: 500\r\n\r\n{"jsonrpc":')
    server.send_bytes(b" " * 600)
    assert is_alive(server)
    assert server.stop() == 0


# --- messages ---


def test_bad_json():
    """what is not JSON is -32700, what is no request is -32600, and the server lives"""
    server = Server()
    for body in (
        b"",
        b"{",
        b"nonsense",
        b'{"a":1,"a":2}',
        b"[" * 100000,
        b'{"a":' * 100000,
        b'"\xff\xfe"',
        b"{} {}",
        b'{"jsonrpc":"2.0","method":"x","params":{"text":"\xc3"}}',
    ):
        server.send_bytes(frame(body))
        assert next_error(server) == PARSE_ERROR, body[:40]
    for body in (
        b"1",
        b"null",
        b'"x"',
        b"{}",
        b"[]",
        b'[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]',
        b'{"method":5}',
        b'{"id":{},"method":"shutdown"}',
        b'{"id":[1],"method":"shutdown"}',
        b'{"id":null,"method":"shutdown"}',
        b'{"id":true,"method":"shutdown"}',
    ):
        server.send_bytes(frame(body))
        assert next_error(server) == INVALID_REQUEST, body
    assert is_alive(server) and server.stop() == 0


def test_wrong_types():
    """members of the wrong type are as if they were not there"""
    server = Server()
    odd = (None, 5, -1, 1.5, "x", [], {}, True, [[]], {"uri": 7}, {"uri": {}}, 2**62, -(2**62), 1e300)
    for method in (
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/didSave",
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeWorkspaceFolders",
        "$/cancelRequest",
        "workspace/didChangeConfiguration",
        "initialized",
        "$/setTrace",
        "nothing/known",
    ):
        for value in odd:
            server.tell(method, value)
            server.tell(method, {"textDocument": value, "contentChanges": value, "event": value, "id": value})
    for method in (
        "textDocument/hover",
        "textDocument/codeAction",
        "textDocument/completion",
        "textDocument/diagnostic",
    ):
        for value in odd:
            server.answer(server.request(method, value))
            server.answer(server.request(method, {"textDocument": value, "position": value, "range": value}))
    assert is_alive(server) and server.stop() == 0


def test_lone_surrogates():
    """half of a surrogate pair is a character like any other: no edit is lost"""
    server = Server()
    server.open(URI, BLAME)
    before = server.published(URI)
    at = {"start": position(2, 0), "end": position(2, 0)}
    body = json.dumps(
        {
            "jsonrpc": "2.0",
            "method": "textDocument/didChange",
            "params": {
                "textDocument": {"uri": URI, "version": 2},
                "contentChanges": [{"range": at, "text": "HALF \\\\ud83d "}],
            },
        }
    )
    server.send_bytes(frame(body.replace("HALF", "\\ud83d").encode()))
    after = server.published(URI, 2)
    assert len(after) == len(before)
    shift = len("\ufffd \\\\ud83d ")
    assert [d["range"]["start"]["character"] for d in after] == [
        d["range"]["start"]["character"] + shift for d in before
    ]
    assert server.stop() == 0


def test_random_frames():
    """random damage to a session neither kills, hangs nor grows the server"""
    dice = random.Random(20261101)
    messages = [
        frame(
            {
                "jsonrpc": "2.0",
                "method": "textDocument/didOpen",
                "params": {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": BLAME}},
            }
        )
    ]
    messages += [
        frame(
            {
                "jsonrpc": "2.0",
                "id": "x%d" % i,
                "method": method,
                "params": {
                    "textDocument": {"uri": URI},
                    "position": position(2, 6),
                    "range": {"start": position(0, 0), "end": position(9, 0)},
                },
            }
        )
        for i, method in enumerate(("textDocument/hover", "textDocument/codeAction", "textDocument/completion"))
    ]
    messages += [
        frame(
            {
                "jsonrpc": "2.0",
                "method": "textDocument/didChange",
                "params": {
                    "textDocument": {"uri": URI, "version": 2},
                    "contentChanges": [
                        {"range": {"start": position(2, 3), "end": position(2, 4)}, "text": "\U0001f600"}
                    ],
                },
            }
        )
    ]
    server = Server()
    settled = 0
    for turn in range(1500):
        data = bytearray(dice.choice(messages))
        for _ in range(dice.randrange(4)):
            where = dice.randrange(len(data))
            kind = dice.randrange(4)
            if kind == 0:
                data[where] = dice.randrange(256)
            elif kind == 1:
                del data[where : where + dice.randrange(1, 9)]
            elif kind == 2:
                data[where:where] = bytes(dice.randrange(256) for _ in range(dice.randrange(1, 9)))
            else:
                data[where:where] = data[: dice.randrange(len(data))]
            if not data:
                break
        server.send_bytes(bytes(data))
        if turn % 100 == 99:
            # A damaged length may have swallowed what came after it: fill it up, then be understood.
            server.send_bytes(b" " * 4096 + b"\r\n\r\n")
            assert is_alive(server)
            if turn == 499:
                settled = server.memory()
    assert server.memory() < settled * 1.25 + 2048, "%d KiB, then %d" % (settled, server.memory())
    assert server.stop() == 0


# --- the life of a session ---


def test_before_initialize():
    """before initialize: requests are -32002, notifications are dropped, exit ends with status 1"""
    server = Server(initialize=False)
    assert server.error("textDocument/hover", {}) == NOT_INITIALIZED
    assert server.error("shutdown") == NOT_INITIALIZED
    server.open(URI, BLAME)
    assert server.ask("initialize", {"capabilities": {}})["serverInfo"]["name"] == "blameless"
    assert not server.quiet()
    assert server.stop() == 0
    server = Server(initialize=False)
    server.tell("exit")
    assert server.ended() == 1


def test_after_shutdown():
    """after shutdown: requests are -32600, nothing is published, exit ends with status 0"""
    server = Server()
    assert server.ask("shutdown") is None
    assert server.error("textDocument/hover", {}) == INVALID_REQUEST
    assert server.error("shutdown") == INVALID_REQUEST
    assert server.error("initialize", {}) == INVALID_REQUEST
    server.open(URI, BLAME)
    server.tell("exit")
    assert server.ended() == 0
    assert server.messages.get() is None


def test_unknown():
    """a second initialize is -32600, unknown requests are -32601, unknown notifications are ignored"""
    server = Server()
    assert server.error("initialize", {}) == INVALID_REQUEST
    assert server.error("textDocument/definition", {}) == UNKNOWN_METHOD
    assert server.error("$/unknown", {}) == UNKNOWN_METHOD
    server.tell("$/unknown", {})
    server.tell("workspace/nothing")
    server.send({"id": 99, "result": None})
    server.send({"id": 98, "error": {"code": 1, "message": "no"}})
    assert not server.quiet()
    assert server.stop() == 0


def test_end_of_input():
    """the end of input ends the server at once: status 1, or 0 after shutdown"""
    for prepare, status in (
        (lambda s: None, 1),
        (lambda s: s.open(URI, BLAME), 1),
        (lambda s: s.ask("shutdown"), 0),
        (lambda s: s.send_bytes(b"Content-Length: 100\r\n\r\n{"), 1),
    ):
        server = Server()
        prepare(server)
        started = time.monotonic()
        assert server.ended() == status
        assert time.monotonic() - started < 2


def test_killed_client():
    """a client that goes away without a word takes the server with it, even when it reads nothing"""
    server = subprocess.Popen([PROGRAM, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
    server.stdin.write(frame({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}))
    server.stdin.write(
        frame(
            {
                "jsonrpc": "2.0",
                "method": "textDocument/didOpen",
                "params": {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": BLAME * 200}},
            }
        )
    )
    time.sleep(0.3)
    server.stdout.close()
    server.stdin.close()
    assert server.wait(20) == 1


def test_cancellation():
    """a request that is cancelled before its turn is answered once, with -32800; after it, with its result"""
    server = Server()
    server.open(URI, BLAME)
    request = {"textDocument": {"uri": URI}, "position": position(2, 6)}
    data = b""
    for number in ("a", 1001, "b"):
        data += frame({"jsonrpc": "2.0", "id": number, "method": "textDocument/hover", "params": request})
    data += frame({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 1001}})
    data += frame({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": "b"}})
    data += frame({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": "1001"}})
    server.send_bytes(data)
    answers = [server.receive(lambda m: "method" not in m) for _ in range(3)]
    assert [a["id"] for a in answers] == ["a", 1001, "b"]
    assert "result" in answers[0] and [a["error"]["code"] for a in answers[1:]] == [CANCELLED, CANCELLED]
    server.tell("$/cancelRequest", {"id": "a"})
    server.tell("$/cancelRequest", {"id": 424242})
    assert all("id" not in m for m in server.quiet())
    assert server.stop() == 0


def test_log():
    """--log writes the messages to a file, --stdio is accepted, standard error stays empty"""
    folder = Folder()
    server = Server("--log", folder.file("log"), "--stdio")
    server.open(URI, BLAME)
    server.published(URI)
    assert server.stop() == 0
    with open(folder.file("log"), encoding="utf-8") as file:
        text = file.read()
    assert "-> {" in text and "<- {" in text and "publishDiagnostics" in text
    assert server.errors == b""
    bad = Server("--log", folder.file("no/such/folder"), initialize=False)
    assert bad.process.wait(20) == 2


run(
    [
        test_bad_lengths,
        test_junk,
        test_odd_but_right,
        test_pieces,
        test_unfinished_body,
        test_bad_json,
        test_wrong_types,
        test_lone_surrogates,
        test_random_frames,
        test_before_initialize,
        test_after_shutdown,
        test_unknown,
        test_end_of_input,
        test_killed_client,
        test_cancellation,
        test_log,
    ]
)
