import type { StylesheetJson } from 'cytoscape';
import { SLICES } from './cytoscapeElements';
import type { Colours } from './theme';

/** The Cytoscape style sheet of nodes, edges and guides. */
export function stylesheetOf(colours: Colours, many: boolean): StylesheetJson {
  return [
    {
      selector: 'node.entity',
      style: {
        shape: 'data(shape)' as never,
        width: 'data(width)',
        height: 'data(width)',
        'background-color': 'data(colour)',
        'border-color': colours.base,
        'border-width': 1.5,
        'overlay-opacity': 0,
      },
    },
    {
      selector: 'node.sliced',
      style: {
        'pie-size': '100%',
        ...Object.fromEntries(
          Array.from({ length: SLICES }, (_, n) => [
            [`pie-${n + 1}-background-color`, `data(c${n})`],
            [`pie-${n + 1}-background-size`, `data(s${n})`],
          ]).flat(),
        ),
      } as never,
    },
    { selector: 'node.hollow', style: { 'background-color': colours.base, 'border-color': 'data(colour)', 'border-width': 3, 'pie-size': '0%' } as never },
    { selector: 'node.unscored', style: { 'border-color': 'data(colour)', 'border-style': 'dashed', 'background-opacity': 0.35 } },
    { selector: 'node.group', style: { 'underlay-color': 'data(colour)', 'underlay-opacity': 0.3, 'underlay-padding': 6, 'underlay-shape': 'ellipse' } },
    { selector: 'node.centre', style: { 'border-color': colours.text, 'border-width': 4 } },
    { selector: 'node.pinned', style: { 'border-color': colours.text, 'border-width': 4, 'border-style': 'double' } },
    {
      selector: 'node.labelled',
      style: {
        label: 'data(label)',
        color: colours.text,
        'font-family': 'system-ui, DejaVu Sans, sans-serif',
        'font-size': 'data(font)',
        'text-wrap': 'wrap',
        'text-max-width': '4000px',
        'text-valign': 'center',
        'text-halign': 'center',
        'text-margin-x': 'data(marginX)' as never,
        'text-margin-y': 'data(marginY)' as never,
        'text-outline-color': colours.base,
        'text-outline-width': 'data(outline)' as never,
      },
    },
    {
      selector: 'edge',
      style: {
        width: 'data(drawn)',
        'line-color': colours.edge,
        'line-style': 'data(dash)' as never,
        'line-dash-pattern': [6, 3],
        'curve-style': many ? 'haystack' : 'bezier',
        'control-point-step-size': 18,
        'overlay-opacity': 0,
        ...(many ? { 'haystack-radius': 0, opacity: 0.45 } : {}),
      } as never,
    },
    ...(many
      ? []
      : [
          {
            selector: 'edge.arrow',
            style: { 'target-arrow-shape': 'triangle', 'target-arrow-color': colours.edge, 'arrow-scale': 0.8 },
          } as StylesheetJson[number],
        ]),
    { selector: 'edge.summed', style: { opacity: many ? 0.22 : 0.4 } },
    { selector: 'edge.onPath', style: { 'line-color': colours.chosen, 'target-arrow-color': colours.chosen, opacity: 1 } },
    { selector: 'edge.indirect', style: { 'line-style': 'dashed', opacity: 0.6 } },
    {
      selector: 'node.guide',
      style: {
        shape: 'ellipse',
        width: 'data(width)',
        height: 'data(height)',
        'background-opacity': 0,
        'border-width': 'data(line)' as never,
        'border-style': 'dashed',
        'border-color': colours.faint,
        events: 'no',
        'z-index-compare': 'manual',
        'z-index': 0,
      },
    },
    {
      selector: 'node.words',
      style: {
        width: 1,
        height: 1,
        'background-opacity': 0,
        label: 'data(label)',
        color: colours.text,
        'font-family': 'system-ui, DejaVu Sans, sans-serif',
        'font-size': 'data(font)',
        'font-weight': 'bold',
        'text-valign': 'center',
        'text-outline-color': colours.base,
        'text-outline-width': 'data(outline)' as never,
        events: 'no',
        'z-index-compare': 'manual',
        'z-index': 4,
      },
    },
    { selector: 'node.mark', style: { shape: 'rectangle' } },
    { selector: 'node.entity, edge', style: { 'z-index-compare': 'manual', 'z-index': 2 } },
    { selector: 'node.entity', style: { 'z-index': 3 } },
    // A node without a label is below the labels of others.
    { selector: 'node.labelled', style: { 'z-index': 4 } },
    { selector: '.dim', style: { opacity: 0.28 } },
    { selector: 'edge.near', style: { 'line-color': colours.text, 'target-arrow-color': colours.text, opacity: 1 } },
    {
      selector: 'node.chosen',
      style: { 'border-color': colours.chosen, 'border-width': 4, 'border-style': 'solid', 'z-index': 5 },
    },
  ] as StylesheetJson;
}
