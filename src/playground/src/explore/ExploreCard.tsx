import { type ReactNode, useId, useState } from 'react';
import type { Answer } from '../answer/answer';
import type { GraphQlRequest } from '../gateway/request';
import { openQuery } from '../session/openQuery';
import type { Requested } from '../session/useRequest';
import type { ViewName } from '../session/viewNames';
import { plainMessage } from '../text/plainMessage';
import { RunState } from '../views/shared/RunState';

interface ExploreCardProps {
  title: string;
  /** What the figures are about: `22,408 articles`. */
  note?: ReactNode;
  /** The request of the card; null while it is not known yet. */
  request: GraphQlRequest | null;
  view: ViewName;
  requested: Requested<Answer>;
  /** How the card is placed: `wide` over all columns, as high as its content; `list` as high as its content; `tall` for pictures. */
  kind?: 'wide' | 'list' | 'tall' | undefined;
  /** Whether the content has a bar of controls, which a button shows. */
  controls?: boolean;
  children: ReactNode;
}

/** A card: its title, the state of its request, its content, and a button that opens the request as a query. */
export function ExploreCard({ title, note, request, view, requested, kind, controls = false, children }: ExploreCardProps) {
  const { status, answer, stale, stop, tryNow } = requested;
  const [open, setOpen] = useState(false);
  const id = useId();
  const waiting = !answer && (status.stage === 'running' || status.stage === 'idle');
  return (
    <section
      className="ng-tile"
      data-kind={kind}
      data-stale={stale || undefined}
      data-waiting={waiting || undefined}
      data-controls={open || undefined}
      aria-labelledby={id}
      aria-busy={waiting}
    >
      <header className="ng-tile-head">
        <div>
          <h2 id={id}>{title}</h2>
          {note && <span className="ng-tile-note">{note}</span>}
        </div>
        {controls && (
          <button type="button" className="ng-tile-button" aria-expanded={open} aria-label={`Options of “${title}”`} onClick={() => setOpen(!open)}>
            Options
          </button>
        )}
        <button type="button" className="ng-tile-button" disabled={!request} title={`The GraphQL of “${title}”`} onClick={() => request && openQuery(request, view)}>
          Open as query
        </button>
      </header>
      <RunState status={status} onStop={stop} onTryNow={tryNow} />
      {answer && answer.errors.length > 0 && (
        <p className="ng-error" role="alert">
          Part of the answer is missing: {plainMessage(answer.errors[0]!.message)}
        </p>
      )}
      <div className="ng-tile-body">{answer && children}</div>
    </section>
  );
}
