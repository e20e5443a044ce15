/** How a month moves trust (agents/odd/details.md, M11), so that "Why?" can part what was seen from all else. */
import { said, value_of, type Setting } from './setting';
import type { Month, PairNote, Shape } from './tables';

export interface Rates { gain: number; loss: number; decay: number }

/** Null where trust goes by another rule, or where its parameters change on the way. */
export function rates_of(setting: Setting, base: string): Rates | null {
  const is_on = (name: string) => setting.switches[name] ?? said(base, 'switches.' + name) === 'true';
  if ((setting.trust_update ?? said(base, 'trust_update')) !== 'asymmetric') return null;
  if (setting.happenings.some((h) => h.parameter.startsWith('trust.'))) return null;
  const gain = is_on('learning') ? value_of(setting, base, 'trust.gain') : 0;
  return { gain, loss: Math.min(1, gain * value_of(setting, base, 'trust.loss_ratio')), decay: is_on('decay') ? value_of(setting, base, 'trust.decay') : 0 };
}

/** By how much what was seen of a partner moved trust: gain o (1 - T) - loss (1 - o) T. */
export const moved = ([trust, , , saw, met]: PairNote, { gain, loss }: Rates): number =>
  met ? gain * saw * (1 - trust) - loss * (1 - saw) * trust : 0;

/** What a partner did at the boards where the two meet, whatever was seen; null where they share none. */
export function did(shape: Shape, seen: Month, who: number, whom: number): number | null {
  const boards = (of: number) => new Map(shape.seats.flatMap(([o, f], k) => o === of && seen.seats[k]!.there ? [[f, k] as const] : []));
  const own = boards(who), shared = [...boards(whom)].filter(([f]) => own.has(f)).map(([, k]) => seen.seats[k]!.action);
  return shared.length ? shared.reduce((x, y) => x + y, 0) / shared.length : null;
}
