import type { DisplayGraph } from './displayGraph';
import type { Guide, Point } from './svg';

export const LAYOUT_NAMES = ['automatic', 'path', 'rings', 'time'] as const;

export type LayoutName = (typeof LAYOUT_NAMES)[number];

/** The positions of the nodes, and the guides behind them, which are drawn with these positions only. */
export interface LayoutResult {
  positions: Map<string, Point>;
  guides: Guide[];
  /** The point nearest to a point that a node can be moved to, so that the guides stay true. */
  hold(id: string, at: Point): Point;
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const RING = 170;
const BAND = 46;
/** The distance of nodes in a row. */
export const SPACE = 58;

/**
 * The initial positions of a display graph, which are deterministic: the node with the most edges in the middle, each other
 * node near its neighbours.
 */
export function seedPositions(display: Pick<DisplayGraph, 'nodes' | 'edges'>): Map<string, Point> {
  const around = neighbours(display);
  const left = new Set([...display.nodes.keys()].sort((a, b) => around.get(b)!.length - around.get(a)!.length));
  const order: string[] = [];
  for (const start of left) {
    const queue = [start];
    left.delete(start);
    for (let at = 0; at < queue.length; at++) {
      order.push(queue[at]!);
      for (const next of around.get(queue[at]!)!) {
        if (left.delete(next)) {
          queue.push(next);
        }
      }
    }
  }
  return new Map(order.map((id, place) => [id, spiral(place, 42)]));
}

export function spiral(place: number, spread: number): Point {
  const radius = spread * Math.sqrt(place);
  return { x: radius * Math.cos(place * GOLDEN), y: radius * Math.sin(place * GOLDEN) };
}

/** A ring for each distance around the centre; nodes without a distance are outside of all rings. */
export function ringLayout(display: Pick<DisplayGraph, 'nodes' | 'edges'>, distances: ReadonlyMap<string, number>, centres: ReadonlySet<string>): LayoutResult {
  const around = neighbours(display);
  const levels = levelsOf(display, around, distances, centres);
  const positions = new Map<string, Point>();
  const guides: Guide[] = [];
  const angles = new Map<string, number>();
  let outer = 0;
  for (const level of [...new Set(levels.values())].sort((a, b) => a - b)) {
    const members = [...display.nodes.keys()].filter((id) => levels.get(id) === level);
    if (level === 0 && members.length === 1) {
      positions.set(members[0]!, { x: 0, y: 0 });
      continue;
    }
    const rows = Math.max(1, Math.min(8, Math.ceil((members.length * SPACE) / (2 * Math.PI * (outer + RING) * 1.3))));
    const inner = level === 0 ? 40 : Math.max(outer + RING, (members.length * SPACE) / rows / (2 * Math.PI));
    const ordered = inOrderOfAngle(members, around, angles);
    ordered.forEach(({ id, angle }, place) => {
      angles.set(id, angle);
      const radius = inner + (place % rows) * BAND;
      positions.set(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    });
    outer = inner + (rows - 1) * BAND;
    if (level > 0 && Number.isInteger(level)) {
      guides.push({ kind: 'ring', x: 0, y: 0, radius: (inner + outer) / 2, label: String(level), labelAt: { x: 0, y: 0 } });
    }
  }
  guides.forEach((guide) => (guide.labelAt = freeOn(guide.radius, positions)));
  const radii = new Map([...positions].map(([id, { x, y }]) => [id, Math.hypot(x, y)]));
  return { positions, guides, hold: (id, at) => onRing(at, radii.get(id) ?? 0) };
}

function onRing({ x, y }: Point, radius: number): Point {
  const far = Math.hypot(x, y);
  return far === 0 ? { x: radius, y: 0 } : { x: (x / far) * radius, y: (y / far) * radius };
}

// A free place on a ring, as near to the top as possible.
function freeOn(radius: number, positions: ReadonlyMap<string, Point>): Point {
  let best = { x: 0, y: -radius };
  let most = -Infinity;
  for (let step = 0; step < 72; step++) {
    const turn = (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * (Math.PI / 36);
    const at = { x: radius * Math.sin(turn), y: -radius * Math.cos(turn) };
    let room = Infinity;
    for (const { x, y } of positions.values()) {
      room = Math.min(room, Math.hypot(x - at.x, y - at.y));
    }
    const worth = Math.min(room, 2 * SPACE) - step / 4;
    if (worth > most) {
      [best, most] = [at, worth];
    }
  }
  return best;
}

// Orders the nodes of a ring by the angles of their inner neighbours, spaced evenly and rotated to keep edges short.
function inOrderOfAngle(
  members: readonly string[],
  around: ReadonlyMap<string, readonly string[]>,
  angles: ReadonlyMap<string, number>,
): { id: string; angle: number }[] {
  const wished = members.map((id) => ({ id, wish: meanAngle(around.get(id)!.flatMap((other) => angles.get(other) ?? [])) }));
  wished.sort((a, b) => (a.wish ?? Infinity) - (b.wish ?? Infinity) || 0);
  const step = (2 * Math.PI) / members.length;
  const turned = meanAngle(wished.flatMap(({ wish }, place) => (wish === null ? [] : [wish - place * step]))) ?? -Math.PI / 2;
  return wished.map(({ id }, place) => ({ id, angle: turned + place * step }));
}

function meanAngle(angles: readonly number[]): number | null {
  if (angles.length === 0) {
    return null;
  }
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0);
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0);
  return Math.hypot(x, y) < 1e-9 ? null : Math.atan2(y, x);
}

function levelsOf(
  { nodes, edges }: Pick<DisplayGraph, 'nodes' | 'edges'>,
  around: ReadonlyMap<string, readonly string[]>,
  distances: ReadonlyMap<string, number>,
  centres: ReadonlySet<string>,
): Map<string, number> {
  const levels = new Map<string, number>();
  for (const { id, members } of nodes.values()) {
    levels.set(id, least(members.map((member) => (centres.has(member) ? 0 : (distances.get(member) ?? Infinity)))));
  }
  // An article without a distance is between two rings: further in than the articles that it leads to, or next to an article
  // that it is linked with. Nodes of other types are outside of all rings.
  const inner = new Map<string, number>();
  for (const { from, to, kind } of edges.values()) {
    if (kind === 'via') {
      inner.set(from, Math.min(Math.max(0.5, levels.get(to)! - 1.5), inner.get(from) ?? Infinity));
    }
  }
  const known = new Map(levels);
  for (const node of nodes.values()) {
    if (known.get(node.id) === Infinity && node.type === 'Article') {
      const nearest = least(around.get(node.id)!.filter((id) => nodes.get(id)!.type === 'Article').map((id) => known.get(id)!));
      levels.set(node.id, inner.get(node.id) ?? nearest + 0.5);
    }
  }
  return levels;
}

function least(values: readonly number[]): number {
  return values.reduce((best, next) => Math.min(best, next), Infinity);
}

/** Assigns items to rows in which they do not overlap, the first row wherever it is free; returns the number of rows. */
export function rowsOfItems(items: readonly { id: string; x: number }[], rows: Map<string, number>): number {
  const ends: number[] = [];
  for (const { id, x } of items) {
    let row = ends.findIndex((end) => end + SPACE <= x);
    if (row < 0) {
      row = ends.length;
    }
    ends[row] = x;
    rows.set(id, row);
  }
  return ends.length;
}

/**
 * Places items, sorted by the `x` that they wish, below a line: in one row near what they wish if they are few, else spread over
 * the width in as few rows as they need.
 */
export function spreadItems(items: readonly { id: string; x: number }[], left: number, width: number, top: number, positions: Map<string, Point>): void {
  if (items.length * 2 * SPACE <= width) {
    const last = items.length - 1;
    let free = -Infinity;
    items.forEach(({ id, x }, place) => {
      // There must be room for the items that follow.
      const at = Math.min(Math.max(x, free), left + width - (last - place) * 2 * SPACE);
      positions.set(id, { x: at, y: top });
      free = at + 2 * SPACE;
    });
    return;
  }
  const columns = Math.max(1, Math.floor(width / SPACE) + 1);
  const rows = Math.max(1, Math.ceil(items.length / columns));
  const used = Math.ceil(items.length / rows);
  items.forEach(({ id }, place) => {
    const column = Math.floor(place / rows);
    const x = used === 1 ? left + width / 2 : left + (column * width) / (used - 1);
    positions.set(id, { x, y: top + (place % rows) * SPACE });
  });
}

export function neighbours({ nodes, edges }: Pick<DisplayGraph, 'nodes' | 'edges'>): Map<string, string[]> {
  const around = new Map<string, string[]>([...nodes.keys()].map((id) => [id, []]));
  for (const { from, to } of edges.values()) {
    around.get(from)!.push(to);
    around.get(to)!.push(from);
  }
  return around;
}

/** Positions for nodes that are added later: around their neighbour, where there is room. */
export function placeAround(ids: readonly string[], anchor: Point, taken: Iterable<Point>): Map<string, Point> {
  const standing = [...taken];
  const placed = new Map<string, Point>();
  const middle = standing.reduce((sum, { x, y }) => ({ x: sum.x + x / standing.length, y: sum.y + y / standing.length }), { x: 0, y: 0 });
  const away = Math.atan2(anchor.y - middle.y, anchor.x - middle.x);
  let place = 0;
  for (const id of ids) {
    for (let tries = 0; ; tries++, place++) {
      // Starts at the side that faces outwards, in growing arcs.
      const arc = Math.floor(Math.sqrt(place / 3));
      const inArc = place - 3 * arc * arc;
      const angle = away + ((inArc % 2 === 0 ? 1 : -1) * Math.ceil(inArc / 2) * Math.PI) / (3 * arc + 1.5);
      const radius = 95 + arc * 64;
      const at = { x: anchor.x + radius * Math.cos(angle), y: anchor.y + radius * Math.sin(angle) };
      if (tries > 400 || !standing.some(({ x, y }) => Math.hypot(x - at.x, y - at.y) < 46)) {
        standing.push(at);
        placed.set(id, at);
        place++;
        break;
      }
    }
  }
  return placed;
}
