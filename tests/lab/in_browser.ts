/** The page in Chromium: used as people use it, with nothing said on the console and nobody asked for anything. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from '../../apps/lab/words';
import { code_of, of_code, offers } from '../../apps/lab/model/code';
import { as_it_is, text_of } from '../../apps/lab/model/setting';
import { percent } from '../../apps/lab/model/format';
import { at_month, mean_over, median } from '../../apps/lab/model/runs';
import { nav, open, open_browser, ready, slide, text_in } from './browser';
import { random_setting } from './settings';
import { begin } from './student';
import { assert, end, test } from './test';
import { engine_in, digest_of, luck, page as file, places, resolved, root, shipped } from './world';

const browser = await open_browser();
const engine = await engine_in('simd'), { bases } = places();

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
  assert.equal((await text_in(page, 'h1')).trim(), words.find.unchanged);
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
    // What it saw and all else add up to the trust after that.
    const [by_seen, else_by, after] = row.trim().split('\t').slice(-3).map((x) => Number(x.replace('−', '-'))) as [number, number, number];
    assert.ok(Math.abs(Number(trust) + by_seen + else_by - after) < .0115, row);
  }
  await page.locator('.player input[type=range]').focus();
  await page.keyboard.press('ArrowLeft');
  assert.match(await text_in(page, '#why h2'), /Mar 2019/);
  // Boards do not decide in March: what they decided before stands there at once.
  await page.waitForSelector('#why h4');
  assert.equal(await text_in(page, '#why h4'), words.why.decided('Jan 2019'));
  assert.ok(await page.locator('#why .forum svg.terms').count() > 0);
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
  assert.match(await text_in(page, '#seat'), /You sit at 12.*shows your luck/);
  const own = await page.locator('#code').innerText();
  assert.notEqual(own, code);
  await page.fill('textarea', `Anna: ${own}\n${own}\nNONSENSE\n`);
  await page.click(`text="${words.class.gather}"`);
  assert.match(await text_in(page, '#of_class'), /1 code read\..*Lines 1 and 2 are twice the same seat and setting: counted once\..*Line 3 is no code: “NONSENSE”/s);
  assert.match(await text_in(page, '#of_class tbody'), /12\s+Anna/);
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
  assert.match(await text_in(page, '#of_class'), /2 different settings.*Alliance.*Every income is cut by 12 %, Apr 2018/s);
  // Beside the one run of each seat the 200 of its setting, at the end and since the event.
  while (await page.locator('.many', { hasText: '…' }).count()) await page.waitForTimeout(50);
  const cut = engine.runs(text_of({ ...as_it_is('three_places'), happenings: [{ ...offers[0]! }] }, bases.three_places!), 1, 200);
  const shares = [at_month(cut, 'collaboration', 119), mean_over(cut, 'collaboration', 24, 120)];
  assert.deepEqual((await page.locator('#of_class tbody tr').nth(1).locator('td').allInnerTexts()).slice(0, 2).map((cell) => cell.split(/\s*\n\s*/)),
    shares.map((runs) => [percent(runs[3]!), percent(median(runs))]));
  assert.ok((await text_in(page, '.group >> nth=1')).includes(words.class.many(200, percent(median(shares[0]!)), percent(median(shares[1]!)), 'Apr 2018')));
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
  assert.match(await text_in(page, '.class [role=alert]'), /The setting of the text was taken.*run 0/);
  // A goes along, and what is not the taker's own luck is said.
  await page.fill('.class input[type=text]', '#s=three_places&r=majority&as=three_places&run=31&m=40&q=trust');
  await page.fill('.class input[type=number]', '5');
  await page.click(`text="${words.class.go}"`);
  await ready(page);
  assert.match(await text_in(page, '.class [role=alert]'), /A and B of the text were taken\. The sender looked at run 31; you see your own luck/);
  assert.equal(await page.locator('svg[data-picture=fan] .median').count(), 2);
  // The seat stays through free play, a lesson and other luck, and goes into each code.
  await page.click(`text="${words.net.luck}"`);
  assert.match(await text_in(page, '#seat'), /You sit at 5.*other luck, run 6/);
  await nav(page, 1);
  await nav(page, 0);
  await page.click(`nav >> text="${words.tabs.class}"`);
  await ready(page);
  assert.equal(of_code(await page.locator('#code').innerText())!.seat, 5);
  await page.click(`text="${words.class.to_own}"`);
  assert.match(await text_in(page, '#network .dim'), /run 5, your seat/);
  // A seat can be taken alone, and a code needs one.
  await page.fill('.class input[type=text]', '');
  await page.fill('.class input[type=number]', '6');
  await page.click(`text="${words.class.go}"`);
  await ready(page);
  assert.equal(of_code(await page.locator('#code').innerText())!.seat, 6);
  await page.fill('.class input[type=number]', '500');
  await page.click(`text="${words.class.go}"`);
  assert.ok((await text_in(page, '.class [role=alert]')).includes(words.class.bad_seat));
  assert.deepEqual(heard, []);
  await close();
});

await test('on a phone a button leads to what can be changed, and back', async () => {
  const { page, heard, close } = await open(browser, { width: 390 }), y = () => page.locator('.controls').evaluate((e) => e.getBoundingClientRect().top);
  const jump = page.locator('.jump button', { hasText: words.controls.jump }), box = await jump.boundingBox();
  assert.ok(box!.y < 844, 'it is on the first screen');
  await jump.click();
  assert.ok(Math.abs(await y()) < 80);
  await page.click(`text="${words.controls.jump_back}"`);
  assert.equal(await page.evaluate('scrollY'), 0);
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
