/** Why an organisation does what it does: its utility as a bar that adds up, what it saw of others, its money. */
import { index, month_name, percent } from '../model/format';
import type { Month, Seat, Shape } from '../model/tables';
import { value_of } from '../model/setting';
import { words } from '../words';
import type { Lab, State } from './lab';
import { state_now } from './network';

/** Bars to both sides of a line, that end where the sum is. */
function Terms({ seat, titles }: { seat: Seat; titles: string[] }) {
  const terms = (seat.terms ?? []).filter(([, v]) => Math.abs(v) > .004);
  let at = 0;
  const steps = terms.map(([term, value]) => { const from = at; at += value; return { title: titles[term]!, value, from, to: at }; });
  const low = Math.min(0, ...steps.map((s) => Math.min(s.from, s.to))), high = Math.max(.5, ...steps.map((s) => Math.max(s.from, s.to)));
  const x = (v: number) => 178 + 226 * (v - low) / (high - low), row = 22;
  const sum = seat.utility ?? 0, tall = row * (steps.length + 1) + 6;
  const signed = (v: number) => (v > 0 ? '+' : v < 0 ? '−' : '') + Math.abs(v).toFixed(2);
  return (
    <svg viewBox={`0 0 460 ${tall}`} class="picture terms" role="img"
         aria-label={steps.map((s) => `${s.title} ${signed(s.value)}`).join(', ') + `; ${words.why.sum} ${signed(sum)}`}>
      <line class="zero" x1={x(0)} x2={x(0)} y1={0} y2={tall} />
      {[...steps, { title: words.why.sum, value: sum, from: 0, to: sum }].map((s, k) =>
        <g key={k} class={(s.value >= 0 ? 'for' : 'against') + (k === steps.length ? ' sum' : '')}>
          <text x={172} y={row * k + 15} text-anchor="end">{s.title}</text>
          <rect x={Math.min(x(s.from), x(s.to))} y={row * k + 4} width={Math.max(1, Math.abs(x(s.to) - x(s.from)))} height={row - 8} />
          {k < steps.length && <line class="carry" x1={x(s.to)} x2={x(s.to)} y1={row * k + 4} y2={row * (k + 1) + 6} />}
          <text x={456} y={row * k + 15} text-anchor="end">{signed(s.value)}</text>
        </g>)}
    </svg>
  );
}

function Saw({ shape, seen, i }: { shape: Shape; seen: Month; i: number }) {
  const rows = shape.pairs.flatMap(([from, to], k) => from === i ? [[shape.organisations[to]!.name, seen.pairs[k]!] as const] : [])
    .sort((a, b) => b[1][5] - a[1][5]);
  return <>
    <h3>{words.why.saw}</h3>
    <p class="dim">{words.why.saw_when}</p>
    <div class="scroll" tabIndex={0} role="group" aria-label={words.why.saw}>
      <table><thead><tr>{words.why.saw_table.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        <tbody>{rows.map(([name, p]) => <tr key={name}><th scope="row">{name}</th><td>{index(p[0])}</td><td>{percent(p[2])}</td>
          <td>{p[4] ? percent(p[3]) : words.why.not_met}</td><td>{index(p[5])}</td></tr>)}</tbody></table></div>
  </>;
}

function InForum({ shape, seen, k, titles, weight }: { shape: Shape; seen: Month; k: number; titles: string[]; weight: number }) {
  const seat = seen.seats[k]!, [, f] = shape.seats[k]!, forum = seen.forums[f]!, w = words.why;
  const name_of = (at: number) => shape.organisations[shape.seats[at]![0]]!.name;
  const grounds = { imitation: w.imitates, learning: w.learns, readiness: w.ready, none: '', weighing: '' }[seat.grounds];
  return (
    <div class="forum">
      <h3>{(shape.forums[f]!.place < 0 ? w.in_whole : w.in_forum)(shape.forums[f]!.name)}</h3>
      <p><b>{!seat.there ? w.gone : seat.refuses ? w.refuses : seat.action > .5 ? w.joined : w.silo}</b>{' '}
        {seat.there && !seat.refuses && <>{w.others}{percent(seat.expected)}{w.of_effort}{w.goes_by(weight)}</>}
        {seat.head >= 0 && <> {w.follows}{name_of(seat.head)}.</>}</p>
      {seat.decides && seat.grounds === 'weighing' && <><p class="dim">{w.weighs}</p><Terms seat={seat} titles={titles} /></>}
      {seat.decides && grounds && <p>{grounds}</p>}
      {seat.decides && seat.grounds !== 'readiness'
        ? <p>{w.chance(percent(seat.chance), percent(seat.draw), seat.draw < seat.chance)}</p>
        : !seat.decides && seat.there && <p class="dim">{w.kept}</p>}
      {seat.decides && Math.abs(seat.action - seat.wish) > .01 && <p>{w.spoken_for}</p>}
      {forum.votes && <p class="dim">{w.votes(String(Math.round(forum.yes)), String(Math.round(forum.count)), forum.passed)} {seat.vetoes && w.its_veto}</p>}
    </div>
  );
}

export function Why({ lab, state }: { lab: Lab; state: State }) {
  const { why, seen, shape, tables, month } = state, now = state_now(state);
  if (why === null || !shape || !tables || !now) return null;
  const body = shape.organisations[why]!, titles = tables.terms.map((t) => t.title);
  const ready = seen && seen.month === month && seen.seats.length === shape.seats.length;
  const setting = state.arm === 'A' && state.a ? state.a : state.b, weight = value_of(setting, lab.base(setting), 'trust.weight');
  const deciding = Math.floor(month / 3) * 3;
  return (
    <section class="card why" aria-label={words.why.head(body.name, month_name(month))} id="why">
      <div class="spread"><h2>{words.why.head(body.name, month_name(month))}</h2>
        <button onClick={() => lab.why(null)}>{words.why.close}</button></div>
      {month !== deciding && <p><button class="small" onClick={() => lab.go_to(deciding)}>{words.why.decided}{month_name(deciding)}</button></p>}
      {ready && shape.seats.map(([organisation], k) => organisation === why &&
        <InForum key={k} shape={shape} seen={seen} k={k} titles={titles} weight={weight} />)}
      {ready && <Saw shape={shape} seen={seen} i={why} />}
      <h3>{words.why.money}</h3>
      <dl>
        <div><dt>{words.why.turnover}</dt><dd>{body.turnover}</dd></div>
        <div><dt>{words.why.margin}</dt><dd>{Number.isFinite(now.margin[why]!) ? (100 * now.margin[why]!).toFixed(1).replace('-', '−') + ' %' : '–'}</dd></div>
        <div><dt>{words.why.pressure}</dt><dd>{index(now.pressure[why]!)}</dd></div>
        <div><dt>{words.why.trusted}</dt><dd>{index(now.trusted[why]!)}</dd></div>
      </dl>
    </section>
  );
}
