/** Months: a slider, play, step, speed; another run. */
import { useEffect } from 'preact/hooks';
import { month_name } from '../model/format';
import { words } from '../words';
import { run_count, type Lab, type State } from './lab';

const speeds = [4, 8, 16];

export function Player({ lab, state }: { lab: Lab; state: State }) {
  const last = (state.shape?.months ?? 120) - 1;
  useEffect(() => {
    if (!state.playing) return;
    const timer = setInterval(() => {
      const month = lab.state.month + 1;
      lab.go_to(month);
      if (month >= last) lab.set({ playing: false });
    }, 1000 / state.speed);
    return () => clearInterval(timer);
  }, [state.playing, state.speed, last]);
  const play = () => {
    if (!state.playing && state.month >= last) lab.go_to(0);
    lab.set({ playing: !state.playing });
  };
  return (
    <div class="player">
      <button onClick={play}>{state.playing ? '❚❚ ' + words.net.pause : '▶ ' + words.net.play}</button>
      <button class="square" aria-label={words.net.back} title={words.net.back} onClick={() => lab.go_to(state.month - 1)}>‹</button>
      <button class="square" aria-label={words.net.step} title={words.net.step} onClick={() => lab.go_to(state.month + 1)}>›</button>
      <input type="range" min={0} max={last} value={state.month} aria-label={words.net.month} aria-valuetext={month_name(state.month)}
             onInput={(e) => lab.go_to(Number(e.currentTarget.value))} />
      <output class="date">{month_name(state.month)}</output>
      <label class="inline">{words.net.speed}
        <select value={state.speed} onChange={(e) => lab.set({ speed: Number(e.currentTarget.value) })}>
          {speeds.map((s) => <option key={s} value={s}>{s / 8} ×</option>)}</select></label>
      <button onClick={() => lab.select({ run: (state.run + 1) % run_count })}>{words.net.luck}</button>
    </div>
  );
}
