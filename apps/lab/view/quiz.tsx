/** Three questions, each with three answers. */
import type { Quiz as Question } from '../lessons/words';
import { words } from '../words';

export function Quiz(props: {
  id: string; head: string; quiz: Question[]; answers: number[]; answer: (answers: number[]) => void;
  /** With what is right, where the evidence of each answer stands on the screen. */
  shows_right?: boolean; evidence?: string[];
}) {
  const { id, head, quiz, answers, answer, shows_right, evidence } = props;
  return (
    <div class="quiz">
      <h3>{head}</h3>
      <p class="dim">{words.lesson.quiz_hint}</p>
      {quiz.map((q, k) => <fieldset key={k} class="choices">
        <legend>{k + 1}. {q.ask}</legend>
        {q.options.map((option, o) => <label key={o} class="check">
          <input type="radio" name={`${id}_${k}`} checked={answers[k] === o} disabled={shows_right}
                 onChange={() => { const next = [...answers]; next[k] = o; answer(next); }} />
          <span>{option}{shows_right && o === q.right && <b> ✓ {words.lesson.correct}</b>}
            {shows_right && answers[k] === o && o !== q.right && <> ✗ {words.lesson.your}</>}</span>
        </label>)}
        {shows_right && evidence && <p class="dim evidence">{words.teacher.on_screen} {evidence[k]}</p>}
      </fieldset>)}
    </div>
  );
}
