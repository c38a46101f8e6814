import { lookOf } from './looks';

/** The shape and the colour of a type, as the drawing has them. */
export function Mark({ type }: { type: string }) {
  const { shape, light, dark } = lookOf(type);
  return (
    <svg className="ng-net-mark" viewBox="0 0 16 16" aria-hidden="true" style={{ '--ng-light': light, '--ng-dark': dark } as never}>
      {shape === 'ellipse' && <circle cx="8" cy="8" r="6" />}
      {shape === 'rectangle' && <rect x="2.5" y="2.5" width="11" height="11" />}
      {shape === 'diamond' && <path d="M8 1l7 7-7 7-7-7z" />}
      {shape === 'hexagon' && <path d="M4.5 2h7L15 8l-3.5 6h-7L1 8z" />}
    </svg>
  );
}
