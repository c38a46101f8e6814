import type { DisplayNode } from './displayGraph';
import { runForceLayout } from './forceLayout';
import { type LayoutResult, ringLayout, seedPositions } from './layouts';
import { pathLayout } from './pathLayout';
import { ABOVE, BENEATH, BESIDE } from './showLabels';
import type { StyledNode } from './styledGraph';
import type { Point } from './svg';
import { timeLayout, timeOf } from './timeLayout';
import type { Network } from './useNetwork';

const LATE = 500;
const TOO_LATE = 15_000;
const STRETCH = 2;

/** The result of a layout that is computed at once; null for the automatic layout. Pinned nodes stay as near as it allows. */
export function layoutNow({ layout, display, graph, route, pinned }: Network): LayoutResult | null {
  const result =
    layout === 'rings'
      ? ringLayout(display, graph.distances, graph.centres)
      : layout === 'time'
        ? timeLayout(display, (node) => nodeTime(node, graph))
        : layout === 'path' && route
          ? pathLayout(display, route)
          : null;
  for (const [id, [x, y]] of result ? Object.entries(pinned) : []) {
    if (result!.positions.has(id)) {
      result!.positions.set(id, result!.hold(id, { x, y }));
    }
  }
  return result;
}

// A group is at the mean of the dates of its members.
function nodeTime({ members }: DisplayNode, graph: Network['graph']): number | null {
  const moments = members.flatMap((id) => timeOf(graph.entities.get(id)!.properties) ?? []);
  return moments.length === 0 ? null : moments.reduce((sum, at) => sum + at, 0) / moments.length;
}

/**
 * Computes the automatic layout, in which connected nodes are near each other. `late` receives the initial positions if it takes
 * longer. Returns null if it was stopped, and the initial positions if it fails or takes too long.
 */
export async function runAutomatic(
  { display, pinned }: Network,
  nodes: readonly StyledNode[],
  canvas: HTMLElement,
  signal: AbortSignal,
  late: (begin: Map<string, Point>) => void,
): Promise<Map<string, Point> | null> {
  const begin = seedPositions(display);
  const fixed = Object.entries(pinned).filter(([id]) => begin.has(id));
  fixed.forEach(([id, [x, y]]) => begin.set(id, { x, y }));
  const ending = new AbortController();
  const end = () => ending.abort();
  signal.addEventListener('abort', end);
  const timers = [setTimeout(() => late(begin), LATE), setTimeout(end, TOO_LATE)];
  const found = await runForceLayout(
    {
      nodes: nodes.map(({ id, width }) => ({ id, width, ...begin.get(id)! })),
      edges: [...display.edges.values()].map(({ from, to }): [string, string] => [from, to]),
      fixed: fixed.map(([id]) => id),
    },
    ending.signal,
  );
  timers.forEach(clearTimeout);
  signal.removeEventListener('abort', end);
  if (signal.aborted) {
    return null;
  }
  return found ? (fixed.length > 0 ? found : orientToCanvas(found, canvas)) : begin;
}

// Aligns the longer side of the layout with the longer side of the canvas.
function orientToCanvas(positions: Map<string, Point>, { clientWidth, clientHeight }: HTMLElement): Map<string, Point> {
  const span = (along: 'x' | 'y') => {
    const all = [...positions.values()].map((at) => at[along]);
    return all.reduce((most, at) => Math.max(most, at), -Infinity) - all.reduce((least, at) => Math.min(least, at), Infinity);
  };
  const [wide, high] = [span('x'), span('y')];
  const swap = wide > high !== clientWidth > clientHeight;
  // Stretches the layout within limits to fill the canvas.
  const shape = ((swap ? high : wide) || 1) / ((swap ? wide : high) || 1);
  const stretch = Math.max(1, clientWidth - 2 * BESIDE) / Math.max(1, clientHeight - ABOVE - BENEATH) / shape;
  const across = Math.min(STRETCH, Math.max(1, stretch));
  const down = Math.min(STRETCH, Math.max(1, 1 / stretch));
  return new Map([...positions].map(([id, { x, y }]) => [id, { x: (swap ? y : x) * across, y: (swap ? x : y) * down }]));
}
