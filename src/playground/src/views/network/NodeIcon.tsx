import { nodeStyleOf } from './nodeStyles';

/** The icon of a node type, with the shape and colour of the drawing. */
export function NodeIcon({ type }: { type: string }) {
  const { shape, light, dark } = nodeStyleOf(type);
  return (
    <svg className="ng-net-mark" viewBox="0 0 16 16" aria-hidden="true" style={{ '--ng-light': light, '--ng-dark': dark } as never}>
      {shape === 'ellipse' && <circle cx="8" cy="8" r="6" />}
      {shape === 'rectangle' && <rect x="2.5" y="2.5" width="11" height="11" />}
      {shape === 'diamond' && <path d="M8 1l7 7-7 7-7-7z" />}
      {shape === 'hexagon' && <path d="M4.5 2h7L15 8l-3.5 6h-7L1 8z" />}
    </svg>
  );
}
