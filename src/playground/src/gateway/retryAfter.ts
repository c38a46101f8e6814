const LONGEST = 5;

/** The milliseconds that a busy gateway asks a client to wait; null if the response does not ask for it. */
export function retryAfterOf(response: Pick<Response, 'status' | 'headers'>): number | null {
  const header = response.headers.get('Retry-After');
  const seconds = header === null ? Number.NaN : Number(header);
  return response.status === 503 && Number.isFinite(seconds) ? Math.min(LONGEST, Math.max(0.2, seconds)) * 1000 : null;
}

/** Waits, unless the signal is aborted. */
export function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal!.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
