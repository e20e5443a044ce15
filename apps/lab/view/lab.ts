/** What the page knows, and how it asks its worker. Views read `state` and call the functions. */
import type { Path } from '../engine/engine';
import { link_of, view_of } from '../model/link';
import { plain } from '../model/format';
import type { Pasted } from '../model/pasted';
import { shown_series, type Runs, type Shown } from '../model/runs';
import { as_it_is, problems_of, text_of, type Problem, type Setting } from '../model/setting';
import { lessons, with_change } from '../lessons/lessons';
import { is_under_way, not_begun, type Progress } from '../lessons/progress';
import type { Month, Shape, Tables } from '../model/tables';
import { words } from '../words';
import type { Ask, Tell } from '../worker/protocol';

export const run_count = 200;
export type Arm = 'A' | 'B';
export type Tab = 'play' | 'lesson' | 'class' | 'teacher' | 'about';

/** What is looked at in free play: put by while a lesson is open. */
export interface Desk { a: Setting | null; b: Setting; arm: Arm; run: number; month: number; shown: Shown }
export interface Digest { digest: string; count: number }
/** A class's codes as they were pasted, and what came of them; of each setting its 200 runs, once they are here. */
export interface Found extends Pasted { runs: Runs; many: (Runs | null)[] }
export interface Collected { text: string; found: Found | null }

export interface State {
  tables: Tables | null;
  a: Setting | null; b: Setting;
  runs: Partial<Record<Arm, Runs>>;
  busy: boolean; ms: number;
  /** The run in the network, and of which arm. */
  arm: Arm; run: number; month: number;
  shape: Shape | null; path: Path | null;
  playing: boolean; speed: number;
  shown: Shown;
  why: number | null; seen: Month | null; before: Month[];
  digests: Partial<Record<Arm, Digest>>;
  tab: Tab; lesson: number;
  /** Of each lesson: it outlasts leaving the lesson, not the page. */
  progress: Progress[];
  /** Free play's, while the pictures show a lesson; and what stood there before a lesson's was taken along. */
  desk: Desk | null; former: Desk | null;
  collected: Collected;
  /** Once taken it is kept until the page is closed, and goes into every code. */
  seat: number | null;
  notice: string | null; failed: string | null;
}

/** What make.mjs puts into the page. */
export interface Parts {
  bases: Record<string, string>; sources: Record<string, string>;
  /** Real footprints: places of the page with their names. */
  footprints: Record<string, string>;
  wasm: () => Promise<ArrayBuffer>; worker: string;
}

export class Lab {
  state: State = {
    tables: null, a: null, b: as_it_is('three_places'), runs: {}, busy: true, ms: 0, arm: 'B', run: 0, month: 119,
    shape: null, path: null, playing: false, speed: 8, shown: 'collaboration', why: null, seen: null, before: [], digests: {},
    tab: 'play', lesson: 0, progress: lessons.map(not_begun), desk: null, former: null, collected: { text: '', found: null },
    seat: null, notice: null, failed: null,
  };
  private worker!: Worker;
  private next_id = 1;
  private latest: Record<string, number> = {};
  /** Arms whose runs are not all here yet: the page is busy until both are. */
  private waiting = new Set<Arm>();
  private redraw: () => void = () => undefined;
  private later: ReturnType<typeof setTimeout> | undefined;
  private answers = new Map<number, (tell: Tell) => void>();

  constructor(readonly parts: Parts) {}

  on_change(redraw: () => void): void { this.redraw = redraw; }
  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.redraw();
  }

  async start(): Promise<void> {
    try {
      const url = URL.createObjectURL(new Blob([this.parts.worker], { type: 'text/javascript' }));
      this.worker = new Worker(url);
      this.worker.onerror = (event) => this.fail(event.message);
      this.worker.onmessage = (event: MessageEvent<Tell>) => this.hear(event.data);
      const wasm = await this.parts.wasm();
      this.worker.postMessage({ what: 'start', wasm } satisfies Ask, [wasm]);
    } catch (problem) {
      this.fail(String(problem));
    }
  }

  fail(why: string): void { this.set({ failed: why }); }

  base(setting: Setting): string { return this.parts.bases[setting.scenario]!; }
  place_name(scenario: string): string { return this.parts.footprints[scenario] ?? words.places[scenario] ?? scenario; }
  is_real(): boolean { return this.state.b.scenario in this.parts.footprints; }
  text(setting: Setting): string { return text_of(setting, this.base(setting)); }

  /** Changes B; what can be refused is, in words. */
  change(b: Setting, more: Partial<State> = {}): void {
    if (this.refuses(b)) return;
    this.waiting.add('B'); // from now on, and not only when it is asked for
    this.set({ ...more, b, ...this.no_digests(), busy: true });
    clearTimeout(this.later);
    this.later = setTimeout(() => this.compute('B'), 25);
  }
  /** Shows two settings beside each other, or one alone. */
  compare(a: Setting | null, b: Setting, more: Partial<State> = {}): void {
    if (this.refuses(b) || (a && this.refuses(a))) return;
    this.set({ arm: 'B', ...more, a, b, runs: {}, ...this.no_digests(), why: null });
    if (a) this.compute('A');
    else this.forget('A');
    this.compute('B');
  }
  keep(): void {
    this.set({ a: this.state.b, runs: { A: this.state.runs.B, B: this.state.runs.B }, arm: 'B', ...this.no_digests() });
    this.forget('A');
    if (this.waiting.has('B')) this.compute('A');
  }
  drop(): void {
    this.forget('A');
    this.set({ a: null, runs: { B: this.state.runs.B }, arm: 'B', ...this.no_digests() });
    this.watch();
  }
  swap(): void {
    const { a, b, runs } = this.state, unfinished = this.waiting.size > 0;
    if (!a) return;
    this.set({ a: b, b: a, runs: { A: runs.B, B: runs.A }, ...this.no_digests() });
    this.watch();
    if (unfinished) { this.compute('A'); this.compute('B'); }
  }

  /** Opens a part of the page at its top. A lesson has the pictures to itself; free play and class find theirs again. */
  open(tab: Tab, lesson = this.state.lesson): void {
    const desk = this.state.desk ?? (tab === 'lesson' ? this.desk_now() : null);
    this.set({ tab, lesson, desk, why: null, playing: false, notice: null });
    if (tab === 'lesson') this.set({ run: 0 });
    else if (desk && (tab === 'play' || tab === 'class')) this.put_back(desk);
    scrollTo(0, 0);
  }
  /** Free play with what the lesson shows; what stood there can be had back. */
  take_along(): void {
    const { place, rounds, tries } = lessons[this.state.lesson]!, { a, b, shown } = rounds[tries ?? rounds.length - 1]!;
    this.set({ tab: 'play', former: this.state.desk, desk: null, playing: false });
    this.compare(with_change(place, a), with_change(place, b), { shown, run: this.state.seat ?? 0 });
    scrollTo(0, 0);
  }
  put_back(desk: Desk): void {
    const { a, b, ...more } = desk;
    this.compare(a, b, { ...more, desk: null, former: null });
  }
  private desk_now(): Desk {
    const { a, b, arm, run, month, shown } = this.state;
    return { a, b, arm, run, month, shown };
  }
  change_progress(change: Partial<Progress>): void {
    const { progress, lesson } = this.state;
    this.set({ progress: progress.map((old, k) => k === lesson ? { ...old, ...change } : old) });
  }
  /** Is there anything that would be lost with the page? */
  has_work(): boolean {
    return this.state.progress.some(is_under_way) || this.state.collected.text.trim() !== '';
  }

  select(change: { run?: number; arm?: Arm; seat?: number }): void {
    this.set(change);
    this.watch();
  }
  go_to(month: number): void {
    const months = this.state.shape?.months ?? 120;
    this.set({ month: Math.max(0, Math.min(months - 1, Math.round(month))) });
    this.look();
  }
  why(organisation: number | null): void {
    this.set({ why: organisation, seen: organisation === null ? null : this.state.seen });
    this.look();
  }

  private setting_shown(): Setting {
    return this.state.arm === 'A' && this.state.a ? this.state.a : this.state.b;
  }
  private compute(arm: Arm): void {
    const setting = arm === 'A' ? this.state.a : this.state.b;
    if (!this.state.tables || !setting) return;
    this.waiting.add(arm);
    this.set({ busy: true });
    if (arm === this.state.arm) this.watch();
    const id = this.latest['runs' + arm] = this.next_id++;
    this.ask({ what: 'runs', id, arm, text: this.text(setting), seed: setting.seed, count: run_count });
  }
  /** What still comes for an arm is not shown. */
  private forget(arm: Arm): void {
    this.latest['runs' + arm] = this.next_id++;
    this.waiting.delete(arm);
    this.set({ busy: this.waiting.size > 0 });
  }
  private watch(): void {
    if (!this.state.tables) return;
    const setting = this.setting_shown(), id = this.latest.watch = this.next_id++;
    this.ask({ what: 'watch', id, text: this.text(setting), seed: setting.seed, run: this.state.run });
  }
  private look(): void {
    if (this.state.why === null) return;
    const setting = this.setting_shown(), id = this.latest.month = this.next_id++;
    this.ask({ what: 'month', id, text: this.text(setting), seed: setting.seed, run: this.state.run, month: this.state.month });
  }
  compute_digests(): void {
    for (const [arm, setting] of [['A', this.state.a], ['B', this.state.b]] as const) {
      const id = this.latest['digest' + arm] = this.next_id++;
      if (setting) this.ask({ what: 'digest', id, arm, text: this.text(setting), seed: setting.seed, count: run_count });
    }
  }
  /** Those that are still being computed are of another setting. */
  private no_digests(): Partial<State> {
    this.latest.digestA = this.latest.digestB = this.next_id++;
    return { digests: {} };
  }
  /** Runs of a setting that are not shown in the pictures. */
  runs_of(items: { setting: Setting; run: number }[]): Promise<Extract<Tell, { what: 'class' }>> {
    const id = this.next_id++;
    return new Promise((done) => {
      this.answers.set(id, (tell) => { if (tell.what === 'class') done(tell); });
      this.ask({ what: 'class', id, items: items.map((x) => ({ text: this.text(x.setting), seed: x.setting.seed, run: x.run })) });
    });
  }
  /** The same of all 200 runs of one setting. */
  many_of(setting: Setting): Promise<Extract<Tell, { what: 'class' }>> {
    const id = this.next_id++;
    return new Promise((done) => {
      this.answers.set(id, (tell) => { if (tell.what === 'class') done(tell); });
      this.ask({ what: 'many', id, text: this.text(setting), seed: setting.seed, count: run_count });
    });
  }
  private ask(message: Ask): void { this.worker.postMessage(message); }

  private hear(tell: Tell): void {
    switch (tell.what) {
      case 'ready': return this.ready(tell.tables);
      case 'runs':
        if (this.latest['runs' + tell.arm] !== tell.id) return;
        if (tell.done) this.waiting.delete(tell.arm);
        return this.set({ runs: { ...this.state.runs, [tell.arm]: tell.runs }, busy: this.waiting.size > 0, ms: tell.ms });
      case 'watch':
        if (this.latest.watch !== tell.id) return;
        this.set({ shape: tell.shape, path: tell.path, month: Math.min(this.state.month, tell.shape.months - 1),
          why: this.state.why !== null && this.state.why < tell.shape.organisations.length ? this.state.why : null });
        return this.look();
      case 'month': return this.latest.month === tell.id ? this.set({ seen: tell.month, before: tell.before }) : undefined;
      case 'digest': return this.latest['digest' + tell.arm] !== tell.id ? undefined
        : this.set({ digests: { ...this.state.digests, [tell.arm]: tell } });
      case 'class': return this.answers.get(tell.id)?.(tell);
      case 'wrong':
        if (this.state.tables === null) return this.fail(tell.words);
        for (const arm of ['A', 'B'] as const) if (this.latest['runs' + arm] === tell.id) this.waiting.delete(arm);
        return this.set({ notice: words.wrong + ' ' + tell.words, busy: this.waiting.size > 0 });
    }
  }
  private ready(tables: Tables): void {
    this.set({ tables });
    this.open_link(location.hash);
    // A link that shows something has asked for its runs by now.
    if (this.waiting.size) return;
    this.compute('A');
    this.compute('B');
  }

  /** Shows what a link says; a link that says nothing, or nonsense, changes nothing. */
  open_link(hash: string): void {
    if (hash.length < 2 || !this.state.tables) return; // it is read once more when the engine is here
    const view = view_of(hash);
    if (!view) return this.set({ notice: words.notice.bad_link });
    const shown = (shown_series as readonly string[]).includes(view.shown) ? view.shown as Shown : 'collaboration';
    const more = { run: view.run % run_count, month: Math.min(view.month, 119), shown, tab: 'play' as Tab, desk: null };
    this.compare(view.a, view.b, more);
  }
  link(): string {
    const { a, b, run, month, shown } = this.state;
    return link_of({ a, b, run, month, shown });
  }

  /** Says in words why a setting cannot be, if so. */
  refuses(setting: Setting): boolean {
    if (!this.state.tables) return false; // what is asked for before the engine is here, the page itself has made
    const problems = problems_of(setting, this.state.tables, Object.keys(this.parts.bases), 120);
    if (problems.length) this.set({ notice: in_words(problems[0]!) });
    return problems.length > 0;
  }
}

function in_words(p: Problem): string {
  return p.least !== undefined && p.most !== undefined
    ? words.notice.out_of_range(p.what, p.given, plain(p.least), plain(p.most))
    : words.notice.unknown(p.what, p.given);
}
