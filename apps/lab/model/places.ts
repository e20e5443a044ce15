/** Places as the page holds them: their texts have most lines in common, so each line is there once. */
export interface Kept { lines: string[]; bases: Record<string, number[]> }

/** The text of every place. */
export function texts_of({ lines, bases }: Kept): Record<string, string> {
  return Object.fromEntries(Object.entries(bases).map(([place, text]) => [place, text.map((k) => lines[k]).join('\n')]));
}
