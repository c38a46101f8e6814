import { truncate } from '../../text/truncate';
import { cellColour } from './colours';
import { cellKey, figureOf, type Matrix, type MatrixSide, shownFigure } from './matrix';
import { type Scale, scalePosition } from './scale';

const CELL = [44, 24] as const;
const LEFT = 200;
const TOP = 150;

/** The matrix as an SVG image. */
export function svgOf(matrix: Matrix, providers: readonly MatrixSide[], topics: readonly MatrixSide[], figure: string, scale: Scale, dark: boolean): string {
  const [width, height] = [LEFT + topics.length * CELL[0] + 10, TOP + providers.length * CELL[1] + 10];
  const ink = dark ? '#dfe3ee' : '#22304a';
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="${dark ? '#212a3b' : '#ffffff'}"/>`,
    `<text x="8" y="20" fill="${ink}">${escaped(figure)}</text>`,
  ];
  topics.forEach((topic, column) => {
    const x = LEFT + column * CELL[0] + CELL[0] / 2;
    parts.push(`<text transform="translate(${x + 4} ${TOP - 6}) rotate(-90)" fill="${ink}">${escaped(truncate(topic.name, 24))}</text>`);
  });
  providers.forEach((provider, row) => {
    const y = TOP + row * CELL[1];
    parts.push(`<text x="${LEFT - 8}" y="${y + 16}" text-anchor="end" fill="${ink}">${escaped(truncate(provider.name, 28))}</text>`);
    topics.forEach((topic, column) => {
      const found = matrix.cells.get(cellKey(provider, topic));
      const value = found ? figureOf(found, figure) : null;
      if (value !== null) {
        const { ground, text } = cellColour(scalePosition(value, scale), dark);
        const x = LEFT + column * CELL[0];
        parts.push(
          `<rect x="${x + 1}" y="${y + 1}" width="${CELL[0] - 2}" height="${CELL[1] - 2}" fill="${ground}"/>`,
          `<text x="${x + CELL[0] / 2}" y="${y + 16}" text-anchor="middle" fill="${text}">${shownFigure(figure, value)}</text>`,
        );
      }
    });
  });
  return [...parts, '</svg>'].join('\n');
}

function escaped(text: string): string {
  // XML does not allow all characters.
  return text
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
