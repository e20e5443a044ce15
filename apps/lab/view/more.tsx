/** Everything that can be changed, from the engine's own tables, with what each number rests on. */
import { useState } from 'preact/hooks';
import { plain } from '../model/format';
import { said, value_of } from '../model/setting';
import type { Parameter } from '../model/tables';
import { words } from '../words';
import type { Lab, State } from './lab';

const at_once = 12;

function Row({ lab, state, p }: { lab: Lab; state: State; p: Parameter }) {
  const b = state.b, value = value_of(b, lab.base(b), p.path), id = 'p_' + p.path.replace(/\W/g, '_');
  const set = (text: string) => {
    const number = Number(text);
    if (text.trim() && Number.isFinite(number)) lab.change({ ...b, values: { ...b.values, [p.path]: number } });
  };
  return (
    <li class={p.path in b.values ? 'changed' : ''}>
      <label for={id}>{p.meaning} <span class={'grade grade' + p.grade} title={words.controls.grade[p.grade]}>{p.grade}</span></label>
      <div class="spread"><code>{p.path}</code>
        <input id={id} type="number" step="any" min={p.least} max={p.most} value={value} onChange={(e) => set(e.currentTarget.value)} /></div>
      {p.low < p.high && value >= p.low && value <= p.high &&
        <input type="range" min={p.low} max={p.high} step={(p.high - p.low) / 40} value={value} aria-label={p.path}
               onInput={(e) => set(String(Number(Number(e.currentTarget.value).toPrecision(4))))} />}
      <span class="dim">{words.controls.from_to} {plain(p.low)} – {plain(p.high)}{p.unit !== '1' ? ' ' + p.unit : ''}. {words.controls.grade[p.grade]}. {p.source}</span>
    </li>
  );
}

function Rules({ lab, state }: { lab: Lab; state: State }) {
  const b = state.b, base = lab.base(b), t = state.tables!;
  return <>
    <label>{words.controls.rule}
      <select value={b.decision ?? said(base, 'decision')} onChange={(e) => lab.change({ ...b, decision: e.currentTarget.value })}>
        {t.decisions.map((r) => <option key={r.name} value={r.name}>{r.meaning}</option>)}</select></label>
    <label>{words.controls.trust_rule}
      <select value={b.trust_update ?? said(base, 'trust_update')} onChange={(e) => lab.change({ ...b, trust_update: e.currentTarget.value })}>
        {t.trust_updates.map((r) => <option key={r.name} value={r.name}>{r.meaning}</option>)}</select></label>
  </>;
}

function Mechanisms({ lab, state }: { lab: Lab; state: State }) {
  const b = state.b, base = lab.base(b);
  return <fieldset><legend>{words.controls.switches}</legend>{state.tables!.switches.map((s) => {
    const on = b.switches[s.name] ?? said(base, 'switches.' + s.name) === 'true';
    return <label key={s.name} class={'check' + (s.name in b.switches ? ' changed' : '')}>
      <input type="checkbox" checked={on} onChange={(e) => lab.change({ ...b, switches: { ...b.switches, [s.name]: e.currentTarget.checked } })} />
      <span>{s.meaning}</span></label>;
  })}</fieldset>;
}

export function More({ lab, state }: { lab: Lab; state: State }) {
  const [query, set_query] = useState(''), [is_open, open] = useState(false);
  if (!state.tables) return null;
  const wanted = query.trim().toLowerCase();
  const found = state.tables.parameters.filter((p) => wanted
    ? (p.path + ' ' + p.meaning).toLowerCase().includes(wanted) : p.path in state.b.values || p.low < p.high);
  const shown = [...found].sort((x, y) => Number(y.path in state.b.values) - Number(x.path in state.b.values)).slice(0, wanted ? 40 : at_once);
  return (
    <details class="more" onToggle={(e) => open(e.currentTarget.open)}>
      <summary>{words.controls.more}</summary>
      {is_open && <>
        <Rules lab={lab} state={state} />
        <label>{words.controls.search} ({words.controls.parameters}: {state.tables.parameters.length})
          <input type="search" value={query} onInput={(e) => set_query(e.currentTarget.value)} /></label>
        {shown.length === 0 && <p class="dim">{words.controls.none}</p>}
        <ul class="plain parameters">{shown.map((p) => <Row key={p.path} lab={lab} state={state} p={p} />)}</ul>
        <Mechanisms lab={lab} state={state} />
      </>}
    </details>
  );
}
