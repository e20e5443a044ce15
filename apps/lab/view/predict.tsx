/** A prediction of B: an option, or a line that is drawn into the fan or set year by year. */
import type { Round } from '../lessons/lessons';
import { given_of, is_predicted } from '../lessons/progress';
import { measured } from '../model/format';
import { lesson_words, type LessonWords } from '../lessons/words';
import { words } from '../words';
import type { Lab, State } from './lab';
import { stage_now, step_on } from './stage';

const w = words.lesson;

function change_given(lab: Lab, r: number, change: { said?: number; drawn?: (number | null)[] }): void {
  const progress = lab.state.progress[lab.state.lesson]!, given = [...progress.given];
  given[r] = { ...given_of(progress, r), ...change };
  lab.change_progress({ given });
}
export const change_drawn = (lab: Lab, r: number, drawn: (number | null)[]): void => change_given(lab, r, { drawn });

function ByYear({ lab, drawn, r, shown }: { lab: Lab; drawn: (number | null)[]; r: number; shown: string }) {
  const most = shown === 'system_gap' ? .5 : 1;
  const set = (k: number, text: string) => change_drawn(lab, r, drawn.map((old, i) => i === k ? Number(text) : old));
  return <>
    <p>{w.draw}</p>
    <details><summary>{w.by_year}</summary><div class="by_year">{drawn.map((v, k) => <label key={k}>{k}
      <input type="range" class={v === null ? 'unset' : ''} min={0} max={most} step={most / 50} value={v ?? 0} aria-label={`${w.in_year} ${k}`}
             aria-valuetext={v === null ? w.not_set : measured(shown, v)} onInput={(e) => set(k, e.currentTarget.value)}
             onPointerUp={(e) => set(k, e.currentTarget.value)} onKeyUp={(e) => { if (e.key !== 'Tab' && e.key !== 'Shift') set(k, e.currentTarget.value); }} />
      <span>{v === null ? '–' : measured(shown, v)}</span></label>)}</div></details>
  </>;
}

/** Runs B once it was predicted. It stands under the question, and under the picture that is drawn into. */
export function RunB({ lab, state }: { lab: Lab; state: State }) {
  const stage = stage_now(state);
  if (stage?.kind !== 'predict') return null;
  const given = given_of(state.progress[state.lesson]!, stage.r), draws = stage.round.predict === 'draw';
  const ready = is_predicted(stage.round, given), set = given.drawn.filter((v) => v !== null).length;
  return <div class="run_b">
    <button class="main" disabled={!ready} onClick={() => step_on(lab)}>{lesson_words[state.lesson]!.rounds[stage.r]!.run}</button>
    {draws && set > 0 && <button class="small" onClick={() => change_drawn(lab, stage.r, given.drawn.map(() => null))}>{w.wipe}</button>}
    {!ready && <span class="dim" aria-live="polite">{draws ? w.points(set, given.drawn.length) : w.first}</span>}
  </div>;
}

export function Predict(props: { lab: Lab; state: State; r: number; round: Round; text: LessonWords }) {
  const { lab, state, r, round, text } = props, words_of = text.rounds[r]!;
  const given = given_of(state.progress[state.lesson]!, r);
  return (
    <div>
      <p class="of_armA">{words_of.set}</p>
      <p class="of_armB"><b>{words_of.ask}</b></p>
      {round.predict === 'draw' ? <ByYear lab={lab} drawn={given.drawn} r={r} shown={round.shown} />
        : <fieldset class="choices"><legend>{w.predict}</legend>{words_of.options!.map((option, k) =>
          <label key={k} class="check"><input type="radio" name={`prediction_${state.lesson}_${r}`} checked={given.said === k} onChange={() => change_given(lab, r, { said: k })} /><span>{option}</span></label>)}</fieldset>}
      <RunB lab={lab} state={state} />
    </div>
  );
}
