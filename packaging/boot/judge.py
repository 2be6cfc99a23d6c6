"""Compares what a screen shows with the slides that `noren render` draws of the same venue."""

import json
import pathlib
import subprocess
import time

# Between the software renderer and OpenGL ES edges differ by up to 3 of 255; a few pixels may lie
# beside their place where a picture is scaled.
EXACT = {"fuzz": "3%", "most": 0.002, "scale": "100%"}
# Each change of slides moves the next one a pixel, so that nothing burns in: seen from further away.
DRIFTED = {"fuzz": "15%", "most": 0.01, "scale": "12.5%"}


# As on a board without a network whose boot partition holds the files of the folder $0.
ON_A_BOARD = """mount -t tmpfs none /boot && mkdir /boot/firmware && cp -r "$0"/. /boot/firmware
[ ! -d /etc/noren ] || mount -t tmpfs none /etc/noren
echo board >/proc/sys/kernel/hostname
exec env -u HOME -u NOREN_CONFIG -u XDG_CONFIG_HOME LANG=ja_JP.UTF-8 LC_ALL= "$@" """


def on_a_board(folder):
    """What makes a command run there."""
    return ["unshare", "--uts", "--net", "--mount", "sh", "-ec", ON_A_BOARD, str(folder)]


def expected_slides(noren, config, out, size, *options, where=()):
    """The pictures of the deck, in order. `config`: none where `where` leads to one."""
    out = pathlib.Path(out)
    subprocess.run([*where, str(noren), "render", *([str(config)] if config else []), "--out", str(out), "--offline",
                    "--size", f"{size[0]}x{size[1]}", *options], check=True, stdout=subprocess.DEVNULL)
    deck = json.loads((out / "deck.json").read_text(encoding="utf-8"))
    slides = deck["slides"] if isinstance(deck, dict) else deck
    return [out / slide["file"] for slide in slides]


def share_aside(screen, slide, turn=0, measure=EXACT):
    """Share of pixels that are not the slide's; all of them where the sizes differ."""
    turned = ["(", str(slide), "-rotate", str(turn), ")"]
    result = subprocess.run(["convert", str(screen), *turned, "-alpha", "off", "-resize", measure["scale"],
                             "-metric", "AE", "-fuzz", measure["fuzz"], "-compare", "-format", "%[distortion] %w %h", "info:"],
                            capture_output=True, text=True, check=False)
    if result.returncode != 0:
        return 1.0
    different, width, height = result.stdout.split()
    return float(different) / (int(width) * int(height))


def wait_for_slide(machine, slides, limit, turn=0, measure=EXACT):
    """Until the screen shows one of `slides`; returns which, how far off and when."""
    until = time.monotonic() + limit
    best = 1.0
    while time.monotonic() < until:
        screen = machine.screen()
        for number, slide in enumerate(slides):
            aside = share_aside(screen, slide, turn, measure)
            best = min(best, aside)
            if aside <= measure["most"]:
                return f"slide {number + 1}, {aside:.5f} aside, {time.monotonic() - machine.began:.0f} s after power-on"
        time.sleep(1)
    raise AssertionError(f"the screen ({machine.out}.png) showed none of {[str(s) for s in slides]}: "
                         f"{best:.4f} of the pixels differ")


def wait_for_turn(machine, slides, number, limit):
    """Until the screen is more like slide `number` than like any other; it stands a little aside then."""
    until = time.monotonic() + limit
    while time.monotonic() < until:
        aside = [share_aside(machine.screen(), slide) for slide in slides]
        if aside.index(min(aside)) == number and min(aside) < 0.5:
            return
        time.sleep(1)
    raise AssertionError(f"the slide was not turned: {aside}")
