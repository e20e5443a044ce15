/** The page in Chromium: used as people use it, with nothing said on the console and nobody asked for anything. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { lessons, with_change } from '../../apps/lab/lessons/lessons';
import { lesson_words, words } from '../../apps/lab/words';
import { code_of, offers } from '../../apps/lab/model/code';
import { as_it_is, text_of, type Setting } from '../../apps/lab/model/setting';
import { open, open_browser, ready, slide } from './browser';
import { random_setting } from './settings';
import { assert, end, test } from './test';
import { engine_in, digest_of, luck, page as file, places, resolved, root, shipped } from './world';

const browser = await open_browser();
const engine = await engine_in('simd'), { bases } = places();
const text_in = (page: Page, selector: string) => page.locator(selector).first().innerText();

await test('it opens by itself: a network, a fan, a finding, and not a word on the console', async () => {
  const start = Date.now(), { page, heard, close } = await open(browser);
  console.log(`      ready with 200 runs after ${Date.now() - start} ms`);
  assert.equal(await page.locator('svg[data-picture=network] g.body').count(), 13);
  assert.ok((await text_in(page, 'h1')).length > 10);
  assert.equal(await page.locator('svg[data-picture=fan] .median').count(), 1);
  assert.deepEqual(heard, []);
  await close();
});

await test('its digest is the one that the program prints for the command that it shows', async () => {
  const { page, heard, close } = await open(browser, { hash: '#s=three_places&r=majority&v=trust.gain:0.05&run=7' });
  await page.click(`text=${words.share.digest}`);
  const said = await page.locator('.digest').innerText();
  assert.ok(said.includes(digest_of(['three_places', '--seed', '1', '--set', 'regime=majority', '--set', 'trust.gain=0.05'], 200)), said);
  assert.deepEqual(heard, []);
  await close();
});

await test('20 random settings and every scenario that ships have the same digest in Chromium as in node', async () => {
  const page = await browser.newPage(), random = luck(5);
  await page.addScriptTag({ path: join(root, 'build/lab/simd/engine.js') });
  const wasm = readFileSync(join(root, 'build/lab/simd/engine.wasm')).toString('base64');
  await page.evaluate(`globalThis.lab = Concordat({ wasmBinary: Uint8Array.from(atob('${wasm}'), (c) => c.charCodeAt(0)) }).then((m) => (text, seed, runs) => {
    const bytes = new TextEncoder().encode(text + '\\0'), at = m._malloc(bytes.length);
    m.HEAPU8.set(bytes, at); m._lab_load(at); m._free(at);
    const told = m._lab_digest(seed, runs); return new TextDecoder().decode(m.HEAPU8.slice(told, m.HEAPU8.indexOf(0, told)));
  })`);
  const texts = Array.from({ length: 20 }, () => random_setting(random, engine.tables)).map((s) => text_of(s, bases[s.scenario]!));
  for (const name of shipped().filter((n) => !n.startsWith('england'))) try { texts.push(resolved(name)); } catch { /* a part */ }
  const found = await page.evaluate(`lab.then((digest) => ${JSON.stringify(texts)}.map((text) => digest(text, 3, 8)))`) as string[];
  texts.forEach((text, k) => assert.equal(found[k], engine.digest(text, 3, 8), text.slice(0, 60)));
  await page.close();
});

await test('a slider takes effect, A stays beside B, and the interface is never blocked for long', async () => {
  const { page, heard, close } = await open(browser);
  await page.evaluate(`globalThis.longest = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) longest = Math.max(longest, e.duration); }).observe({ entryTypes: ['longtask'] });`);
  const before = await text_in(page, '#fan .sentence');
  await page.click(`text=${words.controls.keep}`);
  const start = Date.now();
  await slide(page, '#s_choice_cost', 3);
  await ready(page);
  console.log(`      slider to new fan ${Date.now() - start} ms, longest task ${String(await page.evaluate('longest'))} ms`);
  assert.match(await text_in(page, 'h1'), /less joint work/);
  assert.ok((await text_in(page, '#fan .sentence')).includes(before.replace(/^Share/, 'Share')), 'A is as it was');
  await page.click(`text=${words.controls.swap}`);
  assert.match(await text_in(page, 'h1'), /more joint work/);
  assert.deepEqual(heard, []);
  await close();
});

await test('an organisation is pressed with the keyboard and says why, in a bar that adds up', async () => {
  const { page, heard, close } = await open(browser, { hash: '#s=three_places&m=36' });
  await page.locator('g.body').nth(4).focus();
  await page.keyboard.press('Enter');
  const label = await page.locator('svg.terms').first().getAttribute('aria-label');
  const numbers = [...label!.matchAll(/([+−]?)(\d+\.\d\d)/g)].map((m) => (m[1] === '−' ? -1 : 1) * Number(m[2]));
  const sum = numbers.pop()!, added = numbers.reduce((x, y) => x + y, 0);
  assert.ok(numbers.length >= 4 && Math.abs(added - sum) < .03, label!);
  assert.match(await text_in(page, '#why .forum'), /expected of the others, before it saw .* goes by its trust in each, larger/s);
  // What is expected of a partner is the trust in it, beside what was then seen of it.
  for (const row of await page.locator('#why .scroll tbody tr').allInnerTexts()) {
    const [, trust, expected] = /\t(\.\d\d)\t(\d+) %\t/.exec(row)!;
    assert.ok(Math.abs(100 * Number(trust) - Number(expected)) <= 1, row);
  }
  await page.locator('.player input[type=range]').focus();
  await page.keyboard.press('ArrowLeft');
  assert.match(await text_in(page, '#why h2'), /Mar 2019/);
  await page.click(`#why >> text=${words.why.close}`);
  assert.equal(await page.locator('#why').count(), 0);
  assert.deepEqual(heard, []);
  await close();
});

await test('something that happens is added, moved and written into the scenario file', async () => {
  const { page, heard, close } = await open(browser);
  await page.click(`text=${words.happens.list.funding_change}`);
  await page.locator('.chips button').nth(3).dragTo(page.locator('svg[data-picture=fan]'), { targetPosition: { x: 250, y: 60 } });
  await ready(page);
  assert.equal(await page.locator('.events rect').count(), 2);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`text=${words.share.file}`)]);
  const saved = readFileSync((await download.path())!, 'utf8');
  assert.match(saved, /include: "three_places"/);
  assert.match(saved, /kind: funding_change date: "2018-04" duration: 24 size: -0.12/);
  assert.match(saved, /kind: trust_shock date: "20\d\d-\d\d" size: 0.5/);
  const [csv] = await Promise.all([page.waitForEvent('download'), page.click(`text=${words.share.csv}`)]);
  assert.ok(readFileSync((await csv.path())!, 'utf8').split('\r\n').length > 700);
  const [svg] = await Promise.all([page.waitForEvent('download'), page.click(`text=${words.share.svg_fan}`)]);
  assert.match(readFileSync((await svg.path())!, 'utf8'), /^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  assert.deepEqual(heard, []);
  await close();
});

async function answer_all(page: Page, id: string, lesson: number, right: boolean): Promise<void> {
  for (const [k, q] of lesson_words[lesson]!.quiz.entries())
    await page.locator(`input[name=${id}_${k}]`).nth(right ? q.right : (q.right + 1) % 3).check();
}

const came_true = (n: number, r: number): number => {
  const { place, rounds } = lessons[n]!, { a, b, predict } = rounds[r]!;
  const runs = (s: Setting) => engine.runs(text_of(s, bases[place]!), 1, 200);
  return predict === 'draw' ? 0 : predict(runs(with_change(place, a)), runs(with_change(place, b)));
};

/** A stroke of the mouse over a part of the years, at one height (0 the top). */
async function draw(page: Page, from: number, to: number, height: number, points = 10): Promise<void> {
  await page.locator('svg[data-picture=fan]').scrollIntoViewIfNeeded();
  const box = (await page.locator('.pad').boundingBox())!, x = (k: number) => box.x + box.width * (from + (to - from) * k / points);
  await page.mouse.move(x(0) + (from === 0 ? 1 : 0), box.y + box.height * height);
  await page.mouse.down();
  for (let k = 1; k <= points; ++k) await page.mouse.move(x(k) - (to === 1 && k === points ? 1 : 0), box.y + box.height * height);
  await page.mouse.up();
}

const nav = (page: Page, n: number) => page.locator('nav button').nth(n).click();
async function begin(page: Page, n: number): Promise<void> {
  await nav(page, n + 1);
  await answer_all(page, 'before', n, false);
  await page.click(`text="${words.lesson.begin}"`);
  await ready(page);
}

/** Plays a lesson through, with right predictions or wrong ones; what the page said to each, and at the end. */
async function play(page: Page, n: number, is_right: boolean): Promise<string[]> {
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

for (const [n, lesson] of lessons.entries())
  await test(`lesson ${n + 1}, ${lesson_words[n]!.title}, is played through, with right predictions and with wrong ones`, async () => {
    const { page, heard, close } = await open(browser, { width: n % 2 ? 390 : 1280 });
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
  await answer_all(page, 'after', 0, true);
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

await test('A and B each have their command, and its digest is the program’s', async () => {
  const { page, heard, close } = await open(browser, { hash: '#s=three_places&v=trust.gain:0.06&as=three_places&ar=majority&ae=funding_change,24,24,-0.12,,&e=demand_surge,24,12,0.2,,' });
  assert.match(await page.locator('pre').first().innerText(), /three_places_from_the_lab_A.txtpb .*regime=majority/s);
  assert.match(await page.locator('pre').nth(1).innerText(), /three_places_from_the_lab_B.txtpb .*trust.gain=0.06/s);
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click(`text="${words.share.file} A"`)]);
  assert.equal(saved.suggestedFilename(), 'three_places_from_the_lab_A.txtpb');
  await page.goto(page.url().replace(/#.*/, '#s=three_places&v=trust.gain:0.06&as=three_places&ar=majority'));
  await ready(page);
  await page.click(`text=${words.share.digest}`);
  await page.locator('.digest').nth(1).waitFor();
  const said = await page.locator('.digest').allInnerTexts();
  for (const [k, set] of [[0, 'regime=majority'], [1, 'trust.gain=0.06']] as const)
    assert.ok(said[k]!.includes(digest_of(['three_places', '--seed', '1', '--set', set], 200)), said[k]);
  assert.match(await text_in(page, '.settings'), /A: Way of deciding Board.*B: Trust grows 6\.0 %/s);
  await page.click(`text="${words.controls.reset_b}"`);
  assert.match(await text_in(page, '.settings'), /A: Way of deciding Board.*B: nothing/s);
  await page.click(`text="${words.controls.reset}"`);
  assert.ok(!/A:/.test(await text_in(page, '.settings')));
  assert.deepEqual(heard, []);
  await close();
});

await test('a class: a code, a seat, and all codes as an ensemble', async () => {
  const { page, heard, close } = await open(browser, { hash: '#s=three_places&r=alliance' });
  await page.click(`text="${words.tabs.class}"`);
  const code = await page.locator('#code').innerText();
  await page.fill('.class input[type=text]', code.replace('-', ' ').toLowerCase());
  await page.fill('.class input[type=number]', '12');
  await page.click(`text="${words.class.go}"`);
  await ready(page);
  assert.match(await text_in(page, '.class [role=alert]'), /12/);
  const own = await page.locator('#code').innerText();
  assert.notEqual(own, code);
  await page.fill('textarea', `${own}\n${own}\nNONSENSE\n`);
  await page.click(`text="${words.class.gather}"`);
  assert.match(await text_in(page, '#of_class'), /2 codes read\..*Line 3 is no code: “NONSENSE”/s);
  await page.fill('.class input[type=text]', 'rubbish');
  await page.click(`text="${words.class.go}"`);
  assert.match(await text_in(page, '.class [role=alert]'), /no code/);
  // What was pasted and shown outlasts going elsewhere.
  await nav(page, 1);
  await page.click(`text="${words.tabs.class}"`);
  assert.match(await page.locator('textarea').inputValue(), /NONSENSE/);
  assert.equal(await page.locator('#of_class .group').count(), 1);
  await page.fill('textarea', `${own}\n${code_of({ ...as_it_is('three_places'), happenings: [{ ...offers[0]! }] }, 3)!}\n`);
  await page.click(`text="${words.class.gather}"`);
  await page.waitForSelector('.group >> nth=1');
  assert.match(await text_in(page, '#of_class'), /2 different settings.*Alliance.*Every income is cut, Apr 2018/s);
  assert.ok(await page.$eval('#of_class .scroll', (e) => e.scrollWidth <= e.clientWidth + 1), 'the table is cut off');
  assert.deepEqual(heard, []);
  await close();
});

await test('what a code cannot hold is said, and its text can be pasted instead', async () => {
  const { page, heard, close } = await open(browser, { hash: '#s=three_places&v=trust.gain:0.08,trust.history:0.3&as=three_places' });
  await page.click(`text="${words.tabs.class}"`);
  assert.match(await text_in(page, '#moved'), /Trust grows from \.08 to \.081\.$/);
  assert.ok((await text_in(page, '.class')).includes(words.class.only_b));
  await page.fill('.class input[type=text]', 'file:///tmp/lab.html#s=three_places&v=trust.decay%3A0.02&run=0&m=119&q=trust');
  await page.click(`text="${words.class.go}"`);
  await ready(page);
  assert.ok((await text_in(page, '.class')).includes(words.class.cannot));
  assert.match(await text_in(page, '.class .settings'), /trust\.decay: 0\.02/);
  assert.deepEqual(heard, []);
  await close();
});

await test('hostile links change nothing, and one out of range says so', async () => {
  for (const [hash, said] of [['#<img src=x onerror=alert(1)>', words.notice.bad_link], ['#s=three_places&v=trust.gain:1e400', words.notice.bad_link],
    ['#' + 'A'.repeat(100000), words.notice.bad_link], ['#s=three_places&v=trust.gain:3', 'trust.gain is 3; it may be 0 to 1'],
    ['#s=nowhere', 'There is no place'], ['#s=three_places&v=__proto__:1', words.notice.bad_link]] as const) {
    const { page, heard, close } = await open(browser, { hash });
    assert.ok((await text_in(page, '[role=alert]')).includes(said), hash.slice(0, 40));
    assert.match(await text_in(page, 'pre'), /^concordat run three_places --replicates 200 --seed 1$/);
    assert.deepEqual(heard, []);
    await close();
  }
});

await test('a link shows what its writer saw', async () => {
  const hash = '#s=border_city&r=majority&v=trust.gain%3A0.06&as=border_city&run=31&m=40&q=trust';
  const { page, close } = await open(browser, { hash });
  assert.equal(await page.locator('.player output').innerText(), 'Aug 2019');
  assert.match(await text_in(page, 'pre'), /^concordat run border_city --replicates 200 --seed 1$/);
  assert.match(await page.locator('pre').nth(1).innerText(), /border_city .*--set regime=majority .*--set trust.gain=0.06/s);
  assert.equal(await page.locator('svg[data-picture=fan] .median').count(), 2);
  await close();
});

await test('axe finds nothing, in light and dark, at 390, 768, 1280 and 1920, and nothing runs over', async () => {
  const axe = readFileSync(createRequire(join(root, 'build/lab/npm/x.js')).resolve('axe-core/axe.min.js'), 'utf8');
  for (const dark of [false, true]) for (const width of [390, 768, 1280, 1920]) {
    const { page, close } = await open(browser, { width, dark, bypass: true, hash: '#s=three_places&as=three_places&r=aco&e=funding_change,24,24,-0.12,,&m=36' });
    await page.locator('g.body').nth(2).click();
    await page.click(`summary:has-text("${words.controls.more}")`);
    await page.evaluate(axe);
    for (const tab of ['', words.lesson.lesson, words.lesson.predict, words.tabs.class, words.tabs.teacher, words.tabs.about]) {
      if (tab === words.lesson.lesson) await nav(page, 1);
      else if (tab === words.lesson.predict) {
        await begin(page, 0);
        await page.click('.lesson summary >> nth=0');
      } else if (tab) await page.click(`nav >> text="${tab}"`);
      await page.waitForTimeout(150);
      const found = await page.evaluate(`axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target + ' ' + n.failureSummary).slice(0, 2).join(' | ')))`);
      assert.deepEqual(found, [], `${tab} at ${width}${dark ? ', dark' : ''}`);
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${tab} runs over at ${width}`);
    }
    await close();
  }
});

await test('a browser without instructions for vectors is told which page is for it, and that page works', async () => {
  const told = await open(browser, { before: () => { WebAssembly.validate = () => false; } });
  await told.page.waitForSelector('.failed');
  assert.match(await text_in(told.page, '.failed'), /lab_older\.html/);
  await told.close();
  const older = await open(browser, { path: file.replace('lab.html', 'lab_older.html'), before: () => {
    WebAssembly.validate = () => false;
    Reflect.deleteProperty(globalThis, 'DecompressionStream');
  } });
  await ready(older.page);
  assert.equal(await older.page.locator('g.body').count(), 13);
  assert.deepEqual(older.heard, []);
  await older.close();
});

await browser.close();
end();
