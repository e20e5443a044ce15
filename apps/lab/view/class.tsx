/** A class: a code that holds a setting, and a seat that is luck. */
import { useState } from 'preact/hooks';
import { code_of, most_seats, of_code, rounded, spaced } from '../model/code';
import { name_in_words } from '../model/describe';
import { month_name, plain } from '../model/format';
import { view_in } from '../model/pasted';
import { shown_series, type Shown } from '../model/runs';
import { regime_of, value_of, type Setting } from '../model/setting';
import { words } from '../words';
import { Copy } from './share';
import { Collect } from './collected';
import { run_count, type Lab, type State } from './lab';
import { Settings } from './settings';

const w = words.class;

/** What moved so that a code can hold it. */
function Moved({ from, to, base }: { from: Setting; to: Setting; base: string }) {
  const moved = [
    ...Object.entries(to.values).filter(([path, value]) => value !== value_of(from, base, path))
      .map(([path, value]) => w.moved(name_in_words(path), precise(value_of(from, base, path)), precise(value))),
    ...to.happenings.flatMap((h, k) => h.month === from.happenings[k]!.month ? []
      : [w.moved(words.happens.sized(h.kind, h.size, h.parameter), month_name(from.happenings[k]!.month), month_name(h.month))]),
  ];
  return moved.length ? <p class="dim" id="moved">{w.rounded} {moved.join('; ')}.</p> : null;
}
const precise = (x: number): string => plain(x).replace(/^(−?)0\./, '$1.');

function Make({ lab, state }: { lab: Lab; state: State }) {
  const base = lab.base(state.b), near = rounded(state.b, base), seat = state.seat ?? 0;
  const code = near && code_of(near, seat);
  return <>
    <h3>{state.seat === null ? w.make : w.own}</h3>
    <Seat lab={lab} state={state} />
    {state.a && <p>{w.only_b}</p>}
    {code ? <p class="spread"><output class="code" id="code">{spaced(code)}</output><Copy text={code} /></p>
      : <><p>{w.cannot}</p><Copy text={lab.link()} label={w.copy_text} /></>}
    {near && <Moved from={state.b} to={near} base={base} />}
  </>;
}

/** Whose luck a code holds, and whose is in the network: stands wherever a code does. */
function Seat({ lab, state: { seat, run } }: { lab: Lab; state: State }) {
  return <p id="seat">{seat === null ? w.no_seat : <><b>{w.you(seat)}</b>{' '}
    {run === seat ? w.own_luck : <>{w.other_luck(run)} <button class="small" onClick={() => lab.select({ run: seat })}>{w.to_own}</button></>}</>}</p>;
}

/** Takes a code, the text of a setting, or a seat alone; what of it was dropped, or wrong, is said. */
function take(lab: Lab, text: string, seat: number | null): string {
  const view = view_in(text), held = view ? null : of_code(text), own = seat ?? lab.state.seat;
  if (view) {
    if (lab.refuses(view.b) || (view.a && lab.refuses(view.a))) return '';
    const shown = (shown_series as readonly string[]).includes(view.shown) ? view.shown as Shown : lab.state.shown;
    lab.compare(view.a, view.b, { run: own ?? view.run % run_count, seat: own, shown, month: Math.min(view.month, 119) });
    return [view.a ? w.took_both : w.took_one, own === null ? w.senders(view.run) : own === view.run ? '' : w.not_senders(view.run)].filter(Boolean).join(' ');
  }
  if (text.trim() && !held) return w.bad_code;
  if (own === null) return w.needs_seat;
  if (!held) lab.select({ run: own, seat: own });
  else {
    const had_a = lab.state.a !== null;
    lab.compare(null, held.setting, { run: own, seat: own });
    return had_a ? w.took_code : '';
  }
  return '';
}

function Take({ lab, state }: { lab: Lab; state: State }) {
  const [code, set_code] = useState(''), [seat, set_seat] = useState(state.seat === null ? '' : String(state.seat)), [said, say] = useState('');
  const go = (e: Event) => {
    e.preventDefault();
    const number = Number(seat), is_seat = Number.isInteger(number) && number >= 1 && number <= most_seats;
    say(seat.trim() && !is_seat ? w.bad_seat : take(lab, code, seat.trim() ? number : null));
  };
  return (
    <form onSubmit={go} noValidate>
      <h3>{w.take}</h3>
      <div class="row"><label>{w.code}<input type="text" value={code} maxLength={6000} autocomplete="off" spellcheck={false} onInput={(e) => set_code(e.currentTarget.value)} /></label>
        <label>{w.seat}<input type="number" min={1} max={most_seats} value={seat} onInput={(e) => set_seat(e.currentTarget.value)} /></label>
        <button class="main">{w.go}</button></div>
      <p role="alert">{said}</p>
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
