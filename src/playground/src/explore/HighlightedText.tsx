interface HighlightedTextProps {
  text: string;
  /** The ranges to mark, in order, in UTF-16 code units. */
  matches: readonly { start: number; end: number }[];
}

/** A text with marked ranges. */
export function HighlightedText({ text, matches }: HighlightedTextProps) {
  let at = 0;
  const parts = matches.flatMap(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return (
    <p className="ng-fragment">
      {parts}
      {text.slice(at)}
    </p>
  );
}
