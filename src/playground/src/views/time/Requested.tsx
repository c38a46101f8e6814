import type { Asked } from '../shared/useAsked';

/** What became of a request that the view sent by itself; nothing once it is answered. */
export function Requested({ asked, what, instead = '' }: { asked: Asked; what: string; instead?: string }) {
  return asked.stage === 'running' ? (
    <p className="ng-time-note" role="status">
      Loading the figures {what}…
    </p>
  ) : asked.stage === 'failed' ? (
    <p className="ng-time-note ng-error" role="alert">
      The figures {what} could not be loaded: {asked.message} {instead}{' '}
      <button type="button" className="ng-button" onClick={asked.retry}>
        Try again
      </button>
    </p>
  ) : null;
}
