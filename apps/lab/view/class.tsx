/** A class: a code that holds a setting, and a seat that is luck. */
import { useState } from 'preact/hooks';
import { code_of, most_seats, of_code, rounded, spaced } from '../model/code';
import { name_in_words } from '../model/describe';
import { month_name, plain } from '../model/format';
import { view_of } from '../model/link';
import { regime_of, value_of, type Setting } from '../model/setting';
import { words } from '../words';
import { Copy } from './share';
import { Collect } from './collected';
import type { Lab, State } from './lab';
import { Settings } from './settings';

const w = words.class;

/** What moved so that a code can hold it. */
function Moved({ from, to, base }: { from: Setting; to: Setting; base: string }) {
  const moved = [
    ...Object.entries(to.values).filter(([path, value]) => value !== value_of(from, base, path))
      .map(([path, value]) => w.moved(name_in_words(path), precise(value_of(from, base, path)), precise(value))),
    ...to.happenings.flatMap((h, k) => h.month === from.happenings[k]!.month ? []
      : [w.moved(words.happens.list[h.kind] ?? h.kind, month_name(from.happenings[k]!.month), month_name(h.month))]),
  ];
  return moved.length ? <p class="dim" id="moved">{w.rounded} {moved.join('; ')}.</p> : null;
}
const precise = (x: number): string => plain(x).replace(/^(−?)0\./, '$1.');

function Make({ lab, state }: { lab: Lab; state: State }) {
  const base = lab.base(state.b), near = rounded(state.b, base), seat = state.seat ?? 0;
  const code = near && code_of(near, seat);
  return <>
    <h3>{state.seat === null ? w.make : w.own}</h3>
    {state.a && <p>{w.only_b}</p>}
    {code ? <p class="spread"><output class="code" id="code">{spaced(code)}</output><Copy text={code} /></p>
      : <><p>{w.cannot}</p><Copy text={lab.link()} label={w.copy_text} /></>}
    {near && <Moved from={state.b} to={near} base={base} />}
  </>;
}

/** A code, or the text of a link: from # on, or all of it. */
function held_by(text: string): Setting | null {
  const at = text.indexOf('#');
  return at < 0 ? of_code(text)?.setting ?? null : view_of(text.slice(at).trim())?.b ?? null;
}

function Take({ lab, state }: { lab: Lab; state: State }) {
  const [code, set_code] = useState(''), [seat, set_seat] = useState('1'), [is_bad, set_bad] = useState(false);
  const take = (e: Event) => {
    e.preventDefault();
    const held = held_by(code), number = Number(seat);
    const fits = held && Number.isInteger(number) && number >= 1 && number <= most_seats;
    set_bad(!fits);
    if (fits) lab.compare(null, held, { run: number, seat: number });
  };
  return (
    <form onSubmit={take}>
      <h3>{w.take}</h3>
      <div class="row"><label>{w.code}<input type="text" value={code} maxLength={6000} autocomplete="off" spellcheck={false} onInput={(e) => set_code(e.currentTarget.value)} /></label>
        <label>{w.seat}<input type="number" min={1} max={most_seats} value={seat} onInput={(e) => set_seat(e.currentTarget.value)} /></label>
        <button class="main">{w.go}</button></div>
      <p role="alert">{is_bad ? w.bad_code : state.seat !== null ? w.you(state.seat) : ''}</p>
    </form>
  );
}

export function ClassPanel({ lab, state }: { lab: Lab; state: State }) {
  return (
    <section class="card class" aria-label={w.head}>
      <h2>{w.head}</h2>
      <p>{w.intro}</p>
      <Make lab={lab} state={state} />
      <p class="dim">{lab.place_name(state.b.scenario)}. {words.regimes[regime_of(state.b, lab.base(state.b))]}.</p>
      <Settings lab={lab} state={{ ...state, a: null }} />
      <Take lab={lab} state={state} />
      <Collect lab={lab} state={state} />
    </section>
  );
}
