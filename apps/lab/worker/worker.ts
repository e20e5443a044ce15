/** The engine's thread: answers the page, and looks for newer requests between blocks of runs. */
import { block_runs, Engine, type Module } from '../engine/engine';
import type { Runs } from '../model/runs';
import type { Month } from '../model/tables';
import type { Ask, Tell } from './protocol';

declare const Concordat: (options: { wasmBinary: ArrayBuffer }) => Promise<Module>;

let engine: Engine;
/** The newest request of each kind that a newer one replaces. */
const newest: Record<string, number> = {};
const tell = (message: Tell): void => self.postMessage(message);

const breather = new MessageChannel();
let resume: (() => void) | undefined;
breather.port1.onmessage = () => resume?.();
/** Lets messages that wait be heard. */
const pause = (): Promise<void> => new Promise((done) => { resume = done; breather.port2.postMessage(0); });

function part_of(runs: Runs, count: number): Runs {
  const series = Object.fromEntries(
    Object.entries(runs.series).map(([name, values]) => [name, values.slice(0, count * runs.months)]));
  return { count, months: runs.months, series };
}

async function simulate(ask: Extract<Ask, { what: 'runs' }>): Promise<void> {
  let ms = 0, told = performance.now();
  engine.load(ask.text);
  const runs = engine.room(ask.count);
  for (let first = 0; first < ask.count; first += block_runs) {
    await pause();
    if (newest['runs' + ask.arm] !== ask.id) return;
    const start = performance.now();
    engine.simulate(ask.seed, first, runs);
    ms += performance.now() - start;
    const done = Math.min(ask.count, first + block_runs), is_last = done === ask.count;
    if (!is_last && performance.now() - told < 150) continue;
    told = performance.now();
    tell({ what: 'runs', id: ask.id, arm: ask.arm, runs: is_last ? runs : part_of(runs, done), done: is_last, ms });
  }
}

/** A month, and as many before it as it takes until everybody who is there has decided: boards decide every three months. */
function look_back(look: (month: number) => Month, at: number): { month: Month; before: Month[] } {
  const month = look(at), before: Month[] = [];
  const waits = () => month.seats.some((seat, k) => seat.there && !seat.decides && !before.some((m) => m.seats[k]?.decides));
  while (before.length < 2 && at > before.length && waits()) before.push(look(at - before.length - 1));
  return { month, before };
}

let queue: Promise<void> = Promise.resolve();

async function answer(ask: Ask): Promise<void> {
  switch (ask.what) {
    case 'start': {
      engine = new Engine(await Concordat({ wasmBinary: ask.wasm }));
      return tell({ what: 'ready', tables: engine.tables });
    }
    case 'runs':
      return simulate(ask);
    case 'watch': {
      if (newest.watch !== ask.id) return;
      const path = engine.watch(ask.text, ask.seed, ask.run);
      return tell({ what: 'watch', id: ask.id, shape: engine.load(ask.text), path });
    }
    case 'month':
      if (newest.month !== ask.id) return;
      return tell({ what: 'month', id: ask.id, ...look_back((month) => engine.month(ask.text, ask.seed, ask.run, month), ask.month) });
    case 'class':
      return tell({ what: 'class', id: ask.id, runs: engine.single_runs(ask.items) });
    case 'many':
      return tell({ what: 'class', id: ask.id, runs: engine.runs(ask.text, ask.seed, ask.count) });
    case 'digest':
      return tell({ what: 'digest', id: ask.id, arm: ask.arm, digest: engine.digest(ask.text, ask.seed, ask.count), count: ask.count });
  }
}

self.onmessage = (event: MessageEvent<Ask>) => {
  const ask = event.data;
  if (ask.what === 'runs') newest['runs' + ask.arm] = ask.id;
  if (ask.what === 'watch' || ask.what === 'month') newest[ask.what] = ask.id;
  queue = queue.then(() => answer(ask)).catch((problem: unknown) =>
    tell({ what: 'wrong', id: 'id' in ask ? ask.id : 0, words: String(problem instanceof Error ? problem.message : problem) }));
};
