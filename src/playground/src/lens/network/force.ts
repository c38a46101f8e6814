import type { Point } from './svg';

declare const WORKERS: { layout: string };

export interface ForceRequest {
  nodes: { id: string; width: number; x: number; y: number }[];
  ties: [string, string][];
}

export interface ForceResult {
  positions: [string, Point][];
}

/** Lets forces find the places, in a worker, so that the page stays usable; nothing when it cannot. */
export function forced(request: ForceRequest, signal: AbortSignal): Promise<Map<string, Point> | null> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(WORKERS.layout, import.meta.url), { type: 'module' });
    const end = (positions: Map<string, Point> | null) => {
      worker.terminate();
      resolve(positions);
    };
    worker.onmessage = ({ data }: MessageEvent<ForceResult>) => end(new Map(data.positions));
    worker.onerror = () => end(null);
    signal.addEventListener('abort', () => end(null));
    worker.postMessage(request);
  });
}
