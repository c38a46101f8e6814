import { type PointerEvent, useRef, useState } from 'react';
import type { Point } from './svg';

interface AreaSelectionProps {
  /** A box from corner to corner, or an outline drawn freely. */
  mode: 'box' | 'free';
  /** Receives a test whether a point is in the area, and whether the selection is added to that before. */
  onSelect(contains: (at: Point) => boolean, more: boolean): void;
}

/** A layer over the drawing in which an area is selected with the pointer. */
export function AreaSelection({ mode, onSelect }: AreaSelectionProps) {
  const [outline, setOutline] = useState<readonly Point[]>([]);
  // The points so far; the pointer moves faster than the layer is drawn.
  const points = useRef<Point[]>([]);
  const pointOf = (event: PointerEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const add = (event: PointerEvent, start: boolean) => {
    points.current = [...(start ? [] : points.current), pointOf(event)];
    setOutline(points.current);
  };
  const end = (event: PointerEvent, done: boolean) => {
    if (done && points.current.length > 0) {
      add(event, false);
      onSelect(areaOf(mode, points.current), event.shiftKey || event.ctrlKey || event.metaKey);
    }
    points.current = [];
    setOutline([]);
  };
  const corners = mode === 'box' && outline.length > 1 ? boxOf(outline[0]!, outline.at(-1)!) : outline;
  return (
    <div
      className="ng-net-area"
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        add(event, true);
      }}
      onPointerMove={(event) => points.current.length > 0 && add(event, false)}
      onPointerUp={(event) => end(event, true)}
      onPointerCancel={(event) => end(event, false)}
    >
      <svg>{corners.length > 1 && <polygon points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />}</svg>
    </div>
  );
}

/** A test whether a point is in an area: the box between the first and the last point, or the polygon of all points. */
export function areaOf(mode: AreaSelectionProps['mode'], points: readonly Point[]): (at: Point) => boolean {
  const corners = mode === 'box' ? boxOf(points[0]!, points.at(-1)!) : points;
  return ({ x, y }) => {
    let inside = false;
    corners.forEach((one, place) => {
      const other = corners[(place + 1) % corners.length]!;
      if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) {
        inside = !inside;
      }
    });
    return inside;
  };
}

function boxOf(a: Point, b: Point): Point[] {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
}
