/** What a lesson hides and lets draw at its stage; outside lessons nothing. */
import { lessons, with_change, type Round } from '../lessons/lessons';
import type { Shown } from '../model/runs';
import { given_of, stage_of, type Stage } from '../lessons/progress';
import type { Lab, State } from './lab';

export const stage_now = (state: State): Stage | null =>
  state.tab === 'lesson' ? stage_of(lessons[state.lesson]!, state.progress[state.lesson]!.step) : null;

/**
 * Everything before the first questions are answered; B until it was predicted; and what a later round asks about, so
 * that no picture of an earlier one gives it away: the dots, a quantity.
 */
export function hidden_in(state: State): { all: boolean; b: boolean; dots: boolean; quantities: Shown[] } {
  const stage = stage_now(state), all = stage?.kind === 'question', predicts = stage?.kind === 'predict';
  const asked = stage ? lessons[state.lesson]!.rounds.filter((_, r) => r > stage.r || (predicts && r === stage.r)) : [];
  const later = asked.filter((round) => round !== stage?.round);
  return { all, b: all || predicts, dots: all || asked.some((round) => round.hides_dots), quantities: later.flatMap((round) => round.hides ?? []) };
}

export interface Sketch { values: (number | null)[]; is_open: boolean; r: number; round: Round }
/** The line that is being drawn, or was; only beside the quantity that it is about. */
export function sketch_of(state: State): Sketch | null {
  const stage = stage_now(state);
  if (!stage || (stage.kind !== 'predict' && stage.kind !== 'compare')) return null;
  const { round, r, kind } = stage;
  if (round.predict !== 'draw' || round.shown !== state.shown) return null;
  return { values: given_of(state.progress[state.lesson]!, r).drawn, is_open: kind === 'predict', r, round };
}

/** Months at which a lesson holds A and B beside each other in words; null outside lessons. */
export function looks_of(state: State): number[] | null {
  const stage = stage_now(state);
  return stage && (stage.round.looks ?? [119]);
}

/** Puts the runs of a stage into the pictures, B only where it may be seen. */
export function show_stage(lab: Lab): void {
  const stage = stage_now(lab.state), lesson = lessons[lab.state.lesson]!;
  if (!stage) return;
  const { round } = stage;
  lab.compare(with_change(lesson.place, round.a), with_change(lesson.place, round.b), {
    shown: round.shown, month: round.looks?.[0] ?? 119, arm: hidden_in(lab.state).b ? 'A' : 'B',
  });
}

export const step_to = (lab: Lab, step: number): void => lab.change_progress({ step });
export const step_on = (lab: Lab): void => step_to(lab, lab.state.progress[lab.state.lesson]!.step + 1);
