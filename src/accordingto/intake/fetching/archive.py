"""What was asked and what came back, kept as WARC: evidence that can be looked at again with any tool for web archives."""

import io
from pathlib import Path
from types import TracebackType
from typing import Any

import warcio.statusandheaders
import warcio.warcwriter

from accordingto.intake.fetching.wire import HEADERS, Answer
from accordingto.record import FetchError

# warcio has no types.
StatusAndHeaders: Any = warcio.statusandheaders.StatusAndHeaders
WARCWriter: Any = warcio.warcwriter.WARCWriter


class Archive:
    """A new WARC; one that exists is never written to, and one that nothing came for is not left behind."""

    def __init__(self, path: Path) -> None:
        """``path`` is where it will be; its records are compressed if its name ends in ``.gz``."""
        self.path = path

    def __enter__(self) -> "Archive":
        try:
            self._file = self.path.open("xb")
        except FileExistsError as error:
            raise FetchError(
                f"{self.path} exists, and what was kept is not written over: choose another name"
            ) from error
        except OSError as error:
            raise FetchError(f"{self.path} cannot be written ({error.strerror}): choose another place") from error
        self._writer = WARCWriter(self._file, gzip=self.path.name.endswith(".gz"), warc_version="1.1")
        self._empty = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        if self._empty:
            self.path.unlink()

    def keep(self, answer: Answer) -> None:
        """Writes the answer, and the request it is the answer to, as two records."""
        try:
            self._write(answer)
        except OSError as error:
            raise FetchError(
                f"{self.path} cannot be written ({error.strerror}): make room, and fetch it again"
            ) from error

    def _write(self, answer: Answer) -> None:
        writer = self._writer
        if self._empty:
            self._empty = False
            about = {"software": dict(HEADERS)["User-Agent"], "format": "WARC File Format 1.1", "robots": "classic"}
            writer.write_record(writer.create_warcinfo_record(self.path.name, about))
        # The transfer coding is undone already: the header that announces it would be untrue.
        kept = [(k, v) for k, v in answer.headers if k.lower() != "transfer-encoding"]
        came = StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), kept, protocol=answer.version)
        asked = StatusAndHeaders(f"GET {answer.target.path} HTTP/1.1", list(answer.sent), is_http_request=True)
        url = answer.target.url
        response = writer.create_warc_record(
            url, "response", payload=io.BytesIO(answer.body), length=len(answer.body), http_headers=came,
            warc_headers_dict={"WARC-IP-Address": answer.address},
        )  # fmt: skip
        request = writer.create_warc_record(url, "request", http_headers=asked)
        writer.write_request_response_pair(request, response)
