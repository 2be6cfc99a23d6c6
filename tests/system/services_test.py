"""Services and tables: pages, pace and memory over real HTTP, and the example of docs/formats.md."""

import json
import os
import pathlib
import re
import subprocess
import time
import unittest

from venue import AT, NOREN, VenueTest, slides_of, texts

FORMATS = pathlib.Path(__file__).parents[2] / "docs" / "formats.md"


def connpass(first, count, available):
    return {"results_returned": count, "results_available": available, "results_start": first,
            "events": [{"id": number, "title": f"花の会 {number}", "started_at": f"2024-03-{number % 28 + 1:02}T19:00:00+09:00"}
                       for number in range(first, first + count)]}


class Services(VenueTest):
    def source_of(self, *arguments):
        status, report = self.check("--at", AT, *arguments)
        return status, report["sources"][0], report

    def test_connpass_is_asked_page_by_page_with_its_key_and_once_a_second(self):
        feeds = self.serve()
        first, second = "/api/v2/events/?subdomain=hana&count=100&order=2", "/api/v2/events/?subdomain=hana&count=100&order=2&start=101"
        feeds.answer(first, connpass(1, 100, 101))
        feeds.answer(second, connpass(101, 1, 101))
        (self.folder / "key").write_text("secret-7\n")
        self.configure(sources=[{"name": "c", "format": "connpass", "url": feeds.url("/api/v2/events/?subdomain=hana"),
                                 "headers": {"X-API-Key": "$FILE{key}"}}])
        begin = time.monotonic()
        status, source, report = self.source_of()
        taken = time.monotonic() - begin
        self.assertEqual(status, 0, report)
        self.assertEqual(source["events"], 101)
        self.assertEqual(source["mapping"]["entries"], 101)
        self.assertIn("/place", source["mapping"]["missed"])
        self.assertEqual([path for path, _, _ in feeds.requests], [first, second])
        for _, headers, _ in feeds.requests:
            self.assertEqual(headers["X-API-Key"], "secret-7")
        self.assertGreaterEqual(taken, 1.0)
        feeds.close()
        _, source, _ = self.source_of("--offline")
        self.assertEqual(source["events"], 101)

    def test_the_next_page_of_another_server_gets_no_key(self):
        feeds, other = self.serve(), self.serve()
        page = {"rest_url": "x", "total": 2, "total_pages": 2, "next_rest_url": other.url("/2"),
                "events": [{"id": 1, "title": "会", "url": "https://example.jp/", "start_date": "2024-03-01 10:00:00", "utc_start_date": "2024-03-01 01:00:00", "timezone": "Asia/Tokyo"}]}
        feeds.answer("/e?per_page=50&start_date=now", page)
        self.configure(sources=[{"name": "t", "format": "tribe", "url": feeds.url("/e"), "headers": {"X-Key": "secret"}}])
        _, source, _ = self.source_of()
        self.assertEqual(source["events"], 1)
        self.assertEqual(other.requests, [])

    def test_a_state_of_a_table_is_stamped_on_the_slide(self):
        table = self.folder / "table.csv"
        self.configure(sources=[{"name": "t", "url": "file:table.csv"}])
        for state, stamp in (("", []), ("中止", ["中止"]), ("満席", ["満席"])):
            table.write_bytes(f"日付,時刻,催し,場所,状態\r\n2024/2/20,10:00,朝の交流会,花の家,{state}\r\n".encode("cp932"))
            [shown] = slides_of(self.deck(), "meetup")
            self.assertEqual(texts(shown, "title"), ["朝の交流会"])
            self.assertEqual(sorted(set(texts(shown, "stamp"))), stamp)

    def peak_kilobytes(self):
        program = subprocess.Popen([NOREN, "check", str(self.config), "--at", AT, "--json"], env=self.environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(program.pid, 0)
        program.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(program.returncode, 0)
        return usage.ru_maxrss

    def cost_of(self, small, large):
        """Kilobytes that the large source takes more than the small one."""
        self.configure(sources=[{"name": "p", "url": small}])
        least = self.peak_kilobytes()
        self.configure(sources=[{"name": "p", "url": large}])
        _, source, report = self.source_of()
        self.assertEqual(source["posts"] + source["events"], 200, report)
        return self.peak_kilobytes() - least

    @unittest.skipIf(os.environ.get("NOREN_SANITIZE"), "a sanitizer keeps freed memory, and shadows of all of it")
    def test_an_answer_of_ten_megabytes_costs_less_than_sixteen(self):
        def json_posts(count, body):
            return json.dumps([{"id": n, "date_gmt": "2024-02-10T00:00:00", "link": f"https://example.jp/{n}", "title": {"rendered": f"花の記 {n}"},
                                "content": {"rendered": f"<p>{body}</p>"}} for n in range(count)]).encode()
        def rss_posts(count, body):
            items = "".join(f"<item><title>花の記 {n}</title><link>https://example.jp/{n}</link><description><![CDATA[<p>{body}</p>]]></description></item>"
                            for n in range(count))
            return f'<?xml version="1.0"?><rss version="2.0"><channel><title>花</title>{items}</channel></rss>'.encode()
        def ical_events(count, body):
            events = "".join(f"BEGIN:VEVENT\r\nUID:{n}\r\nSUMMARY:花の会 {n}\r\nDTSTART:202403{n % 28 + 1:02}T100000\r\nDESCRIPTION:{body}\r\nEND:VEVENT\r\n"
                             for n in range(count))
            return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n".encode()
        def csv_events(count, body):
            return ("日付,催し,説明\n" + "".join(f"2024/3/{n % 28 + 1},花の会 {n},\"{body}\"\n" for n in range(count))).encode()
        feeds = self.serve()
        for name, posts in (("json", json_posts), ("rss", rss_posts), ("ics", ical_events), ("csv", csv_events)):
            with self.subTest(name):
                large = posts(1000, "a" * 10_000)
                self.assertGreater(len(large), 10_000_000)
                for size, content in (("small", posts(10, "a")), ("large", large)):
                    feeds.answer(f"/{name}/{size}", content)
                    (self.folder / f"{size}.{name}").write_bytes(content)
                self.assertLess(self.cost_of(feeds.url(f"/{name}/small"), feeds.url(f"/{name}/large")), 16 * 1024)
                self.assertLess(self.cost_of(f"file:small.{name}", f"file:large.{name}"), 16 * 1024)

    def test_the_example_of_the_documentation_works_as_it_stands(self):
        for name, text in re.findall(r"```json (\S+)\n(.*?)```", FORMATS.read_text(encoding="utf-8"), re.S):
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8")
        status, source, report = self.source_of()
        self.assertEqual(status, 0, report)
        self.assertEqual((source["format"], source["events"]), ("museum", 2))
        self.assertEqual(source["mapping"]["skipped"], 1)
        self.assertEqual(source["mapping"]["missed"], ["/picture/large", "/picture/small"])
        titles = [texts(each, "title") for each in slides_of(self.deck(), "event")]
        self.assertEqual(titles, [["朝の & 庭"], ["夜の展示"]])

    def test_a_mapping_with_a_mistake_is_named_by_file_line_and_pointer(self):
        (self.folder / "ours.json").write_text('{\n "lists": "/e",\n "entry": { "titel": "/t", "start": "/s" } }')
        self.configure(sources=[{"name": "s", "url": "file:answer.json", "format": "ours.json"}])
        status, report = self.check("--at", AT)
        self.assertEqual(status, 1)
        self.assertTrue(any(each["where"].endswith("ours.json:3:13 /entry/titel") for each in report["errors"]), report)


if __name__ == "__main__":
    unittest.main()
