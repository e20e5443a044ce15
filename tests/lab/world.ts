/** What tests stand on: the engine in node, the program, the page's places. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, type Module } from '../../apps/lab/engine/engine';
import { type Kept, texts_of } from '../../apps/lab/model/places';

export const root = process.env.LAB_ROOT!;
const program = join(root, 'build/concordat');
export const page = join(root, 'build/lab.html');

export async function engine_in(folder: 'simd' | 'plain'): Promise<Engine> {
  const path = join(root, 'build/lab', folder);
  const make = createRequire(join(path, 'x.js'))('./engine.js') as (options: object) => Promise<Module>;
  return new Engine(await make({ wasmBinary: readFileSync(join(path, 'engine.wasm')) }));
}

const tell = (...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'pipe'] });

/** The lines of a scenario, a shipped one or a file. */
export const resolved = (scenario: string): string =>
  (JSON.parse(tell('check', scenario, '--format', 'json')) as { resolved: string }).resolved;

/** Names of all that ship and can be run alone. */
export function shipped(): string[] {
  const list = JSON.parse(tell('list', 'scenarios', '--format', 'json')) as { name: string }[];
  return list.map((row) => row.name);
}

/** The digest that the program prints for these runs. */
export function digest_of(args: string[], runs: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'lab-'));
  try {
    const output = join(folder, 'r.h5');
    const said = tell('run', ...args, '--replicates', String(runs), '--output', output, '--quiet');
    const found = /digest ([0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4})/.exec(said);
    if (!found) throw new Error('the program printed no digest:\n' + said);
    return found[1]!;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The places that lie in the page, with the sources of those of its own. */
export interface Places { bases: Record<string, string>; sources: Record<string, string>; footprints: Record<string, string> }
export function places(of = page): Places {
  const found = /<script type="application\/json" id="places">(.*?)<\/script>/s.exec(readFileSync(of, 'utf8'));
  const { sources, footprints, ...kept } = JSON.parse(found![1]!) as Kept & Pick<Places, 'sources' | 'footprints'>;
  return { bases: texts_of(kept), sources, footprints };
}

/** Numbers between 0 and 1 that are the same in every run of a test. */
export function luck(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
