/** What a drawn line was worth, judged against A first: was a difference expected at all, which way, and how large? */
export type Judgement = 'close' | 'no_difference' | 'other_way' | 'less_expected' | 'more_expected' | 'other_times' | 'other_course';

/** How far two lines lie from one another, in the mean over their points. */
export const apart = (x: number[], y: number[]): number => x.reduce((sum, v, k) => sum + Math.abs(v - y[k]!), 0) / x.length;

/** Of the points of a drawing, and the medians of A and B at the same months. */
export function judge(drawn: number[], a: number[], b: number[]): Judgement {
  const between = apart(a, b);
  if (apart(drawn, b) <= Math.max(.02, .3 * between)) return 'close';
  if (apart(drawn, a) <= Math.max(.01, .3 * between)) return 'no_difference';
  // The share of the difference that was expected: years in which A and B differ most count most.
  const square = b.reduce((sum, v, k) => sum + (v - a[k]!) ** 2, 0);
  const share = square ? drawn.reduce((sum, v, k) => sum + (v - a[k]!) * (b[k]! - a[k]!), 0) / square : 0;
  // What no share of the difference explains.
  if (apart(drawn, a.map((v, k) => v + share * (b[k]! - v))) > between) return 'other_course';
  return share <= 0 ? 'other_way' : share < .75 ? 'less_expected' : share > 1.25 ? 'more_expected' : 'other_times';
}
