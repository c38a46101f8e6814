import type { Entity } from '../../answer/graph';
import type { DisplayGraph, DisplayNode } from './displayGraph';
import { type LayoutResult, neighbours, rowsOfItems, SPACE, spreadItems } from './layouts';
import type { Guide, Point } from './svg';
import { timeTicks } from './timeTicks';

const CLOSEST = 30;
const DATES = ['publishedDateTime', 'firstPublished', 'updatedDateTime', 'startedAt'];

/** The date of an entity, in milliseconds. */
export function timeOf(properties: Entity['properties']): number | null {
  for (const field of DATES) {
    const moment = typeof properties[field] === 'string' ? Date.parse(properties[field]) : NaN;
    if (!Number.isNaN(moment)) {
      return moment;
    }
  }
  return null;
}

/** From left to right by date; nodes without a date are below the axis, near the middle of their neighbours. */
export function timeLayout(display: Pick<DisplayGraph, 'nodes' | 'edges'>, moment: (node: DisplayNode) => number | null): LayoutResult {
  const around = neighbours(display);
  const dated = new Map<string, number>();
  let [first, last] = [Infinity, -Infinity];
  for (const node of display.nodes.values()) {
    const at = moment(node);
    if (at !== null) {
      dated.set(node.id, at);
      first = Math.min(first, at);
      last = Math.max(last, at);
    }
  }
  const width = Math.max(700, Math.sqrt(display.nodes.size) * 130);
  const across = (at: number) => (last > first ? ((at - first) / (last - first)) * width : width / 2);
  const positions = new Map<string, Point>();
  const rows = new Map<string, number>();
  const items = [...dated].sort((a, b) => a[1] - b[1]).map(([id, at]) => ({ id, x: across(at) }));
  const count = rowsOfItems(items, rows);
  // Many items of one time are closer to each other, so that the drawing is not too high.
  const step = Math.max(CLOSEST, Math.min(SPACE, (0.7 * width) / Math.max(1, count)));
  items.forEach(({ id, x }) => positions.set(id, { x, y: -SPACE - rows.get(id)! * step }));
  const high = -SPACE - (count - 1) * step;
  const undated = [...display.nodes.keys()].filter((id) => !dated.has(id));
  const wishes = undated.map((id) => {
    const linked = around.get(id)!.flatMap((other) => (dated.has(other) ? positions.get(other)!.x : []));
    return { id, x: linked.length === 0 ? width / 2 : linked.reduce((sum, x) => sum + x, 0) / linked.length };
  });
  spreadItems(wishes.sort((a, b) => a.x - b.x), 0, width, SPACE * 2, positions);
  const ticks = dated.size > 0 ? timeTicks(first, last) : [];
  const guides = ticks.map(({ at, label }): Guide => {
    const x = across(at);
    return { kind: 'mark', x, y: high / 2, radius: -high / 2 + SPACE, label, labelAt: { x, y: SPACE * 1.3 } };
  });
  const hold = (id: string, { x, y }: Point) => (dated.has(id) ? { x: positions.get(id)!.x, y: Math.min(y, 0) } : { x, y: Math.max(y, SPACE * 2) });
  return { positions, guides, hold };
}
