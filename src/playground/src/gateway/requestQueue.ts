/** Runs at most so many tasks at once; the others wait in their order. */
export class RequestQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  /** Runs a task when it is its turn. A task whose signal is aborted before is not run. */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal | undefined): Promise<T> {
    if (this.running < this.limit) {
      this.running++;
    } else {
      await this.turn(signal);
    }
    try {
      signal?.throwIfAborted();
      return await task();
    } finally {
      this.release();
    }
  }

  // Resolves when a task that ends gives its place to this one.
  private turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(ready), 1);
        reject(signal!.reason as Error);
      };
      const ready = () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.waiting.push(ready);
    });
  }

  private release(): void {
    const next = this.waiting.shift();
    if (next) {
      next();
    } else {
      this.running--;
    }
  }
}
