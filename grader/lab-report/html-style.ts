/** The style sheet of a report's page: read on a phone, on a screen, and printed on A4. */
export const HTML_STYLE = `
:root { color-scheme: light; --ink: #1b1f24; --dim: #57606a; --line: #d0d7de; --blank: #fff3bf; }
* { box-sizing: border-box; }
body { margin: 0; background: #f6f8fa; color: var(--ink);
  font: 16px/1.65 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
main { max-width: 56rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 3rem) 3rem; background: #fff; }
h1 { font-size: 1.5rem; line-height: 1.3; text-align: center; margin: 1rem 0 1.5rem; }
h2 { font-size: 1.25rem; margin: 2.2rem 0 0.6rem; }
h3 { font-size: 1.1rem; margin: 1.6rem 0 0.5rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 0.3rem; }
p, li { overflow-wrap: anywhere; }
.entry { white-space: pre-line; }
.note { color: var(--dim); font-size: 0.9rem; }
.blank { background: var(--blank); padding: 0 0.25em; border-radius: 3px; }
.facts { border: 1px solid var(--line); border-width: 1px 0 0 1px; margin: 0; }
.row { display: flex; flex-wrap: wrap; }
.fact { flex: 1 1 14rem; display: flex; border: 1px solid var(--line); border-width: 0 1px 1px 0; }
.fact dt { flex: 0 0 7.5rem; padding: 0.35rem 0.6rem; background: #f6f8fa; color: var(--dim); }
.fact dd { flex: 1; margin: 0; padding: 0.35rem 0.6rem; overflow-wrap: anywhere; white-space: pre-line; }
ul { list-style: none; padding-left: 1.6rem; margin: 0.3rem 0; }
li { font-size: 0.92rem; margin: 0.15rem 0; text-indent: -1.6rem; }
table { border-collapse: collapse; width: 100%; margin: 0.8rem 0; font-size: 0.95rem; }
th, td { border: 1px solid var(--line); padding: 0.3rem 0.6rem; text-align: left; }
th { background: #f6f8fa; font-weight: 600; }
figure { margin: 1.4rem 0; break-inside: avoid; }
figure img { display: block; width: 100%; height: auto; margin: 0 auto; border: 1px solid var(--line); }
figcaption { font-size: 0.88rem; color: var(--dim); margin-top: 0.35rem; }
footer { max-width: 56rem; margin: 0 auto; padding: 0.8rem 1rem 2rem; color: var(--dim);
  font-size: 0.8rem; text-align: center; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { background: #fff; font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3, h4 { break-after: avoid; }
  figure img { width: auto; max-width: 100%; max-height: 225mm; }
  tr, .row { break-inside: avoid; }
}
`;
