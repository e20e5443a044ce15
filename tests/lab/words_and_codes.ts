/** Codes and links say what they were made of; whatever else is put in their place says nothing. */
import { readFileSync, statSync } from 'node:fs';
import { at_mark, code_of, of_code, offers, places as in_codes, regimes, rounded, sliders, spaced } from '../../apps/lab/model/code';
import { command_of } from '../../apps/lab/model/command';
import { link_of, view_of } from '../../apps/lab/model/link';
import { lessons } from '../../apps/lab/lessons/lessons';
import { judge } from '../../apps/lab/lessons/verdict';
import { is_predicted, is_under_way, not_begun, nothing_given, stage_of, step_count } from '../../apps/lab/lessons/progress';
import { beside_each_other, changes_of } from '../../apps/lab/model/describe';
import { read_pasted, view_in } from '../../apps/lab/model/pasted';
import { comparison_at, retreat_sentence } from '../../apps/lab/model/finding';
import { shown_series, type Runs } from '../../apps/lab/model/runs';
import { by_role } from '../../apps/lab/model/roles';
import type { State } from '../../apps/lab/view/lab';
import { hidden_in } from '../../apps/lab/view/stage';
import { as_it_is, problems_of, text_of, type Setting } from '../../apps/lab/model/setting';
import { words } from '../../apps/lab/words';
import { random_setting } from './settings';
import { assert, end, test } from './test';
import { engine_in, luck, page, places } from './world';

const engine = await engine_in('simd'), random = luck(11), { bases } = places();
const any = (n: number) => Math.floor(random() * n);

function codeable(): Setting {
  const s = as_it_is(in_codes[any(in_codes.length)]!);
  if (random() < .7) s.regime = regimes[1 + any(regimes.length - 1)]!;
  for (const slider of sliders) if (random() < .6) s.values[slider.path] = at_mark(slider, any(31));
  if (random() < .6) s.happenings = [{ ...offers[any(offers.length)]!, month: 12 * any(10) }];
  return s;
}

await test('a code of twelve characters holds a setting and a seat', () => {
  for (let k = 0; k < 500; ++k) {
    const s = codeable(), seat = any(128), code = code_of(s, seat)!;
    assert.equal(code.length, 12);
    assert.deepEqual(of_code(code), { setting: s, seat });
    assert.deepEqual(of_code(code.toLowerCase().replace(/(....)/g, '$1- ')), { setting: s, seat });
  }
});

await test('a code with a slip of the pen is none', () => {
  let taken = 0;
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  for (let k = 0; k < 2000; ++k) {
    const code = [...code_of(codeable(), any(128))!];
    const at = any(12), was = code[at]!;
    code[at] = letters[(letters.indexOf(was) + 1 + any(31)) % 32]!;
    if (of_code(code.join(''))) taken += 1;
  }
  assert.ok(taken < 10, `${taken} of 2000 were taken`);
  for (const nonsense of ['', 'hello', '!'.repeat(12), 'A'.repeat(10000), '<script>1234', '000000000000'])
    assert.equal(of_code(nonsense), null, nonsense.slice(0, 20));
});

await test('what a code cannot hold it does not hold by half', () => {
  assert.equal(code_of({ ...as_it_is('three_places'), values: { 'trust.decay': .01 } }, 0), null);
  assert.equal(code_of({ ...as_it_is('three_places'), decision: 'fermi' }, 0), null);
  const near = rounded({ ...as_it_is('three_places'), values: { 'trust.gain': .0311 } }, bases.three_places!)!;
  assert.equal(near.values['trust.gain'], .03);
});

await test('codes know every way of deciding, and sliders stand at marks when nothing was moved', () => {
  assert.deepEqual(engine.tables.regimes.map((r) => r.name), regimes);
  for (const name of regimes) assert.ok(words.regimes[name], name);
  for (const s of sliders) {
    const p = engine.tables.parameters.find((row) => row.path === s.path)!, steps = (p.value - s.low) / s.step;
    assert.ok(Math.abs(steps - Math.round(steps)) < 1e-9, s.path);
    assert.ok(s.low >= p.least && s.high <= p.most, s.path);
  }
  for (const offer of offers) assert.ok(words.happens.list[offer.kind], offer.kind);
});

await test('what differs between A and B is said, and nothing else', () => {
  const base = bases.three_places!, as_was = as_it_is('three_places');
  const of = (change: Partial<Setting>) => changes_of({ ...as_was, ...change }, base, engine.tables);
  assert.deepEqual(of({}), []);
  assert.deepEqual(of({ values: { 'trust.history': .3 }, regime: 'memorandum' }), []);
  const a = of({ values: { 'trust.history': .1, 'choice.slope': 6 } }), b = of({ values: { 'trust.history': .6, 'choice.slope': 6 }, regime: 'majority' });
  assert.deepEqual(beside_each_other(a, b), { both: ['How suddenly the benefit comes as more join, choice.slope: 6 (else 2)'], a: ['History of working together .10 (else .30)'],
    b: ['Way of deciding Board with a majority vote (else Memorandum: a veto stops)', 'History of working together .60 (else .30)'] });
  assert.match(of({ happenings: [offers[0]!] })[0]!, /^Every income is cut by 12 %, Apr 2018, for 24 months$/);
  assert.match(of({ happenings: [{ ...offers[0]!, size: .05 }] })[0]!, /^Every income rises by 5 %/);
  assert.match(of({ happenings: [{ ...offers[6]!, parameter: 'choice.cost' }] })[0]!, /^choice\.cost becomes 3,/);
  for (const path of Object.keys(words.meanings)) assert.ok(engine.tables.parameters.some((p) => p.path === path) || engine.tables.switches.some((s) => 'switches.' + s.name === path), path);
  for (const name of Object.keys(words.brings)) assert.ok(regimes.includes(name), name);
  for (let k = 0; k < 50; ++k) {
    const s = random_setting(random, engine.tables), lines = changes_of(s, bases[s.scenario]!, engine.tables);
    assert.ok(lines.every((line) => line && !/undefined|NaN/.test(line)), lines.join());
  }
});

await test('runs in silos are told from those that still are, and medians decide nothing that chance could', () => {
  const made = (rows: number[][]): Runs => ({ count: rows.length, months: 24, series: Object.fromEntries(shown_series.map((name) =>
    [name, Float32Array.from(rows.flatMap(([x, y]) => Array.from({ length: 24 }, (_, t) => t < 12 ? x! : y!)))])) });
  const told = retreat_sentence([['A', made([[.1, .9], [.1, .1], [.9, .9]])], ['B', made([[.9, .9]])]]);
  assert.match(told, /A: 2 of 3 runs were in silos at some time \[.*\]; 1 of them still at the end\. B: Of 1 runs not one was ever in silos .*fewer than a quarter/);
  const low = made([[.2, .2], [.21, .21], [.19, .19]]), high = made([[.5, .5], [.5, .5], [.51, .51]]), mixed = made([[.1, .1], [.5, .5], [.2, .2]]);
  assert.match(comparison_at(low, high, 'trust', 11), /\(Mar 2017\) the median of “Trust between partners” is \.20 in A and \.50 in B: 2\.5 times as much in B\./);
  assert.match(comparison_at(low, mixed, 'trust', 11), /alike/);
  const apart = made([[.1, .1], [.9, .9], [.1, .1], [.9, .9]]);
  assert.match(comparison_at(made([[.9, .9], [.9, .9], [.9, .9], [.9, .9]]), apart, 'collaboration', 23), /In B luck decides/);
  assert.ok(!/luck/.test(comparison_at(low, high, 'collaboration', 23)));
});

await test('a lesson knows what is drawn, what is predicted and what would be lost', () => {
  const lesson = lessons[0]!, kinds = Array.from({ length: step_count(lesson) }, (_, step) => stage_of(lesson, step).kind);
  assert.deepEqual(kinds, ['question', 'predict', 'compare', 'predict', 'compare', 'sum', 'after']);
  const given = nothing_given(), all = given.drawn.map(() => 0);
  assert.ok(!is_predicted(lesson.rounds[0]!, given) && is_predicted(lesson.rounds[0]!, { ...given, drawn: all }));
  assert.ok(!is_predicted(lesson.rounds[0]!, { ...given, drawn: [null, ...all.slice(1)] }));
  assert.ok(!is_predicted(lesson.rounds[1]!, given) && is_predicted(lesson.rounds[1]!, { ...given, said: 0 }));
  assert.ok(!is_under_way(not_begun()) && is_under_way({ ...not_begun(), before: [1] }) && is_under_way({ ...not_begun(), step: 2 }));
  assert.ok(!is_under_way({ step: 6, before: [0, 1, 2], after: [0, 1, 2], given: [] }));
});

await test('a class’s codes are read with names or without, each once, and texts of settings too', () => {
  const [anna, ben] = [3, 4].map((seat) => spaced(code_of({ ...as_it_is('three_places'), regime: 'majority' }, seat)!)) as [string, string];
  const link = link_of({ a: as_it_is('one_county'), b: { ...as_it_is('three_places'), values: { 'trust.decay': .02 } }, run: 9, month: 3, shown: 'trust' });
  const read = (text: string) => read_pasted(text).pupils.map(({ name, seat }) => [name, seat]);
  assert.deepEqual(read(`Anna: ${anna}`), [['Anna', 3]]);
  for (const line of [`Anna ${anna}`, `Anna, ${anna}`, `[10:42] Anna: ${anna.toLowerCase()}`, `Anna\t${anna.replace(/-/g, ' ')}`, `${anna} (Anna)`, `${anna}, Anna`])
    assert.match(read(line)[0]!.join(), /Anna,3$/, line);
  assert.deepEqual(read(`${anna},${ben}`), [['', 3], ['', 4]]);
  assert.deepEqual(read(`${anna.replace(/-/g, '')}\r\nBen: ${ben};`), [['', 3], ['Ben', 4]]);
  const held = read_pasted(`${anna}\nNONSENSE\nAnna: ${anna}\n\nCara: file:///x/lab.html${link}\nnothing here`);
  assert.deepEqual(held.twice, [[3, 1]]);
  assert.deepEqual(held.bad, [[2, 'NONSENSE'], [6, 'nothing here']]);
  assert.deepEqual(held.texts, [[5, true]]);
  assert.deepEqual(held.pupils.map(({ name, seat }) => [name, seat]), [['', 3], ['Cara', 9]]);
  assert.equal(held.pupils[1]!.setting.values['trust.decay'], .02);
  assert.equal(view_in('rubbish'), null);
  assert.equal(view_in('text ' + link)!.a!.scenario, 'one_county');
});

await test('a drawing is judged against A first', () => {
  const a = Array.from({ length: 11 }, (_, k) => .01 * k), b = a.map((v) => 3 * v), at = (f: (v: number) => number) => judge(a.map(f), a, b);
  assert.equal(at((v) => v), 'no_difference');
  assert.equal(at((v) => 3 * v), 'close');
  assert.equal(at((v) => 6 * v), 'more_expected');
  assert.equal(at((v) => 2 * v), 'less_expected');
  assert.equal(at((v) => Math.max(0, v - .06)), 'other_way');
  assert.equal(judge(b.map((v, k) => k < 5 ? v + .14 : v - .02), a, b), 'other_times');
  assert.equal(judge(a.map(() => .3), a, b.map((v, k) => (a[k]! + v) / 2)), 'other_course');
  // A small difference is not "close" for being small.
  const near = a.map((v) => v + .06);
  assert.equal(judge(a, a, near), 'no_difference');
  assert.equal(judge(near, a, near), 'close');
});

await test('no picture of a round shows what a later one asks', () => {
  const at = (n: number, step: number) => hidden_in({ tab: 'lesson', lesson: n, progress: lessons.map(() => ({ ...not_begun(), step })) } as unknown as State);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((step) => at(1, step).dots), [true, true, true, true, false, false]);
  assert.deepEqual([1, 2, 3, 4].map((step) => at(5, step).quantities), [['trust'], ['trust'], [], []]);
  assert.deepEqual([1, 2, 3, 4].map((step) => at(0, step).dots), [false, false, false, false]);
  // A setting keeps its colour: the A of a round is that of the round before, or takes over the colour of its B.
  for (const { rounds } of lessons) rounds.slice(1).forEach((round, r) => {
    const same = (x: object, y: object) => JSON.stringify(x) === JSON.stringify(y), before = rounds[r]!;
    if (same(round.a, before.b)) assert.ok(round.a_was_b);
    assert.ok(!same(round.b, before.a));
  });
});

await test('a link says everything that it was made of', () => {
  for (let k = 0; k < 200; ++k) {
    const view = { a: random() < .5 ? random_setting(random, engine.tables) : null, b: random_setting(random, engine.tables), run: any(200), month: any(120), shown: 'trust' };
    assert.deepEqual(view_of(link_of(view)), view);
  }
});

await test('a link that says nonsense says nothing', () => {
  for (const hash of ['#', '#x', '#s=', '#s=three_places&v=trust.gain', '#s=three_places&v=trust.gain:1:2',
    '#s=three_places&v=trust.gain:NaN', '#s=three_places&v=trust.gain:1e9999', '#s=three_places&run=-1', '#s=three_places&run=1e99',
    '#s=<script>alert(1)</script>', '#s=../../etc/passwd', '#s=three_places&e=refusal,1,2', '#s=three_places&e=refusal,0,0,0,"x\nend,',
    '#s=three_places&r=constructor%00', '#s=three_places&m=1.5', '#s=three_places&v=' + 'a:1,'.repeat(2000), '#' + '%'.repeat(50)])
    assert.equal(view_of(hash), null, hash.slice(0, 60));
});

await test('a link with a thing of no name or out of range is refused in words, whatever it is called', () => {
  const wrong = (change: Partial<Setting>) =>
    problems_of({ ...as_it_is('three_places'), ...change }, engine.tables, Object.keys(bases), 120).length;
  assert.equal(wrong({}), 0);
  assert.equal(wrong({ values: { 'trust.gain': 3 } }), 1);
  assert.equal(wrong({ values: { '__proto__x': 1 } }), 1);
  assert.equal(wrong({ values: { 'trust.gain': NaN } }), 1);
  assert.equal(wrong({ regime: 'constructor' }), 1);
  assert.equal(wrong({ scenario: 'toString' }), 1);
  assert.equal(wrong({ switches: { nothing: true } }), 1);
  assert.equal(wrong({ happenings: [{ ...offers[0]!, month: 500 }] }), 1);
  assert.equal(wrong({ happenings: [{ ...offers[0]!, size: -2 }] }), 1);
  assert.equal(wrong({ happenings: Array.from({ length: 13 }, () => offers[0]!) }), 1);
});

await test('what the engine refuses it says, and a name in a scenario cannot become a line', () => {
  assert.throws(() => engine.load('nonsense'), /the scenario/);
  const s = { ...as_it_is('three_places'), happenings: [{ ...offers[4]!, target: 'x"\nend\n' }] };
  assert.throws(() => engine.load(text_of(s, bases.three_places!)), /xend/);
  const named = bases.three_places!.replace('name="Ashby"', 'name="</script><img src=x onerror=alert(1)>"');
  assert.equal(engine.load(named).places[0]!.name, '</script><img src=x onerror=alert(1)>');
});

await test('the page is below 600 kB, the one for older browsers too', () => {
  assert.ok(statSync(page).size < 600e3, `${statSync(page).size} bytes`);
  const older = page.replace('lab.html', 'lab_older.html');
  assert.ok(statSync(older).size < 600e3, `${statSync(older).size} bytes`);
});

await test('the page with real footprints is below 1.5 MB, and has roles where names were', () => {
  const file = page.replace('lab.html', 'lab_footprints.html'), { bases: all, footprints } = places(file);
  assert.ok(statSync(file).size < 1.5e6, `${statSync(file).size} bytes`);
  assert.ok(Object.keys(footprints).length > 35);
  const place = 'footprint.dorset', before = all[place]!, after = by_role(before);
  const names = [...after.matchAll(/^organisation .* name="([^"]*)"/gm)].map((m) => m[1]!);
  assert.ok(names.length > 8);
  for (const name of names) assert.ok(words.roles.some((kind) => new RegExp(`^${kind.replace(/[()]/g, '.')} \\d+$`).test(name)), name);
  assert.equal(engine.digest(after, 1, 8), engine.digest(before, 1, 8));
  assert.match(command_of(as_it_is(place), 200, { sources: {}, footprints }), /^concordat run --footprint "Dorset" /);
});

await test('the page states the strictest policy under which it works', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(page, 'utf8'))![1]!;
  assert.match(policy, /^default-src 'none'; script-src 'sha256-[^ ]+' 'wasm-unsafe-eval'; style-src 'sha256-[^ ]+'; worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'$/);
});

end();
