import { truncate } from '../../text/truncate';

const LINE = 22;
const LINES = 2;

/** The label of a name: at most two lines, truncated with an ellipsis; control characters and line breaks become spaces. */
export function labelLines(name: string): string[] {
  const words = truncate(name.slice(0, 400).replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim(), LINE * LINES).split(' ');
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
  if (lines.length > LINES) {
    const last = [...lines[LINES - 1]!].slice(0, LINE - 1).join('');
    return [...lines.slice(0, LINES - 1), `${last.replace(/…$/, '')}…`];
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
  /** Whether it is displayed even where it covers a node. */
  always: boolean;
}

/** The side of the node at which a label is placed. */
export type Side = 'bottom' | 'top' | 'right' | 'left';

const SIDES: readonly Side[] = ['bottom', 'top', 'right', 'left'];

/** A rectangle that labels must not cover. */
export interface Box {
  id: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

const CELL = 64;

/**
 * Chooses the labels that fit and their sides, so that they cover neither each other nor nodes; those with the largest
 * weight first. A label with at least the weight `weighty` may cover nodes, but not other labels and not the boxes in
 * `kept`.
 */
export function placeLabels(
  candidates: readonly Candidate[],
  obstacles: readonly Box[],
  room: { width: number; height: number },
  weighty: number,
  most = 160,
  kept: readonly Box[] = [],
): Map<string, Side> {
  const cells = new Map<string, Box[]>();
  const bodies = new Map<string, Box[]>();
  obstacles.forEach((box) => put(box, bodies));
  kept.forEach((box) => put(box, cells));
  const shown = new Map<string, Side>();
  const byWeight = [...candidates].sort((a, b) => Number(b.always) - Number(a.always) || b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const one of byWeight) {
    if (shown.size >= most) {
      break;
    }
    const places = SIDES.map((side) => ({ side, box: boxAt(one, side) })).filter(({ box }) => inside(box, room));
    const apart = places.filter(({ box }) => !meets(box, cells));
    const found =
      apart.find(({ box }) => !meets(box, bodies)) ??
      (one.always || one.weight >= weighty ? apart[0] : undefined) ??
      (one.always && places.length === 0 ? { side: 'bottom' as const, box: boxAt(one, 'bottom') } : undefined);
    if (found) {
      shown.set(one.id, found.side);
      put(found.box, cells);
    }
  }
  return shown;
}

function boxAt({ id, x, y, radius, width, height }: Candidate, side: Side): Box {
  const left = { bottom: x - width / 2, top: x - width / 2, right: x + radius, left: x - radius - width }[side];
  const top = { bottom: y + radius, top: y - radius - height, right: y - height / 2, left: y - height / 2 }[side];
  return { id, left, top, width, height };
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
