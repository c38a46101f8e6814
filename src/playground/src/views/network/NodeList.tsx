import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useSession } from '../../session/store';
import { truncate } from '../../text/truncate';
import { NodeIcon } from './NodeIcon';
import { type ListRow, rowsOf } from './nodeListRows';
import type { Network } from './useNetwork';

const ROW = 30;

/** All nodes by type with their numbers of links: the keyboard alternative to the drawing. */
export function NodeList({ network }: { network: Network }) {
  const { graph, degrees, hiddenTypes } = network;
  const [find, setFind] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const selected = useSession((state) => state.selected);
  const select = useSession((state) => state.select);
  const rows = useMemo(() => rowsOf(graph, degrees, { find, closed, hiddenTypes }), [graph, degrees, find, closed, hiddenTypes]);
  const scroller = useRef<HTMLDivElement>(null);
  const name = useId();
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });
  const active = Math.min(at, rows.length - 1);
  const chosen = useMemo(() => new Set(selected), [selected]);

  // Scrolls to the node that is selected in another view.
  useEffect(() => {
    const place = selected.length === 0 ? -1 : rows.findIndex((row) => row.level === 2 && row.id === selected[0]);
    if (place >= 0) {
      setAt(place);
      virtual.scrollToIndex(place, { align: 'auto' });
    }
  }, [selected]);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const toggle = (type: string, close: boolean) => {
    const next = new Set(closed);
    close ? next.add(type) : next.delete(type);
    setClosed(next);
  };
  const press = (event: KeyboardEvent) => {
    const row = rows[active];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 1);
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1, PageDown: active + page, PageUp: active - page }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !row) {
      return;
    }
    if (to !== undefined) {
      go(to);
    } else if (event.key === ' ') {
      row.level === 2 ? select([row.id], 'network') : toggle(row.type, row.open);
    } else if (event.key === 'Enter') {
      if (row.level === 2) {
        select([row.id], 'network');
        network.expand(row.id);
      } else {
        toggle(row.type, row.open);
      }
    } else if (event.key === 'ArrowLeft') {
      row.level === 1 ? toggle(row.type, true) : go(rows.findIndex((one) => one.level === 1 && one.type === row.type));
    } else if (event.key === 'ArrowRight' && row.level === 1) {
      row.open ? go(active + 1) : toggle(row.type, false);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section className="ng-net-list" aria-label="Things of the network">
      <input
        type="search"
        className="ng-net-find"
        placeholder="Find in the list"
        aria-label="Find things by their names"
        value={find}
        onChange={(event) => {
          setFind(event.target.value);
          setAt(0);
          virtual.scrollToOffset(0);
        }}
      />
      <div
        ref={scroller}
        className="ng-net-rows"
        role="tree"
        tabIndex={0}
        aria-label="Things by type; Space shows one, Enter asks for what it is tied to"
        aria-activedescendant={rows[active] ? `${name}-${active}` : undefined}
        onKeyDown={press}
      >
        {rows.length === 0 && <p className="ng-net-none">Nothing of that name.</p>}
        <div role="none" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <Row
              key={rows[index]!.level === 1 ? `type ${rows[index]!.type}` : rows[index]!.id}
              id={`${name}-${index}`}
              row={rows[index]!}
              top={start}
              active={index === active}
              chosen={chosen.has(rows[index]!.id)}
              onClick={(row) => {
                setAt(index);
                row.level === 2 ? select([row.id], 'network') : toggle(row.type, row.open);
              }}
              onDoubleClick={(row) => row.level === 2 && network.expand(row.id)}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

interface RowProps {
  id: string;
  row: ListRow;
  top: number;
  active: boolean;
  chosen: boolean;
  onClick(row: ListRow): void;
  onDoubleClick(row: ListRow): void;
}

function Row({ id, row, top, active, chosen, onClick, onDoubleClick }: RowProps) {
  const more = row.level === 1 ? { 'aria-expanded': row.open } : { 'aria-selected': chosen };
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-setsize={row.size}
      aria-posinset={row.place}
      {...more}
      className={`ng-net-row ng-net-level-${row.level}${active ? ' ng-active' : ''}${chosen ? ' ng-chosen' : ''}`}
      style={{ height: ROW, transform: `translateY(${top}px)` }}
      title={row.level === 2 ? truncate(row.name, 300) : undefined}
      onClick={() => onClick(row)}
      onDoubleClick={() => onDoubleClick(row)}
    >
      {row.level === 1 ? <span className="ng-net-twist" aria-hidden="true">{row.open ? '▾' : '▸'}</span> : <NodeIcon type={row.type} />}
      <span className="ng-net-name">{truncate(row.name, 120)}</span>
      <span className="ng-net-count">
        {row.count}
        {row.level === 2 && <span className="ng-net-quiet"> {row.count === 1 ? 'tie' : 'ties'}</span>}
      </span>
    </div>
  );
}
