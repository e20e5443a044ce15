/**
 * Twelve characters that hold a setting and a seat: five bits each, 60 in all. Letters that are easily taken for
 * one another are left out (Crockford's alphabet), a check finds slips of the pen. What is held: a place, a way of
 * deciding, six sliders at 32 marks each, one event with its year, a seat from 0 (the teacher) to 127.
 */
import { as_it_is, happening, value_of, type Happening, type Setting } from './setting';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;
export const most_seats = 127;
export const places = ['three_places', 'one_county', 'border_city', 'many_partners', 'four_neighbours'];
export const regimes =
  ['memorandum', 'majority', 'lead_acute', 'lead_gp', 'alliance', 'joint_venture', 'aco', 'statutory'];

/** The six sliders: 31 steps from low to high; mark 31 is left for "as it was". */
export interface Slider { path: string; low: number; high: number; step: number }
export const sliders: Slider[] = [
  { path: 'finance.allocation_growth', low: 0, high: .06, step: .002 },
  { path: 'trust.history', low: .06, high: .66, step: .02 },
  { path: 'trust.gain', low: 0, high: .09, step: .003 },
  { path: 'trust.loss_ratio', low: 0, high: 7.5, step: .25 },
  { path: 'choice.cost', low: .5, high: 3.5, step: .1 },
  { path: 'regulators.place_focus', low: 0, high: .9, step: .03 },
];
const unmoved = 31;
export const at_mark = (s: Slider, mark: number): number => Number((s.low + mark * s.step).toFixed(6));
export const mark_of = (s: Slider, value: number): number =>
  Math.max(0, Math.min(30, Math.round((value - s.low) / s.step)));

/** What the buttons of the page let happen, each with its size and length. */
export const offers: Happening[] = [
  happening('funding_change', 24, 24, -.12),
  happening('demand_surge', 24, 12, .2),
  happening('leader_leaves', 24, 0, 1),
  happening('trust_shock', 24, 0, .5),
  happening('withdrawal', 24, 24, 1, 'largest'),
  happening('regulator_stance', 24, 24, 0),
  happening('set_parameter', 24, 24, 3, '', 'pressure.imposed'),
];
const is_offer = (h: Happening, offer: Happening): boolean =>
  JSON.stringify({ ...h, month: 0 }) === JSON.stringify({ ...offer, month: 0 });

/** Fields with their widths in bits. */
const widths = [3, 3, 5, 5, 5, 5, 5, 5, 3, 4, 7, 10];

function check_of(fields: number[]): number {
  let sum = 7;
  for (const field of fields) sum = (sum * 131 + field + 1) % 1021;
  return sum;
}

/** Null where the code cannot hold it. Values between marks cannot be held. */
export function code_of(setting: Setting, seat: number): string | null {
  const place = places.indexOf(setting.scenario);
  const regime = setting.regime ? regimes.indexOf(setting.regime) : 0;
  const known = Object.keys(setting.values).every((path) => sliders.some((s) => s.path === path));
  const plain = !setting.decision && !setting.trust_update && Object.keys(setting.switches).length === 0;
  if (place < 0 || regime < 0 || !known || !plain || setting.seed !== 1 || setting.happenings.length > 1) return null;
  const marks = sliders.map((s) => s.path in setting.values ? mark_of(s, setting.values[s.path]!) : unmoved);
  if (sliders.some((s, k) => marks[k] !== unmoved && at_mark(s, marks[k]!) !== setting.values[s.path])) return null;
  const event = setting.happenings[0], kind = event ? offers.findIndex((offer) => is_offer(event, offer)) + 1 : 0;
  const year = event ? event.month / 12 : 0;
  if ((event && !kind) || !Number.isInteger(year) || year > 15 || seat < 0 || seat > most_seats) return null;
  const fields = [place, regime, ...marks, kind, year, seat];
  let bits = 0n;
  [...fields, check_of(fields)].forEach((field, k) => { bits = (bits << BigInt(widths[k]!)) | BigInt(field); });
  return Array.from({ length }, (_, k) => letters[Number((bits >> BigInt(5 * (length - 1 - k))) & 31n)]).join('');
}

/** As people write it: "ABCD-EFGH-JKMN". */
export const spaced = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

export function of_code(text: string): { setting: Setting; seat: number } | null {
  const clean = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (clean.length !== length || [...clean].some((c) => !letters.includes(c))) return null;
  let bits = [...clean].reduce((sum, c) => (sum << 5n) | BigInt(letters.indexOf(c)), 0n);
  const fields: number[] = [];
  for (const width of [...widths].reverse()) {
    fields.unshift(Number(bits & ((1n << BigInt(width)) - 1n)));
    bits >>= BigInt(width);
  }
  const check = fields.pop(), [place, regime, ...rest] = fields as [number, number, ...number[]];
  if (check !== check_of(fields) || place >= places.length) return null;
  const marks = rest.slice(0, 6), [kind, year, seat] = rest.slice(6) as [number, number, number];
  const setting = as_it_is(places[place]!);
  if (regime) setting.regime = regimes[regime]!;
  sliders.forEach((s, k) => { if (marks[k] !== unmoved) setting.values[s.path] = at_mark(s, marks[k]!); });
  if (kind) setting.happenings = [{ ...offers[kind - 1]!, month: 12 * year }];
  return { setting, seat };
}

/** The nearest setting that a code can hold, or null where a code lacks the room. */
export function rounded(setting: Setting, base: string): Setting | null {
  const near = { ...setting, values: { ...setting.values } };
  for (const s of sliders)
    if (s.path in near.values) near.values[s.path] = at_mark(s, mark_of(s, value_of(setting, base, s.path)));
  near.happenings = setting.happenings.map((h) => ({ ...h, month: 12 * Math.round(h.month / 12) }));
  return code_of(near, 0) === null ? null : near;
}
