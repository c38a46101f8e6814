import { cut } from '../../answer/names';

const LINE = 22;
const LINES = 2;

/** A name on two lines at most, cut with an ellipsis; control characters and line breaks are blanks. */
export function labelLines(name: string): string[] {
  const words = cut(name.slice(0, 400).replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim(), LINE * LINES).split(' ');
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

// A word that is longer than a line is broken.
function pieces(word: string): string[] {
  const characters = [...word];
  const broken: string[] = [];
  for (let from = 0; from < characters.length; from += LINE) {
    broken.push(characters.slice(from, from + LINE).join(''));
  }
  return broken;
}

/** About how wide a line is, at a font size of 1; wide scripts take twice as much. */
export function lineWidth(line: string): number {
  let width = 0;
  for (const character of line) {
    width += character.codePointAt(0)! >= 0x1100 ? 1 : 0.56;
  }
  return width;
}

/** A label that may be shown: where it would be, and how much it matters. */
export interface Candidate {
  id: string;
  left: number;
  top: number;
  width: number;
  height: number;
  weight: number;
}

const CELL = 64;

/** A place that labels leave free. */
export type Box = Omit<Candidate, 'weight'>;

/**
 * Which labels can be shown so that none covers another or a thing, those that matter most first. What is weighty enough
 * may cover things, but no label.
 */
export function uncrowded(candidates: readonly Candidate[], things: readonly Box[], weighty: number, most = 160): Set<string> {
  const cells = new Map<string, Box[]>();
  const bodies = new Map<string, Box[]>();
  things.forEach((thing) => put(thing, bodies));
  const shown = new Set<string>();
  const byWeight = [...candidates].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  for (const one of byWeight) {
    if (shown.size >= most) {
      break;
    }
    if (!meets(one, cells) && (one.weight >= weighty || !meets(one, bodies))) {
      shown.add(one.id);
      put(one, cells);
    }
  }
  return shown;
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
