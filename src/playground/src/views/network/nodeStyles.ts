import type { ShapeName } from './svg';

/** The style of a node type: its shape, and its colours for the light and the dark theme. */
export interface NodeStyle {
  shape: ShapeName;
  plural: string;
  light: string;
  dark: string;
}

const NODE_STYLES: Record<string, NodeStyle> = {
  Article: { shape: 'ellipse', plural: 'Articles', light: 'hsl(213, 80%, 42%)', dark: 'hsl(208, 95%, 70%)' },
  Provider: { shape: 'rectangle', plural: 'Providers', light: 'hsl(24, 92%, 37%)', dark: 'hsl(28, 95%, 66%)' },
  Topic: { shape: 'diamond', plural: 'Topics', light: 'hsl(158, 85%, 26%)', dark: 'hsl(152, 60%, 60%)' },
  Collection: { shape: 'hexagon', plural: 'Collections', light: 'hsl(283, 45%, 42%)', dark: 'hsl(283, 70%, 78%)' },
};

/** The style of a type; a hexagon for any type other than these. */
export function nodeStyleOf(type: string): NodeStyle {
  return NODE_STYLES[type] ?? { shape: 'hexagon', plural: `${type}s`, light: 'hsl(283, 45%, 42%)', dark: 'hsl(283, 70%, 78%)' };
}

/** Types in their order: articles, providers, topics, collections, then the others by name. */
export function sortTypes(types: Iterable<string>): string[] {
  const known = Object.keys(NODE_STYLES);
  const place = (type: string) => (known.includes(type) ? known.indexOf(type) : known.length);
  return [...types].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** The style of a kind of link, and its description in both directions. */
export interface EdgeStyle {
  words: string;
  backwards: string;
  dash: 'solid' | 'dashed' | 'dotted';
  arrow: boolean;
}

const EDGE_STYLES: Record<string, EdgeStyle> = {
  related: { words: 'lists as related', backwards: 'is listed by', dash: 'solid', arrow: true },
  items: { words: 'lists', backwards: 'is listed by', dash: 'solid', arrow: true },
  provider: { words: 'published by', backwards: 'published', dash: 'dotted', arrow: false },
  topics: { words: 'is about', backwards: 'is the topic of', dash: 'dashed', arrow: false },
  parent: { words: 'is part of', backwards: 'has as a part', dash: 'solid', arrow: true },
  coverage: { words: 'covers', backwards: 'is covered by', dash: 'dashed', arrow: false },
  via: { words: 'lies on the way to', backwards: 'is reached over', dash: 'dashed', arrow: false },
  similar: { words: 'is similar to', backwards: 'is similar to', dash: 'solid', arrow: false },
  coTopics: { words: 'is met together with', backwards: 'is met together with', dash: 'solid', arrow: false },
  sharedNeighbour: { words: 'is related to', backwards: 'is related to', dash: 'dashed', arrow: false },
  whyRelated: { words: 'compared with', backwards: 'compared with', dash: 'solid', arrow: false },
  path: { words: 'is related to', backwards: 'is related to', dash: 'solid', arrow: false },
  network: { words: 'leads to', backwards: 'is reached from', dash: 'solid', arrow: false },
  relatedOfRelated: { words: 'leads to', backwards: 'is reached from', dash: 'solid', arrow: false },
};

export function edgeStyleOf(kind: string): EdgeStyle {
  return EDGE_STYLES[kind] ?? { words: kind, backwards: kind, dash: 'solid', arrow: false };
}
