import { usePlayground } from './store';

type Names = Record<'editor' | 'json' | 'graphql' | 'layout', string>;

// The bundle writes them into the page (build.mjs).
const names = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name=workers]')!.content) as Names;

const LATEST = 8000;

let lastOfJson = 0;

/** Tells Monaco where its workers are; they lie beside this script. */
Object.assign(globalThis, {
  WORKERS: names,
  MonacoEnvironment: {
    async getWorker(_id: string, label: string): Promise<Worker> {
      if (label === 'json') {
        const asked = ++lastOfJson;
        await schemaIsThere();
        if (asked !== lastOfJson) {
          // GraphiQL told Monaco of the schema's variables, and so another was asked for: this one would end at once.
          return new Promise(() => {});
        }
      }
      const name = label === 'json' || label === 'graphql' ? names[label] : names.editor;
      return new Worker(new URL(name, import.meta.url), { type: 'module' });
    },
  },
});

// And what follows from it is done; without a schema, after a while.
function schemaIsThere(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      stop();
      clearTimeout(late);
      setTimeout(resolve, 500);
    };
    const late = setTimeout(go, LATEST);
    const stop = usePlayground.subscribe(({ schema }) => schema && go());
    if (usePlayground.getState().schema) {
      go();
    }
  });
}
