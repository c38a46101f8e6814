import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { cut } from '../../answer/names';
import { usePlayground } from '../../store';
import { type At, moved } from '../table/keys';
import { colourOf } from './colours';
import { partOf, type Scale } from './scale';
import { cellKey, figureOf, type Matrix, type Side, shownFigure } from './matrix';

interface MatrixProps {
  matrix: Matrix;
  providers: readonly Side[];
  topics: readonly Side[];
  figure: string;
  scale: Scale;
  dark: boolean;
  /** Whether rows are missing, so that a gap need not be one. */
  partial: boolean;
  open(provider: Side, topic: Side): void;
}

const ROW = 28;
const MOST_HEAD = 150;
const LABEL = 24;

/** The matrix as a grid for mouse and keys; row -1 are the topics, column 0 the providers. */
export function MatrixGrid({ matrix, providers, topics, figure, scale, dark, partial, open }: MatrixProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<At | null>(null);
  const selected = usePlayground((state) => state.selected);
  const selectedIn = usePlayground((state) => state.selectedIn);
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

  const act = ({ row, column }: At) => {
    const [provider, topic] = [providers[row], topics[column - 1]];
    if (provider && topic) {
      if (matrix.cells.has(cellKey(provider, topic)) || partial) {
        open(provider, topic);
      }
      return;
    }
    const side = provider ?? topic;
    if (side?.id) {
      usePlayground.getState().select(chosen.has(side.id) ? [] : [side.id], 'coverage');
    }
  };
  const keys = (event: KeyboardEvent) => {
    const now = at ?? { row: 0, column: 1 };
    if (event.key === 'Enter' || event.key === ' ') {
      act(now);
    } else {
      const to = event.ctrlKey || event.metaKey || event.altKey ? null : moved(event.key, now, providers.length, topics.length);
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
      aria-label={`Coverage: ${figure} by provider and topic`}
      aria-rowcount={providers.length + 1}
      aria-colcount={topics.length + 1}
      aria-activedescendant={at ? idOf(at) : undefined}
      style={{ '--ng-topics': topics.length } as React.CSSProperties}
      onKeyDown={keys}
      onFocus={(event) => event.target === event.currentTarget && !at && setAt({ row: 0, column: 1 })}
    >
      <div role="rowgroup" className="ng-matrix-body" style={{ height: virtual.getTotalSize() }}>
        <div role="row" aria-rowindex={1} className="ng-matrix-head" style={{ height: head }}>
          <div role="columnheader" aria-colindex={1} id={idOf({ row: -1, column: 0 })} className={active(at, -1, 0)}>
            <span className="ng-unseen">Provider</span>
          </div>
          {topics.map((topic, place) => (
            <div
              key={topic.key}
              role="columnheader"
              aria-colindex={place + 2}
              id={idOf({ row: -1, column: place + 1 })}
              className={`${active(at, -1, place + 1)} ${topic.id && chosen.has(topic.id) ? 'ng-chosen' : ''}`}
              title={`${cut(topic.name, 500)}: click to select`}
              onClick={() => (setAt({ row: -1, column: place + 1 }), act({ row: -1, column: place + 1 }))}
            >
              <span>{cut(topic.name, LABEL)}</span>
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
                className={`${active(at, index, 0)} ${provider.id && chosen.has(provider.id) ? 'ng-chosen' : ''}`}
                title={`${cut(provider.name, 500)}: click to select`}
                onClick={() => (setAt({ row: index, column: 0 }), act({ row: index, column: 0 }))}
              >
                {cut(provider.name, 40)}
              </div>
              {topics.map((topic, place) => cell(provider, topic, index, place + 1))}
            </div>
          );
        })}
      </div>
    </div>
  );

  function cell(provider: Side, topic: Side, row: number, column: number) {
    const found = matrix.cells.get(cellKey(provider, topic));
    const value = found ? figureOf(found, figure) : null;
    const shade = value === null ? null : colourOf(partOf(value, scale), dark);
    const said = !found ? (partial ? 'not among the rows that are here' : 'no articles') : value === null ? `no ${figure}` : `${shownFigure(figure, value)} ${figure}`;
    return (
      <div
        key={topic.key}
        role="gridcell"
        aria-colindex={column + 1}
        id={idOf({ row, column })}
        aria-label={`${cut(provider.name, 80)}, ${cut(topic.name, 80)}: ${said}`}
        title={`${cut(provider.name, 80)} on ${cut(topic.name, 80)}: ${said}`}
        className={`${found ? 'ng-covered' : partial ? 'ng-gap ng-covered' : 'ng-gap'} ${active(at, row, column)}`}
        style={shade ? { background: shade.ground, color: shade.text } : undefined}
        onClick={() => (setAt({ row, column }), act({ row, column }))}
      >
        {value === null ? (found ? '–' : '') : shownFigure(figure, value)}
      </div>
    );
  }
}

function idOf({ row, column }: At): string {
  return `ng-matrix-${row < 0 ? 'head' : row}-${column}`;
}

function active(at: At | null, row: number, column: number): string {
  return at?.row === row && at.column === column ? 'ng-active' : '';
}
