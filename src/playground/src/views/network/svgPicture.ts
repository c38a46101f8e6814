import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import type { Guide, SvgLine, SvgPicture, SvgShape } from './svg';
import type { Colours } from './theme';

/** Reads the image from what Cytoscape draws. */
export function svgPictureOf(cy: Core, colours: Colours, title: string, font: number): SvgPicture {
  return {
    title,
    background: colours.base,
    text: colours.text,
    faint: colours.faint,
    font,
    shapes: cy.nodes('.entity').map(shapeOf),
    lines: cy.edges().map(lineOf),
    guides: cy.nodes('.guide').map((node) => node.scratch('guide') as Guide),
  };
}

function shapeOf(node: NodeSingular): SvgShape {
  const { x, y } = node.position();
  return {
    shape: node.data('shape'),
    x,
    y,
    width: node.width(),
    height: node.height(),
    fill: node.style('background-color'),
    line: node.style('border-color'),
    lineWidth: node.numericStyle('border-width'),
    double: node.hasClass('group'),
    dashed: node.hasClass('unscored'),
    opacity: node.numericStyle('opacity'),
    label: node.hasClass('labelled') ? (node.data('label') as string).split('\n') : [],
    title: (node.data('name') as string).slice(0, 500),
  };
}

function lineOf(edge: EdgeSingular): SvgLine {
  const haystack = edge.style('curve-style') === 'haystack';
  return {
    from: haystack ? { ...edge.source().position() } : edge.sourceEndpoint(),
    to: haystack ? { ...edge.target().position() } : edge.targetEndpoint(),
    bend: haystack ? null : (edge.controlPoints()?.[0] ?? null),
    colour: edge.style('line-color'),
    width: edge.numericStyle('width'),
    dash: edge.hasClass('indirect') ? 'dashed' : edge.data('dash'),
    arrow: !haystack && edge.hasClass('arrow'),
    opacity: edge.numericStyle('opacity'),
  };
}
