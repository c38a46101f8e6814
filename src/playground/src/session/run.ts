import { pauseAfter, type RunStatus, statusOf } from './runStatus';

export interface RunOptions<T> {
  send(signal: AbortSignal): Promise<T>;
  onStatus(status: RunStatus): void;
  /** Receives the answer, before the status `done`. */
  onAnswer(answer: T): void;
  /** Whether the request may be sent again when it did not reach the gateway. A mutation may have been carried out. */
  retries?: boolean;
}

const NOT_REPEATED = 'The connection to the gateway failed. The operation may have been carried out all the same; it is not sent again by itself.';

/** One run of a request. It is repeated after growing pauses while the gateway cannot be reached. */
export class Run<T> {
  private aborting = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;

  constructor(private readonly options: RunOptions<T>) {}

  start(): void {
    this.options.onStatus({ stage: 'running', since: Date.now() });
    void this.attempt();
  }

  /** Sends the request at once, whatever the status is. */
  readonly tryNow = (): void => {
    const waiting = this.timer !== undefined;
    this.cancel();
    this.options.onStatus(waiting ? { stage: 'unreachable', nextAt: null } : { stage: 'running', since: Date.now() });
    void this.attempt();
  };

  /** Ends the run, with the status `stopped`. */
  readonly stop = (): void => {
    this.cancel();
    this.options.onStatus({ stage: 'stopped' });
  };

  /** Ends the run without a status. */
  readonly cancel = (): void => {
    this.aborting.abort();
    this.endPause();
  };

  private async attempt(): Promise<void> {
    const { send, onAnswer, onStatus, retries = true } = this.options;
    const { signal } = (this.aborting = new AbortController());
    try {
      const answer = await send(signal);
      if (!signal.aborted) {
        this.attempts = 0;
        onAnswer(answer);
        onStatus({ stage: 'done' });
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const status = statusOf(error);
      if (status.stage !== 'unreachable') {
        onStatus(status);
      } else if (retries) {
        this.pause(pauseAfter(++this.attempts));
      } else {
        onStatus({ stage: 'failed', message: NOT_REPEATED });
      }
    }
  }

  private pause(milliseconds: number): void {
    this.timer = setTimeout(this.tryNow, milliseconds);
    globalThis.addEventListener?.('online', this.tryNow);
    this.options.onStatus({ stage: 'unreachable', nextAt: Date.now() + milliseconds });
  }

  private endPause(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    globalThis.removeEventListener?.('online', this.tryNow);
  }
}
