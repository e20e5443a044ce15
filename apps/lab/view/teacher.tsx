/** For teachers: time, what to say, what will be seen, answers. And what this page is. */
import { lessons, with_change } from '../lessons/lessons';
import { code_of, spaced } from '../model/code';
import { lesson_words } from '../lessons/words';
import { words } from '../words';
import { GlossarySection } from './glossary';
import type { Lab } from './lab';

const w = words.teacher;

/** Codes of the settings that a code can hold, for everybody's own seat. */
function Codes({ n }: { n: number }) {
  const { place, rounds } = lessons[n]!;
  const codes = rounds.flatMap((round, r) => (['a', 'b'] as const).flatMap((arm) => {
    const setting = with_change(place, round[arm]), code = code_of(setting, 0);
    return code ? [[`${arm.toUpperCase()}, ${w.round} ${r + 1}`, spaced(code)] as const] : [];
  }));
  return codes.length ? <div><dt>{w.codes}</dt><dd>{codes.map(([name, code]) =>
    <span key={name} class="code_of">{name} <code>{code}</code></span>)}</dd></div> : null;
}

export function TeacherPage({ lab }: { lab: Lab }) {
  return (
    <article class="card page">
      <h1>{w.head}</h1>
      <p>{w.intro}</p><p>{w.caveat}</p>
      {lesson_words.map((lesson, k) => (
        <section key={k}>
          <h2>{k + 1}. {lesson.title}</h2>
          <p class="question">{lesson.question}</p>
          <dl>
            <div><dt>{w.minutes}</dt><dd>{lesson.teacher.minutes}</dd></div>
            <div><dt>{w.say}</dt><dd>{lesson.teacher.say}</dd></div>
            {lesson.teacher.answer && <div><dt>{w.answer}</dt><dd>{lesson.teacher.answer}</dd></div>}
            <div><dt>{w.expect}</dt><dd><ul>{lesson.teacher.expect.map((e, i) => <li key={i}>{e}</li>)}</ul></dd></div>
            <div><dt>{w.answers}</dt><dd><ol>{lesson.quiz.map((q, i) => <li key={i}>{q.ask} <b>{q.options[q.right]}.</b>
              <br /><span class="dim">{w.on_screen} {lesson.teacher.screen[i]}</span></li>)}</ol></dd></div>
            <div><dt>{w.tried}</dt><dd>{lesson.teacher.tried}</dd></div>
            <Codes n={k} />
          </dl>
          <button class="small" onClick={() => lab.open('lesson', k)}>{w.open}<span class="unseen"> {lesson.title}</span></button>
        </section>
      ))}
    </article>
  );
}

export function AboutPage() {
  return (
    <article class="card page">
      <h1>{words.about.head}</h1>
      {words.about.lines.map((line, k) => <p key={k}>{line}</p>)}
      <GlossarySection />
    </article>
  );
}
