// The layers of src, and which of them a layer may import. A file that is not in a folder, such as main.tsx, may import all.
const VIEWS = ['views/shared', 'views/table', 'views/network', 'views/time', 'views/coverage'];
const VIEW = ['picture', 'session', 'answer', 'operation', 'gateway', 'address', 'ui', 'text'];

export const LAYERS = {
  text: [],
  gateway: [],
  address: [],
  ui: ['text'],
  operation: ['gateway'],
  answer: ['operation', 'gateway', 'text'],
  session: ['answer', 'operation', 'gateway', 'address', 'text'],
  // Pictures and tables as files, with title, source, legend and notes.
  picture: ['session', 'gateway', 'ui', 'text'],
  filters: ['session', 'gateway', 'address', 'ui', 'text'],
  'views/shared': VIEW,
  'views/table': ['views/shared', ...VIEW],
  'views/network': ['views/shared', ...VIEW],
  'views/time': ['views/shared', ...VIEW],
  'views/coverage': ['views/shared', ...VIEW],
  views: [...VIEWS, ...VIEW],
  cost: ['session', 'answer', 'gateway', 'address', 'ui', 'text'],
  imports: ['session', 'gateway', 'address', 'ui', 'text'],
  library: ['views', 'session', 'answer', 'gateway', 'address', 'ui', 'text'],
  explore: ['filters', 'views', ...VIEWS, ...VIEW],
  dashboards: ['filters', 'library', 'views', ...VIEWS, ...VIEW],
  // GraphiQL with its plugins and the views of an answer.
  query: ['library', 'imports', 'cost', 'dashboards', 'views', 'session', 'answer', 'operation', 'gateway', 'address', 'ui', 'text'],
  page: ['explore', 'query', 'dashboards', 'library', 'filters', 'session', 'answer', 'gateway', 'address', 'ui', 'text'],
};

/** The imports between files of src, type imports included, from what `tsc --explainFiles` prints. */
export function importsIn(explanation) {
  const imports = [];
  let to = '';
  for (const line of explanation.split(/\r?\n/)) {
    const from = /^\s+Imported via .+ from file '(?:.*\/)?src\/([^']+)'/.exec(line)?.[1];
    if (!from) {
      to = /^(?:\S.*\/)?src\/(\S+)$/.exec(line)?.[1] ?? (/^\S/.test(line) ? '' : to);
    } else if (to && !to.includes('node_modules/')) {
      imports.push({ from, to });
    }
  }
  return imports;
}

/** What is wrong with the imports: those that run against the layers, and one cycle of files, if there is any. */
export function problemsOf(imports) {
  const checked = imports.filter(({ from }) => !/\.test\.tsx?$/.test(from));
  const against = checked.filter(({ from, to }) => !mayImport(layerOf(from), layerOf(to)));
  const cycle = cycleIn(checked);
  return [
    ...against.map(({ from, to }) => `src/${from} imports src/${to}: ${nameOf(layerOf(from))} may not use ${nameOf(layerOf(to))}.`),
    ...(cycle ? [`These files import each other in a cycle: ${cycle.map((file) => `src/${file}`).join(' -> ')}.`] : []),
  ];
}

function nameOf(layer) {
  return layer ? `the layer ${layer}` : 'a file outside of the layers';
}

function layerOf(file) {
  const folders = file.split('/').slice(0, -1);
  const layer = folders.slice(0, 2).join('/');
  return layer in LAYERS ? layer : (folders[0] ?? '');
}

function mayImport(from, to) {
  return from === '' || from === to || (LAYERS[from] ?? []).includes(to);
}

function cycleIn(imports) {
  const targets = new Map();
  for (const { from, to } of imports) {
    targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const done = new Set();
  const path = [];
  const visit = (file) => {
    const at = path.indexOf(file);
    if (at >= 0) {
      return [...path.slice(at), file];
    }
    if (done.has(file)) {
      return null;
    }
    path.push(file);
    for (const to of targets.get(file) ?? []) {
      const cycle = visit(to);
      if (cycle) {
        return cycle;
      }
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of targets.keys()) {
    const cycle = visit(file);
    if (cycle) {
      return cycle;
    }
  }
  return null;
}
