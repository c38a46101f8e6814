declare const WORKERS: { editor: string; json: string; graphql: string };

/** Tells Monaco where its workers are; they lie beside this script. */
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker(_id: string, label: string): Worker {
      const name = label === 'json' || label === 'graphql' ? WORKERS[label] : WORKERS.editor;
      return new Worker(new URL(name, import.meta.url));
    },
  },
});
