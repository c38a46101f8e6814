import type { Core } from 'cytoscape';
import { FONT } from './cytoscapeElements';
import { type Box, type Candidate, lineWidth, placeLabels } from './labels';
import type { Guide, Point } from './svg';

/** Up to this number of nodes, each has a label wherever there is room near it. */
const FEW = 40;
const MAX_LABELS = 160;
const WEIGHTY = 1e8;

/** Displays as many labels as there is room for, at a constant font size on the screen. */
export function updateLabels(cy: Core, zoom: number): void {
  const font = FONT / zoom;
  const outline = 2 / zoom;
  const shown = offsetsOf(cy, zoom);
  cy.batch(() => {
    cy.nodes('.entity').forEach((node) => {
      const offset = shown.get(node.id());
      if (offset) {
        node.data({ font, outline, marginX: offset.x / zoom, marginY: offset.y / zoom });
        node.addClass('labelled');
      } else if (node.hasClass('labelled')) {
        node.removeClass('labelled');
      }
    });
    cy.nodes('.words').data({ font, outline: 2 * outline });
    cy.nodes('.guide').data({ line: 1 / zoom });
  });
}

function offsetsOf(cy: Core, zoom: number): Map<string, Point> {
  const candidates: Candidate[] = [];
  const bodies: Box[] = [];
  const nodes = cy.nodes('.entity');
  nodes.forEach((node) => {
    const { x, y } = node.renderedPosition();
    if (x < -80 || y < -40 || x > cy.width() + 80 || y > cy.height() + 40) {
      return;
    }
    const radius = (node.data('width') * zoom) / 2;
    const label = node.data('label') as string;
    bodies.push(bodyOf(node.id(), { x, y }, radius));
    if (label !== '') {
      const important = node.hasClass('chosen') ? 2 * WEIGHTY : node.hasClass('centre') ? WEIGHTY : 0;
      candidates.push(
        candidateOf(node.id(), { x, y }, radius, label.split('\n'), {
          weight: important + (node.hasClass('dim') ? 0 : 1e6) + (node.data('degree') as number) + radius / 1000,
          always: important > 0 || nodes.length <= FEW,
        }),
      );
    }
  });
  const kept = cy.nodes('.words').map((node) => wordsBox(node.id(), node.data('label') as string, node.renderedPosition()));
  return placeLabels(candidates, bodies, { width: cy.width(), height: cy.height() }, MAX_LABELS, kept);
}

/** The box of a node's body, with a margin. */
export function bodyOf(id: string, { x, y }: Point, radius: number): Box {
  const half = radius + 1;
  return { id, left: x - half, top: y - half, width: 2 * half, height: 2 * half };
}

/** A label at the font size of the screen. */
export function candidateOf(id: string, at: Point, radius: number, lines: readonly string[], rank: { weight: number; always: boolean }): Candidate {
  const width = Math.max(...lines.map(lineWidth), 1) * FONT + 6;
  return { id, ...at, radius: radius + 3, width, height: lines.length * FONT * 1.2 + 4, ...rank };
}

/** The box of the label of a guide. */
export function wordsBox(id: string, label: string, { x, y }: Point): Box {
  const width = lineWidth(label) * FONT + 8;
  return { id, left: x - width / 2, top: y - FONT * 0.7, width, height: FONT * 1.4 };
}

// The margins for labels of the outermost nodes.
export const BESIDE = 80;
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
  const beside = Math.min(BESIDE, cy.width() * 0.12);
  const room = { width: Math.max(40, cy.width() - 2 * beside), height: Math.max(40, cy.height() - ABOVE - BENEATH) };
  const zoom = Math.max(cy.minZoom(), Math.min(CLOSEST, room.width / Math.max(1, right - left), room.height / Math.max(1, bottom - top)));
  return {
    zoom,
    pan: { x: cy.width() / 2 - (zoom * (left + right)) / 2, y: ABOVE + room.height / 2 - (zoom * (top + bottom)) / 2 },
  };
}
