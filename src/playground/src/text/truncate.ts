/** A text of at most so many characters, with an ellipsis where it was cut; a character is never split. */
export function truncate(text: string, maxLength: number): string {
  const characters = [...text.slice(0, maxLength * 2 + 2)];
  return characters.length > maxLength ? `${characters.slice(0, maxLength - 1).join('')}…` : text;
}
