import cytoscape, { type EdgeSingular, type NodeSingular } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import type { ForceRequest, ForceResult } from './forceLayout';

cytoscape.use(fcose);

// A fixed seed, so that the same answer gives the same layout.
let state = 20_20_06;
Math.random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

self.onmessage = ({ data }: MessageEvent<ForceRequest>) => {
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: [{ selector: 'node', style: { width: 'data(width)', height: 'data(width)' } }],
    elements: [
      ...data.nodes.map(({ id, width, x, y }) => ({ data: { id, width }, position: { x, y } })),
      ...data.edges.map(([source, target], place) => ({ data: { id: `edge ${place}`, source, target } })),
    ],
  });
  const many = data.nodes.length > 400;
  cy.layout({
    name: 'fcose',
    animate: false,
    fit: false,
    randomize: true,
    quality: 'default',
    // Limits the time for large graphs.
    numIter: Math.min(2500, Math.round(300_000 / data.nodes.length)),
    nodeSeparation: 90,
    nodeRepulsion: (node: NodeSingular) => (many ? 6500 : 9000) * Math.max(1, node.width() / 24),
    idealEdgeLength: (edge: EdgeSingular) => (many ? 40 : 65) + (edge.source().width() + edge.target().width()) / 1.3,
    gravity: 0.3,
    ...(data.fixed.length > 0 ? { fixedNodeConstraint: data.nodes.filter(({ id }) => data.fixed.includes(id)).map(({ id, x, y }) => ({ nodeId: id, position: { x, y } })) } : {}),
    tilingPaddingVertical: 40,
    tilingPaddingHorizontal: 60,
  } as never).run();
  const positions = cy.nodes().map((node): [string, { x: number; y: number }] => [node.id(), { ...node.position() }]);
  self.postMessage({ positions } satisfies ForceResult);
};
