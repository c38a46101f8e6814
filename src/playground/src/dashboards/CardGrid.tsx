import { type PointerEvent, useCallback, useRef, useState } from 'react';
import type { Filters } from '../filters/filters';
import { closestWidth, moveCard } from './arrange';
import { type CardContent, CardFrame } from './CardFrame';
import type { Card } from './dashboard';
import { changeCard, changeDashboard } from './openDashboard';

interface CardGridProps {
  cards: readonly Card[];
  filters: Filters;
  round: number;
  onContent(id: string, content: CardContent): void;
}

/** The cards of a dashboard. A card is moved and made wider by dragging, by the arrow keys on its handle, or by its menu. */
export function CardGrid({ cards, filters, round, onContent }: CardGridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<{ card: Card; place: number } | null>(null);

  const move = useCallback((id: string, to: number) => {
    changeDashboard((dashboard) => {
      const moved = moveCard(dashboard.cards, id, to);
      setSaid(moved === dashboard.cards ? '' : `Moved to place ${moved.findIndex((card) => card.id === id) + 1} of ${moved.length}.`);
      return moved === dashboard.cards ? dashboard : { ...dashboard, cards: moved };
    });
  }, []);

  const follow = (event: PointerEvent<HTMLElement>, onDrag: (event: globalThis.PointerEvent) => void, onEnd: () => void) => {
    if (event.button !== 0) {
      return;
    }
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const end = () => {
      handle.removeEventListener('pointermove', onDrag);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
      onEnd();
    };
    handle.addEventListener('pointermove', onDrag);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };

  const drag = (id: string) => (event: PointerEvent<HTMLElement>) => {
    setDragged(id);
    // Where cards of different sizes change places, the pointer would be on the other one again at once.
    let last: string | undefined;
    follow(
      event,
      ({ clientX, clientY }) => {
        const over = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-card]')?.dataset['card'];
        if (over !== last) {
          last = over;
          const place = [...grid.current!.querySelectorAll<HTMLElement>('[data-card]')].findIndex((card) => card.dataset['card'] === over);
          if (over !== undefined && over !== id && place >= 0) {
            move(id, place);
          }
        }
      },
      () => setDragged(null),
    );
  };

  const resize = (id: string) => (event: PointerEvent<HTMLElement>) => {
    const left = event.currentTarget.closest('[data-card]')!.getBoundingClientRect().left;
    const sixth = grid.current!.getBoundingClientRect().width / 6;
    follow(event, ({ clientX }) => {
      const width = closestWidth((clientX - left) / sixth);
      changeCard(id, (card) => (card.width === width ? card : { ...card, width }));
    }, () => {});
  };

  const remove = (card: Card, place: number) => {
    changeDashboard((dashboard) => ({ ...dashboard, cards: dashboard.cards.filter((one) => one.id !== card.id) }));
    setRemoved({ card, place });
    setSaid(`Removed “${card.title}”.`);
    // The menu had the focus and is removed now.
    grid.current!.focus();
  };
  const undo = ({ card, place }: { card: Card; place: number }) => {
    changeDashboard((dashboard) => ({ ...dashboard, cards: [...dashboard.cards.slice(0, place), card, ...dashboard.cards.slice(place)] }));
    setRemoved(null);
    setSaid(`“${card.title}” is back.`);
  };
  return (
    <>
      <p className="ng-boards-said">
        <span role="status">{said}</span>{' '}
        {removed && (
          <button type="button" className="ng-button" onClick={() => undo(removed)}>
            Undo
          </button>
        )}
      </p>
      <div ref={grid} className="ng-cards" tabIndex={-1}>
        {cards.map((card, place) => (
          <CardFrame
            key={card.id}
            card={card}
            place={place}
            count={cards.length}
            filters={filters}
            round={round}
            dragged={card.id === dragged}
            onMove={(to) => move(card.id, to)}
            onRemove={() => remove(card, place)}
            onDragStart={drag(card.id)}
            onResizeStart={resize(card.id)}
            onContent={onContent}
          />
        ))}
      </div>
    </>
  );
}
