/** A lesson: question, three questions, predict, run, compare, explain, three questions again. */
import { useEffect, useState } from 'preact/hooks';
import { lessons, with_change, type Lesson, type Round } from '../lessons/lessons';
import { measured } from '../model/format';
import { at_month, median, type Runs } from '../model/runs';
import { lesson_words, words, type LessonWords } from '../words';
import type { Lab, State } from './lab';
import { Quiz } from './quiz';

const w = words.lesson;
/** Ten years: a value at the start and at the end of each. */
const points = 11;

/** Steps: the question, then two for each round (predict, compare), the sum, the questions again. */
const step_count = (lesson: Lesson): number => 1 + 2 * lesson.rounds.length + 2;

function show_round(lab: Lab, lesson: Lesson, round: Round, hides_b: boolean): void {
  lab.compare(with_change(lesson.place, round.a), with_change(lesson.place, round.b), {
    shown: round.shown, arm: hides_b ? 'A' : 'B', hides_b, drawn: null, month: round.month ?? 119,
    drawing: hides_b && round.predict === 'draw' ? Array(points).fill(undrawn(round)) as number[] : null,
  });
}

/** Where the line lies that nobody has drawn yet. */
const undrawn = (round: Round): number => round.shown === 'system_gap' ? .1 : .5;

/** Whether B was expected on the side of A on which it ends, and how much of the difference. */
function verdict(drawn: number[], a: Runs, b: Runs, round: Round): string {
  const end = (runs: Runs) => median(at_month(runs, round.shown, runs.months - 1));
  const came = end(b) - end(a), expected = drawn[drawn.length - 1]! - end(a);
  if (100 * apart(drawn, b, round) <= 10) return w.close;
  return came * expected <= 0 ? w.other_way : Math.abs(expected) > Math.abs(came) ? w.less_came : w.more_came;
}

/** How far the drawing lies from the median of B, in the mean over its points. */
function apart(drawn: number[], b: Runs, round: Round): number {
  const at = (k: number) => median(at_month(b, round.shown, k === 0 ? 0 : Math.min(b.months - 1, 12 * k - 1)));
  return drawn.reduce((sum, v, k) => sum + Math.abs(v - at(k)), 0) / drawn.length;
}

function ByYear({ lab, drawing, shown }: { lab: Lab; drawing: number[]; shown: string }) {
  const most = shown === 'system_gap' ? .5 : 1;
  return <>
    <p>{w.draw}</p>
    <details><summary>{w.by_year}</summary><div class="by_year">{drawing.map((v, k) => <label key={k}>{k}
      <input type="range" min={0} max={most} step={most / 50} value={v} aria-label={`${w.in_year} ${k}`} aria-valuetext={measured(shown, v)}
             onInput={(e) => lab.set({ drawing: drawing.map((old, i) => i === k ? Number(e.currentTarget.value) : old) })} /></label>)}</div></details>
  </>;
}

interface Given { said: number | null; drawn: number[] | null }

function Predict(props: { lab: Lab; state: State; lesson: Lesson; r: number; text: LessonWords; run: (given: Given) => void }) {
  const { lab, state, lesson, r, text, run } = props, round = lesson.rounds[r]!, words_of = text.rounds[r]!;
  const [said, say] = useState<number | null>(null);
  useEffect(() => show_round(lab, lesson, round, true), [lesson.id, r]);
  const draws = round.predict === 'draw', is_drawn = state.drawing?.some((v) => v !== undrawn(round));
  return (
    <div>
      <p class="of_armA">{words_of.set}</p>
      <p class="of_armB"><b>{words_of.ask}</b></p>
      {draws ? state.drawing && <ByYear lab={lab} drawing={state.drawing} shown={round.shown} />
        : <fieldset class="choices"><legend>{w.predict}</legend>{words_of.options!.map((option, k) =>
          <label key={k} class="check"><input type="radio" name="prediction" checked={said === k} onChange={() => say(k)} /><span>{option}</span></label>)}</fieldset>}
      <button class="main" disabled={draws ? !is_drawn : said === null} onClick={() => run({ said, drawn: state.drawing })}>{words_of.run}</button>
    </div>
  );
}

function Compare(props: { lab: Lab; state: State; lesson: Lesson; r: number; text: LessonWords; given: Given }) {
  const { lab, state, lesson, r, text, given } = props, round = lesson.rounds[r]!, words_of = text.rounds[r]!;
  useEffect(() => {
    show_round(lab, lesson, round, false);
    lab.set({ drawn: given.drawn, drawing: null });
  }, [lesson.id, r]);
  const { A: a, B: b } = state.runs;
  if (!a || !b || state.busy) return <p aria-live="polite">…</p>;
  return (
    <div aria-live="polite">
      <h3>{w.what_came}</h3>
      {round.predict === 'draw' ? given.drawn &&
        <p id="verdict">{w.apart(Math.round(100 * apart(given.drawn, b, round)))} <b>{verdict(given.drawn, a, b, round)}</b></p>
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

export function LessonPanel({ lab, state }: { lab: Lab; state: State }) {
  const lesson = lessons[state.lesson]!, text = lesson_words[state.lesson]!, steps = step_count(lesson);
  const [step, go] = useState(0);
  const [before, set_before] = useState<number[]>([]), [after, set_after] = useState<number[]>([]);
  const [given, give] = useState<Given[]>([]);
  useEffect(() => {
    show_round(lab, lesson, lesson.rounds[0]!, true);
    lab.set({ drawing: null });
  }, []);
  // What is new stands at the top, and is seen first.
  useEffect(() => { if (step) document.querySelector('.lesson')?.scrollIntoView({ block: 'start' }); }, [step]);
  const r = Math.floor((step - 1) / 2), in_round = step >= 1 && step < steps - 2, predicts = (step - 1) % 2 === 0;
  const right = (answers: number[]) => text.quiz.filter((q, k) => answers[k] === q.right).length;
  const complete = (answers: number[]) => text.quiz.every((_, k) => answers[k] !== undefined);
  return (
    <section class="card lesson" aria-label={text.title}>
      <p class="over">{w.lesson} {state.lesson + 1} {w.of} {lessons.length}</p>
      <h2>{text.title}</h2>
      <progress value={step + 1} max={steps} aria-label={`${step + 1} ${w.of} ${steps}`} />
      {step === 0 && <>
        <p class="question">{text.question}</p><p>{text.story}</p>
        <Quiz id="before" head={w.before} quiz={text.quiz} answers={before} answer={set_before} />
        <button class="main" disabled={!complete(before)} onClick={() => go(1)}>{w.begin}</button>
        {!complete(before) && <p class="dim">{w.unanswered}</p>}
      </>}
      {in_round && <p class="question">{text.question}</p>}
      {in_round && predicts && <Predict key={r} lab={lab} state={state} lesson={lesson} r={r} text={text}
        run={(g) => { give([...given.slice(0, r), g]); go(step + 1); }} />}
      {in_round && !predicts && <>
        <Compare key={r} lab={lab} state={state} lesson={lesson} r={r} text={text} given={given[r] ?? { said: null, drawn: null }} />
        <button class="main" disabled={state.busy} onClick={() => go(step + 1)}>{w.next}</button>
      </>}
      {step === steps - 2 && <>
        <h3>{w.think}</h3><p class="question">{text.sum_up}</p><h3>{w.try_on}</h3><p>{text.try_on}</p>
        <button class="main" onClick={() => go(step + 1)}>{w.next}</button>
      </>}
      {step === steps - 1 && <>
        <Quiz id="after" head={w.after} quiz={text.quiz} answers={after} answer={set_after} shows_right={complete(after)} />
        {complete(after) ? <p class="question" id="learnt">{w.result(right(before), right(after))}</p> : <p class="dim">{w.unanswered}</p>}
        <div class="row">
          <button onClick={() => lab.set({ tab: 'play', hides_b: false, drawing: null, drawn: null })}>{w.end}</button>
          {state.lesson + 1 < lessons.length && <button class="main" onClick={() => open_lesson(lab, state.lesson + 1)}>{w.next_lesson}</button>}
        </div>
      </>}
      {step > 0 && <p><button class="small quiet" onClick={() => go(step - 1)}>‹ {w.back}</button></p>}
    </section>
  );
}

export function open_lesson(lab: Lab, lesson: number): void {
  lab.set({ tab: 'lesson', lesson, attempt: lab.state.attempt + 1, why: null, playing: false, drawn: null, drawing: null });
}
