/** What a teacher may rely on is seen; with the mechanism that is taught switched off it is not. */
import { lessons, with_change } from '../../apps/lab/lessons/lessons';
import { text_of, type Setting } from '../../apps/lab/model/setting';
import { lesson_words } from '../../apps/lab/words';
import { assert, end, test } from './test';
import { engine_in, places } from './world';

const engine = await engine_in('simd'), { bases } = places();
const runs = (s: Setting) => engine.runs(text_of(s, bases[s.scenario]!), s.seed, 200);

for (const [n, lesson] of lessons.entries())
  for (const [r, round] of lesson.rounds.entries()) {
    const words = lesson_words[n]!.rounds[r]!, name = `${lesson_words[n]!.title}, ${r + 1}`;
    const a = with_change(lesson.place, round.a), b = with_change(lesson.place, round.b);
    await test(`${name}: it is seen`, () => assert.ok(round.seen(runs(a), runs(b)), lesson_words[n]!.teacher.expect[r]));
    await test(`${name}: not without its mechanism`, () => assert.ok(!round.seen(
      runs(with_change(lesson.place, round.a, round.off)), runs(with_change(lesson.place, round.b, round.off)))));
    await test(`${name}: with other luck it is seen too`, () =>
      assert.ok(round.seen(runs({ ...a, seed: 2 }), runs({ ...b, seed: 2 }))));
    if (round.predict !== 'draw') await test(`${name}: one of its answers comes true`, () =>
      assert.ok(words.options![(round.predict as Exclude<typeof round.predict, 'draw'>)(runs(a), runs(b))]));
  }

await test('every lesson has three questions with three answers, and as many notes as rounds', () => {
  assert.equal(lessons.length, 7);
  assert.equal(lesson_words.length, 7);
  lesson_words.forEach((words, n) => {
    assert.equal(words.rounds.length, lessons[n]!.rounds.length);
    assert.equal(words.teacher.expect.length, words.rounds.length);
    assert.equal(words.quiz.length, 3);
    for (const q of words.quiz) assert.ok(q.options.length === 3 && q.options[q.right]);
    words.rounds.forEach((round, r) => assert.equal(round.options === undefined, lessons[n]!.rounds[r]!.predict === 'draw'));
  });
});

end();
