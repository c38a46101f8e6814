import { useSession } from '../session/store';

type Names = Record<'editor' | 'json' | 'graphql' | 'layout', string>;

// The bundler writes the names into the page (build.mjs).
const names = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name=workers]')!.content) as Names;

const LATEST = 8000;

let lastOfJson = 0;

/** Tells Monaco where its workers are: in files next to this script. */
Object.assign(globalThis, {
  WORKERS: names,
  MonacoEnvironment: {
    async getWorker(_id: string, label: string): Promise<Worker> {
      if (label === 'json') {
        const request = ++lastOfJson;
        await schemaIsThere();
        if (request !== lastOfJson) {
          // GraphiQL changed Monaco's JSON settings meanwhile, which requests another worker and would end this one at once.
          return new Promise(() => {});
        }
      }
      const name = label === 'json' || label === 'graphql' ? names[label] : names.editor;
      return new Worker(new URL(name, import.meta.url), { type: 'module' });
    },
  },
});

// Waits for the schema and for GraphiQL's reaction to it; without a schema, for a limited time.
function schemaIsThere(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      stop();
      clearTimeout(late);
      setTimeout(resolve, 500);
    };
    const late = setTimeout(go, LATEST);
    const stop = useSession.subscribe(({ schema }) => schema && go());
    if (useSession.getState().schema) {
      go();
    }
  });
}
