/** What came of many runs, and what can be said of them. */

/** Values of some series: [run][month]. */
export interface Runs {
  count: number; months: number;
  series: Record<string, Float32Array>;
}
export const shown_series = ['collaboration', 'trust', 'integration', 'pressure', 'deficits', 'live_work', 'gap',
  'system_gap'] as const;
export type Shown = (typeof shown_series)[number];

export const value_at = (runs: Runs, series: Shown, run: number, month: number): number =>
  runs.series[series]![run * runs.months + month]!;

export function at_month(runs: Runs, series: Shown, month: number): number[] {
  return Array.from({ length: runs.count }, (_, run) => value_at(runs, series, run, month));
}

export function quantile(sorted: ArrayLike<number>, p: number): number {
  const x = p * (sorted.length - 1), low = Math.floor(x);
  const a = sorted[low] ?? NaN, b = sorted[low + 1] ?? a;
  return a + (x - low) * (b - a);
}
export const sorted = (values: number[]): Float64Array => Float64Array.from(values.filter(Number.isFinite)).sort();
export const median = (values: number[]): number => quantile(sorted(values), .5);
export const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

export const levels = [.05, .25, .5, .75, .95] as const;
/** For each month its quantiles at `levels`. */
export function fan_of(runs: Runs, series: Shown): number[][] {
  return Array.from({ length: runs.months }, (_, month) => {
    const values = sorted(at_month(runs, series, month));
    return levels.map((p) => quantile(values, p));
  });
}

/** The first month of a retreat to silos, or -1: fewer than a quarter collaborate for a year. */
export function retreat_month(runs: Runs, run: number): number {
  let length = 0;
  for (let month = 0; month < runs.months; ++month) {
    length = value_at(runs, 'collaboration', run, month) < .25 ? length + 1 : 0;
    if (length >= 12) return month - 11;
  }
  return -1;
}
export function retreats(runs: Runs): number {
  let count = 0;
  for (let run = 0; run < runs.count; ++run) if (retreat_month(runs, run) >= 0) ++count;
  return count;
}

/** Runs that retreated and end with fewer than a quarter who collaborate. */
export function still_apart(runs: Runs): number {
  return at_month(runs, 'collaboration', runs.months - 1).filter((x, run) => x < .25 && retreat_month(runs, run) >= 0).length;
}

/** Wilson's interval of a share, 95 %. */
export function interval_of_share(count: number, of: number): [number, number] {
  const z = 1.96, p = count / of, middle = p + z * z / (2 * of);
  const half = z * Math.sqrt(p * (1 - p) / of + z * z / (4 * of * of)), all = 1 + z * z / of;
  return [Math.max(0, (middle - half) / all), Math.min(1, (middle + half) / all)];
}

/** Mean difference between paired values, with its 95 % interval. */
export interface Difference { mean: number; low: number; high: number }
export function paired_difference(a: number[], b: number[]): Difference {
  const d = b.slice(0, a.length).map((value, k) => value - a[k]!);
  const middle = mean(d);
  const spread = Math.sqrt(d.reduce((sum, x) => sum + (x - middle) ** 2, 0) / Math.max(1, d.length - 1));
  const half = 1.96 * spread / Math.sqrt(d.length);
  return { mean: middle, low: middle - half, high: middle + half };
}

/** Mean of a series over months `from` to `until` (left out), run by run. */
export function mean_over(runs: Runs, series: Shown, from: number, until: number): number[] {
  return Array.from({ length: runs.count }, (_, run) => {
    let sum = 0;
    for (let month = from; month < until; ++month) sum += value_at(runs, series, run, month);
    return sum / (until - from);
  });
}
