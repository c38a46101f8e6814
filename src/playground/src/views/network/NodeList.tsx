import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useSession } from '../../session/store';
import { truncate } from '../../text/truncate';
import { NodeIcon } from './NodeIcon';
import { type ListRow, rowsOf } from './nodeListRows';
import type { Network } from './useNetwork';

const ROW = 30;

/** All nodes by type with their numbers of links: the keyboard alternative to the drawing. */
export function NodeList({ network }: { network: Network }) {
  const { graph, degrees, hiddenTypes, hidden } = network;
  const [find, setFind] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  // The row at which a selection with Shift begins.
  const [anchor, setAnchor] = useState(0);
  const selected = useSession((state) => state.selected);
  const select = useSession((state) => state.select);
  const rows = useMemo(() => rowsOf(graph, degrees, { find, closed, hiddenTypes, hidden }), [graph, degrees, find, closed, hiddenTypes, hidden]);
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
  const idsBetween = (one: number, other: number) =>
    rows.slice(Math.min(one, other), Math.max(one, other) + 1).flatMap((row) => (row.level === 2 ? [row.id] : []));
  const toggleOne = (id: string) => select(chosen.has(id) ? selected.filter((one) => one !== id) : [...selected, id], 'network');
  /** Selects a row: only this one, in addition with Ctrl, or all from the first one on with Shift. */
  const pick = (place: number, row: ListRow, { shiftKey, ctrlKey, metaKey }: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => {
    setAt(place);
    if (shiftKey) {
      select(idsBetween(anchor, place), 'network');
      return;
    }
    setAnchor(place);
    ctrlKey || metaKey ? toggleOne(row.id) : select([row.id], 'network');
  };
  const press = (event: KeyboardEvent) => {
    const row = rows[active];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 1);
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: rows.length - 1, PageDown: active + page, PageUp: active - page }[event.key];
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey || !row) {
      return;
    }
    if (control && event.key.toLowerCase() === 'a') {
      select(idsBetween(0, rows.length - 1), 'network');
    } else if (to !== undefined) {
      go(to);
      if (event.shiftKey) {
        select(idsBetween(anchor, Math.max(0, Math.min(rows.length - 1, to))), 'network');
      } else if (!control) {
        setAnchor(Math.max(0, Math.min(rows.length - 1, to)));
      }
    } else if (event.key === ' ') {
      row.level === 2 ? pick(active, row, event) : toggle(row.type, row.open);
    } else if (control) {
      return;
    } else if (event.key === 'Enter') {
      if (row.level === 2) {
        select([row.id], 'network');
        network.run({ of: row.id, type: row.type });
      } else {
        toggle(row.type, row.open);
      }
    } else if (event.key === 'Delete' && selected.length > 0) {
      network.hide(selected.filter((id) => graph.entities.has(id)));
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
    <section className="ng-net-list" aria-label="Items of the network">
      <input
        type="search"
        className="ng-net-find"
        placeholder="Find in the list"
        aria-label="Find items by name"
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
        aria-multiselectable="true"
        aria-label="Items by type. Space selects, Ctrl+Space adds, Shift with an arrow key selects several, Enter expands, Delete hides."
        aria-activedescendant={rows[active] ? `${name}-${active}` : undefined}
        onKeyDown={press}
      >
        {rows.length === 0 && <p className="ng-net-none">No matches.</p>}
        <div role="none" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <Row
              key={rows[index]!.level === 1 ? `type ${rows[index]!.type}` : rows[index]!.id}
              id={`${name}-${index}`}
              row={rows[index]!}
              top={start}
              active={index === active}
              chosen={chosen.has(rows[index]!.id)}
              onClick={(row, event) => {
                setAt(index);
                row.level === 2 ? pick(index, row, event) : toggle(row.type, row.open);
              }}
              onDoubleClick={(row) => row.level === 2 && network.run({ of: row.id, type: row.type })}
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
  onClick(row: ListRow, event: MouseEvent): void;
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
      onClick={(event) => onClick(row, event)}
      onDoubleClick={() => onDoubleClick(row)}
    >
      {row.level === 1 ? <span className="ng-net-twist" aria-hidden="true">{row.open ? '▾' : '▸'}</span> : <NodeIcon type={row.type} />}
      <span className="ng-net-name">{truncate(row.name, 120)}</span>
      <span className="ng-net-count">
        {row.count}
        {row.level === 2 && <span className="ng-net-quiet"> {row.count === 1 ? 'connection' : 'connections'}</span>}
      </span>
    </div>
  );
}
