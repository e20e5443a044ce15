/** Everything that is seen as the text after # in the address, and back. Whoever wrote the text may be hostile. */
import { as_it_is, happening, most_happenings, type Happening, type Setting } from './setting';

export interface View { a: Setting | null; b: Setting; run: number; month: number; shown: string }

const longest = 6000;
const name = /^[a-z][a-z0-9_.]{0,60}$/;
const target = /^[\w .&'-]{0,60}$/;

const list = (pairs: [string, string][]) => pairs.map(([key, value]) => key + ':' + value).join(',');

function write_setting(into: URLSearchParams, prefix: string, s: Setting): void {
  into.set(prefix + 's', s.scenario);
  if (s.seed !== 1) into.set(prefix + 'n', String(s.seed));
  if (s.regime) into.set(prefix + 'r', s.regime);
  if (s.decision) into.set(prefix + 'd', s.decision);
  if (s.trust_update) into.set(prefix + 't', s.trust_update);
  const values = Object.entries(s.values), switches = Object.entries(s.switches);
  if (values.length) into.set(prefix + 'v', list(values.map(([k, x]) => [k, String(x)])));
  if (switches.length) into.set(prefix + 'w', list(switches.map(([k, x]) => [k, x ? '1' : '0'])));
  for (const h of s.happenings)
    into.append(prefix + 'e', [h.kind, h.month, h.duration, h.size, h.target, h.parameter].join(','));
}

export function link_of(view: View): string {
  const into = new URLSearchParams();
  write_setting(into, '', view.b);
  if (view.a) write_setting(into, 'a', view.a);
  into.set('run', String(view.run));
  into.set('m', String(view.month));
  into.set('q', view.shown);
  return '#' + into.toString();
}

class Refused extends Error {}

function number(text: string | undefined): number {
  if (text === undefined || !/^-?(\d+\.?\d*|\.\d+)(e-?\d{1,3})?$/.test(text) || text.length > 30) throw new Refused();
  const x = Number(text);
  if (!Number.isFinite(x)) throw new Refused();
  return x;
}
function whole(text: string): number {
  const x = number(text);
  if (!Number.isInteger(x) || x < 0 || x > 1e6) throw new Refused();
  return x;
}
function matching(text: string | undefined, pattern: RegExp): string {
  if (text === undefined || !pattern.test(text)) throw new Refused();
  return text;
}

function read_list(text: string | null): [string, string][] {
  if (!text) return [];
  const items = text.split(',');
  if (items.length > 300) throw new Refused();
  return items.map((item) => {
    const [key, value, ...more] = item.split(':');
    if (more.length || value === undefined) throw new Refused();
    return [matching(key, name), value];
  });
}

function read_happening(text: string): Happening {
  const [kind, month, duration, size, whom, parameter, ...more] = text.split(',');
  if (more.length) throw new Refused();
  const path = parameter ? matching(parameter, name) : '';
  return happening(matching(kind, name), whole(month ?? ''), whole(duration ?? ''), number(size), matching(whom, target), path);
}

function read_setting(from: URLSearchParams, prefix: string): Setting {
  const optional = (key: string) => from.has(prefix + key) ? matching(from.get(prefix + key)!, name) : null;
  const s = as_it_is(matching(from.get(prefix + 's') ?? undefined, name));
  if (from.has(prefix + 'n')) s.seed = whole(from.get(prefix + 'n')!);
  s.regime = optional('r');
  s.decision = optional('d');
  s.trust_update = optional('t');
  for (const [key, value] of read_list(from.get(prefix + 'v'))) s.values[key] = number(value);
  for (const [key, value] of read_list(from.get(prefix + 'w'))) s.switches[key] = value === '1';
  s.happenings = from.getAll(prefix + 'e').slice(0, most_happenings + 1).map(read_happening);
  return s;
}

/** Null where it says no view. What it says may still be out of range: setting.ts looks at that. */
export function view_of(hash: string): View | null {
  const text = hash.replace(/^#/, '');
  if (!text || text.length > longest) return null;
  try {
    const from = new URLSearchParams(text);
    return {
      a: from.has('as') ? read_setting(from, 'a') : null, b: read_setting(from, ''),
      run: from.has('run') ? whole(from.get('run')!) : 0, month: from.has('m') ? whole(from.get('m')!) : 1e6,
      shown: from.has('q') ? matching(from.get('q')!, name) : 'collaboration',
    };
  } catch (problem) {
    if (problem instanceof Refused) return null;
    throw problem;
  }
}
