/** Where the page begins. What make.mjs puts into the page is found by its id. */
import { render } from 'preact';
import { by_role } from './model/roles';
import { App } from './view/app';
import { Lab, type Parts } from './view/lab';
import { words } from './words';
import { has_vectors, unpacked } from './worker/unpack';

const part = (id: string): string => document.getElementById(id)!.textContent ?? '';

async function start(): Promise<void> {
  const { bases, sources, footprints, needs_vectors } =
    JSON.parse(part('places')) as Pick<Parts, 'bases' | 'sources' | 'footprints'> & { needs_vectors: boolean };
  for (const place of Object.keys(footprints)) bases[place] = by_role(bases[place]!);
  const lab = new Lab({ bases, sources, footprints, worker: part('worker'), wasm: () => unpacked(part('engine')) });
  render(<App lab={lab} />, document.getElementById('app')!);
  addEventListener('beforeunload', (e) => { if (lab.has_work()) e.preventDefault(); });
  addEventListener('hashchange', () => lab.open_link(location.hash));
  if (needs_vectors && !has_vectors()) lab.fail(words.older);
  else await lab.start();
}

void start();
