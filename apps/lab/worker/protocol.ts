/** What the page and its worker say to each other. A newer request for runs ends an older one. */
import type { Path } from '../engine/engine';
import type { Runs } from '../model/runs';
import type { Month, Shape, Tables } from '../model/tables';

export type Ask =
  | { what: 'start'; wasm: ArrayBuffer }
  | { what: 'runs'; id: number; arm: 'A' | 'B'; text: string; seed: number; count: number }
  | { what: 'watch'; id: number; text: string; seed: number; run: number }
  | { what: 'month'; id: number; text: string; seed: number; run: number; month: number }
  | { what: 'digest'; id: number; arm: 'A' | 'B'; text: string; seed: number; count: number }
  | { what: 'class'; id: number; items: { text: string; seed: number; run: number }[] }
  | { what: 'many'; id: number; text: string; seed: number; count: number };

export type Tell =
  | { what: 'ready'; tables: Tables }
  | { what: 'runs'; id: number; arm: 'A' | 'B'; runs: Runs; done: boolean; ms: number }
  | { what: 'watch'; id: number; shape: Shape; path: Path }
  /** The month, and those before it in which what holds now was decided. */
  | { what: 'month'; id: number; month: Month; before: Month[] }
  | { what: 'digest'; id: number; arm: 'A' | 'B'; digest: string; count: number }
  | { what: 'class'; id: number; runs: Runs }
  | { what: 'wrong'; id: number; words: string };
