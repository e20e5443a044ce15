/** The engine as functions: the same in the page's worker and in node, where tests call it. */
import { shown_series, type Runs } from '../model/runs';
import type { Month, Shape, Tables } from '../model/tables';

/** What emscripten makes of engine/exports.cpp. */
export interface Module {
  HEAPU8: Uint8Array; HEAPF32: Float32Array;
  _malloc(bytes: number): number; _free(at: number): void;
  _lab_tables(): number; _lab_load(text: number): number;
  _lab_simulate(seed: number, first: number, count: number): number;
  _lab_digest(seed: number, runs: number): number;
  _lab_watch(seed: number, run: number): void;
  _lab_path(which: number): number; _lab_month(month: number): number;
}

/** One run, month by month. */
export interface Path {
  months: number;
  series: Float32Array; bodies: Float32Array; actions: Float32Array; trust: Float32Array;
}

export const block_runs = 16; // of engine/block_result.hpp

export class Engine {
  readonly tables: Tables;
  private loaded = '';
  private watched = '';
  private shape_: Shape | null = null;

  constructor(private readonly module: Module) {
    this.tables = JSON.parse(this.told(module._lab_tables())) as Tables;
  }

  /** Throws what the engine says where the text is wrong. */
  load(text: string): Shape {
    if (text === this.loaded && this.shape_) return this.shape_;
    const bytes = new TextEncoder().encode(text.replace(/\0/g, '') + '\0');
    const at = this.module._malloc(bytes.length);
    this.module.HEAPU8.set(bytes, at);
    const answer = this.told(this.module._lab_load(at));
    this.module._free(at);
    this.loaded = text;
    this.watched = '';
    return (this.shape_ = JSON.parse(answer) as Shape);
  }

  /** Room for `count` runs of the loaded scenario. */
  room(count: number): Runs {
    const months = this.shape_!.months;
    const series = Object.fromEntries(shown_series.map((name) => [name, new Float32Array(count * months)]));
    return { count, months, series };
  }

  /** Simulates a block of runs from `first` on into its room. */
  simulate(seed: number, first: number, into: Runs): void {
    this.fill(seed, first, Math.min(block_runs, into.count - first), into, first);
  }

  /** One run each of several settings, one after another in one room: as long as the shortest. */
  single_runs(items: { text: string; seed: number; run: number }[]): Runs {
    const months = Math.min(...items.map((item) => this.load(item.text).months), 1200);
    const into = { ...this.room(items.length), months };
    items.forEach((item, k) => {
      this.load(item.text);
      this.fill(item.seed, item.run, 1, into, k);
    });
    return into;
  }

  private fill(seed: number, run: number, count: number, into: Runs, first: number): void {
    const months = this.shape_!.months, kept = into.months;
    const at = this.module._lab_simulate(seed, run, count) >> 2, heap = this.module.HEAPF32;
    for (const name of shown_series) {
      const row = this.tables.series.findIndex((s) => s.name === name), values = into.series[name]!;
      for (let month = 0; month < kept; ++month)
        for (let k = 0; k < count; ++k)
          values[(first + k) * kept + month] = heap[at + (row * months + month) * block_runs + k]!;
    }
  }

  runs(text: string, seed: number, count: number): Runs {
    this.load(text);
    const into = this.room(count);
    for (let first = 0; first < count; first += block_runs) this.simulate(seed, first, into);
    return into;
  }

  digest(text: string, seed: number, count: number): string {
    this.load(text);
    return this.told(this.module._lab_digest(seed, count));
  }

  watch(text: string, seed: number, run: number): Path {
    const shape = this.load(text), key = seed + '/' + run, months = shape.months;
    if (this.watched !== key) this.module._lab_watch(seed, run);
    this.watched = key;
    const copy = (which: number, width: number) => {
      const at = this.module._lab_path(which) >> 2;
      return this.module.HEAPF32.slice(at, at + months * width);
    };
    return {
      months,
      series: copy(0, this.tables.series.length),
      bodies: copy(1, shape.organisations.length * this.tables.states.length),
      actions: copy(2, shape.seats.length),
      trust: copy(3, shape.pairs.length),
    };
  }

  month(text: string, seed: number, run: number, month: number): Month {
    this.watch(text, seed, run);
    return JSON.parse(this.told(this.module._lab_month(month))) as Month;
  }

  private told(at: number): string {
    const heap = this.module.HEAPU8;
    const text = new TextDecoder().decode(heap.slice(at, heap.indexOf(0, at)));
    if (text.startsWith('!')) throw new Error(text.slice(1));
    return text;
  }
}
