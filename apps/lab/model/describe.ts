/** What was changed of a place, in words: each change as one line. */
import { index, month_name, percent, plain } from './format';
import { regime_of, said, said_number, type Happening, type Setting } from './setting';
import type { Tables } from './tables';
import { words } from '../words';

/** A value of the six sliders, as people read it. */
export const as_shown: Record<string, (v: number) => string> = {
  'finance.allocation_growth': (v) => (100 * v).toFixed(1) + ' %',
  'trust.gain': (v) => (100 * v).toFixed(1) + ' %',
  'trust.loss_ratio': (v) => plain(v) + ' ×',
  'trust.history': index,
  'choice.cost': plain,
  'regulators.place_focus': percent,
};
export const value_in_words = (path: string, value: number): string => (as_shown[path] ?? plain)(value);
export const name_in_words = (path: string): string => words.sliders[path] ? words.sliders[path]![0] : path;

const in_words = (h: Happening): string => words.settings.event(
  words.happens.sized(h.kind, h.size, h.parameter), month_name(h.month), h.duration);

export function changes_of(s: Setting, base: string, tables: Tables): string[] {
  const d = words.settings, regime = said(base, 'regime'), title = (name: string) => words.regimes[name] ?? name;
  const meaning = (rows: { name: string; meaning: string }[], name: string) => rows.find((r) => r.name === name)?.meaning ?? name;
  const meant = (path: string) => words.sliders[path] ? name_in_words(path)
    : d.named(words.meanings[path] ?? tables.parameters.find((p) => p.path === path)?.meaning ?? '', path);
  return [
    ...(regime_of(s, base) !== regime ? [d.changed(words.controls.regime, title(regime_of(s, base)), title(regime))] : []),
    ...(s.decision && s.decision !== said(base, 'decision') ? [`${words.controls.rule}: ${meaning(tables.decisions, s.decision)}`] : []),
    ...(s.trust_update && s.trust_update !== said(base, 'trust_update') ? [`${words.controls.trust_rule}: ${meaning(tables.trust_updates, s.trust_update)}`] : []),
    ...Object.entries(s.values).flatMap(([path, value]) => {
      const was = said_number(base, path);
      return value === was ? [] : [d.changed(meant(path), value_in_words(path, value), value_in_words(path, was))];
    }),
    ...Object.entries(s.switches).flatMap(([name, on]) => said(base, 'switches.' + name) === String(on) ? []
      : [`${words.meanings['switches.' + name] ?? meaning(tables.switches, name)}: ${on ? d.on : d.off}`]),
    ...s.happenings.map(in_words),
  ];
}

/** Changes that two settings of one place share, and what each has alone. */
export function beside_each_other(a: string[], b: string[]): { both: string[]; a: string[]; b: string[] } {
  return { both: a.filter((x) => b.includes(x)), a: a.filter((x) => !b.includes(x)), b: b.filter((x) => !a.includes(x)) };
}
