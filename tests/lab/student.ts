/** Who uses the page as a student does: answers, predicts, draws. */
import type { Page } from 'playwright-core';
import { lessons, with_change } from '../../apps/lab/lessons/lessons';
import { lesson_words } from '../../apps/lab/lessons/words';
import { words } from '../../apps/lab/words';
import { text_of, type Setting } from '../../apps/lab/model/setting';
import { nav, ready } from './browser';
import { assert } from './test';
import { engine_in, places } from './world';

const engine = await engine_in('simd'), { bases } = places();

export async function answer_all(page: Page, id: string, lesson: number, right: boolean): Promise<void> {
  for (const [k, q] of lesson_words[lesson]!.quiz.entries())
    await page.locator(`input[name=${id}_${k}]`).nth(right ? q.right : (q.right + 1) % 3).check();
}

/** Which of a round's answers comes true. */
const came_true = (n: number, r: number): number => {
  const { place, rounds } = lessons[n]!, { a, b, predict } = rounds[r]!;
  const runs = (s: Setting) => engine.runs(text_of(s, bases[place]!), 1, 200);
  return predict === 'draw' ? 0 : predict(runs(with_change(place, a)), runs(with_change(place, b)));
};

/** A stroke of the mouse over a part of the years, at one height (0 the top). */
export async function draw(page: Page, from: number, to: number, height: number, points = 10): Promise<void> {
  await page.locator('svg[data-picture=fan]').scrollIntoViewIfNeeded();
  const box = (await page.locator('.pad').boundingBox())!, x = (k: number) => box.x + box.width * (from + (to - from) * k / points);
  await page.mouse.move(x(0) + (from === 0 ? 1 : 0), box.y + box.height * height);
  await page.mouse.down();
  for (let k = 1; k <= points; ++k) await page.mouse.move(x(k) - (to === 1 && k === points ? 1 : 0), box.y + box.height * height);
  await page.mouse.up();
}

/** Opens a lesson and answers what it asks before anything is seen. */
export async function begin(page: Page, n: number): Promise<void> {
  await nav(page, n + 1);
  await answer_all(page, 'before', n, false);
  await page.click(`text="${words.lesson.begin}"`);
  await ready(page);
}

/** Plays a lesson through, with right predictions or wrong ones; what the page said to each, and at the end. */
export async function play(page: Page, n: number, is_right: boolean): Promise<string[]> {
  const w = words.lesson, verdicts: string[] = [];
  await begin(page, n);
  for (const [r, round] of lessons[n]!.rounds.entries()) {
    await ready(page);
    if (round.predict === 'draw') {
      // Nobody is judged for what they did not draw.
      assert.ok(await page.locator('.lesson button.main').isDisabled());
      await draw(page, 0, 1, is_right ? .1 : .8);
    } else {
      await page.locator('.lesson .choices input').nth((came_true(n, r) + (is_right ? 0 : 1)) % 3).check();
    }
    await page.click(`.lesson >> text="${lesson_words[n]!.rounds[r]!.run}"`);
    await page.waitForSelector('#verdict');
    verdicts.push(await page.locator('#verdict').innerText());
    await page.click(`.lesson >> text="${w.next}"`);
  }
  await page.click(`.lesson >> text="${w.next}"`);
  await answer_all(page, 'after', n, true);
  verdicts.push(await page.locator('#learnt').innerText());
  return verdicts;
}
