import assert from 'node:assert/strict';
import { test } from 'vitest';
import { escapeXml } from '../../picture/escapeXml';
import { svgOf as drawingOf, type SvgPicture, type SvgShape } from './svg';

const svgOf = (shown: SvgPicture) => drawingOf(shown).svg;

const shape = (more: Partial<SvgShape>): SvgShape => ({
  shape: 'ellipse',
  x: 10,
  y: 20,
  width: 30,
  height: 30,
  fill: 'rgb(1,2,3)',
  line: 'white',
  lineWidth: 1,
  double: false,
  dashed: false,
  faded: false,
  opacity: 1,
  slices: [],
  label: ['one'],
  labelAt: { x: 0, y: 24 },
  title: 'One',
  ...more,
});
const picture = (more: Partial<SvgPicture>): SvgPicture => ({
  title: 'A picture',
  background: 'white',
  text: 'black',
  faint: 'grey',
  font: 12,
  shapes: [shape({})],
  lines: [],
  guides: [],
  ...more,
});

test('drawsEachShapeWithItsLabel', () => {
  const svg = svgOf(picture({ shapes: [shape({}), shape({ shape: 'rectangle' }), shape({ shape: 'diamond', double: true }), shape({ shape: 'hexagon', dashed: true })] }));
  assert.match(svg, /<ellipse cx="10" cy="20" rx="15" ry="15" fill="rgb\(1,2,3\)"/);
  assert.match(svg, /<rect x="-5" y="5" width="30" height="30"/);
  assert.equal(svg.match(/<polygon/g)!.length, 3);
  assert.match(svg, /stroke-dasharray="4 3"/);
  assert.equal(svg.match(/<tspan [^>]*>one<\/tspan>/g)!.length, 4);
});

test('escapesWhatDocumentsSay', () => {
  const evil = '<img src=x onerror=alert(1)> & "\'\u0000\uD800';
  const svg = svgOf(picture({ title: evil, shapes: [shape({ title: evil, label: [evil], fill: '"/><script>' })] }));
  assert.ok(!svg.includes('<img') && !svg.includes('<script') && !svg.includes('\u0000') && !svg.includes('\uD800'));
  assert.equal(escapeXml('a<b&"c"'), 'a&#60;b&#38;&#34;c&#34;');
  assert.equal(escapeXml('\u{1F600} ü'), '\u{1F600} ü');
});

test('holdsAllThatIsDrawn', () => {
  const svg = svgOf(picture({ guides: [{ kind: 'ring', x: 0, y: 0, radius: 500, label: 'Distance 1', labelAt: { x: 0, y: -500 } }] }));
  const [left, top, width, height] = /viewBox="([^"]+)"/.exec(svg)![1]!.split(' ').map(Number);
  assert.ok(left! <= -500 && top! <= -500 && left! + width! >= 500 && top! + height! >= 500);
  assert.match(svg, /<circle cx="0" cy="0" r="500"/);
});

test('bendsLinesAndPointsArrows', () => {
  const line = { from: { x: 0, y: 0 }, to: { x: 10, y: 0 }, bend: { x: 5, y: 5 }, colour: 'red', width: 1, dash: 'dashed', arrow: true, opacity: 1 } as const;
  const svg = svgOf(picture({ lines: [line, { ...line, bend: null, arrow: false, dash: 'solid' }] }));
  assert.match(svg, /d="M0,0Q5,5 10,0"[^>]*stroke-dasharray="6 3"/);
  assert.match(svg, /d="M0,0L10,0"/);
  assert.equal(svg.match(/<polygon/g)!.length, 1);
});

test('canBeEmpty', () => {
  assert.match(svgOf(picture({ shapes: [] })), /viewBox="0 0 100 100"/);
});

test('drawsTheLabelAtItsPlaceAndThePartsOfANode', () => {
  const svg = svgOf(picture({ shapes: [shape({ labelAt: { x: 40, y: 0 }, slices: [{ colour: 'red', share: 0.25 }, { colour: 'blue', share: 0.75 }] })] }));
  assert.match(svg, /<text y="24.2"[^>]*><tspan x="50" dy="0">one<\/tspan>/);
  // A quarter, from the top to the right; the rest is more than half.
  assert.match(svg, /d="M10,20L10,6A14 14 0 0 1 24,20Z" fill="red"/);
  assert.match(svg, /A14 14 0 1 1 10,6Z" fill="blue"/);
});
