/** Why an organisation does what it does: its utility as a bar that adds up, what it saw of others, its money. */
import { index, month_name, percent } from '../model/format';
import { did, moved, rates_of, type Rates } from '../model/trust';
import { said, value_of } from '../model/setting';
import type { Month, Seat, Shape } from '../model/tables';
import { words } from '../words';
import type { Lab, State } from './lab';
import { state_now } from './network';

const share = (x: number): string => Number((100 * x).toFixed(2)) + ' %';

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

const thousandths = (x: number): string => (x < -.0005 ? '−' : x >= .0005 ? '+' : '') + Math.abs(x).toFixed(3).replace(/^0/, '');

interface Sights { shape: Shape; seen: Month; i: number; rates: Rates | null; gossip: boolean }
function Saw({ shape, seen, i, rates, gossip }: Sights) {
  const rows = shape.pairs.flatMap(([from, to], k) => from === i ? [[shape.organisations[to]!.name, seen.pairs[k]!, did(shape, seen, i, to)] as const] : [])
    .sort((a, b) => b[1][5] - a[1][5]);
  const heads = words.why.saw_table.filter((_, k) => rates || (k !== 4 && k !== 5));
  return <>
    <h3>{words.why.saw}</h3>
    <p class="dim">{words.why.saw_when}{rates && words.why.rates(share(rates.gain), share(rates.loss)) + words.why.all_else(share(rates.decay), gossip)}</p>
    <div class="scroll" tabIndex={0} role="group" aria-label={words.why.saw}>
      <table class="tight"><thead><tr>{heads.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        <tbody>{rows.map(([name, p, action]) => <tr key={name}><th scope="row">{name}</th><td>{index(p[0])}</td><td>{percent(p[2])}</td>
          <td>{p[4] ? percent(p[3]) : words.why.not_met}{p[4] && action !== null && Math.abs(action - p[3]) > .01 && <><br />{words.why.misread}</>}</td>
          {rates && <><td>{thousandths(moved(p, rates))}</td><td>{thousandths(p[5] - p[0] - moved(p, rates))}</td></>}<td>{index(p[5])}</td></tr>)}</tbody></table></div>
  </>;
}

/** What a seat went by when it decided, and what came of it. */
function Decision({ seat, titles, weight }: { seat: Seat; titles: string[]; weight: number }) {
  const w = words.why, grounds = { imitation: w.imitates, learning: w.learns, readiness: w.ready, none: '', weighing: '' }[seat.grounds];
  return <>
    <p>{w.others}{percent(seat.expected)}{w.of_effort}{w.goes_by(weight)}</p>
    {seat.grounds === 'weighing' && <><p class="dim">{w.weighs}</p><Terms seat={seat} titles={titles} /></>}
    {grounds && <p>{grounds}</p>}
    {seat.grounds !== 'readiness' && <p>{w.chance(percent(seat.chance), percent(seat.draw), seat.draw < seat.chance)}</p>}
    {Math.abs(seat.action - seat.wish) > .01 && <p>{w.spoken_for}</p>}
  </>;
}

interface AtBoard { shape: Shape; seen: Month; before: Month[]; k: number; titles: string[]; weight: number }
function InForum({ shape, seen, before, k, titles, weight }: AtBoard) {
  const seat = seen.seats[k]!, [, f] = shape.seats[k]!, forum = seen.forums[f]!, w = words.why;
  const name_of = (at: number) => shape.organisations[shape.seats[at]![0]]!.name;
  const when = [seen, ...before].find((month) => month.seats[k]?.decides), then = when?.seats[k];
  return (
    <div class="forum">
      <h3>{(shape.forums[f]!.place < 0 ? w.in_whole : w.in_forum)(shape.forums[f]!.name)}</h3>
      <p><b>{!seat.there ? w.gone : seat.refuses ? w.refuses : seat.action > .5 ? w.joined : w.silo}</b>{' '}
        {seat.head >= 0 && <> {w.follows}{name_of(seat.head)}.</>}</p>
      {!seat.decides && seat.there && !seat.refuses && <p class="dim">{w.kept}</p>}
      {when && then && seat.there && !seat.refuses && <>
        {when !== seen && <h4>{w.decided(month_name(when.month))}</h4>}
        <Decision seat={then} titles={titles} weight={weight} />
      </>}
      {forum.votes && <p class="dim">{w.votes(String(Math.round(forum.yes)), String(Math.round(forum.count)), forum.passed)} {seat.vetoes && w.its_veto}</p>}
    </div>
  );
}

export function Why({ lab, state }: { lab: Lab; state: State }) {
  const { why, seen, shape, tables, month } = state, now = state_now(state);
  if (why === null || !shape || !tables || !now) return null;
  const body = shape.organisations[why]!, titles = tables.terms.map((t) => words.why.terms[t.name] ?? t.title);
  const ready = seen && seen.month === month && seen.seats.length === shape.seats.length;
  const setting = state.arm === 'A' && state.a ? state.a : state.b, weight = value_of(setting, lab.base(setting), 'trust.weight');
  const gossip = setting.switches.gossip ?? said(lab.base(setting), 'switches.gossip') === 'true';
  return (
    <section class="card why" aria-label={words.why.head(body.name, month_name(month))} id="why">
      <div class="spread"><h2>{words.why.head(body.name, month_name(month))}</h2>
        <button onClick={() => lab.why(null)}>{words.why.close}</button></div>
      {ready && shape.seats.map(([organisation], k) => organisation === why &&
        <InForum key={k} shape={shape} seen={seen} before={state.before} k={k} titles={titles} weight={weight} />)}
      {ready && <Saw shape={shape} seen={seen} i={why} rates={rates_of(setting, lab.base(setting))} gossip={gossip} />}
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
