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
  opacity: number;
  /** The lines below the node. */
  label: readonly string[];
  /** The full name, shown as a tooltip. */
  title: string;
}

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
export function svgOf(picture: SvgPicture): string {
  const { left, top, width, height } = bounds(picture);
  const font = number(picture.font);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, height].map(number).join(' ')}" width="${number(width)}" height="${number(height)}" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="${font}">`,
    `<title>${escaped(picture.title)}</title>`,
    `<rect x="${number(left)}" y="${number(top)}" width="${number(width)}" height="${number(height)}" fill="${escaped(picture.background)}"/>`,
    ...picture.guides.map((guide) => guideOf(guide, picture)),
    ...picture.lines.map(lineOf),
    ...picture.shapes.map(shapeOf),
    ...picture.shapes.map((shape) => labelOf(shape, picture)),
    '</svg>',
    '',
  ]
    .filter((line, place, all) => line !== '' || place === all.length - 1)
    .join('\n');
}

/** A text escaped for XML; characters that XML does not allow become the replacement character. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function shapeOf(shape: SvgShape): string {
  const attributes = `fill="${escaped(shape.fill)}" stroke="${escaped(shape.line)}" stroke-width="${number(shape.lineWidth)}"${
    shape.dashed ? ' stroke-dasharray="4 3"' : ''
  }`;
  const body = shape.double ? `${outline(shape, 5, `${attributes} fill-opacity="0"`)}${outline(shape, 0, attributes)}` : outline(shape, 0, attributes);
  return `<g opacity="${number(shape.opacity)}"><title>${escaped(shape.title)}</title>${body}</g>`;
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

function labelOf({ x, y, height, label, opacity }: SvgShape, { font, text, background }: SvgPicture): string {
  if (label.length === 0) {
    return '';
  }
  const lines = label.map((line, place) => `<tspan x="${number(x)}" dy="${place === 0 ? '1em' : '1.2em'}">${escaped(line)}</tspan>`);
  return `<text y="${number(y + height / 2 + font * 0.25)}" text-anchor="middle" opacity="${number(opacity)}" fill="${escaped(text)}" stroke="${escaped(background)}" stroke-width="${number(font / 4)}" stroke-linejoin="round" paint-order="stroke">${lines.join('')}</text>`;
}

function lineOf({ from, to, bend, colour, width, dash, arrow, opacity }: SvgLine): string {
  const way = bend
    ? `M${at(from)}Q${at(bend)} ${at(to)}`
    : `M${at(from)}L${at(to)}`;
  const dashes = { solid: '', dashed: ' stroke-dasharray="6 3"', dotted: ' stroke-dasharray="1.5 2.5"' }[dash];
  const path = `<path d="${way}" fill="none" stroke="${escaped(colour)}" stroke-width="${number(width)}" opacity="${number(opacity)}"${dashes}/>`;
  return arrow ? path + head(bend ?? from, to, colour, width, opacity) : path;
}

function head(from: Point, to: Point, colour: string, width: number, opacity: number): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const x = (to.x - from.x) / length;
  const y = (to.y - from.y) / length;
  const long = 5 + 2 * width;
  const wide = long / 2;
  const back = { x: to.x - x * long, y: to.y - y * long };
  const corners = [to, { x: back.x - y * wide, y: back.y + x * wide }, { x: back.x + y * wide, y: back.y - x * wide }];
  return `<polygon points="${corners.map(at).join(' ')}" fill="${escaped(colour)}" opacity="${number(opacity)}"/>`;
}

function guideOf({ kind, x, y, radius, label, labelAt }: Guide, { font, text, faint, background }: SvgPicture): string {
  const attributes = `fill="none" stroke="${escaped(faint)}" stroke-width="${number(font / 12)}" stroke-dasharray="${number(font / 3)}"`;
  const body =
    kind === 'ring'
      ? `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" ${attributes}/>`
      : `<path d="M${number(x)},${number(y - radius)}V${number(y + radius)}" ${attributes}/>`;
  return `${body}<text x="${number(labelAt.x)}" y="${number(labelAt.y + font * 0.35)}" text-anchor="middle" fill="${escaped(text)}" stroke="${escaped(background)}" stroke-width="${number(font / 3)}" paint-order="stroke">${escaped(label)}</text>`;
}

function bounds({ shapes, guides, lines, font }: SvgPicture): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const hold = (x: number, y: number, w: number, up: number, down: number) => {
    left = Math.min(left, x - w);
    right = Math.max(right, x + w);
    top = Math.min(top, y - up);
    bottom = Math.max(bottom, y + down);
  };
  for (const { x, y, width, height, label } of shapes) {
    const wide = Math.max(width, ...label.map((line) => lineWidth(line) * font)) / 2;
    hold(x, y, wide, height / 2, height / 2 + label.length * font * 1.3);
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
