import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useSession } from '../../session/store';
import { truncate } from '../../text/truncate';
import { activeClass, cellId, type CellPosition, moveCell } from '../../ui/gridNavigation';
import { cellColour } from './colours';
import { cellKey, type Matrix, type MatrixSide } from './matrix';
import { measureLabel, measureSentence, measureText } from './measures';
import { isDiverging, type Scale, scalePosition } from './scale';

interface MatrixProps {
  matrix: Matrix;
  providers: readonly MatrixSide[];
  topics: readonly MatrixSide[];
  measure: string;
  /** The value of a cell; null if it has none. */
  valueOf(provider: MatrixSide, topic: MatrixSide): number | null;
  scale: Scale;
  dark: boolean;
  /** What a cell that is not in the matrix means. */
  gap: string;
  /** Whether such a cell may have articles. */
  unknownGaps: boolean;
  open(provider: MatrixSide, topic: MatrixSide): void;
}

const ROW = 28;
const MOST_HEAD = 150;
const LABEL = 24;

/** The matrix as a grid for mouse and keyboard; row -1 has the topics, column 0 the providers. */
export function MatrixGrid({ matrix, providers, topics, measure, valueOf, scale, dark, gap, unknownGaps, open }: MatrixProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<CellPosition | null>(null);
  const selected = useSession((state) => state.selected);
  const selectedIn = useSession((state) => state.selectedIn);
  const chosen = new Set(selected);
  const head = Math.min(MOST_HEAD, 30 + 6.5 * Math.max(...topics.map(({ name }) => Math.min(name.length, LABEL))));
  const virtual = useVirtualizer({
    count: providers.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    paddingStart: head,
    scrollPaddingStart: head,
  });
  useEffect(() => {
    if (selectedIn !== 'coverage') {
      const place = providers.findIndex(({ id }) => id !== null && selected.includes(id));
      if (place >= 0) {
        virtual.scrollToIndex(place, { align: 'auto' });
      }
    }
  }, [selected, selectedIn]);

  const act = ({ row, column }: CellPosition) => {
    const [provider, topic] = [providers[row], topics[column - 1]];
    if (provider && topic) {
      if (matrix.cells.has(cellKey(provider, topic)) || unknownGaps) {
        open(provider, topic);
      }
      return;
    }
    const side = provider ?? topic;
    if (side?.id) {
      useSession.getState().select(chosen.has(side.id) ? [] : [side.id], 'coverage');
    }
  };
  const keys = (event: KeyboardEvent) => {
    const now = at ?? { row: 0, column: 1 };
    if (event.key === 'Enter' || event.key === ' ') {
      act(now);
    } else {
      const to = event.ctrlKey || event.metaKey || event.altKey ? null : moveCell(event.key, now, providers.length, topics.length);
      if (!to) {
        return;
      }
      setAt(to);
      if (to.row >= 0) {
        virtual.scrollToIndex(to.row, { align: 'auto' });
      }
      requestAnimationFrame(() => document.getElementById(idOf(to))?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    }
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className="ng-matrix"
      role="grid"
      tabIndex={0}
      aria-label={`Coverage: ${measureLabel(measure)} by provider and topic`}
      aria-rowcount={providers.length + 1}
      aria-colcount={topics.length + 1}
      aria-activedescendant={at ? idOf(at) : undefined}
      style={{ '--ng-topics': topics.length } as React.CSSProperties}
      onKeyDown={keys}
      onFocus={(event) => event.target === event.currentTarget && !at && setAt({ row: 0, column: 1 })}
    >
      <div role="rowgroup" className="ng-matrix-body" style={{ height: virtual.getTotalSize() }}>
        <div role="row" aria-rowindex={1} className="ng-matrix-head" style={{ height: head }}>
          <div role="columnheader" aria-colindex={1} id={idOf({ row: -1, column: 0 })} className={activeClass(at, -1, 0)}>
            <span className="ng-unseen">Provider</span>
          </div>
          {topics.map((topic, place) => (
            <div
              key={topic.key}
              role="columnheader"
              aria-colindex={place + 2}
              id={idOf({ row: -1, column: place + 1 })}
              className={`${activeClass(at, -1, place + 1)} ${topic.id && chosen.has(topic.id) ? 'ng-chosen' : ''}`}
              title={`${truncate(topic.name, 500)}: click to select`}
              onClick={() => (setAt({ row: -1, column: place + 1 }), act({ row: -1, column: place + 1 }))}
            >
              <span>{truncate(topic.name, LABEL)}</span>
            </div>
          ))}
        </div>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const provider = providers[index]!;
          return (
            <div key={provider.key} role="row" aria-rowindex={index + 2} className="ng-matrix-row" style={{ transform: `translateY(${start}px)`, height: ROW }}>
              <div
                role="rowheader"
                aria-colindex={1}
                id={idOf({ row: index, column: 0 })}
                className={`${activeClass(at, index, 0)} ${provider.id && chosen.has(provider.id) ? 'ng-chosen' : ''}`}
                title={`${truncate(provider.name, 500)}: click to select`}
                onClick={() => (setAt({ row: index, column: 0 }), act({ row: index, column: 0 }))}
              >
                {truncate(provider.name, 40)}
              </div>
              {topics.map((topic, place) => cell(provider, topic, index, place + 1))}
            </div>
          );
        })}
      </div>
    </div>
  );

  function cell(provider: MatrixSide, topic: MatrixSide, row: number, column: number) {
    const found = matrix.cells.get(cellKey(provider, topic));
    const value = valueOf(provider, topic);
    const shade = value === null ? null : cellColour(scalePosition(value, scale), dark, isDiverging(scale));
    const figure = value === null ? (found ? `no ${measureLabel(measure).toLowerCase()}` : '') : measureSentence(measure, value);
    const text = [found ? '' : gap, figure].filter(Boolean).join(', ');
    return (
      <div
        key={topic.key}
        role="gridcell"
        aria-colindex={column + 1}
        id={idOf({ row, column })}
        aria-label={`${truncate(provider.name, 80)}, ${truncate(topic.name, 80)}: ${text}`}
        title={`${truncate(provider.name, 80)} on ${truncate(topic.name, 80)}: ${text}`}
        className={`${found ? 'ng-covered' : unknownGaps ? 'ng-gap ng-covered' : 'ng-gap'} ${activeClass(at, row, column)}`}
        style={shade ? { backgroundColor: shade.ground, color: shade.text } : undefined}
        onClick={() => (setAt({ row, column }), act({ row, column }))}
      >
        {value === null ? (found ? '–' : '') : measureText(measure, value)}
      </div>
    );
  }
}

function idOf(position: CellPosition): string {
  return cellId('ng-matrix', position);
}
