/** What the engine says about itself (engine/tables_page.cpp) and about a scenario (shape_page.cpp). */
export interface Parameter {
  path: string; value: number; low: number; high: number; least: number; most: number;
  unit: string; grade: string; meaning: string; source: string;
}
export interface Switch { name: string; value: boolean; meaning: string }
export interface Regime { name: string; title: string; decides: string; brings: string }
export interface Rule { name: string; meaning: string }
export interface EventRow {
  name: string; meaning: string; size: string; least: number; most: number; targets: string; needs: string;
}
export interface Quantity { name: string; unit: string; meaning: string; low: number; high: number }
export interface Named { name: string; title: string }

export interface Tables {
  parameters: Parameter[]; switches: Switch[]; regimes: Regime[]; decisions: Rule[]; trust_updates: Rule[];
  events: EventRow[]; series: Quantity[]; outcomes: Quantity[]; states: Quantity[]; kinds: Named[];
  terms: Named[];
}

export interface Body {
  code: string; name: string; kind: number; turnover: number; places: { place: number; share: number }[];
}
export interface Shape {
  title: string; months: number; organisations: Body[]; places: { code: string; name: string }[];
  forums: { name: string; place: number }[]; seats: [number, number][]; pairs: [number, number][];
}

/** A month of a run that is looked into (engine/month_page.cpp). */
export interface Seat {
  there: boolean; refuses: boolean; head: number; before: number; pressure: number; need: number;
  expected: number; decides: boolean;
  grounds: 'none' | 'weighing' | 'imitation' | 'learning' | 'readiness';
  utility?: number; terms?: [number, number][];
  whom?: number; theirs?: number; their_payoff?: number; payoff?: number;
  aspiration?: number; propensity?: number; effort?: number; threshold?: number;
  chance: number; draw: number; wish: number; action: number; vetoes: boolean; ratified: boolean;
}
/** Trust, what was seen so far, belief, what is seen this month, did they meet, trust afterwards. */
export type PairNote = [number, number, number, number, boolean, number];
export interface Forum {
  regime: string; votes: boolean; yes: number; count: number; passed: boolean; live: boolean; lead: number;
}
export interface Month { month: number; seats: Seat[]; pairs: PairNote[]; forums: Forum[] }
