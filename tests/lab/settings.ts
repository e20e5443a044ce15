/** Random settings, as the page could be set. */
import type { Tables } from '../../apps/lab/model/tables';
import { as_it_is, happening, type Setting } from '../../apps/lab/model/setting';
import { offers, sliders, at_mark } from '../../apps/lab/model/code';

export function random_setting(random: () => number, tables: Tables): Setting {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const s = as_it_is(pick(['three_places', 'three_places', 'one_county', 'border_city', 'four_neighbours']));
  s.seed = 1 + Math.floor(random() * 1000);
  s.regime = pick(tables.regimes).name;
  if (random() < .5) s.decision = pick(tables.decisions).name;
  if (random() < .5) s.trust_update = pick(tables.trust_updates).name;
  for (const slider of sliders) if (random() < .5) s.values[slider.path] = at_mark(slider, Math.floor(random() * 31));
  const changeable = tables.parameters.filter((p) => p.low < p.high && !sliders.some((x) => x.path === p.path));
  for (let k = 0; k < 3; ++k) {
    const p = pick(changeable);
    s.values[p.path] = Number((p.low + random() * (p.high - p.low)).toPrecision(5));
  }
  for (const name of ['gossip', 'workforce', 'public_trust', 'contagion'])
    if (random() < .3) s.switches[name] = true;
  if (random() < .6) s.happenings.push({ ...pick(offers), month: Math.floor(random() * 100) });
  if (random() < .3) s.happenings.push(happening('demand_surge', Math.floor(random() * 100), 12, .15));
  return s;
}
