/** A class: a code that holds a setting, a seat that is luck, and the class's codes as an ensemble. */
import { useState } from 'preact/hooks';
import { code_of, most_seats, of_code, rounded, spaced } from '../model/code';
import { index, percent } from '../model/format';
import { at_month, quantile, retreat_month, retreats, sorted, type Runs } from '../model/runs';
import { regime_of, same, type Setting } from '../model/setting';
import { words } from '../words';
import { Copy } from './share';
import type { Lab, State } from './lab';
import { plot } from './picture';

const w = words.class;
interface Pupil { setting: Setting; seat: number }

function Make({ lab, state }: { lab: Lab; state: State }) {
  const near = rounded(state.b, lab.base(state.b)), seat = state.seat ?? 0;
  const code = near && code_of(near, seat);
  return <>
    <h3>{state.seat === null ? w.make : w.own}</h3>
    {code ? <p class="spread"><output class="code" id="code">{spaced(code)}</output><Copy text={code} /></p>
      : <><p>{w.cannot}</p><Copy text={location.href.replace(/#.*/, '') + lab.link()} label={words.share.link} /></>}
    {near && !same(near, state.b) && <p class="dim">{w.rounded}</p>}
  </>;
}

function Take({ lab, state }: { lab: Lab; state: State }) {
  const [code, set_code] = useState(''), [seat, set_seat] = useState('1'), [is_bad, set_bad] = useState(false);
  const take = (e: Event) => {
    e.preventDefault();
    const held = of_code(code), number = Number(seat);
    const fits = held && Number.isInteger(number) && number >= 1 && number <= most_seats;
    set_bad(!fits);
    if (fits) lab.compare(null, held.setting, { run: number, seat: number, hides_b: false });
  };
  return (
    <form onSubmit={take}>
      <h3>{w.take}</h3>
      <div class="row"><label>{w.code}<input type="text" value={code} maxLength={16} autocomplete="off" spellcheck={false} onInput={(e) => set_code(e.currentTarget.value)} /></label>
        <label>{w.seat}<input type="number" min={1} max={most_seats} value={seat} onInput={(e) => set_seat(e.currentTarget.value)} /></label>
        <button class="main">{w.go}</button></div>
      <p role="alert">{is_bad ? w.bad_code : state.seat !== null ? w.you(state.seat) : ''}</p>
    </form>
  );
}

function OfClass({ pupils, runs, bad }: { pupils: Pupil[]; runs: Runs; bad: number }) {
  const last = runs.months - 1, end = at_month(runs, 'collaboration', last), order = sorted(end);
  const trust = at_month(runs, 'trust', last), integration = at_month(runs, 'integration', last);
  const p = plot(520, 190, 2, 0, 1), count = retreats(runs);
  return (
    <div id="of_class">
      <p>{w.of_class(pupils.length, bad)} {w.result(percent(quantile(order, .5)), percent(order[0]!), percent(order[order.length - 1]!), count, runs.count)}</p>
      <svg viewBox="0 0 520 190" class="picture" role="img" aria-label={words.dots.alt}>
        <g class="axes">{[0, .5, 1].map((v) => <g key={v}><line class="grid" x1={p.left} x2={p.right} y1={p.y(v)} y2={p.y(v)} />
          <text x={p.left - 6} y={p.y(v) + 4} text-anchor="end">{percent(v)}</text><text x={p.x(v)} y={p.bottom + 18} text-anchor="middle">{v}</text></g>)}</g>
        <g class="dots armB">{end.map((c, k) => <g key={k}><circle cx={p.x(trust[k]!)} cy={p.y(c)} r={7} />
          <text class="seat" x={p.x(trust[k]!)} y={p.y(c) + 4} text-anchor="middle">{pupils[k]!.seat}</text></g>)}</g>
      </svg>
      <div class="scroll" tabIndex={0} role="group" aria-label={w.collect}><table>
        <thead><tr>{w.table.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        <tbody>{pupils.map((pupil, k) => <tr key={k}><th scope="row">{pupil.seat}</th>
          <td>{words.regimes[pupil.setting.regime ?? 'memorandum']}</td><td>{percent(end[k]!)}</td><td>{index(trust[k]!)}</td>
          <td>{index(integration[k]!)}</td><td>{retreat_month(runs, k) >= 0 ? w.yes : w.no}</td></tr>)}</tbody></table></div>
    </div>
  );
}

function Collect({ lab }: { lab: Lab }) {
  const [text, set_text] = useState('');
  const [found, set_found] = useState<{ pupils: Pupil[]; runs: Runs; bad: number } | null>(null);
  const gather = async () => {
    const lines = text.split(/[\n,;]+/).map((line) => line.trim()).filter(Boolean).slice(0, 500);
    const held = lines.map(of_code), pupils = held.filter((x): x is Pupil => x !== null);
    if (!pupils.length) return set_found(null);
    const { runs } = await lab.runs_of(pupils.map(({ setting, seat }) => ({ setting, run: seat })));
    set_found({ pupils, runs, bad: lines.length - pupils.length });
  };
  return <>
    <h3>{w.collect}</h3>
    <label>{w.paste}<textarea rows={5} value={text} spellcheck={false} onInput={(e) => set_text(e.currentTarget.value)} /></label>
    <button class="main" onClick={() => void gather()}>{w.gather}</button>
    <div aria-live="polite">{found && <OfClass {...found} />}</div>
  </>;
}

export function ClassPanel({ lab, state }: { lab: Lab; state: State }) {
  return (
    <section class="card class" aria-label={w.head}>
      <h2>{w.head}</h2>
      <p>{w.intro}</p>
      <Make lab={lab} state={state} />
      <p class="dim">{lab.place_name(state.b.scenario)}. {words.regimes[regime_of(state.b, lab.base(state.b))]}.</p>
      <Take lab={lab} state={state} />
      <Collect lab={lab} />
    </section>
  );
}
