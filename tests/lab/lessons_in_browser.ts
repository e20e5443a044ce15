/** The lessons in Chromium: played through, left and found again, drawn by mouse, keyboard and finger. */
import { lessons, with_change } from '../../apps/lab/lessons/lessons';
import { of_code } from '../../apps/lab/model/code';
import { lesson_words } from '../../apps/lab/lessons/words';
import { words } from '../../apps/lab/words';
import { nav, open, open_browser, ready, text_in } from './browser';
import { answer_all, begin, draw, play } from './student';
import { assert, end, test } from './test';

const browser = await open_browser();

for (const [n, lesson] of lessons.entries())
  await test(`lesson ${n + 1}, ${lesson_words[n]!.title}, is played through, with right predictions and with wrong ones`, async () => {
    const { page, heard, close } = await open(browser, { width: n % 2 ? 390 : 1280 });
    const seat = 9 + n, to_class = () => page.click(`nav >> text="${words.tabs.class}"`);
    await to_class();
    await page.fill('.class input[type=number]', String(seat));
    await page.click(`.class >> text="${words.class.go}"`);
    const right = await play(page, n, true);
    await page.click(`text="${words.lesson.anew}"`);
    const wrong = await play(page, n, false);
    lesson.rounds.forEach((round, r) => {
      if (round.predict === 'draw') return assert.match(right[r]!, /away from the median/);
      assert.ok(right[r]!.includes(words.lesson.right), right[r]);
      assert.ok(wrong[r]!.includes(words.lesson.wrong), wrong[r]);
    });
    assert.ok(right.includes(words.lesson.result(0, 3)));
    await page.click(`.lesson >> text="${words.lesson.take_along}"`);
    await ready(page);
    const { a, b } = lesson.rounds[lesson.tries ?? lesson.rounds.length - 1]!;
    for (const [k, setting] of [a, b].map((change) => with_change(lesson.place, change)).entries()) {
      const command = await page.locator('pre').nth(k).innerText();
      for (const [path, value] of Object.entries(setting.values)) assert.ok(command.includes(`--set ${path}=${value}`), command);
      assert.equal(/_from_the_lab/.test(command), setting.happenings.length > 0 || lesson.place === 'four_neighbours', command);
    }
    // The seat that was taken before the lesson is in the code of what was made of it.
    assert.match(await text_in(page, '#network .dim'), new RegExp(`run ${seat}, your seat$`));
    await to_class();
    assert.ok((await text_in(page, '#seat')).includes(words.class.you(seat)));
    const code = page.locator('#code');
    if (await code.count()) assert.equal(of_code(await code.innerText())!.seat, seat);
    assert.deepEqual(heard, []);
    await close();
  });

await test('who leaves a lesson finds it again as it was, and free play too', async () => {
  const { page, heard, close } = await open(browser, { hash: '#s=three_places&v=trust.gain:0.06&run=7' }), w = words.lesson;
  await begin(page, 0);
  assert.match(await text_in(page, '#network .dim'), /run 0$/);
  await draw(page, 0, 1, .4);
  const drawn = await page.locator('.drawing path').getAttribute('d');
  for (const way of [words.tabs.play, words.tabs.class, words.tabs.teacher, words.tabs.about, lesson_words[1]!.short]) {
    await page.click(`nav >> text=${way}`);
    assert.equal(await page.evaluate('scrollY'), 0, way);
    assert.equal(await page.locator('.drawing, .pad').count(), 0, way);
    if (way === words.tabs.play) {
      await ready(page);
      assert.match(await text_in(page, 'pre'), /trust.gain=0.06/);
      assert.match(await text_in(page, '#network .dim'), /run 7$/);
    }
    await nav(page, 1);
    await ready(page);
    assert.equal(await page.locator('.drawing path').getAttribute('d'), drawn, way);
  }
  await page.click(`.lesson >> text="${lesson_words[0]!.rounds[0]!.run}"`);
  await page.waitForSelector('#verdict');
  const said = await page.locator('#verdict').innerText();
  await nav(page, 0);
  await nav(page, 1);
  await page.waitForSelector('#verdict');
  assert.equal(await page.locator('#verdict').innerText(), said);
  await page.click(`.lesson >> text="${w.next}"`);
  await page.locator('.lesson .choices input').nth(1).check();
  await page.click(`nav >> text="${words.tabs.class}"`);
  await nav(page, 1);
  assert.ok(await page.locator('.lesson .choices input').nth(1).isChecked());
  await page.click(`.lesson >> text="${lesson_words[0]!.rounds[1]!.run}"`);
  await page.click(`.lesson >> text="${w.next}"`);
  await page.click(`.lesson >> text="${w.next}"`);
  assert.ok((await text_in(page, '.lesson')).includes(w.to_see) && !(await text_in(page, '.lesson')).includes(w.try_on));
  assert.equal(await page.locator(`.lesson >> text="${w.next_lesson}"`).count(), 0);
  assert.equal(await page.locator('.evidence').count(), 0);
  await answer_all(page, 'after', 0, true);
  assert.deepEqual(await page.locator('.evidence').allInnerTexts(), lesson_words[0]!.teacher.screen.map((line) => `${words.teacher.on_screen} ${line}`));
  assert.equal(await page.locator(`.lesson >> text="${w.next_lesson}"`).count(), 1);
  const score = await page.locator('#learnt').innerText();
  await nav(page, 0);
  await nav(page, 1);
  assert.equal(await page.locator('#learnt').innerText(), score);
  // What was compared last goes along, and what stood in free play comes back.
  await page.click(`.lesson >> text="${w.take_along}"`);
  assert.match(await text_in(page, '.settings'), /A: Trust grows 1\.0 %.*B: Trust grows 8\.0 %/s);
  await page.click(`text="${words.controls.former}"`);
  await ready(page);
  assert.match(await text_in(page, '.settings'), /Trust grows 6\.0 %/);
  assert.deepEqual(heard, []);
  await close();
});

await test('the page is not left by a slip while a lesson is under way, and is when nothing would be lost', async () => {
  const { page, heard, close } = await open(browser);
  await page.reload();
  await ready(page);
  assert.deepEqual(heard, []);
  await nav(page, 1);
  await page.locator('input[name=before_0]').first().check();
  void page.reload({ timeout: 5000 }).catch(() => undefined);
  await page.waitForTimeout(1500);
  assert.match(heard.join(), /dialog/);
  assert.ok(await page.locator('input[name=before_0]').first().isChecked());
  await close();
});

await test('nothing is seen before the questions are answered, nor of B before it was predicted', async () => {
  const { page, heard, close } = await open(browser);
  for (const n of lessons.keys()) {
    await nav(page, n + 1);
    assert.equal(await page.locator('svg.picture, .finding').count(), 0, `lesson ${n + 1}`);
    await nav(page, 0);
    await ready(page);
    assert.match(await text_in(page, 'pre'), /^concordat run three_places --replicates 200 --seed 1$/);
    await begin(page, n);
    assert.equal(await page.locator('.fan.armB').count(), 0);
    assert.equal(await page.locator('.dots circle:not(.own_dot)').count(), 0);
    await nav(page, 0);
    await ready(page);
    assert.equal(await page.locator('.fan').count(), 1);
  }
  await nav(page, 2);
  await page.locator('.lesson .choices input').first().check();
  await page.click(`.lesson >> text="${lesson_words[1]!.rounds[0]!.run}"`);
  await page.waitForSelector('#verdict');
  assert.match(await text_in(page, '#dots'), new RegExp(words.dots.later));
  await page.click(`.lesson >> text="${words.lesson.next}"`);
  await ready(page);
  assert.match(await text_in(page, '#dots'), new RegExp(words.dots.later));
  assert.ok((await text_in(page, '.lesson')).includes(lesson_words[1]!.rounds[1]!.question!));
  assert.deepEqual(heard, []);
  await close();
});

await test('a lesson can be opened while the engine is still on its way', async () => {
  const { page, heard, close } = await open(browser, { before: () => undefined });
  await begin(page, 0);
  assert.equal(await page.locator('.fan.armA').count(), 1);
  await nav(page, 0);
  await ready(page);
  assert.equal(await page.locator('.fan').count(), 1);
  assert.match(await text_in(page, '#of_file'), /Take a code/);
  assert.deepEqual(heard, []);
  await close();
});

await test('a drawing is of one quantity, of all years, and says so under the picture', async () => {
  const { page, heard, close } = await open(browser), run = page.locator('.fan_card .run_b button.main');
  await begin(page, 0);
  assert.ok(await page.locator('.fan_card select').isDisabled());
  assert.equal(await page.locator('.drawing circle').count(), 0);
  await draw(page, 0, .3, .5);
  assert.ok(await run.isDisabled());
  assert.match(await text_in(page, '.fan_card .run_b'), /^.*4 of 11/s);
  await draw(page, .3, 1, .5, 1); // as fast as a hand can be
  assert.equal(await page.locator('.drawing circle').count(), 11);
  await page.click('.lesson summary');
  for (const input of [0, 3, 10]) await page.locator('.by_year input').nth(input).press('ArrowRight');
  await run.click();
  await page.waitForSelector('#verdict');
  assert.equal(await page.locator('.drawing').count(), 1);
  await page.locator('.fan_card select').selectOption('trust');
  assert.equal(await page.locator('.drawing').count(), 0);
  await page.locator('.fan_card select').selectOption('integration');
  assert.equal(await page.locator('.drawing').count(), 1);
  assert.match(await text_in(page, 'h1'), /After five years \(Mar 2021\).* \d\.\d times as much in B/);
  assert.deepEqual(heard, []);
  await close();
});

await test('a line can be set with the keyboard alone, zeros too', async () => {
  const { page, heard, close } = await open(browser);
  await begin(page, 0);
  await page.locator('.lesson summary').first().press('Enter');
  for (let k = 0; k <= 10; ++k) {
    await page.keyboard.press('Tab');
    await page.keyboard.press(k < 2 ? 'Home' : 'ArrowRight');
  }
  assert.ok(await page.locator('.lesson button.main').isEnabled());
  assert.equal(await page.locator('.drawing circle').count(), 11);
  assert.deepEqual(heard, []);
  await close();
});

await test('a finger that scrolls over the picture draws nothing, one that goes across draws and does not scroll', async () => {
  const { page, heard, close } = await open(browser, { width: 390, touch: true });
  await begin(page, 0);
  await page.locator('svg[data-picture=fan]').scrollIntoViewIfNeeded();
  const finger = await page.context().newCDPSession(page), top = () => page.evaluate('scrollY') as Promise<number>;
  const stroke = async (dx: number, dy: number): Promise<void> => {
    const box = (await page.locator('.pad').boundingBox())!, x = dx ? box.x + 2 : box.x + box.width / 2, y = box.y + box.height * .8;
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    for (let k = 1; k <= 20; ++k)
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: x + dx * (box.width - 4) * k / 20, y: y + dy * k / 20 }] });
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.waitForTimeout(400);
  };
  const before = await top();
  await stroke(0, -150);
  assert.ok(await top() > before + 50, 'it scrolls');
  assert.equal(await page.locator('.drawing circle').count(), 0);
  const after = await top();
  await stroke(1, -60);
  assert.equal(await top(), after);
  assert.equal(await page.locator('.drawing circle').count(), 11);
  assert.deepEqual(heard, []);
  await close();
});

await browser.close();
end();
