/** Where the page begins. What make.mjs puts into the page is found by its id. */
import { render } from 'preact';
import { type Kept, texts_of } from './model/places';
import { by_role } from './model/roles';
import { App } from './view/app';
import { Lab, type Parts } from './view/lab';
import { words } from './words';
import { has_vectors, unpacked } from './worker/unpack';

const part = (id: string): string => document.getElementById(id)!.textContent ?? '';

async function start(): Promise<void> {
  const { sources, footprints, needs_vectors, ...kept } =
    JSON.parse(part('places')) as Kept & Pick<Parts, 'sources' | 'footprints'> & { needs_vectors: boolean };
  const bases = texts_of(kept);
  for (const place of Object.keys(footprints)) bases[place] = by_role(bases[place]!);
  const lab = new Lab({ bases, sources, footprints, worker: part('worker'), wasm: () => unpacked(part('engine')) });
  render(<App lab={lab} />, document.getElementById('app')!);
  addEventListener('beforeunload', (e) => { if (lab.has_work()) e.preventDefault(); });
  addEventListener('hashchange', () => lab.open_link(location.hash));
  if (needs_vectors && !has_vectors()) lab.fail(words.older);
  else await lab.start();
}

void start();
