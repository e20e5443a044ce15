/** A lesson: question, three questions, predict, run, compare, explain, three questions again. */
import { useEffect, useRef } from 'preact/hooks';
import { lessons, type Round } from '../lessons/lessons';
import { drawn_points, given_of, not_begun, step_count } from '../lessons/progress';
import { apart, judge } from '../lessons/verdict';
import { measured } from '../model/format';
import { at_month, median, type Runs } from '../model/runs';
import { lesson_words, type LessonWords } from '../lessons/words';
import { words } from '../words';
import { Glossary } from './glossary';
import type { Lab, State } from './lab';
import { Predict } from './predict';
import { Quiz } from './quiz';
import { Settings } from './settings';
import { show_stage, stage_now, step_to } from './stage';

const w = words.lesson;

/** Medians at the points of a drawing. */
const at_points = (runs: Runs, round: Round): number[] => Array.from({ length: drawn_points }, (_, k) =>
  median(at_month(runs, round.shown, k === 0 ? 0 : Math.min(runs.months - 1, 12 * k - 1))));

/** How far the drawing lies from B, and A too: in the mean over the points. */
function Drawn({ drawn, a, b, round }: { drawn: number[]; a: Runs; b: Runs; round: Round }) {
  const [in_a, in_b] = [at_points(a, round), at_points(b, round)], off = (x: number[], y: number[]) => measured(round.shown, apart(x, y));
  return <p id="verdict">{w.apart(off(drawn, in_b), off(in_a, in_b))} <b>{w.judged[judge(drawn, in_a, in_b)]}</b></p>;
}

function Compare({ state, r, round, text }: { state: State; r: number; round: Round; text: LessonWords }) {
  const { A: a, B: b } = state.runs, given = given_of(state.progress[state.lesson]!, r), words_of = text.rounds[r]!;
  if (!a || !b || state.busy) return <p aria-live="polite">…</p>;
  return (
    <div aria-live="polite">
      <h3>{w.what_came}</h3>
      {round.predict === 'draw'
        ? <Drawn drawn={given.drawn as number[]} a={a} b={b} round={round} />
        : <Verdict options={words_of.options!} said={given.said ?? -1} was={round.predict(a, b)} />}
      <h3>{w.why}</h3>
      <p>{words_of.explain}</p>
    </div>
  );
}

function Verdict({ options, said, was }: { options: string[]; said: number; was: number }) {
  return <div id="verdict"><p><b>{said === was ? '✓ ' + w.right : '✗ ' + w.wrong}</b></p>
    {said !== was && <p>{w.you_said}{options[said]}</p>}
    <p>{w.it_was}{options[was]}</p></div>;
}

/** The end: the questions again, then what to try, in free play, and on to the next. */
function After({ lab, state, text }: { lab: Lab; state: State; text: LessonWords }) {
  const { before, after } = state.progress[state.lesson]!, is_complete = complete(text, after);
  const right = (answers: number[]) => text.quiz.filter((q, k) => answers[k] === q.right).length;
  const has_next = state.lesson + 1 < lessons.length;
  return <>
    <Quiz id="after" head={w.after} quiz={text.quiz} answers={after} answer={(answers) => lab.change_progress({ after: answers })} shows_right={is_complete}
      evidence={text.teacher.screen} />
    {is_complete ? <p class="question" id="learnt">{w.result(right(before), right(after))}</p> : <p class="dim">{w.to_see}</p>}
    {is_complete && <><h3>{w.try_on}</h3><p>{text.try_on}</p></>}
    <div class="row">
      {is_complete && <button onClick={() => lab.take_along()}>{w.take_along}</button>}
      {is_complete && has_next && <button class="main" onClick={() => lab.open('lesson', state.lesson + 1)}>{w.next_lesson}</button>}
    </div>
  </>;
}

const complete = (text: LessonWords, answers: number[]): boolean => text.quiz.every((_, k) => answers[k] !== undefined);

export function LessonPanel({ lab, state }: { lab: Lab; state: State }) {
  const lesson = lessons[state.lesson]!, text = lesson_words[state.lesson]!, steps = step_count(lesson);
  const { step, before } = state.progress[state.lesson]!, { kind, r, round } = stage_now(state)!;
  const go = (to: number) => step_to(lab, to), is_open = useRef(false);
  useEffect(() => {
    show_stage(lab);
    // What is new stands at the top, and is seen first.
    if (is_open.current) document.querySelector('.lesson')?.scrollIntoView({ block: 'start' });
    is_open.current = true;
  }, [step]);
  const Title = kind === 'question' ? 'h1' : 'h2', in_round = kind === 'predict' || kind === 'compare';
  return (
    <section class="card lesson" aria-label={text.title}>
      <p class="over">{w.lesson} {state.lesson + 1} {w.of} {lessons.length}</p>
      <Title>{text.title}</Title>
      <progress value={step + 1} max={steps} aria-label={`${step + 1} ${w.of} ${steps}`} />
      {kind === 'question' && <>
        <h2 class="question">{text.question}</h2><p>{text.story}</p>
        <Quiz id="before" head={w.before} quiz={text.quiz} answers={before} answer={(answers) => lab.change_progress({ before: answers })} />
        <button class="main" disabled={!complete(text, before)} onClick={() => go(1)}>{w.begin}</button>
        <p class="dim">{complete(text, before) ? '' : w.unanswered} {w.pictures_later}</p>
      </>}
      {in_round && <p class="question">{text.rounds[r]!.question ?? text.question}</p>}
      {kind === 'predict' && <Predict lab={lab} state={state} r={r} round={round} text={text} />}
      {kind === 'compare' && <>
        <Compare state={state} r={r} round={round} text={text} />
        <button class="main" disabled={state.busy} onClick={() => go(step + 1)}>{w.next}</button>
      </>}
      {in_round && <Settings lab={lab} state={state} />}
      {kind === 'sum' && <>
        <h3>{w.think}</h3><p class="question">{text.sum_up}</p>
        <button class="main" onClick={() => go(step + 1)}>{w.next}</button>
      </>}
      {kind === 'after' && <After lab={lab} state={state} text={text} />}
      {step > 0 && <p class="spread"><button class="small quiet" onClick={() => go(step - 1)}>‹ {w.back}</button>
        <button class="small quiet" onClick={() => lab.change_progress(not_begun())}>{w.anew}</button></p>}
      <Glossary />
    </section>
  );
}
