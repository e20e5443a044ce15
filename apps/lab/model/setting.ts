/** A setting: a place to begin with, what was changed of it, and what happens. Plain values. */
import type { Tables } from './tables';

export interface Happening {
  kind: string; month: number; duration: number; size: number; target: string; parameter: string;
}
export interface Setting {
  scenario: string;
  seed: number;
  regime: string | null;
  decision: string | null;
  trust_update: string | null;
  values: Record<string, number>;
  switches: Record<string, boolean>;
  happenings: Happening[];
}

export const as_it_is = (scenario: string): Setting =>
  ({ scenario, seed: 1, regime: null, decision: null, trust_update: null, values: {}, switches: {}, happenings: [] });

export const happening = (kind: string, month: number, duration: number, size: number, target = '',
                          parameter = ''): Happening => ({ kind, month, duration, size, target, parameter });

export const most_happenings = 12;

/** What a line of the scenario's text says: `trust.gain=0.03`. */
export function said(base: string, name: string): string {
  const start = base.indexOf('\n' + name + '=');
  if (start < 0) return '';
  const from = start + name.length + 2;
  return base.slice(from, base.indexOf('\n', from));
}
export const said_number = (base: string, path: string): number => Number(said(base, path));

export const regime_of = (setting: Setting, base: string): string => setting.regime ?? said(base, 'regime');
export const value_of = (setting: Setting, base: string, path: string): number =>
  setting.values[path] ?? said_number(base, path);

const quoted = (text: string): string =>
  '"' + [...text].filter((c) => c >= ' ' && c !== '"' && c !== '\\').join('') + '"';

const event_line = (h: Happening): string =>
  `event kind=${h.kind} name="" month=${h.month} duration=${h.duration} size=${h.size} ` +
  `target=${quoted(h.target)} parameter=${quoted(h.parameter)} with="" regime=memorandum`;

/** The scenario's lines with the setting's changes, as the engine reads them. */
export function text_of(setting: Setting, base: string): string {
  const changed = new Map<string, string>();
  if (setting.regime) changed.set('regime', setting.regime);
  if (setting.decision) changed.set('decision', setting.decision);
  if (setting.trust_update) changed.set('trust_update', setting.trust_update);
  for (const [path, value] of Object.entries(setting.values)) changed.set(path, String(value));
  for (const [name, on] of Object.entries(setting.switches)) changed.set('switches.' + name, String(on));
  const events = setting.happenings.map(event_line);
  const lines: string[] = [];
  for (const line of base.split('\n')) {
    if (events.length && (line.startsWith('year ') || line === 'end')) lines.push(...events.splice(0));
    const name = line.slice(0, line.indexOf('='));
    lines.push(changed.has(name) ? `${name}=${changed.get(name)}` : line);
  }
  return lines.join('\n');
}

export interface Problem { what: string; given: string; least?: number; most?: number; known?: string[] }

function wrong_number(what: string, given: number, least: number, most: number): Problem[] {
  const fits = Number.isFinite(given) && given >= least && given <= most;
  return fits ? [] : [{ what, given: String(given), least, most }];
}

function wrong_name(what: string, given: string | null, known: string[]): Problem[] {
  return given === null || known.includes(given) ? [] : [{ what, given, known }];
}

function wrong_in(h: Happening, tables: Tables, months: number): Problem[] {
  const row = tables.events.find((r) => r.name === h.kind);
  if (!row) return [{ what: 'event', given: h.kind, known: tables.events.map((r) => r.name) }];
  const parameter = h.kind === 'set_parameter' ? tables.parameters.find((p) => p.path === h.parameter) : undefined;
  if (h.kind === 'set_parameter' && !parameter) return [{ what: 'parameter', given: h.parameter, known: [] }];
  return [
    ...wrong_number(h.kind + ' month', h.month, 0, months - 1),
    ...wrong_number(h.kind + ' duration', h.duration, 0, 1200),
    ...wrong_number(h.kind + ' size', h.size, parameter?.least ?? row.least, parameter?.most ?? row.most),
  ];
}

/** Everything in a setting that the engine would refuse. */
export function problems_of(setting: Setting, tables: Tables, scenarios: string[], months: number): Problem[] {
  const names = (rows: { name: string }[]) => rows.map((row) => row.name);
  const found = [
    ...wrong_name('place', setting.scenario, scenarios),
    ...wrong_number('seed', setting.seed, 0, 999999),
    ...wrong_name('regime', setting.regime, names(tables.regimes)),
    ...wrong_name('decision', setting.decision, names(tables.decisions)),
    ...wrong_name('trust_update', setting.trust_update, names(tables.trust_updates)),
  ];
  for (const [path, value] of Object.entries(setting.values)) {
    const row = tables.parameters.find((p) => p.path === path);
    found.push(...(row ? wrong_number(path, value, row.least, row.most) : [{ what: 'parameter', given: path }]));
  }
  for (const name of Object.keys(setting.switches))
    found.push(...wrong_name('switch', name, names(tables.switches)));
  if (setting.happenings.length > most_happenings)
    found.push({ what: 'number of events', given: String(setting.happenings.length), least: 0, most: most_happenings });
  return [...found, ...setting.happenings.flatMap((h) => wrong_in(h, tables, months))];
}

export const same = (a: Setting, b: Setting): boolean => JSON.stringify(a) === JSON.stringify(b);
