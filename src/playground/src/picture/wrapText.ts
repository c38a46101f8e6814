const NARROW = /[ !'(),./:;I[\]fijlrt|·]/u;
const WIDE = /[MW@%mw]/u;
const CAPITAL = /[A-Z0-9&#<>=+~]/u;

/** The approximate width of a text at font size 1, without measuring it; a little more than in common fonts. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    width += code >= 0x1100 ? 1.05 : NARROW.test(character) ? 0.36 : WIDE.test(character) ? 0.95 : CAPITAL.test(character) ? 0.7 : 0.6;
  }
  return width;
}

/**
 * The lines of a text that fit into a width at a font size. A word that is wider than a line is cut. A text with more lines
 * than `maxLines` ends with an ellipsis.
 */
export function wrapText(text: string, width: number, size: number, maxLines = Infinity): string[] {
  const room = Math.max(1, width / size);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    let rest = word;
    const joined = line === '' ? rest : `${line} ${rest}`;
    if (textWidth(joined) <= room) {
      line = joined;
      continue;
    }
    if (line !== '') {
      lines.push(line);
    }
    while (textWidth(rest) > room) {
      const part = cut(rest, room);
      lines.push(part);
      rest = rest.slice(part.length);
    }
    line = rest;
  }
  if (line !== '') {
    lines.push(line);
  }
  if (lines.length <= maxLines) {
    return lines;
  }
  const last = lines[maxLines - 1]!;
  return [...lines.slice(0, maxLines - 1), `${textWidth(last) + 1 > room ? cut(last, room - 1) : last}…`];
}

// The longest start of a text that fits, of at least one character.
function cut(text: string, room: number): string {
  let part = '';
  for (const character of text) {
    if (part !== '' && textWidth(part + character) > room) {
      break;
    }
    part += character;
  }
  return part;
}
