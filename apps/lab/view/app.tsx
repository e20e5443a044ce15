/** The page: what can be changed on the left, the network and the runs beside it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { comparison, comparison_at, finding, retreat_sentence } from '../model/finding';
import { index, percent } from '../model/format';
import { value_at, type Runs, type Shown } from '../model/runs';
import { lesson_words } from '../lessons/words';
import { words } from '../words';
import { ClassPanel } from './class';
import { Controls } from './controls';
import { Dots } from './dots';
import { Fan } from './fan';
import type { Lab, State, Tab } from './lab';
import { LessonPanel } from './lesson';
import { Network } from './network';
import { Share } from './share';
import { hidden_in, looks_of, stage_now } from './stage';
import { AboutPage, TeacherPage } from './teacher';
import { Why } from './why';

function Tabs({ lab, state }: { lab: Lab; state: State }) {
  const plain = (tab: Tab, name: string) =>
    <button class="small" aria-current={state.tab === tab ? 'page' : undefined}
            onClick={() => lab.open(tab)}>{name}</button>;
  return (
    <nav aria-label={words.title}>
      {plain('play', words.tabs.play)}
      {lesson_words.map((lesson, k) =>
        <button key={k} class="small" aria-current={state.tab === 'lesson' && state.lesson === k ? 'page' : undefined}
                onClick={() => lab.open('lesson', k)}>{k + 1} {lesson.short}</button>)}
      {plain('class', words.tabs.class)}{plain('teacher', words.tabs.teacher)}{plain('about', words.tabs.about)}
    </nav>
  );
}

function Finding({ lab, state }: { lab: Lab; state: State }) {
  const { runs, a, b: setting, shown, busy } = state, looks = looks_of(state), { b } = hidden_in(state);
  return useMemo(() => <Sentence lab={lab} state={state} />, [runs, a, setting, shown, busy, b, looks?.join()]);
}

/** In a lesson at the months that it is about; else over the last year, with how exactly that is known. */
function headline(lab: Lab, state: State): string[] {
  const { A: a, B: b } = state.runs, looks = looks_of(state);
  if (hidden_in(state).b) return [a ? 'A: ' + finding(a) : '…'];
  if (!state.a) return [b ? finding(b) : words.starting];
  // What was kept as A and not yet changed is no comparison.
  if (!looks && lab.text(state.a) === lab.text(state.b) && state.a.seed === state.b.seed) return [words.find.unchanged];
  if (!a || !b) return ['…'];
  return looks ? looks.map((month) => comparison_at(a, b, state.shown, month)) : [comparison(a, b, state.shown)];
}

function Sentence({ lab, state }: { lab: Lab; state: State }) {
  const { A: a, B: b } = state.runs, hides_b = hidden_in(state).b;
  const arms = [...(state.a && a ? [[hides_b ? '' : 'A', a] as [string, Runs]] : []), ...(b && !hides_b ? [[state.a ? 'B' : '', b] as [string, Runs]] : [])];
  return <div class="finding" aria-live="polite" aria-busy={state.busy}>
    <h1>{headline(lab, state).map((text, k) => <span key={k}>{text} </span>)}</h1>
    {arms.length > 0 && <><p>{retreat_sentence(arms)}</p><p>{words.brackets}</p></>}
  </div>;
}

function Tiles({ state }: { state: State }) {
  const arm = state.arm, runs = state.runs[arm], run = Math.min(state.run, (runs?.count ?? 1) - 1);
  const { b: hides_b, quantities } = hidden_in(state);
  const at = (series: Shown) => runs && !(arm === 'B' && hides_b) && !quantities.includes(series) ? value_at(runs, series, run, Math.min(state.month, runs.months - 1)) : NaN;
  const tiles: [string, string][] = [
    [percent(at('collaboration')), words.tiles.joint], [index(at('trust')), words.tiles.trust], [index(at('pressure')), words.tiles.pressure]];
  return <div class="tiles">{tiles.map(([value, name]) => <div key={name}><span class="big">{value}</span>{name}</div>)}</div>;
}

function Notice({ lab, state }: { lab: Lab; state: State }) {
  return <div role="alert">{state.notice && <p class="notice">{state.notice}{' '}
    <button class="small" onClick={() => lab.set({ notice: null })}>{words.notice.close}</button></p>}</div>;
}

export function App({ lab }: { lab: Lab }) {
  const [, redraw] = useState(0);
  useEffect(() => { lab.on_change(() => redraw((n) => n + 1)); redraw(1); }, []);
  const state = lab.state;
  if (state.failed) return <main class="failed"><h1>{words.title}</h1><p role="alert">{words.no_engine}</p><p class="dim">{state.failed}</p></main>;
  const beside = matchMedia('(min-width: 1081px)').matches, why = <Why lab={lab} state={state} />;
  const is_page = state.tab === 'teacher' || state.tab === 'about';
  return <>
    <a class="skip" href="#main" onClick={(e) => { e.preventDefault(); document.getElementById('main')?.focus(); }}>{words.skip}</a>
    <header><strong>{words.title}</strong><span class="dim">{words.claim}</span><Tabs lab={lab} state={state} /></header>
    <Notice lab={lab} state={state} />
    {is_page ? <main class="pages" id="main" tabIndex={-1}>{state.tab === 'teacher' ? <TeacherPage lab={lab} /> : <AboutPage />}</main>
      : <main class={'app in_' + state.tab + (hidden_in(state).all ? ' waits' : '') + (stage_now(state)?.round.a_was_b ? ' was_b' : '')} id="main" tabIndex={-1} data-ready={state.tables && !state.busy ? '1' : '0'}>
        {state.tab === 'lesson' ? <LessonPanel key={state.lesson} lab={lab} state={state} />
          : state.tab === 'class' ? <ClassPanel lab={lab} state={state} /> : <Controls lab={lab} state={state} />}
        {!hidden_in(state).all && <>
          <div class="stack c2">{state.tab === 'play' && <p class="jump"><button class="main" onClick={() => document.querySelector('.controls')?.scrollIntoView({ block: 'start' })}>{words.controls.jump}</button></p>}<Finding lab={lab} state={state} /><Network lab={lab} state={state} /><Tiles state={state} />{!beside && why}</div>
          <div class="stack c3">{beside && why}<Fan lab={lab} state={state} /><Dots state={state} /></div>
        </>}
        {state.tab !== 'lesson' && <Share lab={lab} state={state} />}
      </main>}
  </>;
}
