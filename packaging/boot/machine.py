"""An emulated board: boots an image of make-image, shows its screen, answers from a shell inside."""

import json
import pathlib
import socket
import subprocess
import tempfile
import time

PROCESSORS = {
    "amd64": ["qemu-system-x86_64", "-M", "q35", "-cpu", "max"],
    "arm64": ["qemu-system-aarch64", "-M", "virt", "-cpu", "cortex-a72"],
    "armhf": ["qemu-system-arm", "-M", "virt,highmem=off", "-cpu", "cortex-a15"],
}
CONSOLES = {"amd64": "ttyS0", "arm64": "ttyAMA0", "armhf": "ttyAMA0"}
CONNECT_LIMIT = 30  # s
QUIET = "quiet systemd.journald.forward_to_console=1 consoleblank=0"


def connected(path):
    """The socket that the emulator is about to listen on."""
    until = time.monotonic() + CONNECT_LIMIT
    while True:
        end = socket.socket(socket.AF_UNIX)
        try:
            end.connect(str(path))
            return end
        except OSError:
            end.close()
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


class Machine:
    """One boot, from power-on to the end of the `with` block, which cuts the power."""

    def __init__(self, arch, image, venue, boot_partition, out, *, size=(1280, 720), clock=None,
                 kernel="", network=(), root="snapshot"):
        """`venue`: the disk that is /etc/noren; `boot_partition`: the one that is /boot/firmware.
        `root`: "snapshot" forgets what is written, a path is a disk that keeps it, as the two do."""
        self.out = pathlib.Path(out)
        self.sockets = tempfile.TemporaryDirectory(prefix="noren-boot-")
        folder = pathlib.Path(self.sockets.name)
        disk = (f"file={image}/root.img,format=raw,snapshot=on" if root == "snapshot"
                else f"file={root},format=qcow2")
        width, height = size
        access = "" if " ro " in f" {kernel} " else "rw "
        command = [
            *PROCESSORS[arch], "-accel", "tcg,thread=multi", "-smp", "2", "-m", "1024", "-nodefaults",
            "-no-reboot", "-display", "none",
            "-device", f"virtio-gpu-pci,xres={width},yres={height}",
            "-device", "virtio-keyboard-pci",
            "-kernel", f"{image}/vmlinuz", "-initrd", f"{image}/initrd.img",
            "-append", f"root=/dev/vda {access}console={CONSOLES[arch]} {QUIET} {kernel}",
            "-drive", f"{disk},if=none,id=root", "-device", "virtio-blk-pci,drive=root",
            "-drive", f"file={venue},format=raw,if=none,id=venue", "-device", "virtio-blk-pci,drive=venue",
            "-drive", f"file={boot_partition},format=raw,if=none,id=boot", "-device", "virtio-blk-pci,drive=boot",
            "-device", "qemu-xhci,id=usb",
            "-device", "virtio-rng-pci", "-device", "virtio-serial-pci",
            "-chardev", f"socket,id=shell,path={folder}/shell,server=on,wait=off",
            "-device", "virtserialport,chardev=shell,name=noren.test",
            "-chardev", f"file,id=console,path={self.out}.log", "-serial", "chardev:console",
            "-qmp", f"unix:{folder}/qmp,server=on,wait=off", *(network or ["-nic", "none"]),
        ]
        if clock:
            command += ["-rtc", f"base={clock}"]
        self.began = time.monotonic()
        with open(f"{self.out}.qemu", "w", encoding="utf-8") as complaints:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=complaints)
        self.qmp = connected(folder / "qmp").makefile("rw", encoding="utf-8")
        self.qmp.readline()
        self.ask("qmp_capabilities")
        self.shell = connected(folder / "shell")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cut_power()
        self.sockets.cleanup()

    def cut_power(self):
        self.process.kill()
        self.process.wait()

    def ask(self, command, **arguments):
        """One QMP command; events are passed over."""
        self.qmp.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self.qmp.flush()
        while True:
            answer = json.loads(self.qmp.readline())
            if "error" in answer:
                raise RuntimeError(f"{command}: {answer['error']}")
            if "return" in answer:
                return answer["return"]

    def plug_in(self, stick):
        """A USB stick, which is the image `stick`."""
        self.ask("blockdev-add", **{"node-name": "stick", "driver": "raw",
                                    "file": {"driver": "file", "filename": str(stick)}})
        self.ask("device_add", driver="usb-storage", id="stick", bus="usb.0", drive="stick")

    def pull_out(self):
        """The stick, while it is in use."""
        self.ask("device_del", id="stick")

    def screen(self):
        """What the display is sent now, as a PNG file."""
        path = pathlib.Path(f"{self.out}.png")
        path.unlink(missing_ok=True)
        self.ask("screendump", filename=str(path), format="png")
        return path

    def log(self):
        return pathlib.Path(f"{self.out}.log").read_bytes().decode("utf-8", "replace")

    def wait_for(self, text, limit, count=1):
        """Until the console has said `text` so many times."""
        until = time.monotonic() + limit
        while self.log().count(text) < count:
            if self.process.poll() is not None:
                raise AssertionError(f"the emulator ended: {open(f'{self.out}.qemu', encoding='utf-8').read()}")
            if time.monotonic() > until:
                raise AssertionError(f"{text!r} was not seen {count} times within {limit} s")
            time.sleep(0.5)
        return time.monotonic() - self.began

    def run(self, command, limit=60):
        """What `command` writes in the machine's shell."""
        end = "end-of-answer"
        self.shell.settimeout(limit)
        self.shell.sendall(f"{command}\necho {end[:6]}''{end[6:]}\n".encode())
        answer = b""
        while end.encode() not in answer:
            part = self.shell.recv(65536)
            if not part:
                raise AssertionError(f"the machine's shell ended during {command!r}")
            answer += part
        return answer.decode("utf-8", "replace").replace("\r", "").split(end)[0]
