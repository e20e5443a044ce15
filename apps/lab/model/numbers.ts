/** What is seen as numbers, for a spreadsheet. */
import { fan_of, levels, shown_series, value_at, type Runs } from './runs';

export function csv_of(arms: [string, Runs][], run: number): string {
  const head = ['arm', 'series', 'month', ...levels.map((p) => `quantile_${p}`), `run_${run}`].join(',');
  const rows: string[] = [head];
  for (const [arm, runs] of arms)
    for (const series of shown_series)
      fan_of(runs, series).forEach((quantiles, month) => {
        const own = run < runs.count ? value_at(runs, series, run, month) : NaN;
        rows.push([arm, series, month, ...[...quantiles, own].map((x) => Number.isFinite(x) ? String(Number(x.toPrecision(7))) : '')].join(','));
      });
  return rows.join('\r\n') + '\r\n';
}
