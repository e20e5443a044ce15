/** What kind of system: place, way of deciding, six sliders in plain words, what happens, and everything else. */
import { as_shown } from '../model/describe';
import { sliders } from '../model/code';
import { as_it_is, regime_of, value_of } from '../model/setting';
import { words } from '../words';
import { Happenings } from './happenings';
import { Glossary } from './glossary';
import type { Lab, State } from './lab';
import { More } from './more';
import { Settings } from './settings';

export function Controls({ lab, state }: { lab: Lab; state: State }) {
  const { b, tables } = state, base = lab.base(b);
  const regime = tables?.regimes.find((r) => r.name === regime_of(b, base));
  const set = (path: string, value: number) => lab.change({ ...b, values: { ...b.values, [path]: value } });
  return (
    <section class="card controls" aria-label={words.controls.head}>
      <p class="jump"><button class="small" onClick={() => scrollTo(0, 0)}>{words.controls.jump_back}</button></p>
      <h2>{words.controls.head}</h2>
      <label>{words.controls.place}
        <select value={b.scenario} onChange={(e) => lab.compare(null, as_it_is(e.currentTarget.value), { run: state.run })}>
          {Object.keys(lab.parts.bases).map((name) => <option key={name} value={name}>{lab.place_name(name)}</option>)}
        </select></label>
      <label>{words.controls.regime}
        <select value={regime_of(b, base)} onChange={(e) => lab.change({ ...b, regime: e.currentTarget.value })}>
          {tables?.regimes.map((r) => <option key={r.name} value={r.name}>{words.regimes[r.name] ?? r.title}</option>)}
        </select></label>
      {regime && <p class="dim">{words.controls.regime_is(regime.decides, words.brings[regime.name] ?? regime.brings)}</p>}
      {sliders.map((s) => {
        const value = value_of(b, base, s.path), [name, hint] = words.sliders[s.path]!, id = 's_' + s.path.replace('.', '_');
        return (
          <div class="slider" key={s.path}>
            <label for={id}>{name}<output>{as_shown[s.path]!(value)}</output></label>
            <input id={id} type="range" min={s.low} max={s.high} step={s.step} value={value} title={hint} aria-describedby={id + '_hint'}
                   aria-valuetext={as_shown[s.path]!(value)} onInput={(e) => set(s.path, Number(e.currentTarget.value))} />
            <span id={id + '_hint'} class="unseen">{hint}</span>
          </div>);
      })}
      <div class="row">
        {state.a ? <>
          <button onClick={() => lab.drop()}>{words.controls.drop}</button>
          <button onClick={() => lab.swap()}>{words.controls.swap}</button>
        </> : <button class="main" disabled={!state.runs.B} onClick={() => lab.keep()}>{words.controls.keep}</button>}
        {state.a && <button onClick={() => lab.compare(state.a, as_it_is(b.scenario))}>{words.controls.reset_b}</button>}
        <button onClick={() => lab.compare(null, as_it_is(b.scenario))}>{words.controls.reset}</button>
        {state.former && <button onClick={() => lab.put_back(state.former!)}>{words.controls.former}</button>}
      </div>
      <Settings lab={lab} state={state} />
      {state.a && <p class="dim">{words.controls.both}</p>}
      <Happenings lab={lab} state={state} />
      <More lab={lab} state={state} />
      <Glossary />
    </section>
  );
}
