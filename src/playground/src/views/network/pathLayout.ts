import type { Graph } from '../../answer/graph';
import type { DisplayGraph } from './displayGraph';
import { type LayoutResult, neighbours, SPACE, spreadItems } from './layouts';
import type { Point } from './svg';

const COLUMN = 240;
const ROW = 110;

/** The chains from a start to an end that a path layout draws, by entity. */
export interface Route {
  /** The column of each entity of a chain; the start is in column 0. */
  columns: ReadonlyMap<string, number>;
  starts: ReadonlySet<string>;
  ends: ReadonlySet<string>;
}

/**
 * The chains of a graph. Two articles that are compared, as by `whyRelated`, are a start and an end too, and what they share is
 * between them. Null for a graph without either.
 */
export function routeOf({ chains, links }: Pick<Graph, 'chains' | 'links'>): Route | null {
  const compared = [...links.values()].filter(({ kind }) => kind === 'whyRelated');
  if (chains.length === 0 && compared.length === 0) {
    return null;
  }
  const columns = new Map<string, number>();
  const starts = new Set<string>();
  const ends = new Set<string>();
  for (const chain of chains) {
    chain.forEach((id, place) => columns.has(id) || columns.set(id, place));
    starts.add(chain[0]!);
    ends.add(chain.at(-1)!);
  }
  for (const { from, to } of compared) {
    starts.add(from);
    ends.add(to);
    columns.set(from, 0);
    const last = Math.max(columns.get(to) ?? 0, 2);
    columns.set(to, last);
    const nearEnd = linkedWith(links, to);
    for (const id of linkedWith(links, from)) {
      if (!columns.has(id) && nearEnd.has(id)) {
        columns.set(id, last / 2);
      }
    }
  }
  return { columns, starts, ends };
}

/** Whether all chains have the same start and the same end, so that the graph is best drawn as a path. */
export function isOneRoute({ starts, ends }: Route): boolean {
  return starts.size === 1 && ends.size === 1;
}

function linkedWith(links: Graph['links'], id: string): Set<string> {
  return new Set([...links.values()].flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
}

/** From left to right along the chains, the start on the left; all other nodes are below, near their neighbours. */
export function pathLayout(display: Pick<DisplayGraph, 'nodes' | 'edges'>, { columns }: Route): LayoutResult {
  const around = neighbours(display);
  const byColumn = new Map<number, string[]>();
  for (const { id, members } of display.nodes.values()) {
    const column = members.flatMap((member) => columns.get(member) ?? [])[0];
    if (column !== undefined) {
      byColumn.set(column, [...(byColumn.get(column) ?? []), id]);
    }
  }
  const positions = new Map<string, Point>();
  const lastColumn = Math.max(0, ...byColumn.keys());
  const ofColumn = (column: number) => new Set(byColumn.get(column) ?? []);
  const [first, last] = [ofColumn(0), ofColumn(lastColumn)];
  // A line from the start to the end passes between the nodes of the other columns.
  const direct = [...display.edges.values()].some(({ from, to }) => (first.has(from) && last.has(to)) || (first.has(to) && last.has(from)));
  let lowest = 0;
  for (const [column, ids] of [...byColumn].sort(([a], [b]) => a - b)) {
    const wishes = ids.map((id) => ({ id, y: meanOf(around.get(id)!.flatMap((other) => positions.get(other)?.y ?? [])) }));
    wishes.sort((a, b) => a.y - b.y);
    const shift = direct && column > 0 && column < lastColumn && ids.length % 2 === 1 ? 0.5 : 0;
    wishes.forEach(({ id }, place) => {
      const y = (place - (ids.length - 1) / 2 + shift) * ROW;
      lowest = Math.max(lowest, y);
      positions.set(id, { x: column * COLUMN, y });
    });
  }
  const onPath = new Set(positions.keys());
  const middle = meanOf([...positions.values()].map(({ x }) => x));
  const others = [...display.nodes.keys()].filter((id) => !onPath.has(id)).map((id) => {
    const xs = around.get(id)!.flatMap((other) => (onPath.has(other) ? positions.get(other)!.x : []));
    return { id, x: xs.length > 0 ? meanOf(xs) : middle };
  });
  const width = Math.max(lastColumn * COLUMN, Math.sqrt(others.length) * 2 * SPACE);
  spreadItems(others.sort((a, b) => a.x - b.x), middle - width / 2, width, lowest + ROW + SPACE, positions);
  return { positions, guides: [], hold: (id, { x, y }) => ({ x: onPath.has(id) ? positions.get(id)!.x : x, y }) };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
