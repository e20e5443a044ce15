/** The same on the command line, numbers, pictures, a link. */
import { useState } from 'preact/hooks';
import { command_of, file_name, file_of, needs_file } from '../model/command';
import { csv_of } from '../model/numbers';
import type { Runs } from '../model/runs';
import { words } from '../words';
import type { Setting } from '../model/setting';
import { run_count, type Arm, type Lab, type State } from './lab';
import { Card } from './picture';

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const kept = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'font-size', 'font-weight', 'text-anchor', 'opacity'];

/** A picture of the page by itself: what its style sheet says is written into it. */
function save_picture(name: string): void {
  const from = document.querySelector<SVGSVGElement>(`svg[data-picture="${name}"]`);
  if (!from) return;
  const copy = from.cloneNode(true) as SVGSVGElement;
  const styled = from.querySelectorAll('*'), bare = copy.querySelectorAll('*');
  styled.forEach((element, k) => {
    const style = getComputedStyle(element);
    for (const property of kept) bare[k]!.setAttribute(property, style.getPropertyValue(property));
    for (const gone of ['class', 'role', 'tabindex', 'aria-label', 'aria-pressed']) bare[k]!.removeAttribute(gone);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('font-family', 'system-ui, sans-serif');
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(from.closest('.card')!).backgroundColor);
  copy.insertBefore(paper, copy.firstChild);
  save(`concordat_${name}.svg`, 'image/svg+xml', new XMLSerializer().serializeToString(copy));
}

export function Copy({ text, label, large }: { text: string; label?: string; large?: boolean }) {
  const [done, set_done] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {  // a page without permission to write there, such as a file
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    set_done(true);
    setTimeout(() => set_done(false), 1500);
  };
  return <button class={large ? '' : 'small'} onClick={() => void copy()}>{done ? words.share.copied : label ?? words.share.copy}</button>;
}

/** One arm's command; `arm` is empty where there is but one. */
function Command({ lab, state, setting, arm }: { lab: Lab; state: State; setting: Setting; arm: '' | Arm }) {
  const own = lab.parts, command = command_of(setting, run_count, own, arm), digest = state.digests[arm || 'B'];
  return <>
    {arm && <h4 class={'of_arm' + arm}>{arm}</h4>}
    {needs_file(setting, own) && <p>{words.share.file_first}{' '}
      <button class="small" onClick={() => save(file_name(setting, arm), 'text/plain', file_of(setting, own, state.tables!))}>{words.share.file}{arm && ' ' + arm}</button></p>}
    <div class="spread top"><pre tabIndex={0}><code>{command}</code></pre><Copy text={command} /></div>
    {digest && <p class="digest">{words.share.digest_is(digest.digest, digest.count)}</p>}
  </>;
}

export function Share({ lab, state }: { lab: Lab; state: State }) {
  const link = location.href.replace(/#.*/, '') + lab.link();
  const arms = (): [string, Runs][] => (['A', 'B'] as const).flatMap((arm) =>
    state.runs[arm] && (arm === 'B' || state.a) ? [[arm, state.runs[arm]] as [string, Runs]] : []);
  return (
    <Card head={words.share.head} class="full share" id="share">
      <h3>{words.share.command}</h3>
      {state.a && <Command lab={lab} state={state} setting={state.a} arm="A" />}
      <Command lab={lab} state={state} setting={state.b} arm={state.a ? 'B' : ''} />
      {!state.digests.B && <p><button class="small" onClick={() => lab.compute_digests()}>{words.share.digest}</button></p>}
      <div class="row">
        <button onClick={() => save('concordat_lab.csv', 'text/csv', csv_of(arms(), state.run))}>{words.share.csv}</button>
        <button onClick={() => save_picture('fan')}>{words.share.svg_fan}</button>
        <button onClick={() => save_picture('network')}>{words.share.svg_net}</button>
        <Copy text={link} label={words.share.link} large />
        <button onClick={() => print()}>{words.share.print}</button>
        {location.protocol === 'file:' && <span class="dim" id="of_file">{words.share.link_of_file}</span>}
        <span class="dim">{words.share.speed(Math.round(state.ms), run_count)}</span>
      </div>
    </Card>
  );
}
