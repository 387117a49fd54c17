/** What the page of similar submissions has besides the style of all pages. */
export const PAGE_STYLE = `
main { max-width: 110rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
.hint { max-width: 60rem; padding: 0.75rem 1rem; margin: 0.5rem 0 1rem;
  background: var(--warn-soft); border-left: 4px solid var(--warn); }
.method { max-width: 60rem; color: var(--soft); margin: 0 0 1rem; }
.omitted { max-width: 60rem; margin: 0 0 1rem; padding: 0; list-style: none; max-height: 20rem; overflow: auto; color: var(--soft); }
table { border-collapse: collapse; background: var(--card); }
th, td { padding: 0.4rem 0.9rem; text-align: left; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; font-size: 0.85rem; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
a { color: var(--accent); }
.scroll { overflow-x: auto; }
section { margin-top: 2.5rem; }
section > h2 { font-size: 1.1rem; }
section > p { color: var(--soft); margin: 0.2rem 0 0.6rem; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
.side { min-width: 0; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem;
  padding: 0.75rem; max-height: 85vh; overflow: auto; }
.side > h2 { position: sticky; left: 0; }
.side h3 { margin: 0.75rem 0 0.25rem; font-family: var(--mono); }
pre { margin: 0; font: 13px/1.5 var(--mono); tab-size: 2; }
pre i { display: inline-block; width: 3.2em; padding-right: 1em; text-align: right;
  color: var(--soft); font-style: normal; user-select: none; }
pre em { display: inline-block; padding-left: 4.2em; color: var(--soft); font-style: normal; }
pre a { color: inherit; text-decoration: none; border-radius: 2px; }
pre a:hover, pre a:target { outline: 2px solid var(--accent); }
.p0 { background: light-dark(#ffe9a8, #5a4a12); }
.p1 { background: light-dark(#cfe8ff, #1d456b); }
.p2 { background: light-dark(#d5f2d0, #21502a); }
.p3 { background: light-dark(#f6d5f0, #5b2a55); }
@media (max-width: 60rem) { .sides { grid-template-columns: 1fr; } }
`;
