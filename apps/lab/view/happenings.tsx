/** What happens, and when: buttons that add it, or that are dragged onto the years of the fan. */
import { month_name, plain } from '../model/format';
import { offers } from '../model/code';
import { most_happenings, type Happening } from '../model/setting';
import { words } from '../words';
import type { Lab, State } from './lab';
import { fan_width, plot } from './picture';

function add(lab: Lab, offer: Happening, month: number): void {
  const b = lab.state.b;
  if (b.happenings.length < most_happenings) lab.change({ ...b, happenings: [...b.happenings, { ...offer, month }] });
}

/** The month under a point of the fan; nothing beside it. */
function month_at(x: number, y: number, months: number): number | null {
  const fan = document.elementFromPoint(x, y)?.closest('svg[data-picture=fan]');
  if (!fan) return null;
  const box = fan.getBoundingClientRect(), p = plot(fan_width, 1, months, 0, 1);
  const share = ((x - box.left) / box.width * fan_width - p.left) / (p.right - p.left);
  return Math.max(0, Math.min(months - 1, Math.round(share * (months - 1))));
}

/** Follows the pointer, mouse or finger, until it is lifted; over the fan the event is added there. */
function drag(lab: Lab, offer: Happening, from: PointerEvent): void {
  const label = document.createElement('div');
  label.className = 'dragged';
  label.textContent = name_of(offer);
  const move = (e: PointerEvent) => {
    if (Math.hypot(e.clientX - from.clientX, e.clientY - from.clientY) > 8 && !label.isConnected) document.body.append(label);
    label.style.transform = `translate(${e.clientX + 6}px, ${e.clientY + 6}px)`;
  };
  const end = (e: PointerEvent) => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', end);
    removeEventListener('pointercancel', end);
    const was_moved = label.isConnected;
    label.remove();
    const month = was_moved && e.type === 'pointerup' ? month_at(e.clientX, e.clientY, lab.state.shape?.months ?? 120) : null;
    if (month !== null) add(lab, offer, month);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', end);
  addEventListener('pointercancel', end);
}

const name_of = (h: Happening): string => words.happens.list[h.kind] ?? h.kind;
const sized = (h: Happening): string => words.happens.sized(h.kind, h.size, h.parameter);

function Item({ lab, state, k }: { lab: Lab; state: State; k: number }) {
  const h = state.b.happenings[k]!, last = (state.shape?.months ?? 120) - 1;
  const row = state.tables?.events.find((e) => e.name === h.kind);
  const change = (more: Partial<Happening>) =>
    lab.change({ ...state.b, happenings: state.b.happenings.map((x, i) => i === k ? { ...x, ...more } : x) });
  const [low, high] = h.kind === 'funding_change' ? [-.3, .1] : h.kind === 'set_parameter' ? [0, 6] : [Math.max(0, row?.least ?? 0), Math.min(1, row?.most ?? 1)];
  return (
    <li>
      <div class="spread"><b>{sized(h)}</b>
        <button class="small" onClick={() => lab.change({ ...state.b, happenings: state.b.happenings.filter((_, i) => i !== k) })}>
          {words.happens.remove}<span class="unseen"> {name_of(h)}</span></button></div>
      <label>{month_name(h.month)}
        <input type="range" min={0} max={last} value={h.month} aria-label={`${name_of(h)}: ${words.net.month}`} aria-valuetext={month_name(h.month)}
               onInput={(e) => change({ month: Number(e.currentTarget.value) })} /></label>
      {h.duration > 0 && <label>{words.happens.for} {h.duration} {words.happens.months}
        <input type="range" min={3} max={60} step={3} value={h.duration} aria-label={`${name_of(h)}: ${words.happens.months}`}
               onInput={(e) => change({ duration: Number(e.currentTarget.value) })} /></label>}
      {high > low && h.kind !== 'refusal' && <label>{words.happens.size}{row?.size && `: ${row.size}`} ({plain(h.size)})
        <input type="range" min={low} max={high} step={h.kind === 'set_parameter' ? .5 : .02} value={h.size} aria-label={`${name_of(h)}: ${words.happens.size}`}
               onInput={(e) => change({ size: Number(e.currentTarget.value) })} /></label>}
    </li>
  );
}

export function Happenings({ lab, state }: { lab: Lab; state: State }) {
  return (
    <div class="happenings">
      <h3>{words.happens.head}</h3>
      <p class="dim">{words.happens.hint}</p>
      <div class="chips">{offers.map((offer) =>
        <button key={offer.kind} class="small" title={sized(offer)} onPointerDown={(e) => drag(lab, offer, e)}
                onClick={() => add(lab, offer, offer.month)}>{name_of(offer)}</button>)}</div>
      <ul class="plain">{state.b.happenings.map((_, k) => <Item key={k} lab={lab} state={state} k={k} />)}</ul>
    </div>
  );
}
