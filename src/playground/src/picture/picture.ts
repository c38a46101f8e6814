import { escapeXml } from './escapeXml';
import { type LegendEntry, legendOf } from './legend';
import { type Source, sourceLine } from './source';
import { wrapText } from './wrapText';

/** An area of a drawing with a tooltip. */
export interface DrawingArea {
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
}

/** What a view draws, in the colours of the light theme, whatever the theme of the page. */
export interface Drawing {
  /** A complete `<svg>`: the element, or its text. It must have no scripts and no references to other files. */
  svg: string | SVGElement;
  /** The size at which it is drawn, in pixels. */
  width: number;
  height: number;
  /** Tooltips of a drawing that has no `<title>` elements, such as that of a chart. */
  areas?: readonly DrawingArea[] | undefined;
}

/** All of a picture but its title and its subtitle, which a person may change. */
export interface PictureContent {
  drawing: Drawing;
  legend?: readonly LegendEntry[] | undefined;
  /** What was left out, such as "The first 100 of 37,318 articles." */
  note?: string | undefined;
}

/** A picture for publication. */
export interface Picture extends PictureContent {
  title: string;
  subtitle?: string | undefined;
  source: Source;
}

// Every system has one of these fonts, or one with the same widths.
const FONTS = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif";
const INK = '#1b2436';
const QUIET = '#4a5468';
const MARGIN = 24;
const MIN_WIDTH = 480;
// Texts grow with a drawing that is wider than this, so that they stay readable beside it.
const FULL_WIDTH = 1400;

/**
 * The picture as an SVG image for publication: title and subtitle, the drawing, the legend, the note, and the source. All
 * texts are wrapped to the width and escaped. The image has a white background, refers to no file, and has no script. Only the
 * drawing and the legend are for a page that has the other texts around it.
 */
export function svgOfPicture({ title, subtitle = '', drawing, legend = [], note = '', source }: Picture, parts: 'all' | 'drawing' = 'all'): string {
  const [drawn, high] = [Math.max(1, drawing.width), Math.max(1, drawing.height)];
  const scale = Math.max(1, drawn / FULL_WIDTH);
  // Positions are in units of the texts; the drawing is as wide as it is drawn.
  const inner = Math.max(MIN_WIDTH - 2 * MARGIN, drawn / scale);
  const elements: string[] = [];
  const all = parts === 'all';
  let y = all ? MARGIN : 0;
  const write = (text: string, size: number, attributes: string, maxLines: number, after: number) => {
    const lines = wrapText(text, inner, size, maxLines);
    for (const line of lines) {
      y += size * 1.3;
      elements.push(`<text x="${MARGIN}" y="${number(y - size * 0.3)}" font-size="${size}" ${attributes}>${escapeXml(line)}</text>`);
    }
    y += lines.length > 0 ? after : 0;
  };
  if (all) {
    write(title, 20, `font-weight="bold" fill="${INK}"`, 3, 4);
    write(subtitle, 14, `fill="${QUIET}"`, 6, 4);
    y += 8;
  }
  elements.push(placed(drawing, MARGIN + (inner - drawn / scale) / 2, y, drawn / scale, high / scale));
  y += high / scale + 12;
  const key = legendOf(legend, inner);
  if (key.height > 0) {
    elements.push(`<g transform="translate(${MARGIN} ${number(y)})" fill="${INK}">`, ...key.elements, '</g>');
    y += key.height + 6;
  }
  if (all) {
    write(note, 12, `fill="${QUIET}"`, 6, 4);
    write(sourceLine(source), 12, `fill="${QUIET}"`, 3, 0);
    y += MARGIN - 8;
  }
  const [width, height] = [inner + 2 * MARGIN, y];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(title)}" viewBox="0 0 ${number(width)} ${number(height)}" width="${number(width * scale)}" height="${number(height * scale)}" font-family="${FONTS}">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...elements,
    '</svg>',
    '',
  ].join('\n');
}

function placed(drawing: Drawing, x: number, y: number, width: number, height: number): string {
  const areas = (drawing.areas ?? []).map(
    (area) =>
      `<rect x="${number(area.x)}" y="${number(area.y)}" width="${number(area.width)}" height="${number(area.height)}" fill="#fff" fill-opacity="0"><title>${escapeXml(area.text)}</title></rect>`,
  );
  const box = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(drawing.width)} ${number(drawing.height)}"`;
  return [`<svg ${box}>`, svgText(drawing), ...areas, '</svg>'].join('\n');
}

/** The text of the `<svg>` of a drawing, without a declaration before it. */
export function svgText({ svg }: Drawing): string {
  const text = typeof svg === 'string' ? svg : new XMLSerializer().serializeToString(svg);
  return text.slice(Math.max(0, text.indexOf('<svg'))).trim();
}

function number(value: number): string {
  return Number.isFinite(value) ? String(Math.round(value * 100) / 100) : '0';
}
