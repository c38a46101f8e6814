import { escapeXml } from './escapeXml';
import { textWidth } from './wrapText';

/** The mark of a legend entry: a shape, as nodes and cells are drawn, or a line, as series and links are. */
export type LegendMark =
  | { shape: 'square' | 'circle' | 'rectangle' | 'diamond' | 'hexagon'; fill: string; line?: string | undefined; dashed?: boolean | undefined }
  | { shape: 'line'; colour: string; dash?: 'solid' | 'dashed' | 'dotted' | undefined; arrow?: boolean | undefined };

/** What a colour or a shape of a drawing stands for. An entry without a mark is a text, such as the name of the figure. */
export interface LegendEntry {
  label: string;
  mark?: LegendMark | undefined;
}

const GAP = 18;
const MARK_WIDTH = 22;
const MAX_LABEL = 60;

/** The entries of a legend in rows that fit into a width at a font size of 12; the elements start at the origin. */
export function legendOf(entries: readonly LegendEntry[], width: number): { elements: string[]; height: number } {
  const elements: string[] = [];
  const lineHeight = 20;
  let [x, y] = [0, 0];
  for (const { label, mark } of entries) {
    const characters = [...label];
    const shown = characters.length > MAX_LABEL ? `${characters.slice(0, MAX_LABEL - 1).join('')}…` : label;
    const start = mark ? MARK_WIDTH + 6 : 0;
    const needed = start + textWidth(shown) * 12;
    if (x > 0 && x + needed > width) {
      [x, y] = [0, y + lineHeight];
    }
    if (mark) {
      elements.push(`<g transform="translate(${x} ${y + 10})">${markOf(mark)}</g>`);
    }
    elements.push(`<text x="${x + start}" y="${y + 14}" font-size="12">${escapeXml(shown)}</text>`);
    x = Math.round(x + needed + GAP);
  }
  return { elements, height: entries.length > 0 ? y + lineHeight : 0 };
}

/** A mark of 22 by 16, around the middle of its left side. */
export function markOf(mark: LegendMark): string {
  if (mark.shape === 'line') {
    const dashes = { solid: '', dashed: ' stroke-dasharray="5 3"', dotted: ' stroke-dasharray="1.5 2.5"' }[mark.dash ?? 'solid'];
    const colour = escapeXml(mark.colour);
    const head = mark.arrow ? `<polygon points="14,-4 22,0 14,4" fill="${colour}"/>` : '';
    return `<path d="M0 0H${mark.arrow ? 15 : 22}" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>${head}`;
  }
  const paint = `fill="${escapeXml(mark.fill)}" stroke="${escapeXml(mark.line ?? mark.fill)}"${mark.dashed ? ' stroke-dasharray="3 2"' : ''}`;
  switch (mark.shape) {
    case 'circle':
      return `<circle cx="11" cy="0" r="6.5" ${paint}/>`;
    case 'diamond':
      return `<polygon points="11,-8 19,0 11,8 3,0" ${paint}/>`;
    case 'hexagon':
      return `<polygon points="7,-7 15,-7 19,0 15,7 7,7 3,0" ${paint}/>`;
    case 'rectangle':
      return `<rect x="2" y="-5" width="18" height="10" ${paint}/>`;
    case 'square':
      return `<rect x="4" y="-7" width="14" height="14" ${paint}/>`;
  }
}
