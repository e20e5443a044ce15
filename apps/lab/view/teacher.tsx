/** For teachers: time, what to say, what will be seen, answers. And what this page is. */
import { lesson_words, words } from '../words';
import type { Lab } from './lab';
import { open_lesson } from './lesson';

const w = words.teacher;

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
            <div><dt>{w.expect}</dt><dd><ul>{lesson.teacher.expect.map((e, i) => <li key={i}>{e}</li>)}</ul></dd></div>
            <div><dt>{w.answers}</dt><dd><ol>{lesson.quiz.map((q, i) => <li key={i}>{q.ask} <b>{q.options[q.right]}.</b></li>)}</ol></dd></div>
          </dl>
          <button class="small" onClick={() => open_lesson(lab, k)}>{w.open}<span class="unseen"> {lesson.title}</span></button>
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
    </article>
  );
}
