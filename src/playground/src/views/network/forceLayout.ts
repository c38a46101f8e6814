import type { Point } from './svg';

declare const WORKERS: { layout: string };

export interface ForceRequest {
  nodes: { id: string; width: number; x: number; y: number }[];
  edges: [string, string][];
  /** The nodes that stay where they are. */
  fixed: string[];
}

export interface ForceResult {
  positions: [string, Point][];
}

/** Computes a force-directed layout in a worker, so that the page stays responsive; null if it fails or is aborted. */
export function runForceLayout(request: ForceRequest, signal: AbortSignal): Promise<Map<string, Point> | null> {
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
