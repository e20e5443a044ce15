/** What may be said of runs in one sentence. Each rule looks at intervals and says neither where they decide nothing. */
import { measured } from './format';
import { at_month, interval_of_share, mean_over, median, paired_difference, retreats, type Runs, type Shown } from './runs';
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

export function retreat_sentence(runs: Runs, arm = ''): string {
  const count = retreats(runs), [low, high] = interval_of_share(count, runs.count);
  const share = (x: number) => (100 * x).toFixed(x > 0 && x < .1 ? 1 : 0);
  return arm ? words.retreat_of(arm, count, runs.count, share(low), share(high) + ' %')
    : words.retreat(count, runs.count, share(low), share(high) + ' %');
}
