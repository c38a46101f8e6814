import { escapeXml } from '../../picture/escapeXml';
import { lineWidth } from './labels';

export type ShapeName = 'ellipse' | 'rectangle' | 'diamond' | 'hexagon';

/** A node of the image. */
export interface SvgShape {
  shape: ShapeName;
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
  line: string;
  lineWidth: number;
  double: boolean;
  dashed: boolean;
  /** Whether the body is pale. */
  faded: boolean;
  opacity: number;
  /** The parts of the body in other colours, from the top on, clockwise; empty for a body of one colour. */
  slices: readonly { colour: string; share: number }[];
  /** The lines of the label, and the offset of its centre from that of the node. */
  label: readonly string[];
  labelAt: Point;
  /** The full name, shown as a tooltip. */
  title: string;
  /** A number that is unique among the nodes, if pages with the image are to find the neighbours of a node. */
  number?: number;
}

const ASCENT = 0.35;
const LINE_HEIGHT = 1.2;

/** An edge of the image: a line between two points, or a curve towards a third. */
export interface SvgLine {
  from: Point;
  to: Point;
  bend: Point | null;
  colour: string;
  width: number;
  dash: 'solid' | 'dashed' | 'dotted';
  arrow: boolean;
  opacity: number;
  /** The numbers of the nodes at both ends. */
  ends?: readonly [number, number];
}

export interface Point {
  x: number;
  y: number;
}

/** A guide behind the nodes: a ring or a vertical line, with a label. */
export interface Guide {
  kind: 'ring' | 'mark';
  x: number;
  y: number;
  /** The radius of a ring, or half the length of a line. */
  radius: number;
  label: string;
  labelAt: Point;
}

export interface SvgPicture {
  title: string;
  background: string;
  text: string;
  faint: string;
  font: number;
  shapes: readonly SvgShape[];
  lines: readonly SvgLine[];
  guides: readonly Guide[];
}

const MARGIN = 24;

/** The network as an SVG image; all texts are escaped. */
export function svgOf(picture: SvgPicture): { svg: string; width: number; height: number } {
  const { left, top, width, height } = bounds(picture);
  const font = number(picture.font);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, height].map(number).join(' ')}" width="${number(width)}" height="${number(height)}" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="${font}">`,
    `<title>${escapeXml(picture.title)}</title>`,
    `<rect x="${number(left)}" y="${number(top)}" width="${number(width)}" height="${number(height)}" fill="${escapeXml(picture.background)}"/>`,
    ...picture.guides.map((guide) => guideOf(guide, picture)),
    ...picture.lines.map(lineOf),
    ...picture.shapes.map(shapeOf),
    ...picture.shapes.map((shape) => labelOf(shape, picture)),
    '</svg>',
    '',
  ];
  return { svg: lines.filter((line, place, all) => line !== '' || place === all.length - 1).join('\n'), width, height };
}

function shapeOf(shape: SvgShape): string {
  const attributes = `fill="${escapeXml(shape.fill)}" stroke="${escapeXml(shape.line)}" stroke-width="${number(shape.lineWidth)}"${
    shape.dashed ? ' stroke-dasharray="4 3"' : ''
  }${shape.faded ? ' fill-opacity="0.35"' : ''}`;
  const body = shape.double ? `${outline(shape, 5, `${attributes} fill-opacity="0"`)}${outline(shape, 0, attributes)}` : outline(shape, 0, attributes);
  const named = shape.number === undefined ? '' : ` data-node="${shape.number}"`;
  return `<g opacity="${number(shape.opacity)}"${named}><title>${escapeXml(shape.title)}</title>${body}${slicesOf(shape)}</g>`;
}

// Parts of a circle within the body.
function slicesOf({ x, y, width, slices }: SvgShape): string {
  const radius = width / 2 - 1;
  let from = -Math.PI / 2;
  return slices
    .map(({ colour, share }) => {
      const to = from + share * 2 * Math.PI;
      const [start, end] = [from, to].map((angle) => `${number(x + radius * Math.cos(angle))},${number(y + radius * Math.sin(angle))}`);
      const path = `M${at({ x, y })}L${start}A${number(radius)} ${number(radius)} 0 ${share > 0.5 ? 1 : 0} 1 ${end}Z`;
      from = to;
      return `<path d="${path}" fill="${escapeXml(colour)}"/>`;
    })
    .join('');
}

function outline({ shape, x, y, width, height }: SvgShape, more: number, attributes: string): string {
  const w = width / 2 + more;
  const h = height / 2 + more;
  const points = (...pairs: [number, number][]) => pairs.map(([dx, dy]) => `${number(x + dx)},${number(y + dy)}`).join(' ');
  switch (shape) {
    case 'ellipse':
      return `<ellipse cx="${number(x)}" cy="${number(y)}" rx="${number(w)}" ry="${number(h)}" ${attributes}/>`;
    case 'rectangle':
      return `<rect x="${number(x - w)}" y="${number(y - h)}" width="${number(2 * w)}" height="${number(2 * h)}" ${attributes}/>`;
    case 'diamond':
      return `<polygon points="${points([0, -h], [w, 0], [0, h], [-w, 0])}" ${attributes}/>`;
    case 'hexagon':
      return `<polygon points="${points([-w / 2, -h], [w / 2, -h], [w, 0], [w / 2, h], [-w / 2, h], [-w, 0])}" ${attributes}/>`;
  }
}

function labelOf({ x, y, label, labelAt, opacity, number: node }: SvgShape, { font, text, background }: SvgPicture): string {
  if (label.length === 0) {
    return '';
  }
  const at = { x: number(x + labelAt.x), y: y + labelAt.y - ((label.length - 1) / 2) * LINE_HEIGHT * font + ASCENT * font };
  const lines = label.map((line, place) => `<tspan x="${at.x}" dy="${place === 0 ? '0' : `${LINE_HEIGHT}em`}">${escapeXml(line)}</tspan>`);
  const named = node === undefined ? '' : ` data-label="${node}"`;
  return `<text y="${number(at.y)}"${named} text-anchor="middle" opacity="${number(opacity)}" fill="${escapeXml(text)}" stroke="${escapeXml(background)}" stroke-width="${number(font / 4)}" stroke-linejoin="round" paint-order="stroke">${lines.join('')}</text>`;
}

function lineOf({ from, to, bend, colour, width, dash, arrow, opacity, ends }: SvgLine): string {
  const way = bend
    ? `M${at(from)}Q${at(bend)} ${at(to)}`
    : `M${at(from)}L${at(to)}`;
  const dashes = { solid: '', dashed: ' stroke-dasharray="6 3"', dotted: ' stroke-dasharray="1.5 2.5"' }[dash];
  const path = `<path d="${way}" fill="none" stroke="${escapeXml(colour)}" stroke-width="${number(width)}" opacity="${number(opacity)}"${dashes}/>`;
  const line = arrow ? path + head(bend ?? from, to, colour, width, opacity) : path;
  return ends ? `<g data-ends="${ends.join(' ')}">${line}</g>` : line;
}

function head(from: Point, to: Point, colour: string, width: number, opacity: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const x = (to.x - from.x) / length;
  const y = (to.y - from.y) / length;
  const long = 5 + 2 * width;
  const wide = long / 2;
  const back = { x: to.x - x * long, y: to.y - y * long };
  const corners = [to, { x: back.x - y * wide, y: back.y + x * wide }, { x: back.x + y * wide, y: back.y - x * wide }];
  return `<polygon points="${corners.map(at).join(' ')}" fill="${escapeXml(colour)}" opacity="${number(opacity)}"/>`;
}

function guideOf({ kind, x, y, radius, label, labelAt }: Guide, { font, text, faint, background }: SvgPicture): string {
  const attributes = `fill="none" stroke="${escapeXml(faint)}" stroke-width="${number(font / 12)}" stroke-dasharray="${number(font / 3)}"`;
  const body =
    kind === 'ring'
      ? `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" ${attributes}/>`
      : `<path d="M${number(x)},${number(y - radius)}V${number(y + radius)}" ${attributes}/>`;
  return `${body}<text x="${number(labelAt.x)}" y="${number(labelAt.y + font * 0.35)}" text-anchor="middle" fill="${escapeXml(text)}" stroke="${escapeXml(background)}" stroke-width="${number(font / 3)}" paint-order="stroke">${escapeXml(label)}</text>`;
}

function bounds({ shapes, guides, lines, font }: SvgPicture): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const hold = (x: number, y: number, w: number, up: number, down: number) => {
    left = Math.min(left, x - w);
    right = Math.max(right, x + w);
    top = Math.min(top, y - up);
    bottom = Math.max(bottom, y + down);
  };
  for (const { x, y, width, height, label, labelAt } of shapes) {
    hold(x, y, width / 2 + 5, height / 2 + 5, height / 2 + 5);
    const wide = Math.max(0, ...label.map((line) => lineWidth(line) * font)) / 2;
    const high = (label.length * font * LINE_HEIGHT) / 2 + 2;
    hold(x + labelAt.x, y + labelAt.y, wide, high, high);
  }
  for (const { kind, x, y, radius, labelAt } of guides) {
    hold(x, y, kind === 'ring' ? radius : font * 3, radius, radius);
    hold(labelAt.x, labelAt.y, font * 3, font, font);
  }
  lines.forEach(({ bend }) => bend && hold(bend.x, bend.y, 0, 0, 0));
  if (left > right) {
    return { left: 0, top: 0, width: 100, height: 100 };
  }
  return { left: left - MARGIN, top: top - MARGIN, width: right - left + 2 * MARGIN, height: bottom - top + 2 * MARGIN };
}

function at({ x, y }: Point): string {
  return `${number(x)},${number(y)}`;
}

function number(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0';
}
