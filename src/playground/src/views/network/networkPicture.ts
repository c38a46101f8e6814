import type { Answer } from '../../answer/answer';
import { listsIn } from '../../answer/mainList';
import type { LegendEntry, LegendMark } from '../../picture/legend';
import type { PictureContent } from '../../picture/picture';
import { isPartial, shownText } from '../shared/PartialNotice';
import { TYPE_COLOUR } from './colouring';
import { FONT } from './cytoscapeElements';
import { placeLabels } from './labels';
import { NO_COLOUR } from './palette';
import { edgeStyleOf, nodeStyleOf, sortTypes } from './nodeStyles';
import { bodyOf, candidateOf, wordsBox } from './showLabels';
import { omissionsOf } from './statusText';
import { styledEdges, styledNodes, type StyledNode } from './styledGraph';
import { type Guide, type Point, type ShapeName, svgOf, type SvgLine, type SvgShape } from './svg';
import { LIGHT } from './theme';
import type { Network } from './useNetwork';

const SIDE = 110;
const SMALLEST = 900;
const LARGEST = 4000;
const MARGIN = 110;
const MAX_LABELS = 400;
const BEND = 18;
const HUGE = 1e8;

/** The network as a picture: the whole drawing in the light colours, with its legend and what it leaves out. */
export function contentOf(network: Network, answer: Answer): PictureContent {
  return { drawing: drawingOf(network), legend: legendOf(network), note: noteOf(network, answer) };
}

/** The drawing with its nodes where the layout put them, at a size at which labels are readable. */
export function drawingOf(network: Network): { svg: string; width: number; height: number } {
  const nodes = styledNodes(network, false);
  const { placement, graph } = network;
  const positions = nodes.map(({ id }) => placement.positions.get(id) ?? { x: 0, y: 0 });
  const reach = [...positions, ...placement.guides.flatMap(cornersOf)];
  const [left, right] = [reduced(reach.map(({ x }) => x), Math.min), reduced(reach.map(({ x }) => x), Math.max)];
  const [top, bottom] = [reduced(reach.map(({ y }) => y), Math.min), reduced(reach.map(({ y }) => y), Math.max)];
  const side = Math.min(LARGEST, Math.max(SMALLEST, SIDE * Math.sqrt(nodes.length)));
  const zoom = Math.min(1.4, side / Math.max(1, right - left), side / Math.max(1, bottom - top));
  const move = ({ x, y }: Point): Point => ({ x: (x - left) * zoom + MARGIN, y: (y - top) * zoom + MARGIN });
  const at = new Map(nodes.map(({ id }, place) => [id, move(positions[place]!)]));
  const guides = placement.guides.map((guide): Guide => ({ ...guide, ...move(guide), radius: guide.radius * zoom, labelAt: move(guide.labelAt) }));
  const room = { width: (right - left) * zoom + 2 * MARGIN, height: (bottom - top) * zoom + 2 * MARGIN };
  const bodies = nodes.map(({ id, width, group }) => bodyOf(id, at.get(id)!, (width * zoom) / 2 + (group ? 5 : 0)));
  const candidates = nodes
    .filter(({ label }) => label.length > 0)
    .map(({ id, width, label, degree, centre }) =>
      candidateOf(id, at.get(id)!, (width * zoom) / 2, label, { weight: (centre ? HUGE : 0) + degree + width / 1000, always: centre || nodes.length <= 40 }),
    );
  const offsets = placeLabels(candidates, bodies, room, MAX_LABELS, guides.map(({ label, labelAt }, n) => wordsBox(`words ${n}`, label, labelAt)));
  return svgOf({
    title: `Network of ${graph.entities.size} items`,
    background: '#fff',
    text: LIGHT.text,
    faint: LIGHT.faint,
    font: FONT,
    shapes: nodes.map((node, place) => ({ ...shapeOf(node, at.get(node.id)!, zoom, offsets.get(node.id)), number: place })),
    lines: linesOf(network, nodes, at, zoom),
    guides,
  });
}

function shapeOf(node: StyledNode, at: Point, zoom: number, offset: Point | undefined): SvgShape {
  const { shape, width, colour, slices, group, centre, hollow, unscored, pinned, label, name } = node;
  return {
    shape: shape as ShapeName,
    ...at,
    width: width * zoom,
    height: width * zoom,
    fill: hollow ? '#fff' : colour,
    line: centre || pinned ? LIGHT.text : hollow || unscored ? colour : '#fff',
    lineWidth: centre || pinned ? 3 : hollow ? 2.5 : 1.2,
    double: group,
    dashed: unscored,
    faded: unscored && !hollow,
    opacity: 1,
    slices: hollow ? [] : slices,
    label: offset ? label : [],
    labelAt: offset ?? { x: 0, y: 0 },
    title: name.slice(0, 500),
  };
}

function linesOf(network: Network, nodes: readonly StyledNode[], at: ReadonlyMap<string, Point>, zoom: number): SvgLine[] {
  const radii = new Map(nodes.map(({ id, width }) => [id, (width * zoom) / 2]));
  const numbers = new Map(nodes.map(({ id }, place) => [id, place]));
  const many = nodes.length > 400;
  const edges = styledEdges(network);
  const parallel = new Map<string, number>();
  return edges.map(({ from, to, width, dash, arrow, indirect, summed, onPath }) => {
    const pair = [from, to].sort().join(' ');
    const place = parallel.get(pair) ?? 0;
    parallel.set(pair, place + 1);
    const [start, end] = [at.get(from)!, at.get(to)!];
    const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
    const side = place === 0 ? 0 : BEND * Math.ceil(place / 2) * 2 * (place % 2 === 0 ? 1 : -1) * (from < to ? 1 : -1);
    const bend = side === 0 ? null : { x: (start.x + end.x) / 2 - ((end.y - start.y) / length) * side, y: (start.y + end.y) / 2 + ((end.x - start.x) / length) * side };
    return {
      from: towards(start, bend ?? end, radii.get(from)!),
      to: towards(end, bend ?? start, radii.get(to)! + 1),
      bend,
      colour: onPath ? '#c21a76' : LIGHT.edge,
      width,
      dash: indirect ? 'dashed' : dash,
      arrow,
      opacity: onPath ? 1 : summed ? 0.4 : indirect ? 0.6 : many ? 0.45 : 1,
      ends: [numbers.get(from)!, numbers.get(to)!],
    };
  });
}

function towards(from: Point, to: Point, far: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const share = Math.min(0.45, far / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function cornersOf({ kind, x, y, radius, labelAt }: Guide): Point[] {
  const wide = kind === 'ring' ? radius : 0;
  return [{ x: x - wide, y: y - radius }, { x: x + wide, y: y + radius }, labelAt];
}

function reduced(values: readonly number[], by: (a: number, b: number) => number): number {
  return values.length === 0 ? 0 : values.reduce((best, next) => by(best, next));
}

const MARKS: Record<ShapeName, 'circle' | 'rectangle' | 'diamond' | 'hexagon'> = { ellipse: 'circle', rectangle: 'rectangle', diamond: 'diamond', hexagon: 'hexagon' };

/** The entries of the legend: types, colours, marks of nodes, kinds of connections, and what sets the size. */
export function legendOf({ graph, display, colouring, metric, pinned }: Network): LegendEntry[] {
  const members = [...display.nodes.values()].flatMap((node) => node.members);
  const types = counted(members.map((id) => graph.entities.get(id)!.type));
  const kinds = counted([...display.edges.values()].map(({ kind }) => kind));
  const typed = colouring.by === TYPE_COLOUR;
  const hollow = members.filter((id) => graph.entities.get(id)!.mentioned).length;
  const shapes = sortTypes(types.keys()).map((type): LegendEntry => {
    const { shape, light, plural } = nodeStyleOf(type);
    const fill = typed ? light : '#fff';
    return { label: `${plural} (${types.get(type)})`, mark: { shape: MARKS[shape], fill, line: typed ? light : '#56607a' } };
  });
  const colours: LegendEntry[] = typed
    ? []
    : [
        { label: `Colour: ${colouring.by}` },
        ...colouring.entries.map(({ label, count, light }) => ({ label: `${label} (${count})`, mark: { shape: 'square', fill: light } satisfies LegendMark })),
        ...(colouring.without > 0 ? [{ label: `no value (${colouring.without})`, mark: { shape: 'square', fill: NO_COLOUR.light } satisfies LegendMark }] : []),
      ];
  const lines = display.grouped
    ? []
    : [...kinds].map(([kind, count]): LegendEntry => {
        const { dash, arrow } = edgeStyleOf(kind);
        return { label: `${kind} (${count})`, mark: { shape: 'line', colour: LIGHT.edge, dash, arrow } };
      });
  return [
    ...shapes,
    ...(hollow > 0 ? [{ label: `only mentioned, without a document (${hollow})`, mark: { shape: 'circle', fill: '#fff', line: nodeStyleOf('Article').light } satisfies LegendMark }] : []),
    ...colours,
    ...lines,
    ...(metric.of.size > 0 ? [{ label: `Size: ${metric.name}` }] : []),
    ...(members.some((id) => id in pinned) ? [{ label: 'Thick border: pinned, start, end or centre' }] : []),
  ];
}

function counted(names: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  names.forEach((name) => found.set(name, (found.get(name) ?? 0) + 1));
  return found;
}

/** What the picture leaves out or draws together. */
export function noteOf(network: Network, answer: Answer): string {
  const partial = listsIn(answer).filter((list) => isPartial(answer, list));
  const { display, placement } = network;
  const layout = placement.key?.split('|')[0];
  return [
    ...(layout === 'rings' ? ['The rings are distances from the centre.'] : layout === 'time' ? ['From left to right by date.'] : []),
    ...partial.map((list) => shownText(list, list.rows.length, list.total)),
    ...(display.grouped ? [`Items are drawn in groups by ${display.grouped}.`] : []),
    ...omissionsOf(network),
  ].join(' ');
}
