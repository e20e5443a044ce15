/** What the page's words mean. */
import { words } from '../words';

const w = words.glossary;

const List = () => <dl class="glossary">{w.rows.map(([word, meaning]) =>
  <div key={word}><dt>{word}</dt><dd>{meaning}</dd></div>)}</dl>;

export const Glossary = () => <details class="more"><summary>{w.head}</summary><List /></details>;
export const GlossarySection = () => <section><h2>{w.head}</h2><List /></section>;
