/**
 * Seven lessons: settings to compare, what is predicted, and what is then seen. Their words are in words.ts, in
 * the same order. `seen` is what a teacher may rely on; `off` switches off the mechanism that is taught, after
 * which it must not be seen: tests/lab holds both.
 */
import { as_it_is, happening, type Setting } from '../model/setting';
import { at_month, mean, mean_over, median, type Runs, type Shown } from '../model/runs';

type Change = Partial<Setting>;
export interface Round {
  shown: Shown;
  a: Change; b: Change;
  /** Draw the median of B, or choose among options: then which one came true. */
  predict: 'draw' | ((a: Runs, b: Runs) => number);
  seen: (a: Runs, b: Runs) => boolean;
  off: Change;
  /** Months at which A and B are held beside each other in words; the month slider stands at the first. */
  looks?: number[];
  /** Dots of A, or of an earlier round, would tell what is asked of B; so would a quantity in an earlier round. */
  hides_dots?: true; hides?: Shown[];
  /** Its A was B of the round before: it keeps that colour. */
  a_was_b?: true;
}
export interface Lesson {
  id: string; place: string; rounds: Round[];
  /** The round that goes along to free play, where it is not the last. */
  tries?: number;
}

export const with_change = (place: string, change: Change, more: Change = {}): Setting => ({
  ...as_it_is(place), ...change, ...more,
  values: { ...change.values, ...more.values }, switches: { ...change.switches, ...more.switches },
});

const middle = (runs: Runs, shown: Shown, month: number) => median(at_month(runs, shown, month));
const last = (runs: Runs) => runs.months - 1;
const share = (runs: Runs, test: (x: number) => boolean) =>
  at_month(runs, 'collaboration', last(runs)).filter(test).length / runs.count;

const from_history = (history: number): Change => ({ values: { 'trust.history': history } });
const hunt = (history: number): Change =>
  ({ values: { 'trust.history': history, 'choice.slope': 6, 'choice.half_effort': .5 } });
const no_need_of_others: Change = { values: { 'choice.half_effort': .01 } };
const under = (pressure: number): Change => ({ switches: { finance: false }, values: { 'pressure.imposed': pressure } });
const no_pressure: Change = { switches: { pressure: false } };
const strict = { 'governance.veto': 1, 'governance.subsidiarity': 0 };
const doubts = { 'governance.subsidiarity': 0 };
const refuser = [happening('refusal', 0, 0, 0, 'largest')];
const no_veto: Change = { values: { 'governance.veto': 0 } };
const paid = (exponent: number): Change =>
  ({ switches: { support: true }, values: { 'support.exponent': exponent, 'finance.fund_per_head': 15 } });
const no_support: Change = { switches: { support: false } };
const crisis = [happening('set_parameter', 24, 24, 3, '', 'pressure.imposed')];
const no_memory: Change = { switches: { learning: false } };
const cut = [happening('funding_change', 24, 24, -.12)];
const no_powers: Change = {
  values: { 'statutory.duty': 0, 'statutory.mandate': 0, 'statutory.risk_share': 0, 'choice.sovereignty': 0 },
};
const after_cut = (runs: Runs) => mean(mean_over(runs, 'collaboration', 24, last(runs) + 1));

export const lessons: Lesson[] = [
  { id: 'trust', place: 'three_places', rounds: [
    { shown: 'integration', a: from_history(.1), b: from_history(.6), predict: 'draw', looks: [59],
      seen: (a, b) => middle(b, 'integration', 59) >= 2 * middle(a, 'integration', 59),
      off: { values: { 'trust.weight': 0, 'integration.trust_exponent': 0 } } },
    { shown: 'trust', a: { values: { 'trust.gain': .01 } }, b: { values: { 'trust.gain': .08 } },
      predict: (a, b) => {
        const end = middle(b, 'trust', last(b));
        return end > .85 ? 0 : end > middle(a, 'trust', last(a)) + .03 ? 1 : 2;
      },
      seen: (a, b) => middle(b, 'trust', last(b)) > middle(a, 'trust', last(a)) + .1 && middle(b, 'trust', last(b)) < .75,
      off: no_memory },
  ] },
  { id: 'hunt', place: 'three_places', rounds: [
    { shown: 'collaboration', a: hunt(.2), b: hunt(.5),
      predict: (_, b) => middle(b, 'collaboration', last(b)) < .3 ? 0 : middle(b, 'collaboration', last(b)) < .66 ? 1 : 2,
      seen: (a, b) => middle(a, 'collaboration', last(a)) < .25 && middle(b, 'collaboration', last(b)) > .66,
      off: no_need_of_others },
    { shown: 'collaboration', a: hunt(.2), b: hunt(.4), hides_dots: true,
      predict: (_, b) => share(b, (x) => x < .25) < .1 ? 0 : share(b, (x) => x >= .25 && x < .75) < .25 ? 1 : 2,
      seen: (_, b) => share(b, (x) => x < .25) >= 1 / 7 && share(b, (x) => x >= .75) >= 1 / 3 &&
        share(b, (x) => x >= .25 && x < .75) < .25,
      off: no_need_of_others },
  ] },
  { id: 'pressure', place: 'three_places', rounds: [
    { shown: 'collaboration', a: under(0), b: under(.5),
      predict: (a, b) => {
        const more = middle(b, 'collaboration', last(b)) - middle(a, 'collaboration', last(a));
        return more > .03 ? 0 : more < -.03 ? 1 : 2;
      },
      seen: (a, b) => mean(at_month(b, 'collaboration', last(b))) - mean(at_month(a, 'collaboration', last(a))) >= .04,
      off: no_pressure },
    { shown: 'collaboration', a: under(0), b: under(3), predict: 'draw',
      seen: (a, b) => middle(b, 'collaboration', last(b)) < middle(a, 'collaboration', last(a)) * 2 / 3,
      off: no_pressure },
  ] },
  { id: 'veto', place: 'three_places', tries: 0, rounds: [
    { shown: 'integration', a: { values: strict, happenings: refuser },
      b: { values: strict, happenings: refuser, regime: 'majority' },
      predict: (a, b) => middle(b, 'integration', last(b)) < .05 ? 0 : middle(a, 'integration', last(a)) > .05 ? 1 : 2,
      seen: (a, b) => middle(a, 'integration', last(a)) < .02 && middle(b, 'integration', last(b)) > .15,
      off: no_veto },
    { shown: 'integration', a: { values: doubts }, b: { values: doubts, regime: 'majority' },
      predict: (a, b) => {
        const more = middle(b, 'integration', last(b)) - middle(a, 'integration', last(a));
        return more > .03 ? 0 : more < -.03 ? 2 : 1;
      },
      seen: (a, b) => middle(b, 'integration', last(b)) - middle(a, 'integration', last(a)) >= .1,
      off: no_veto },
  ] },
  { id: 'success', place: 'four_neighbours', rounds: [
    { shown: 'system_gap', a: paid(0), b: paid(3), predict: 'draw',
      seen: (a, b) => mean(at_month(b, 'system_gap', last(b))) - mean(at_month(a, 'system_gap', last(a))) >= .02,
      off: no_support },
    { shown: 'system_gap', a: paid(3), b: paid(-3), a_was_b: true,
      predict: (a, b) => {
        const closes = mean(at_month(a, 'system_gap', last(a))) - mean(at_month(b, 'system_gap', last(b)));
        const whole = mean(at_month(b, 'integration', last(b))) / mean(at_month(a, 'integration', last(a)));
        return closes < .02 ? 2 : whole > .9 ? 0 : 1;
      },
      seen: (a, b) => mean(at_month(a, 'system_gap', last(a))) - mean(at_month(b, 'system_gap', last(b))) >= .05 &&
        Math.abs(mean(at_month(b, 'integration', last(b))) - mean(at_month(a, 'integration', last(a)))) < .03,
      off: no_support },
  ] },
  { id: 'scars', place: 'three_places', rounds: [
    { shown: 'collaboration', a: {}, b: { happenings: crisis }, predict: 'draw', looks: [47, 59],
      seen: (a, b) => middle(b, 'collaboration', 46) < middle(a, 'collaboration', 46) * 2 / 3 &&
        mean(mean_over(a, 'collaboration', 48, 60)) - mean(mean_over(b, 'collaboration', 48, 60)) >= .05,
      off: no_memory },
    { shown: 'trust', a: {}, b: { happenings: crisis }, looks: [59], hides_dots: true, hides: ['trust'],
      predict: (a, b) => {
        const lost = middle(a, 'trust', 59) - middle(b, 'trust', 59);
        return lost < .02 ? 0 : middle(b, 'trust', 59) < middle(b, 'trust', 0) + .04 ? 2 : 1;
      },
      seen: (a, b) => middle(a, 'trust', 59) - middle(b, 'trust', 59) >= .08,
      off: no_memory },
  ] },
  { id: 'governance', place: 'three_places', rounds: [
    { shown: 'collaboration', a: { happenings: cut }, b: { happenings: cut, regime: 'statutory' }, looks: [47, 119],
      predict: (a, b) => {
        const depth = middle(b, 'collaboration', 40) / middle(b, 'collaboration', 22);
        return depth > .8 ? 0 : after_cut(b) > after_cut(a) ? 1 : 2;
      },
      seen: (a, b) => after_cut(b) - after_cut(a) >= .08 &&
        [a, b].every((runs) => middle(runs, 'collaboration', 40) < middle(runs, 'collaboration', 22) / 2),
      off: no_powers },
  ] },
];
