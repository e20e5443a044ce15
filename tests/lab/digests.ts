/** A student's run is the program's, to the last bit. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command_of, file_name, file_of, needs_file } from '../../apps/lab/model/command';
import { text_of, type Setting } from '../../apps/lab/model/setting';
import { random_setting } from './settings';
import { assert, end, test } from './test';
import { digest_of, engine_in, luck, places, resolved, shipped } from './world';

const own = places(), { bases } = own;

/** What the page's command, as it is copied, gives; its file lies in a folder of its own. */
function by_command(s: Setting, runs: number, arm: '' | 'A' | 'B'): string {
  const folder = mkdtempSync(join(tmpdir(), 'lab-'));
  try {
    const words = command_of(s, runs, own, arm).replace(/\\\n/g, '').split(/\s+/).slice(2);
    if (needs_file(s, own)) {
      writeFileSync(join(folder, file_name(s, arm)), file_of(s, own, simd.tables));
      words[0] = join(folder, file_name(s, arm));
    }
    return digest_of(words.filter((word, k) => word !== '--replicates' && words[k - 1] !== '--replicates'), runs);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const simd = await engine_in('simd'), plain = await engine_in('plain');
const random = luck(7);

await test('20 random settings have the digest that the copied command prints, with and without vectors', () => {
  for (let k = 0; k < 20; ++k) {
    const s = random_setting(random, simd.tables), text = text_of(s, bases[s.scenario]!), native = by_command(s, 40, (['', 'A', 'B'] as const)[k % 3]!);
    assert.equal(simd.digest(text, s.seed, 40), native, JSON.stringify(s));
    assert.equal(plain.digest(text, s.seed, 40), native, JSON.stringify(s));
  }
});

await test('every scenario that ships has the digest that the program prints', () => {
  const known = shipped().filter((name) => !name.startsWith('england')); // those take minutes here
  assert.ok(known.length > 50);
  let run = 0;
  for (const name of known) {
    let text: string;
    try { text = resolved(name); } catch { continue; } // a part that others include, without anybody in it
    assert.equal(simd.digest(text, 1, 8), digest_of([name], 8), name);
    run += 1;
  }
  assert.ok(run > 50, `${run} scenarios`);
});

await test('a run that is looked into is the run of the ensemble', () => {
  const text = bases.three_places!, runs = simd.runs(text, 1, 8), path = simd.watch(text, 1, 5);
  const row = simd.tables.series.findIndex((s) => s.name === 'trust'), width = simd.tables.series.length;
  for (let month = 0; month < runs.months; ++month)
    assert.equal(path.series[month * width + row], runs.series.trust![5 * runs.months + month]);
});

end();
