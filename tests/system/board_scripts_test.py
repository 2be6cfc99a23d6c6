"""The scripts that join the Wi-Fi and take USB sticks, against fakes of the programs they call."""

import os
import pathlib
import shutil
import stat
import subprocess
import tempfile
import unittest

PACKAGING = pathlib.Path(__file__).resolve().parent.parent.parent / "packaging"


class BoardScript(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="noren-board-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.programs = self.folder / "bin"
        self.programs.mkdir()
        self.calls = self.folder / "calls"
        self.environment = dict(os.environ, PATH=f"{self.programs}:{os.environ['PATH']}", LC_ALL="C.UTF-8")

    def fake(self, name, more=""):
        path = self.programs / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.calls}"\n{more}\n', encoding="utf-8")
        path.chmod(0o755)

    def called(self):
        return self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []

    def run_script(self, *words):
        return subprocess.run(list(map(str, words)), env=self.environment, capture_output=True, text=True,
                              timeout=60, check=False)


class Wifi(BoardScript):
    def setUp(self):
        super().setUp()
        for name in ("nmcli", "iw", "rfkill"):
            self.fake(name)
        self.boot = self.folder / "boot"
        self.boot.mkdir()
        self.connections = self.folder / "run" / "connections"
        self.environment["NOREN_WIFI_CONNECTIONS"] = str(self.connections)
        self.written = self.connections / "noren-wifi.nmconnection"

    def join(self, content, name="wifi.txt"):
        (self.boot / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        result = self.run_script(PACKAGING / "wifi" / "noren-wifi", self.folder / "none", self.boot)
        (self.boot / name).unlink()
        return result

    def keyfile(self):
        text = self.written.read_text(encoding="utf-8")
        self.written.unlink()
        return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)

    def test_no_file_asks_for_nothing(self):
        result = self.run_script(PACKAGING / "wifi" / "noren-wifi", self.boot)
        self.assertEqual((result.returncode, result.stderr, self.called()), (0, "", []))

    def test_the_connection_is_made_and_told_to_networkmanager(self):
        result = self.join("name: venue wifi\npassword: p@ss word\\1;x\ncountry: jp\n")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(stat.S_IMODE(self.written.stat().st_mode), 0o600)
        self.assertEqual(self.called(), ["iw reg set JP", "rfkill unblock wifi", "nmcli radio wifi on",
                                         f"nmcli connection load {self.written}",
                                         "nmcli --wait 30 connection up noren-wifi"])
        keys = self.keyfile()
        self.assertEqual((keys["ssid"], keys["psk"], keys["key-mgmt"]), ("venue wifi", "p@ss word\\\\1\\;x", "wpa-psk"))
        # The password is in no list of processes.
        self.assertFalse([call for call in self.called() if "p@ss" in call])

    def test_what_windows_editors_and_japanese_keyboards_write(self):
        text = "名前：会場のWi-Fi\r\nパスワード＝ 12345678 \r\n"
        for content in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16"), text.encode("cp932"),
                        text.replace("\r\n", "\n").rstrip().encode()):
            result = self.join(content, "WIFI.TXT.txt")
            self.assertEqual(result.returncode, 0, result.stderr)
            keys = self.keyfile()
            self.assertEqual((keys["ssid"], keys["psk"]), ("会場のWi-Fi", "12345678"), content)

    def test_an_open_and_a_hidden_network(self):
        self.assertEqual(self.join('SSID="cafe"\nhidden: yes\n').returncode, 0)
        keys = self.keyfile()
        self.assertEqual((keys["ssid"], keys["hidden"]), ("cafe", "true"))
        self.assertNotIn("psk", keys)

    def test_what_cannot_be_used_is_named_and_changes_nothing(self):
        for content, word in ((b"", "name:"), (b"password: 12345678\n", "name:"), (b"name: a\npassword: short\n", "5 characters"),
                              (b"name: " + b"x" * 33 + b"\n", "32"), (b"\x81\x81\xff\xff\xfe", "wifi.txt"), (b"\0" * 500, "name:")):
            result = self.join(content)
            self.assertEqual(result.returncode, 1, content)
            self.assertIn(word, result.stderr)
            self.assertFalse(self.written.exists())
        self.assertEqual(self.called(), [])

    def test_a_network_that_is_not_there_yet_is_no_failure(self):
        self.fake("nmcli", 'case "$*" in *up*) exit 4 ;; esac')
        result = self.join("name: a\npassword: 12345678\n")
        self.assertEqual(result.returncode, 0)
        self.assertIn("not reached", result.stderr)

    def test_no_line_of_the_file_is_a_command(self):
        self.join("name: $(touch x)`touch y`\npassword: ';touch z;'$(reboot)\n")
        self.assertEqual(self.keyfile()["ssid"], "$(touch x)`touch y`")


class StatusBesideTheConfiguration(BoardScript):
    def setUp(self):
        super().setUp()
        self.run_folder, self.boot = self.folder / "run", self.folder / "boot"
        for folder in (self.run_folder, self.boot):
            folder.mkdir()
        self.environment.update(NOREN_STATUS_FROM=str(self.run_folder),
                                NOREN_STATUS_FOLDERS=f"{self.boot}:{self.folder / 'etc'}")
        self.status = self.run_folder / "noren-status.txt"
        self.status.write_text("直すところがあります\n", encoding="utf-8")

    def put(self, folder):
        (self.run_folder / "status-folder").write_text(str(folder))
        return self.run_script(PACKAGING / "status" / "noren-status").returncode

    def test_it_is_put_beside_the_configuration_for_everybody_to_read(self):
        self.assertEqual(self.put(self.boot), 0)
        [there] = self.boot.iterdir()
        self.assertEqual(there.read_text(encoding="utf-8"), "直すところがあります\n")
        self.assertEqual((there.name, stat.S_IMODE(there.stat().st_mode)), ("noren-status.txt", 0o644))

    def test_no_other_folder_is_written_to(self):
        for folder in (self.folder, "", ":", f"{self.boot}/..", f"{self.boot}:{self.folder / 'etc'}"):
            self.put(folder)
            self.assertEqual([each.name for each in self.folder.iterdir() if "status" in each.name], [], folder)
            self.assertEqual(list(self.boot.iterdir()), [], folder)

    def test_a_link_leads_nowhere(self):
        secret = self.folder / "secret"
        secret.write_text("secret")
        self.status.unlink()
        self.status.symlink_to(secret)
        self.assertNotEqual(self.put(self.boot), 0)
        self.assertEqual(list(self.boot.iterdir()), [])


class Stick(BoardScript):
    def setUp(self):
        super().setUp()
        self.root = self.folder / "usb"
        self.environment["NOREN_USB_ROOT"] = str(self.root)
        self.fake("findmnt", "exit 1")
        for name in ("mount", "umount", "systemctl"):
            self.fake(name)

    def stick(self, *words):
        return self.run_script(PACKAGING / "usb" / "noren-usb", *words)

    def test_a_stick_is_read_only_and_comes_and_goes(self):
        result = self.stick("attach", "sda1")
        self.assertEqual(result.returncode, 0, result.stderr)
        mounted = [call for call in self.called() if call.startswith("mount ")]
        self.assertEqual(len(mounted), 1)
        self.assertIn(f"/dev/sda1 {self.root}/sda1", mounted[0])
        for option in ("ro", "nosuid", "nodev", "noexec"):
            self.assertIn(option, mounted[0].split(" -o ")[1].split(" ")[0].split(","))
        self.assertTrue((self.root / "sda1").is_dir())
        self.assertTrue((self.root / ".changed").exists())
        self.assertEqual(self.stick("detach", "sda1").returncode, 0)
        self.assertIn(f"umount -l {self.root}/sda1", self.called())
        self.assertFalse((self.root / "sda1").exists())
        self.assertEqual(self.stick("detach", "sda1").returncode, 0)

    def test_what_is_mounted_already_and_what_is_no_stick_are_left_alone(self):
        self.fake("findmnt")
        self.assertEqual(self.stick("attach", "sda1").returncode, 0)
        self.assertFalse([call for call in self.called() if call.startswith("mount ")])
        self.fake("findmnt", "exit 1")
        self.fake("mount", "exit 32")
        result = self.stick("attach", "sda1")
        self.assertEqual(result.returncode, 0)
        self.assertIn("sda1", result.stderr)
        self.assertFalse((self.root / "sda1").exists())

    def test_the_wifi_is_joined_anew_only_for_a_stick_that_names_one(self):
        asked = "systemctl --no-block restart noren-wifi.service"
        for name, calls in (("posters.txt", 0), ("Wifi.txt", 1), ("WIFI.TXT.txt", 1)):
            self.calls.unlink(missing_ok=True)
            self.fake("mount", f'touch "{self.root}/sda1/{name}"')
            self.assertEqual(self.stick("attach", "sda1").returncode, 0)
            self.assertEqual(self.called().count(asked), calls, name)
            (self.root / "sda1" / name).unlink()

    def test_the_rule_is_read_after_those_that_find_out_what_a_stick_is(self):
        [rule] = (PACKAGING / "usb").glob("*.rules")
        self.assertGreater(rule.name, "60-persistent-storage.rules")
        self.assertLess(rule.name, "99-systemd.rules")

    def test_a_name_is_only_a_name(self):
        for name in ("../etc", "a b", "sda1;reboot", "$(x)"):
            self.assertNotEqual(self.stick("attach", name).returncode, 0, name)
        self.assertEqual(self.called(), [])

    def test_wrong_usage_is_told(self):
        self.assertEqual(self.stick("eject", "sda1").returncode, 2)


if __name__ == "__main__":
    unittest.main()
