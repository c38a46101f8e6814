import type { ReactNode } from 'react';
import type { Answer } from '../answer/answer';
import type { GraphQlRequest } from '../gateway/request';
import { openQuery } from '../session/openQuery';
import type { Requested } from '../session/useRequest';
import type { ViewName } from '../session/viewNames';
import { RunState } from '../views/shared/RunState';

interface ExploreCardProps {
  title: string;
  /** What the figures are about: `22,408 articles`. */
  note?: ReactNode;
  /** The request of the card; null while it is not known yet. */
  request: GraphQlRequest | null;
  view: ViewName;
  requested: Requested<Answer>;
  /** How the card is placed: `wide` over all columns, `tall` for pictures. */
  kind?: 'wide' | 'tall' | undefined;
  children: ReactNode;
}

/** A card: its title, the state of its request, its content, and a button that opens the request as a query. */
export function ExploreCard({ title, note, request, view, requested, kind, children }: ExploreCardProps) {
  const { status, answer, stale, stop, tryNow } = requested;
  return (
    <section className="ng-tile" data-kind={kind} data-stale={stale || undefined} aria-label={title} aria-busy={!answer && status.stage === 'running'}>
      <header className="ng-tile-head">
        <h2>{title}</h2>
        {note && <span className="ng-tile-note">{note}</span>}
        <button type="button" className="ng-button ng-plain" disabled={!request} title={`The GraphQL of “${title}”`} onClick={() => request && openQuery(request, view)}>
          Open as query
        </button>
      </header>
      <RunState status={status} onStop={stop} onTryNow={tryNow} />
      {answer && answer.errors.length > 0 && (
        <p className="ng-error" role="alert">
          Part of the answer is missing: {answer.errors[0]!.message}
        </p>
      )}
      <div className="ng-tile-body">{answer && children}</div>
    </section>
  );
}
