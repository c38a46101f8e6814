import { truncate } from '../../text/truncate';

const LINE = 22;
const LINES = 2;

/**
 * The label of a name: at most two lines or as many as given, truncated with an ellipsis; control characters and line breaks
 * become spaces.
 */
export function labelLines(name: string, most = LINES): string[] {
  const words = truncate(name.slice(0, 400).replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim(), LINE * most).split(' ');
  const lines: string[] = [];
  let line = '';
  for (const word of words.flatMap(pieces)) {
    if (line !== '' && [...line].length + 1 + [...word].length > LINE) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  if (line !== '') {
    lines.push(line);
  }
  if (lines.length > most) {
    const last = [...lines[most - 1]!].slice(0, LINE - 1).join('');
    return [...lines.slice(0, most - 1), `${last.replace(/…$/, '')}…`];
  }
  return lines;
}

// Breaks a word that is longer than a line.
function pieces(word: string): string[] {
  const characters = [...word];
  const broken: string[] = [];
  for (let from = 0; from < characters.length; from += LINE) {
    broken.push(characters.slice(from, from + LINE).join(''));
  }
  return broken;
}

/** The approximate width of a line at font size 1; wide scripts take twice as much. */
export function lineWidth(line: string): number {
  let width = 0;
  for (const character of line) {
    width += character.codePointAt(0)! >= 0x1100 ? 1 : 0.56;
  }
  return width;
}

/** A label that may be displayed, with its size and its priority. */
export interface Candidate {
  id: string;
  /** The centre and the radius of its node. */
  x: number;
  y: number;
  radius: number;
  width: number;
  height: number;
  weight: number;
  /** Whether it is worth a place further away from its node. */
  always: boolean;
}

/** A rectangle that labels must not cover. */
export interface Box {
  id: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

const CELL = 64;
const FURTHER = [12, 24];

/**
 * Chooses the labels that fit and their places, so that they cover neither each other, nor nodes, nor the boxes in `kept`;
 * those with the largest weight first. A place is the offset of the centre of the label from the centre of its node.
 */
export function placeLabels(
  candidates: readonly Candidate[],
  obstacles: readonly Box[],
  room: { width: number; height: number },
  most = 160,
  kept: readonly Box[] = [],
): Map<string, { x: number; y: number }> {
  const cells = new Map<string, Box[]>();
  obstacles.forEach((box) => put(box, cells));
  kept.forEach((box) => put(box, cells));
  const shown = new Map<string, { x: number; y: number }>();
  const byWeight = [...candidates].sort((a, b) => Number(b.always) - Number(a.always) || b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const one of byWeight) {
    if (shown.size >= most) {
      break;
    }
    const offset = offsetsOf(one, room.width).find((at) => {
      const box = boxAt(one, at);
      return inside(box, room) && !meets(box, cells);
    });
    if (offset) {
      shown.set(one.id, offset);
      put(boxAt(one, offset), cells);
    }
  }
  return shown;
}

// Below, above, beside, at the corners and, for the most important labels, moved into the room and further away.
function offsetsOf({ x: left, radius, width, height, always }: Candidate, room: number): { x: number; y: number }[] {
  const around = (gap: number) => {
    const [x, y] = [radius + gap + width / 2, radius + gap + height / 2];
    const slant = 0.7 * (radius + gap);
    const corner = { x: slant + width / 2, y: slant + height / 2 };
    return [
      { x: 0, y },
      { x: 0, y: -y },
      { x, y: 0 },
      { x: -x, y: 0 },
      corner,
      { x: -corner.x, y: corner.y },
      { x: corner.x, y: -corner.y },
      { x: -corner.x, y: -corner.y },
    ];
  };
  const inRoom = Math.max(0, width / 2 - left) - Math.max(0, left + width / 2 - room);
  const moved = always && inRoom !== 0 ? [1, -1].map((side) => ({ x: inRoom, y: side * (radius + height / 2) })) : [];
  return [...around(0), ...moved, ...(always ? FURTHER.flatMap(around) : [])];
}

function boxAt({ id, x, y, width, height }: Candidate, at: { x: number; y: number }): Box {
  return { id, left: x + at.x - width / 2, top: y + at.y - height / 2, width, height };
}

function inside({ left, top, width, height }: Box, room: { width: number; height: number }): boolean {
  return left >= 0 && top >= 0 && left + width <= room.width && top + height <= room.height;
}

function put(box: Box, cells: Map<string, Box[]>): void {
  for (const cell of cellsOf(box)) {
    const there = cells.get(cell);
    if (there) {
      there.push(box);
    } else {
      cells.set(cell, [box]);
    }
  }
}

function meets(box: Box, cells: ReadonlyMap<string, readonly Box[]>): boolean {
  return cellsOf(box).some((cell) => cells.get(cell)?.some((other) => other.id !== box.id && overlap(box, other)));
}

function cellsOf({ left, top, width, height }: Box): string[] {
  const cells: string[] = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor((left + width) / CELL); x++) {
    for (let y = Math.floor(top / CELL); y <= Math.floor((top + height) / CELL); y++) {
      cells.push(`${x} ${y}`);
    }
  }
  return cells;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}
