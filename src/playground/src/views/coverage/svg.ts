import type { Drawing } from '../../picture/picture';
import { escapeXml } from '../../picture/escapeXml';
import { truncate } from '../../text/truncate';
import { cellColour } from './colours';
import { cellKey, type Matrix, type MatrixSide } from './matrix';
import { measureSentence, measureText } from './measures';
import { isDiverging, type Scale, scalePosition } from './scale';

const CELL = [48, 24] as const;
const LEFT = 200;
const TOP = 150;
const INK = '#22304a';

interface Shown {
  matrix: Matrix;
  providers: readonly MatrixSide[];
  topics: readonly MatrixSide[];
  measure: string;
  valueOf(provider: MatrixSide, topic: MatrixSide): number | null;
  scale: Scale;
  gap: string;
}

/** The matrix as a drawing, in the colours of the light theme. */
export function drawingOf({ matrix, providers, topics, measure, valueOf, scale, gap }: Shown): Drawing {
  const [width, height] = [LEFT + topics.length * CELL[0] + 10, TOP + providers.length * CELL[1] + 10];
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12">`,
    '<defs><pattern id="gap" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1" height="7" fill="#22304a" fill-opacity="0.3"/></pattern></defs>',
  ];
  topics.forEach((topic, column) => {
    const x = LEFT + column * CELL[0] + CELL[0] / 2;
    parts.push(`<text transform="translate(${x + 4} ${TOP - 6}) rotate(-90)" fill="${INK}">${escapeXml(truncate(topic.name, 24))}</text>`);
  });
  providers.forEach((provider, row) => {
    const y = TOP + row * CELL[1];
    parts.push(`<text x="${LEFT - 8}" y="${y + 16}" text-anchor="end" fill="${INK}">${escapeXml(truncate(provider.name, 28))}</text>`);
    topics.forEach((topic, column) => {
      const found = matrix.cells.has(cellKey(provider, topic));
      const value = valueOf(provider, topic);
      const x = LEFT + column * CELL[0];
      const box = `x="${x + 1}" y="${y + 1}" width="${CELL[0] - 2}" height="${CELL[1] - 2}"`;
      const text = [found ? '' : gap, value === null ? '' : measureSentence(measure, value)].filter(Boolean).join(', ');
      const title = `<title>${escapeXml(`${truncate(provider.name, 80)}, ${truncate(topic.name, 80)}: ${text}`)}</title>`;
      if (value !== null) {
        const { ground, text: ink } = cellColour(scalePosition(value, scale), false, isDiverging(scale));
        parts.push(
          `<rect ${box} fill="${ground}">${title}</rect>`,
          ...(found ? [] : [`<rect ${box} fill="url(#gap)" pointer-events="none"/>`]),
          `<text x="${x + CELL[0] / 2}" y="${y + 16}" text-anchor="middle" pointer-events="none" fill="${ink}">${measureText(measure, value)}</text>`,
        );
      } else if (!found) {
        parts.push(`<rect ${box} fill="url(#gap)">${title}</rect>`);
      }
    });
  });
  return { svg: [...parts, '</svg>'].join('\n'), width, height };
}
