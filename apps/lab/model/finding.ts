/** What may be said of runs in one sentence. Each rule looks at intervals and says neither where they decide nothing. */
import { measured, month_name } from './format';
import { at_month, interval_of_share, mean_over, median, paired_difference, retreats, still_apart, type Runs, type Shown } from './runs';
import { words } from '../words';

const years_of = (runs: Runs): string =>
  runs.months === 120 ? words.find.ten_years : words.find.years(Math.round(runs.months / 12));

/** Ends apart: at least a sixth high, a sixth low, and few between. */
function is_split(end: number[]): boolean {
  const low = end.filter((x) => x < .33).length / end.length, high = end.filter((x) => x > .66).length / end.length;
  return low > 1 / 6 && high > 1 / 6 && 1 - low - high < .3;
}

function level(x: number): string {
  const f = words.find;
  return x > .85 ? f.nearly_all : x > .6 ? f.most : x > .4 ? f.half : x > .15 ? f.few : f.none;
}

export function finding(runs: Runs): string {
  const end = at_month(runs, 'collaboration', runs.months - 1);
  if (is_split(end)) return words.find.split;
  const first = mean_over(runs, 'collaboration', 0, Math.min(12, runs.months));
  const final = mean_over(runs, 'collaboration', Math.max(0, runs.months - 12), runs.months);
  const change = paired_difference(first, final);
  const way = change.low > .03 ? words.find.up : change.high < -.03 ? words.find.down : words.find.flat;
  return level(median(end)) + words.find.end(years_of(runs)) + way;
}

/** B against A, run by run with the same luck, over the last year. */
export function comparison(a: Runs, b: Runs, shown: Shown): string {
  const last_year = (runs: Runs) => mean_over(runs, shown, Math.max(0, runs.months - 12), runs.months);
  const count = Math.min(a.count, b.count), f = words.find;
  const d = paired_difference(last_year(a).slice(0, count), last_year(b).slice(0, count));
  const is_less = d.high < 0, [near, far] = is_less ? [-d.high, -d.low] : [d.low, d.high], size = Math.abs(d.mean);
  if (!(near > 0) || size < .005) return f.alike;
  if (shown !== 'collaboration')
    return (is_less ? f.lower : f.higher)(words.series[shown]!, measured(shown, size), measured(shown, near), measured(shown, far));
  const points = (x: number) => Math.round(100 * x);
  return (is_less ? f.less : f.more)(f.points(points(size)), String(points(near)), String(points(far)));
}

/** A and B at one month, by their medians: with the same luck, run by run, or no difference. */
export function comparison_at(a: Runs, b: Runs, shown: Shown, month: number): string {
  const f = words.find, at = Math.min(month, a.months - 1, b.months - 1), count = Math.min(a.count, b.count);
  const [in_a, in_b] = [a, b].map((runs) => at_month(runs, shown, at).slice(0, count)) as [number[], number[]];
  const d = paired_difference(in_a, in_b), [x, y] = [median(in_a), median(in_b)], when = f.after(month_name(at), (at + 1) / 12);
  const apart = shown !== 'collaboration' ? '' : [is_split(in_a) ? 'A' : '', is_split(in_b) ? 'B' : ''].filter(Boolean).map(f.split_in).join('');
  if (!(d.low > 0 || d.high < 0) || Math.abs(d.mean) < .005) return f.alike_at(when, words.series[shown]!) + apart;
  const least = Math.min(x, y), times = Math.max(x, y) / least;
  return f.medians(when, words.series[shown]!, measured(shown, x), measured(shown, y)) +
    (least >= .02 && times >= 1.5 ? f.times(y > x ? 'B' : 'A', times.toFixed(1)) : '.') + apart;
}

/** Runs that were in silos at some time, and those of them that are at the end. */
export function retreat_sentence(arms: [string, Runs][]): string {
  const share = (x: number) => (100 * x).toFixed(x > 0 && x < .1 ? 1 : 0);
  return arms.map(([arm, runs]) => {
    const count = retreats(runs), [low, high] = interval_of_share(count, runs.count);
    return (arm ? arm + ': ' : '') + words.retreat(count, runs.count, share(low), share(high) + ' %', still_apart(runs));
  }).join(' ') + ' ' + words.in_silos;
}
