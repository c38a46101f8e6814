import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { hashOf } from '../address/route';
import type { Filters } from '../filters/filters';
import { PicturePlaceContext, type PictureSource } from '../picture/pictureContext';
import { QUERY_EDITOR } from '../session/answerFirst';
import { paramsOf } from '../session/tabAddress';
import { useShownAnswer } from '../session/useShownAnswer';
import { VIEW_LABELS, VIEW_NAMES, type ViewName } from '../session/viewNames';
import { ViewStateContext } from '../session/viewState';
import { plainMessage } from '../text/plainMessage';
import { Menu } from '../ui/Menu';
import { SelectField } from '../ui/SelectField';
import { EmptyNotes } from '../views/EmptyNotes';
import { RunState } from '../views/shared/RunState';
import { nextWidth } from './arrange';
import { CardView } from './CardView';
import type { Card } from './dashboard';
import { filterNote } from './filterNote';
import { changeCard } from './openDashboard';
import { type CardAnswer, useCardAnswer } from './useCardAnswer';

/** What a report needs of a card. */
export interface CardContent {
  answer: CardAnswer | null;
  picture: PictureSource | null;
}

interface CardFrameProps {
  card: Card;
  place: number;
  count: number;
  filters: Filters;
  /** A number that changes when all cards are to run again. */
  round: number;
  dragged: boolean;
  onMove(to: number): void;
  onRemove(): void;
  onDragStart(event: PointerEvent<HTMLElement>): void;
  onResizeStart(event: PointerEvent<HTMLElement>): void;
  onContent(id: string, content: CardContent): void;
}

/** A card of a dashboard: its title, the state of its run, its view, and a menu to change it. */
export function CardFrame({ card, place, count, filters, round, dragged, onMove, onRemove, onDragStart, onResizeStart, onContent }: CardFrameProps) {
  const { id, title, settings } = card;
  const [ownRound, setOwnRound] = useState(0);
  const { status, answer: answered, stale, stop, tryNow } = useCardAnswer(card, filters, round * 1_000 + ownRound);
  const shown = useShownAnswer(answered?.answer);
  const [picture, setPicture] = useState<PictureSource | null>(null);
  const pictures = useMemo(() => ({ title, receive: setPicture }), [title]);
  useEffect(
    () => onContent(id, { answer: answered && shown && !stale ? { ...answered, answer: shown } : null, picture }),
    [id, answered, shown, stale, picture, onContent],
  );
  const set = useCallback(
    (name: string, value: unknown) =>
      changeCard(id, (before) => {
        const { [name]: _, ...others } = before.settings;
        return { ...before, settings: value === undefined ? others : { ...others, [name]: value } };
      }),
    [id],
  );
  const store = useMemo(() => ({ values: settings, set }), [settings, set]);
  const note = answered && filterNote(answered.filtered);
  const keys = (event: KeyboardEvent) => {
    const to = { ArrowLeft: place - 1, ArrowUp: place - 1, ArrowRight: place + 1, ArrowDown: place + 1, Home: 0, End: count - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      onMove(to);
    }
  };
  const request = answered?.filtered.request ?? { query: card.query, variables: card.variables };
  const variables = Object.keys(request.variables ?? {}).length > 0 ? JSON.stringify(request.variables, null, 2) : undefined;
  return (
    <article className="ng-card" data-card={id} data-width={card.width} data-tall={card.tall || undefined} data-dragged={dragged || undefined} data-ng-stale={stale || undefined} aria-label={title}>
      <header className="ng-card-head">
        <button type="button" className="ng-card-handle" aria-label={`Move ${title}`} title="Drag, or use the arrow keys, to move" onKeyDown={keys} onPointerDown={onDragStart}>
          <span aria-hidden="true">⠿</span>
        </button>
        <h3>{title}</h3>
        {note && (
          <span className="ng-card-note" title={note}>
            {note}
          </span>
        )}
        <Menu label="Edit" title={`Edit ${title}`}>
          <CardMenu card={card} place={place} count={count} onMove={onMove} onRemove={onRemove} />
          <div className="ng-card-buttons">
            <button type="button" className="ng-button" onClick={() => setOwnRound(ownRound + 1)}>
              Run again
            </button>
            <a
              className="ng-button"
              href={hashOf({ page: 'query', params: paramsOf({ query: request.query, variables, view: card.view, settings: { ...settings, [QUERY_EDITOR]: 'shown' } }) })}
            >
              Open as query
            </a>
          </div>
        </Menu>
      </header>
      <RunState status={status} stale={stale ? 'earlier' : null} onStop={stop} onTryNow={tryNow} />
      {answered && answered.answer.errors.length > 0 && (
        <p className="ng-card-errors" role="alert">
          Part of the answer is missing: {plainMessage(answered.answer.errors[0]!.message)}
        </p>
      )}
      <div className="ng-card-body">
        {shown && <EmptyNotes answer={shown} />}
        {shown && (
          <ViewStateContext.Provider value={store}>
            <PicturePlaceContext.Provider value={pictures}>
              <CardView answer={shown} view={card.view} title={title} />
            </PicturePlaceContext.Provider>
          </ViewStateContext.Provider>
        )}
      </div>
      <div className="ng-card-grip" aria-hidden="true" title="Drag to change the width" onPointerDown={onResizeStart} />
    </article>
  );
}

interface CardMenuProps {
  card: Card;
  place: number;
  count: number;
  onMove(to: number): void;
  onRemove(): void;
}

const WIDTH_WORDS = { 2: 'a third', 3: 'half', 4: 'two thirds', 6: 'all' } as const;

function CardMenu({ card, place, count, onMove, onRemove }: CardMenuProps) {
  const { id, title, view, width, tall } = card;
  const change = (more: Partial<Card>) => changeCard(id, (before) => ({ ...before, ...more }));
  return (
    <div className="ng-card-menu" role="group" aria-label={`Edit ${title}`}>
      <label>
        Title
        <input value={title} maxLength={200} onChange={(event) => event.target.value.trim() !== '' && change({ title: event.target.value })} />
      </label>
      <SelectField label="View" value={view} options={VIEW_NAMES.map((name) => [name, VIEW_LABELS[name]])} onChange={(name) => change({ view: name as ViewName })} />
      <div className="ng-card-buttons">
        <button type="button" className="ng-button" disabled={place === 0} onClick={() => onMove(place - 1)}>
          Move earlier
        </button>
        <button type="button" className="ng-button" disabled={place === count - 1} onClick={() => onMove(place + 1)}>
          Move later
        </button>
        <button type="button" className="ng-button" disabled={width === 2} onClick={() => change({ width: nextWidth(width, -1) })}>
          Narrower
        </button>
        <button type="button" className="ng-button" disabled={width === 6} onClick={() => change({ width: nextWidth(width, 1) })}>
          Wider
        </button>
        <button type="button" className="ng-button" aria-pressed={tall} onClick={() => change({ tall: !tall })}>
          Tall
        </button>
        <button type="button" className="ng-button" onClick={onRemove}>
          Remove
        </button>
      </div>
      <p className="ng-quiet" role="status">
        Card {place + 1} of {count}, {WIDTH_WORDS[width]} of the width.
      </p>
    </div>
  );
}
