#!/usr/bin/env python3
"""Pages that people have filled by pen, scanned or photographed: `scan_sim.py LAYOUT OUT PAGES SEED PRINTED.png...` (numpy, Pillow).
PRINTED are pages of one form at 300 dpi, NAME-PAGE.png; LAYOUT is what tests/unit/scan_read.c reads. Each page is filled, with a hand's
habits, by a pen; then it is folded, scanned or photographed. OUT gets the pictures and truth.tsv: file, page, device, resolution, mode,
effects, pen, and for each field NAME=VALUE:HABIT. A value of `?` has no honest answer, `-` is a blank. --blank fills in nothing.
The same seed gives the same pages."""
import argparse
import math
import random
import re
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

DPI = 300
PT = DPI / 72  # pixels
MM = DPI / 25.4
WHITE = (255, 255, 255)

# name: (share, colours, width in mm, how dark)
PENS = {
    "ball": (34, [(20, 40, 120), (30, 30, 35), (60, 60, 140), (190, 30, 40)], (0.40, 0.60), (0.75, 1)),
    "gel": (20, [(20, 20, 20), (10, 30, 130), (50, 120, 50)], (0.50, 0.80), (1, 1)),
    "pencil": (14, [(82, 80, 80)], (0.50, 0.90), (0.50, 0.80)),
    "light pencil": (8, [(98, 95, 95)], (0.50, 0.80), (0.22, 0.42)),
    "felt pen": (14, [(20, 20, 20), (20, 40, 150), (200, 20, 30)], (1.10, 2.10), (1, 1)),
    "fine pen": (10, [(35, 35, 40), (30, 60, 130)], (0.28, 0.40), (0.70, 1)),
}
ORDINARY = ["tick", "large tick", "cross", "dot", "filled", "scribble", "slash", "felt mark", "star", "vee", "left tick"]
ODD = ["ring round", "round the digit", "round both", "large cross", "beside", "long tick", "small dot", "small circle"]


class Pen:
    def __init__(self, kind, colour, width, alpha):
        self.kind, self.colour, self.width, self.alpha = kind, colour, width, alpha

    @classmethod
    def pick(cls, rng):
        kind = rng.choices(list(PENS), [pen[0] for pen in PENS.values()])[0]
        _, colours, width, alpha = PENS[kind]
        return cls(kind, rng.choice(colours), rng.uniform(*width) * MM, rng.uniform(*alpha))

    def like(self, kind=None, width=None, alpha=None):
        return Pen(kind or self.kind, self.colour, width or self.width, alpha or self.alpha)


def curve(points, steps=8):
    """A smooth line through points (Catmull-Rom)."""
    if len(points) < 3:
        return points
    p = np.array([points[0], *points, points[-1]], float)
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = [0.5 * (2 * p[i] + (p[i + 1] - p[i - 1]) * t + (2 * p[i - 1] - 5 * p[i] + 4 * p[i + 1] - p[i + 2]) * t**2
                    + (3 * p[i] - p[i - 1] - 3 * p[i + 1] + p[i + 2]) * t**3) for i in range(1, len(p) - 2)]
    return [tuple(point) for point in np.vstack([*parts, p[-2:-1]])]


class Sheet:
    """A printed page that somebody writes on."""

    def __init__(self, image, rng, noise):
        self.image, self.rng, self.noise = image.copy(), rng, noise

    def stroke(self, pen, points, smooth=True, width=None):
        path = curve(points) if smooth else points
        width = (width or pen.width) * self.rng.uniform(0.9, 1.1)
        pad = int(width) + 4
        xs, ys = [x for x, _ in path], [y for _, y in path]
        box = (max(int(min(xs)) - pad, 0), max(int(min(ys)) - pad, 0), min(int(max(xs)) + pad, self.image.width), min(int(max(ys)) + pad, self.image.height))
        if box[2] <= box[0] or box[3] <= box[1]:
            return
        size = (box[2] - box[0], box[3] - box[1])
        mask = Image.new("L", (size[0] * 3, size[1] * 3))
        draw, thick = ImageDraw.Draw(mask), max(2, round(width * 3))
        there = [((x - box[0]) * 3, (y - box[1]) * 3) for x, y in path]
        draw.line(there, 255, thick, joint="curve")
        for x, y in (there[0], there[-1]):
            draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), 255)
        ink = np.asarray(mask.resize(size, Image.Resampling.BOX), np.float32) / 255 * pen.alpha
        if "pencil" in pen.kind:
            grain = Image.fromarray((self.noise.random((size[1] // 3 + 1, size[0] // 3 + 1)) * 255).astype(np.uint8)).resize(size, Image.Resampling.BILINEAR)
            ink = ink * np.clip(0.55 + 0.9 * np.asarray(grain, np.float32) / 255, 0, 1)
        paper = np.asarray(self.image.crop(box), np.float32)
        inked = paper * (1 - ink[..., None] * (1 - np.array(pen.colour, np.float32) / 255))
        self.image.paste(Image.fromarray(inked.astype(np.uint8)), box[:2])


class Hand:
    """How one person marks: a pen, a habit or two; lengths in pixels, angles as on paper."""

    def __init__(self, sheet, rng):
        self.sheet, self.rng, self.pen = sheet, rng, Pen.pick(rng)
        self.habits = [rng.choice(ORDINARY)]
        if rng.random() < 0.3:
            self.habits.append(rng.choice(ORDINARY))
        if rng.random() < 0.1:
            self.habits = [rng.choice(["ring round", "round the digit", "round both", "small circle"])]

    def u(self, low, high):
        return self.rng.uniform(low, high)

    def near(self, at, mm):
        return at[0] + self.rng.gauss(0, mm * MM), at[1] + self.rng.gauss(0, mm * MM)

    def mark(self, habit, at, pen=None, size=1.0):
        draw = getattr(self, "draw_" + habit.replace(" ", "_"))
        return draw(pen or self.pen, at, size)

    def draw_tick(self, pen, at, size, side=1):
        x, y = self.near(at, 0.35)
        length, angle = self.u(3.5, 6) * size * MM, self.u(0.75, 1.15)
        start = x - side * self.u(1.1, 2) * size * MM, y - self.u(0.2, 1) * MM
        foot = x, y + self.u(0.3, 1.2) * MM
        end = x + side * length * math.cos(angle), foot[1] - length * math.sin(angle)
        middle = self.near(((foot[0] + end[0]) / 2, (foot[1] + end[1]) / 2), 0.2)
        self.sheet.stroke(pen, [start, foot])
        self.sheet.stroke(pen, [foot, middle, end])

    def draw_left_tick(self, pen, at, size):
        self.draw_tick(pen, at, size * 1.1, -1)

    def draw_large_tick(self, pen, at, size):
        self.draw_tick(pen, at, size * self.u(1.3, 1.8))

    def draw_cross(self, pen, at, size):
        (x, y), half = self.near(at, 0.3), self.u(1.2, 2.2) * size * MM
        for side in (1, -1):
            self.sheet.stroke(pen, [self.near((x - half, y - side * half), 0.25), self.near((x, y), 0.12), self.near((x + half, y + side * half), 0.25)])

    def draw_large_cross(self, pen, at, size):
        self.draw_cross(pen, at, size * self.u(1.5, 2.2))

    def draw_dot(self, pen, at, size):
        (x, y), radius = self.near(at, 0.45), self.u(0.35, 0.9) * size * MM
        self.sheet.stroke(pen, [(x + radius * self.u(0.2, 1) * math.cos(t), y + radius * self.u(0.2, 1) * math.sin(t)) for t in np.arange(0, 9, 0.8)], width=max(pen.width, radius * 0.7))

    def draw_small_dot(self, pen, at, size):
        at = self.near(at, 0.5)
        self.sheet.stroke(pen, [at, self.near(at, 0.15)])

    def draw_filled(self, pen, at, size):
        (x, y), radius, turn = self.near(at, 0.15), self.u(1.5, 2.1) * size * MM, self.u(-0.6, 0.6)
        step, path, down, side = max(pen.width * 0.9, 0.35 * MM), [], -radius, 1
        while down < radius:
            half = math.sqrt(max(0, radius**2 - down**2))
            path += [(side * half + self.rng.gauss(0, 2), down + self.rng.gauss(0, 1.5)), (-side * half + self.rng.gauss(0, 2), down + step / 2)]
            down += step
        self.sheet.stroke(pen, [(x + a * math.cos(turn) - b * math.sin(turn), y + a * math.sin(turn) + b * math.cos(turn)) for a, b in path], smooth=False)

    def draw_scribble(self, pen, at, size):
        self.scribble(pen, at, self.u(1.5, 2.4) * size)

    def scribble(self, pen, at, mm):
        (x, y), half, turn, count = self.near(at, 0.2), mm * MM, self.u(0, 3.1), self.rng.randint(5, 9)
        path = [((1 if i % 2 else -1) * half * self.u(0.7, 1.05), (2 * i / (count - 1) - 1) * half * 0.8) for i in range(count)]
        self.sheet.stroke(pen, [(x + a * math.cos(turn) - b * math.sin(turn), y + a * math.sin(turn) + b * math.cos(turn)) for a, b in path])

    def draw_slash(self, pen, at, size):
        (x, y), length = self.near(at, 0.3), self.u(1.6, 2.8) * size * MM
        turn = self.rng.choice([self.u(0.6, 1.1), self.u(-0.15, 0.15), self.u(1.4, 1.7), self.u(-1.1, -0.6)])
        self.sheet.stroke(pen, [(x - length * math.cos(turn), y + length * math.sin(turn)), self.near((x, y), 0.15), (x + length * math.cos(turn), y - length * math.sin(turn))])

    def draw_felt_mark(self, pen, at, size):
        self.mark(self.rng.choice(["tick", "dot", "slash", "filled"]), at, pen.like("felt pen", self.u(1.2, 2.2) * MM, 1), size)

    def draw_star(self, pen, at, size):
        self.draw_cross(pen, at, size * 0.8)
        self.draw_slash(pen, at, size * 0.8)

    def draw_vee(self, pen, at, size):
        (x, y), half = self.near(at, 0.35), self.u(1.2, 2.4) * size * MM
        self.sheet.stroke(pen, [self.near((x - half, y - half), 0.25), self.near((x, y + half * 0.7), 0.25), self.near((x + half, y - half), 0.25)], smooth=False)

    def ellipse(self, pen, at, across, down):
        start, turns = self.u(0, 6), self.u(0.95, 1.3)
        wobble = lambda: 1 + self.rng.gauss(0, 0.03)
        self.sheet.stroke(pen, [(at[0] + across * MM * wobble() * math.cos(start + t), at[1] + down * MM * wobble() * math.sin(start + t)) for t in np.linspace(0, 2 * math.pi * turns, 16)])

    def draw_small_circle(self, pen, at, size):
        self.ellipse(pen, self.near(at, 0.25), self.u(0.8, 1.7), self.u(0.8, 1.7))

    def draw_ring_round(self, pen, at, size):
        self.ellipse(pen, self.near(at, 0.3), self.u(2.4, 3.6), self.u(2.4, 3.6))

    def draw_round_the_digit(self, pen, at, size):
        right = self.rng.random() < 0.5  # where forms have it: beside the ring, or below
        self.ellipse(pen, self.near((at[0] + (4.6 * MM if right else 0), at[1] + (0 if right else 4.85 * MM)), 0.3), self.u(1.5, 2.6), self.u(1.4, 2.2))

    def draw_round_both(self, pen, at, size):
        if self.rng.random() < 0.5:
            self.ellipse(pen, self.near((at[0] + 2.2 * MM, at[1]), 0.3), self.u(4.6, 6), self.u(3, 3.8))
        else:
            self.ellipse(pen, self.near((at[0], at[1] + 2.2 * MM), 0.3), self.u(3, 3.8), self.u(4.6, 6))

    def draw_beside(self, pen, at, size):
        angle, away = self.u(0, 2 * math.pi), self.u(1.2, 3.2) * MM
        self.mark(self.rng.choice(["tick", "cross", "dot", "slash"]), (at[0] + away * math.cos(angle), at[1] + away * math.sin(angle)), pen)

    def draw_long_tick(self, pen, at, size):
        (x, y), length, angle = self.near(at, 0.4), self.u(9, 20) * MM, self.u(0.05, 0.4)
        self.sheet.stroke(pen, [(x - 1.5 * MM, y - 0.8 * MM), (x, y + 0.8 * MM)])
        self.sheet.stroke(pen, [(x, y + 0.8 * MM), (x + length * math.cos(angle), y + 0.8 * MM - length * math.sin(angle))])

    def write(self, pen, x, y, width, height, lines):
        for line in range(lines):
            high = height / (lines + 0.3)
            at, end, base = x, x + width * self.u(0.4, 1), y + high * (line + 0.8)
            while at < end:
                path = []
                for i in range(self.rng.randint(3, 9) * 2):
                    path.append((at, base - (self.u(0, 0.35) if i % 2 else self.u(0.3, 0.75)) * high))
                    at += self.u(0.5, 1.1) * MM
                self.sheet.stroke(pen, path, width=min(pen.width, 0.9 * MM))
                at += self.u(1.5, 3) * MM

    def own(self):
        return self.rng.choice(self.habits)


# What becomes of a row: each gives its truth. `at` are the middles of its rings, `v` is the one that is meant, `o` another.
def corrected(hand, at, v, o):
    hand.mark(hand.own(), at[o])
    hand.mark(hand.rng.choice(["scribble", "filled", "cross", "slash"]), at[o], size=hand.u(1, 1.6))
    hand.mark(hand.own(), at[v])
    return v


def cancelled(hand, at, v, o):
    hand.mark(hand.own(), at[v])
    hand.scribble(hand.pen, at[v], hand.u(2.8, 4.2))  # beyond what was marked, so that a person can see it
    how = hand.rng.random()
    if 0.35 < how < 0.7:
        hand.mark("round the digit", at[o])
    elif how >= 0.7:
        hand.write(hand.pen, at[o][0] + hand.u(-3, 6) * MM, at[o][1] + hand.u(-1, 5) * MM, 2 * MM, 3 * MM, 1)
    return None


def erased(hand, at, v, o):
    hand.mark("tick", at[o], Pen("light pencil", (110, 110, 110), 0.7 * MM, hand.u(0.06, 0.2)))
    hand.mark(hand.own(), at[v])
    return v


def two(hand, at, v, o):
    hand.mark(hand.own(), at[v])
    hand.mark(hand.own(), at[o])
    return None


def two_light(hand, at, v, o):
    hand.mark("tick", at[o], hand.pen.like("light pencil", alpha=hand.u(0.25, 0.4)))
    hand.mark(hand.own(), at[v])
    return None


def struck(hand, at, v, o):
    y, left, right = at[0][1] + hand.u(-2, 3) * MM, at[0][0] - hand.u(2, 12) * MM, at[-1][0] + hand.u(-20, 10) * MM
    hand.sheet.stroke(hand.pen, [(left, y), ((left + right) / 2, y + hand.rng.gauss(0, 1) * MM), (right, y + hand.rng.gauss(0, 2) * MM)])
    if hand.rng.random() < 0.5:
        return None
    hand.mark(hand.own(), at[v])
    return v


def overwritten(hand, at, v, o):
    x, y = at[-1][0] - hand.u(-1, 6) * MM, at[-1][1] + hand.u(-1.5, 2) * MM
    hand.write(hand.pen, x, y - 2 * MM, hand.u(9, 16) * MM, 3.5 * MM, 1)
    if hand.rng.random() < 0.4:
        return None
    hand.mark(hand.own(), at[v])
    return v


def odd(hand, at, v, o):
    hand.mark(hand.rng.choice(ODD), at[v])
    return v


# share: what happens; all the rest is marked as the hand is used to, and 3.5 % are left blank.
CASES = [(0.040, corrected), (0.015, cancelled), (0.015, erased), (0.025, two), (0.015, two_light), (0.015, struck), (0.010, overwritten), (0.030, odd)]
BLANK_SHARE = 0.035


def fill_field(hand, field):
    """(value, habit): what is true of it."""
    at = [(x * PT, y * PT) for x, y, _, _ in field["rings"]]
    values = [ring[3] for ring in field["rings"]]
    draw, count = hand.rng.random(), len(at)
    v = hand.rng.choices(range(6), [8, 14, 22, 26, 18, 12])[0] if count == 6 else hand.rng.randrange(count)
    if draw < BLANK_SHARE:
        return "-", "blank"
    draw -= BLANK_SHARE
    for share, case in CASES if count > 1 else ():
        if draw < share:
            truth = case(hand, at, v, hand.rng.choice([i for i in range(count) if i != v]))
            return "?" if truth is None else values[truth], case.__name__
        draw -= share
    habit = hand.own()
    hand.mark(habit, at[v])
    return values[v], habit


def fill(sheet, fields, notes, rng):
    hand = Hand(sheet, rng)
    truth = [(field["name"], *fill_field(hand, field)) for field in fields]
    writing = hand.pen.like(width=min(hand.pen.width, 0.6 * MM))
    for x, y, width, height in notes:
        if rng.random() < 0.7:
            hand.write(writing, (x + 4) * PT, (y + 3) * PT, (width - 12) * PT, (height - 8) * PT * rng.uniform(0.5, 1), rng.randint(1, 3))
    return hand, truth


# What happens to the sheet itself.
def shade(image, box, by):
    part = image.crop(box)
    image.paste(part.point(lambda value: int(value * by)), box[:2])


def fold(image, rng):
    y = int(image.height * rng.choice([0.333, 0.5, 0.667]) + rng.gauss(0, 20))
    shade(image, (0, y, image.width, y + rng.randint(2, 6)), rng.uniform(0.5, 0.85))
    for i in range(6):
        shade(image, (0, y - 15 * (i + 1), image.width, y - 15 * i), 0.93 + 0.01 * i)


def holes(image, rng):
    draw, grey = ImageDraw.Draw(image), rng.choice([30, 30, 215])
    for down in (-40, 40):
        x, y = 12 * MM, image.height / 2 + down * MM
        draw.ellipse((x - 3 * MM, y - 3 * MM, x + 3 * MM, y + 3 * MM), (grey,) * 3)


def streak(image, rng):
    x = int(rng.uniform(0.08, 0.95) * image.width)
    shade(image, (x, 0, x + rng.randint(1, 4), image.height), rng.uniform(0.2, 0.75))


def coffee(image, rng):
    ring = Image.new("L", (image.width // 4, image.height // 4))
    x, y = rng.uniform(0.2, 0.9) * ring.width, rng.uniform(0.2, 0.9) * ring.height
    ImageDraw.Draw(ring).ellipse((x - 37 * MM / 4, y - 36 * MM / 4, x + 37 * MM / 4, y + 36 * MM / 4), outline=255, width=int(rng.uniform(1, 4) * MM / 4) + 1)
    ring = ring.filter(ImageFilter.GaussianBlur(1.5)).resize(image.size, Image.Resampling.BILINEAR)
    image.paste(ImageChops.multiply(image, Image.new("RGB", image.size, (190, 158, 115))), mask=ring)


def curl(image, rng):
    """Paper that isn't flat: each column moves up or down along a wave."""
    high, phase, waves, step = rng.uniform(0.3, 1.6) * MM, rng.uniform(0, 6), rng.uniform(0.6, 1.4), 30
    down = lambda x: high * math.sin(x / image.width * math.pi * waves + phase)
    mesh = []
    for x in range(0, image.width, step):
        right = min(x + step, image.width)
        a, b = down(x), down(right)
        mesh.append(((x, 0, right, image.height), (x, a, x, image.height + a, right, image.height + b, right, b)))
    return image.transform(image.size, Image.Transform.MESH, mesh, Image.Resampling.BILINEAR, fillcolor=WHITE)


def soften(image, sigma):
    """As a Gaussian of that width would, but in one pass."""
    return image.filter(ImageFilter.BoxBlur((math.sqrt(12 * sigma**2 + 1) - 1) / 2))


def warp(image, size, corners, fill_with):
    """The image so that its corners (top left, top right, bottom right, bottom left) come to lie at these."""
    (w, h), rows, right = image.size, [], []
    for (u, v), (x, y) in zip(corners, ((0, 0), (w, 0), (w, h), (0, h))):
        rows += [[u, v, 1, 0, 0, 0, -x * u, -x * v], [0, 0, 0, u, v, 1, -y * u, -y * v]]
        right += [x, y]
    return image.transform(size, Image.Transform.PERSPECTIVE, np.linalg.solve(np.array(rows), np.array(right)), Image.Resampling.BILINEAR, fillcolor=fill_with)


def turned(points, middle, degrees):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(middle[0] + (x - middle[0]) * c - (y - middle[1]) * s, middle[1] + (x - middle[0]) * s + (y - middle[1]) * c) for x, y in points]


def gradient(size, rng, low):
    """Light that falls from one side: 1 at its brightest."""
    angle, (w, h) = rng.uniform(0, 2 * math.pi), size
    y, x = np.mgrid[0:h // 8 + 1, 0:w // 8 + 1].astype(np.float32)
    t = (x * 8 / w - 0.5) * math.cos(angle) + (y * 8 / h - 0.5) * math.sin(angle)
    return resized(1 - low * np.clip(0.5 + 0.7 * t, 0, 1), size)


def resized(values, size):
    return np.asarray(Image.fromarray(np.asarray(values, np.float32), "F").resize(size, Image.Resampling.BILINEAR), np.float32)


def add_noise(values, sigma, noise, rng):
    grain = noise.standard_normal(values.shape[:2], dtype=np.float32) * sigma
    if rng.random() < 0.5:  # of sensors whose pictures were smoothed: in patches
        grain = (grain + np.roll(grain, 1, 0) + np.roll(grain, 1, 1)) / 1.6
    return values + (grain if values.ndim == 2 else grain[..., None])


def scan(image, rng, noise):
    dpi, mode = rng.choice([150, 200, 300]), rng.choices(["grey", "colour", "1-bit"], [45, 32, 23])[0]
    effects = []
    for name, share, change in (("fold", 0.25, fold), ("holes", 0.25, holes), ("streak", 0.10, streak), ("coffee", 0.05, coffee)):
        if rng.random() < share:
            effects.append(name)
            change(image, rng)
    if rng.random() < 0.1:
        effects.append("curl")
        image = curl(image, rng)
    by = dpi / DPI
    tilt = rng.uniform(-5, 5) if rng.random() < 0.5 else rng.gauss(0, 0.7)
    scale = rng.uniform(0.94, 1.03) if rng.random() < 0.5 else 1
    way = rng.choices([0, 90, 180, 270], [70, 8, 14, 8])[0]
    effects += ["tilt"] * (abs(tilt) > 2) + ["scale"] * (scale != 1) + [f"{way}°"] * (way != 0)
    w, h = image.size
    across, down = w * by * scale * (1 + rng.gauss(0, 0.002)), h * by * scale
    size = (int(w * by), int(h * by)) if way % 180 == 0 else (int(h * by), int(w * by))
    middle = size[0] / 2 + rng.gauss(0, 1.5) * MM * by, size[1] / 2 + rng.gauss(0, 1.5) * MM * by
    corners = turned([(middle[0] + i * across / 2, middle[1] + j * down / 2) for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))], middle, tilt + way)
    image = image if mode == "colour" else image.convert("L")
    if by < 1:
        image = image.resize((round(w * by), round(h * by)), Image.Resampling.HAMMING)
    image = warp(image, size, corners, (WHITE if mode == "colour" else 255) if rng.random() < 0.7 else ((60,) * 3 if mode == "colour" else 60))
    soft = rng.uniform(0.3, 0.9) if rng.random() < 0.7 else rng.uniform(0.9, 1.3)
    image = soften(image, max(0.3, soft * by * 2))
    black, white = rng.uniform(5, 45), rng.uniform(225, 252)
    values = black + np.asarray(image, np.float32) * ((white - black) / 255)
    evened = mode == "1-bit" and rng.random() < 0.5  # scanners even out the light before they set one threshold
    if rng.random() < 0.3 and not evened:
        effects.append("shadow")
        edge = np.ones(size[0], np.float32)
        wide = int(rng.uniform(0.05, 0.25) * size[0])
        edge[:wide] = np.linspace(rng.uniform(0.35, 0.8), 1, wide)
        if rng.random() < 0.5:
            edge = edge[::-1]
        values = values * (edge[None, :, None] if values.ndim == 3 else edge[None, :])
    sigma = rng.uniform(1, 6) if rng.random() < 0.7 else rng.uniform(6, 12)
    effects += ["noise"] * (sigma > 6)
    image = Image.fromarray(np.clip(add_noise(values, sigma, noise, rng), 0, 255).astype(np.uint8))
    if mode == "1-bit":
        image = one_bit(image, dpi, evened, effects, rng, noise)
    return image, "scanner", f"{dpi} dpi", mode, effects


def one_bit(image, dpi, evened, effects, rng, noise):
    values = np.asarray(image, np.float32)
    if evened:
        bits = values > rng.uniform(120, 185)
    else:
        effects.append("adaptive")
        bits = values > np.asarray(image.filter(ImageFilter.BoxBlur(dpi // 12)), np.float32) - rng.uniform(10, 22)
    return Image.fromarray(bits & (noise.random(bits.shape, dtype=np.float32) > 0.0002))


PHONES = [(2250, 3000), (2448, 3264), (3024, 4032), (1536, 2048)]


def photograph(image, rng, noise):
    effects = []
    if rng.random() < 0.25:
        effects.append("fold")
        fold(image, rng)
    if rng.random() < 0.5:
        effects.append("curl")
        image = curl(image, rng)
    size = rng.choice(PHONES)
    width = size[0] * rng.uniform(0.80, 0.96)
    height = width * 297 / 210
    if height > size[1] * 0.97:
        height = size[1] * 0.97
        width = height * 210 / 297
    x, y, far, aslant = size[0] / 2, size[1] / 2, rng.uniform(0, 0.09), rng.uniform(0, 0.06)
    corners = [(x - width / 2 * (1 - far), y - height / 2 * (1 - aslant)), (x + width / 2 * (1 - far), y - height / 2), (x + width / 2, y + height / 2 * (1 - aslant)), (x - width / 2, y + height / 2)]
    corners = [(a + rng.gauss(0, 0.012 * size[0]), b + rng.gauss(0, 0.012 * size[0])) for a, b in corners]
    way = rng.choices([0, 90, 180, 270], [82, 4, 10, 4])[0]
    corners = turned(corners, (x, y), rng.gauss(0, 3) + (way if way == 180 else 0))
    by = width / image.width
    if by < 0.95:
        image = image.resize((round(width), round(image.height * by)), Image.Resampling.HAMMING)
    table = rng.choice([(110, 80, 60), (38, 35, 35), (165, 160, 150), (210, 205, 200)])
    image = warp(image, size, corners, table)
    light = gradient(size, rng, rng.uniform(0, 0.45))
    if rng.random() < 0.45:
        effects.append("shadow")
        dark = Image.new("L", (size[0] // 8, size[1] // 8))
        cx, cy, rx, ry = rng.uniform(0, dark.width), rng.uniform(0, dark.height), rng.uniform(0.2, 0.5) * dark.width, rng.uniform(0.2, 0.5) * dark.height
        ImageDraw.Draw(dark).ellipse((cx - rx, cy - ry, cx + rx, cy + ry), 255)
        light = light * (1 - rng.uniform(0.2, 0.5) * resized(np.asarray(dark.filter(ImageFilter.GaussianBlur(rng.uniform(3, 18))), np.float32) / 255, size))
    blur = rng.uniform(0.4, 1.1) if rng.random() < 0.75 else rng.uniform(1.1, 2.2)
    effects += ["blur"] * (blur > 1.1)
    image = soften(image, blur)
    if rng.random() < 0.1:
        effects.append("motion")
        kernel = [0.0] * 25
        for i in range(5):
            kernel[(2 + rng.randint(-1, 1) if i in (0, 4) else 2) * 5 + i] = 1
        image = image.filter(ImageFilter.Kernel((5, 5), kernel))
    tint = np.array([1, rng.uniform(0.88, 1), rng.uniform(0.72, 1)], np.float32)
    values = (12 + np.asarray(image, np.float32) * 0.9) * (light[..., None] * tint)
    image = Image.fromarray(np.clip(add_noise(values, rng.uniform(1.5, 7), noise, rng), 0, 255).astype(np.uint8))
    if way in (90, 270):
        image = image.transpose(Image.Transpose.ROTATE_90 if way == 90 else Image.Transpose.ROTATE_270)
    effects += [f"{way}°"] * (way != 0)
    return image, "telephone", f"{size[0] * size[1] / 1e6:.0f} MP", "colour", effects


def save(image, path, mode, device, rng):
    """In one of the formats that such a device writes; the path with its suffix."""
    if mode == "1-bit":
        kind = rng.choice(["png", "tif", "pdf"])
        image.save(path.with_suffix("." + kind), **({"compression": "group4"} if kind == "tif" else {}))
    else:
        kind = "jpg" if device == "telephone" else rng.choices(["jpg", "pdf", "png", "tif"], [60, 25, 8, 7])[0]
        quality = rng.randint(55, 92) if device == "telephone" else rng.randint(40, 80)
        image.save(path.with_suffix("." + kind), **({"quality": quality} if kind in ("jpg", "pdf") else {"compression": "tiff_lzw"} if kind == "tif" else {}))
    return path.with_suffix("." + kind)


def read_layout(path):
    """Its pages: fields with their rings, notes."""
    pages = []
    for line in path.read_text("utf-8").splitlines():
        word, *rest = line.split(" ")
        if word == "page":
            pages.append(([], []))
        elif word == "field":
            pages[-1][0].append({"name": rest[0], "rings": []})
        elif word == "ring":
            pages[-1][0][-1]["rings"].append((*map(float, rest[:3]), rest[3]))
        elif word == "note":
            pages[-1][1].append(tuple(map(float, rest[1:5])))
    return pages


def simulate(layout, out, pages, seed, printed, blank=False, first=0):
    """The pictures, and truth.tsv."""
    layout, images = read_layout(layout), {}
    out.mkdir(parents=True, exist_ok=True)
    with open(out / "truth.tsv", "w", encoding="utf-8") as table:
        for index in range(first, first + pages):
            rng, noise = random.Random(f"{seed}/{index}"), np.random.default_rng([seed, index])
            path = rng.choice(sorted(printed))
            page = int(re.search(r"-(\d+)\.png$", path.name)[1])
            if path not in images:
                images[path] = Image.open(path).convert("RGB")
            sheet, (fields, notes) = Sheet(images[path], rng, noise), layout[page - 1]
            pen, truth = "-", [(field["name"], "-", "blank") for field in fields]
            if not blank:
                hand, truth = fill(sheet, fields, notes, rng)
                pen = hand.pen.kind
            image, device, resolution, mode, effects = (scan if rng.random() < 0.65 else photograph)(sheet.image, rng, noise)
            made = save(image, out / f"{index:04}", mode, device, rng)
            print(made.name, page, device, resolution, mode, ",".join(effects) or "-", pen, path.name, *(f"{name}={value}:{habit}" for name, value, habit in truth), sep="\t", file=table, flush=True)


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("layout", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("pages", type=int)
    ask.add_argument("seed", type=int)
    ask.add_argument("printed", type=Path, nargs="+")
    ask.add_argument("--blank", action="store_true")
    ask.add_argument("--first", type=int, default=0, help="number of the first page: a run may have parts")
    given = ask.parse_args()
    simulate(given.layout, given.out, given.pages, given.seed, given.printed, given.blank, given.first)


if __name__ == "__main__":
    main()
