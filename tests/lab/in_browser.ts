/** The page in Chromium: used as people use it, with nothing said on the console and nobody asked for anything. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { lessons, with_change } from '../../apps/lab/lessons/lessons';
import { lesson_words, words } from '../../apps/lab/words';
import { text_of, type Setting } from '../../apps/lab/model/setting';
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
  const said = await page.locator('#digest').innerText();
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

/** Plays a lesson through, with right predictions or wrong ones; what the page said to each, and at the end. */
async function play(page: Page, n: number, is_right: boolean): Promise<string[]> {
  const w = words.lesson, verdicts: string[] = [];
  await page.locator('nav button').nth(n + 1).click();
  await answer_all(page, 'before', n, false);
  await page.click(`text="${w.begin}"`);
  for (const [r, round] of lessons[n]!.rounds.entries()) {
    await ready(page);
    if (round.predict === 'draw') {
      // A finger that draws neither scrolls the page nor leaves it, and nobody is judged for what they did not draw.
      assert.equal(await page.$eval('svg[data-picture=fan]', (picture) => getComputedStyle(picture).touchAction), 'none');
      assert.ok(await page.locator('.lesson button.main').isDisabled());
      await page.locator('svg[data-picture=fan]').scrollIntoViewIfNeeded();
      const box = (await page.locator('.pad').boundingBox())!;
      await page.mouse.move(box.x + 2, box.y + box.height * .9);
      await page.mouse.down();
      for (let k = 0; k <= 10; ++k) await page.mouse.move(box.x + box.width * k / 10, box.y + box.height * (is_right ? .1 : .8), { steps: 2 });
      await page.mouse.up();
    } else {
      await page.locator('input[name=prediction]').nth((came_true(n, r) + (is_right ? 0 : 1)) % 3).check();
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
    const right = await play(page, n, true), wrong = await play(page, n, false);
    lesson.rounds.forEach((round, r) => {
      if (round.predict === 'draw') return assert.match(right[r]!, /away from the median/);
      assert.ok(right[r]!.includes(words.lesson.right), right[r]);
      assert.ok(wrong[r]!.includes(words.lesson.wrong), wrong[r]);
    });
    assert.ok(right.includes(words.lesson.result(0, 3)));
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
  assert.match(await text_in(page, '#of_class p'), /2 codes read, 1 could not be/);
  await page.fill('.class input[type=text]', 'rubbish');
  await page.click(`text="${words.class.go}"`);
  assert.match(await text_in(page, '.class [role=alert]'), /no code/);
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
  assert.match(await text_in(page, 'pre'), /border_city .*--set regime=majority .*--set trust.gain=0.06/s);
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
    for (const tab of ['', words.lesson.lesson, words.tabs.class, words.tabs.teacher, words.tabs.about]) {
      if (tab === words.lesson.lesson) await page.locator('nav button').nth(1).click();
      else if (tab) await page.click(`nav >> text="${tab}"`);
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
