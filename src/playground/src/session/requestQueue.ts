/** Runs at most so many tasks at once; the others wait in their order. */
export class RequestQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  /** Runs a task when it is its turn. A task whose signal is aborted before is not run. */
  async run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (this.running >= this.limit) {
      await this.turn(signal);
    }
    signal.throwIfAborted();
    this.running++;
    try {
      return await task();
    } finally {
      this.running--;
      this.next();
    }
  }

  private turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const ready = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        const at = this.waiting.indexOf(ready);
        if (at >= 0) {
          this.waiting.splice(at, 1);
        }
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      this.waiting.push(ready);
    });
  }

  private next(): void {
    if (this.running < this.limit) {
      this.waiting.shift()?.();
    }
  }
}
