/** Numbers and months as people read them. */
import { words } from '../words';

export const percent = (x: number): string => Number.isFinite(x) ? `${Math.round(100 * x)} %` : '–';
/** ".48": shares and indices that are no percentages. */
export const index = (x: number): string => Number.isFinite(x) ? x.toFixed(2).replace(/^(-?)0\./, '$1.').replace('-', '−') : '–';
export const plain = (x: number): string => String(Number(x.toPrecision(6))).replace('-', '−');
/** Of a series, in its own measure. */
export const measured = (series: string, x: number): string =>
  series === 'collaboration' || series === 'deficits' || series === 'live_work' ? percent(x) : index(x);

export const year_of = (month: number): number => 2016 + Math.floor((month + 3) / 12);
export const month_name = (month: number): string => `${words.months_short[month % 12]} ${year_of(month)}`;
/** "2016/17", by financial year. */
export const financial_year = (year: number): string => `${2016 + year}/${String((17 + year) % 100).padStart(2, '0')}`;
/** As scenario files write it. */
export const date_of = (month: number): string =>
  `${year_of(month)}-${String((month + 3) % 12 + 1).padStart(2, '0')}`;
