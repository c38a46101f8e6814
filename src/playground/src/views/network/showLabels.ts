import type { Core, NodeSingular } from 'cytoscape';
import { FONT } from './cytoscapeElements';
import { type Box, type Candidate, lineWidth, placeLabels, type Side } from './labels';
import type { Guide, Point } from './svg';

/** Up to this number of nodes, each has a label. */
const FEW = 18;
const WEIGHTY = 1e8;
const MAX_LABELS = 160;
// The number of labels that are displayed even where they cover nodes.
const ALWAYS = 3;
const ALWAYS_OF_GROUPS = 16;

/** Displays as many labels as there is room for, at a constant font size on the screen. */
export function updateLabels(cy: Core, zoom: number): void {
  const font = FONT / zoom;
  const outline = 2 / zoom;
  const shown = sidesOf(cy, zoom);
  cy.batch(() => {
    cy.nodes('.entity').forEach((node) => {
      const side = shown.get(node.id());
      if (side) {
        node.data({ font, outline, ...asideOf(side, 3 / zoom) });
        node.addClass('labelled');
      } else if (node.hasClass('labelled')) {
        node.removeClass('labelled');
      }
    });
    cy.nodes('.words').data({ font, outline: 2 * outline });
    cy.nodes('.guide').data({ line: 1 / zoom });
  });
}

function sidesOf(cy: Core, zoom: number): Map<string, Side> {
  const candidates: Candidate[] = [];
  const bodies: Box[] = [];
  const kept: Box[] = [];
  const nodes = cy.nodes('.entity');
  nodes.forEach((node) => {
    const { x, y } = node.renderedPosition();
    if (x < -80 || y < -40 || x > cy.width() + 80 || y > cy.height() + 40) {
      return;
    }
    const known = (node.scratch('lines') ?? node.scratch('lines', linesOf(node)).scratch('lines')) as ReturnType<typeof linesOf>;
    const high = node.data('width') * zoom;
    const chosen = node.hasClass('chosen');
    const centre = node.hasClass('centre');
    bodies.push({ id: node.id(), left: x - high / 2, top: y - high / 2, width: high, height: high });
    candidates.push({
      id: node.id(),
      x,
      y,
      radius: high / 2 + 2,
      width: known.width,
      height: known.height,
      weight: (chosen ? 2 * WEIGHTY : 0) + (centre ? WEIGHTY : 0) + (node.hasClass('dim') ? 0 : 1e6) + known.degree + node.data('width') / 100,
      always: nodes.length <= FEW || centre,
    });
  });
  cy.nodes('.words').forEach((node) => {
    const { x, y } = node.renderedPosition();
    const width = lineWidth(node.data('label')) * FONT + 8;
    kept.push({ id: node.id(), left: x - width / 2, top: y - FONT * 0.7, width, height: FONT * 1.4 });
  });
  const heavy = candidates.map(({ weight }) => weight).sort((a, b) => b - a)[cy.nodes('.group').nonempty() ? ALWAYS_OF_GROUPS : ALWAYS] ?? Infinity;
  return placeLabels(candidates, bodies, { width: cy.width(), height: cy.height() }, Math.min(WEIGHTY, heavy + 1), MAX_LABELS, kept);
}

function asideOf(side: Side, gap: number) {
  const upright = side === 'top' || side === 'bottom';
  return {
    valign: upright ? side : 'center',
    halign: upright ? 'center' : side,
    marginX: side === 'right' ? gap : side === 'left' ? -gap : 0,
    marginY: side === 'bottom' ? gap : side === 'top' ? -gap : 0,
  };
}

function linesOf(node: NodeSingular): { width: number; height: number; degree: number } {
  const lines = (node.data('label') as string).split('\n');
  return { width: Math.max(...lines.map(lineWidth), 1) * FONT + 6, height: lines.length * FONT * 1.2 + 6, degree: node.data('degree') as number };
}

// The margins for labels of the outermost nodes.
export const BESIDE = 46;
export const ABOVE = 24;
export const BENEATH = 44;
const CLOSEST = 1.6;

/** The zoom and pan that show all nodes with a margin for labels; null without nodes. */
export function viewportOfAll(cy: Core): { zoom: number; pan: Point } | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const hold = ({ x, y }: Point, wide: number, high: number) => {
    left = Math.min(left, x - wide);
    right = Math.max(right, x + wide);
    top = Math.min(top, y - high);
    bottom = Math.max(bottom, y + high);
  };
  cy.nodes('.entity').forEach((node) => hold(node.position(), node.data('width') / 2, node.data('width') / 2));
  cy.nodes('.guide').forEach((node) => {
    const { kind, x, y, radius } = node.scratch('guide') as Guide;
    hold({ x, y }, kind === 'ring' ? radius : 0, radius);
  });
  cy.nodes('.words').forEach((node) => hold(node.position(), 8, 8));
  if (left > right) {
    return null;
  }
  const room = { width: Math.max(40, cy.width() - 2 * BESIDE), height: Math.max(40, cy.height() - ABOVE - BENEATH) };
  const zoom = Math.max(cy.minZoom(), Math.min(CLOSEST, room.width / Math.max(1, right - left), room.height / Math.max(1, bottom - top)));
  return {
    zoom,
    pan: { x: cy.width() / 2 - (zoom * (left + right)) / 2, y: ABOVE + room.height / 2 - (zoom * (top + bottom)) / 2 },
  };
}
