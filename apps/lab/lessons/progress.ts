/**
 * How far somebody is in a lesson, and what they said and drew: plain values that outlast leaving it. What is hidden
 * and what can be drawn follows from them.
 */
import type { Lesson, Round } from './lessons';

/** Ten years: a value at the start and at the end of each. */
export const drawn_points = 11;

/** A prediction: an option or a line, whose points are null until they are drawn. */
export interface Given { said: number | null; drawn: (number | null)[] }
export interface Progress { step: number; before: number[]; after: number[]; given: Given[] }

export const nothing_given = (): Given => ({ said: null, drawn: Array<number | null>(drawn_points).fill(null) });
export const not_begun = (): Progress => ({ step: 0, before: [], after: [], given: [] });

export type Stage =
  | { kind: 'question' | 'sum' | 'after'; r: number; round: Round }
  | { kind: 'predict' | 'compare'; r: number; round: Round };

/** Steps: the question, then two for each round (predict, compare), the sum, the questions again. */
export const step_count = (lesson: Lesson): number => 1 + 2 * lesson.rounds.length + 2;

/** The stage at a step; outside the rounds with the round whose runs the pictures show. */
export function stage_of(lesson: Lesson, step: number): Stage {
  const steps = step_count(lesson), last = lesson.rounds.length - 1;
  if (step === 0) return { kind: 'question', r: 0, round: lesson.rounds[0]! };
  if (step >= steps - 2) return { kind: step === steps - 1 ? 'after' : 'sum', r: last, round: lesson.rounds[last]! };
  const r = Math.floor((step - 1) / 2);
  return { kind: (step - 1) % 2 === 0 ? 'predict' : 'compare', r, round: lesson.rounds[r]! };
}

export const given_of = (progress: Progress, r: number): Given => progress.given[r] ?? nothing_given();

export const is_drawn = (drawn: (number | null)[]): drawn is number[] => drawn.every((v) => v !== null);
export const is_predicted = (round: Round, given: Given): boolean =>
  round.predict === 'draw' ? is_drawn(given.drawn) : given.said !== null;

/** Was something begun that would be lost with the page? Three questions, asked before and after. */
export const is_under_way = (progress: Progress): boolean =>
  (progress.before.length > 0 || progress.step > 0) && ![0, 1, 2].every((k) => progress.after[k] !== undefined);
