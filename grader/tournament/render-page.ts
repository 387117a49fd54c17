import type { Language } from "../../labs/kit/language/language.ts";
import { escape } from "../lab-report/render-html.ts";
import { renderStaticPage } from "../report/static-page.ts";
import { SIGNS, matrixOf, playersOf } from "./matrix.ts";
import { createTournamentSay } from "./messages.ts";
import type { TournamentSay } from "./messages.ts";
import type { Break, TournamentResult } from "./tournament-result.ts";

const STYLE = `
main { max-width: 80rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
main > h2 { margin: 2rem 0 0.5rem; font-size: 1.15rem; }
.soft { color: var(--soft); margin: 0.25rem 0; max-width: 60rem; }
.scroll { overflow-x: auto; }
table { border-collapse: separate; border-spacing: 3px; }
th { font-weight: 500; text-align: left; padding: 0.3rem 0.6rem; white-space: nowrap; }
thead th { text-align: center; color: var(--soft); }
td { width: 2.4rem; height: 2.4rem; text-align: center; border-radius: 0.35rem; font-size: 1.1rem; }
td a { display: block; color: inherit; text-decoration: none; line-height: 2.4rem; }
td.arrived { background: var(--good-soft); color: var(--good); }
td.lost { background: var(--bad-soft); color: var(--bad); font-weight: 700; }
td.untried { background: var(--card); color: var(--soft); }
td.self { background: none; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem;
  padding: 0.75rem 1rem; margin: 0.75rem 0; }
article:target { border-color: var(--accent); }
article h3 { color: var(--bad); font-size: 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 0.5rem 0; }
dt { color: var(--soft); }
dd { margin: 0; white-space: pre-wrap; min-width: 0; }
pre { margin: 0.25rem 0 0; padding: 0.5rem 0.75rem; background: var(--field); border-radius: 0.35rem;
  font: 13px/1.5 var(--mono); white-space: pre-wrap; }
`;

/** A tournament as one HTML file. */
export function renderPage(result: TournamentResult, language: Language): string {
  const say = createTournamentSay(language);
  const { lab, seed, matches, members, together, race } = result;
  const head = say("head", { count: members.length, matches: matches.length, seed });
  const faults = members.flatMap(({ name, fault }) =>
    fault === null
      ? []
      : [`<p class="soft">${escape(say("unusable", { name, reason: fault }))}</p>`],
  );
  const broken = matches.flatMap(({ left, right, broke }) => {
    if (broke === null) return [];
    const cargo = say(`cargo.${broke.cargo}`, { from: broke.from });
    return [
      renderBreak(idOf(left, right, result), say("broke", { left, right, cargo }), broke, say),
    ];
  });
  const main = `<p class="soft">${escape(head)}</p>
<p class="soft">${escape(say(`how.${lab}` as "how.lab5"))}</p>
${faults.join("\n")}
<h2>${escape(say("matches"))}</h2>
${renderMatrix(result, say)}
<p class="soft">${escape(say("legend"))}</p>
${broken.length === 0 ? `<p>${escape(say("allGood"))}</p>` : broken.join("\n")}
${together === null ? "" : renderTogether(together, say)}
${race === null ? "" : renderRace(race, say)}`;
  return renderStaticPage({ title: say("title", { lab }), style: STYLE, main }, language);
}

function renderMatrix(result: TournamentResult, say: TournamentSay): string {
  const players = playersOf(result);
  const matrix = matrixOf(result);
  const head = players.map((_, at) => `<th scope="col">${at + 1}</th>`).join("");
  const rows = players.map((from, at) => {
    const cells = players.map((to) => {
      const arrival = matrix.get(from)?.get(to);
      if (arrival === undefined) return '<td class="self"></td>';
      const said = escape(`${from} → ${to}: ${say(`cell.${arrival}`)}`);
      const sign = SIGNS[arrival];
      const shown =
        arrival === "arrived" ? sign : `<a href="#${idOf(from, to, result)}">${sign}</a>`;
      return `<td class="${arrival}" title="${said}" aria-label="${said}">${shown}</td>`;
    });
    return `<tr><th scope="row">${at + 1} ${escape(from)}</th>${cells.join("")}</tr>`;
  });
  return `<div class="scroll"><table><thead><tr><th></th>${head}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table></div>`;
}

/** The id of a match, whoever of the two is named first. */
function idOf(one: string, other: string, { members }: TournamentResult): string {
  const places = [one, other].map((name) => members.findIndex((member) => member.name === name));
  return `match-${places.sort((a, b) => a - b).join("-")}`;
}

function renderBreak(id: string, head: string, broke: Break, say: TournamentSay): string {
  const of = broke.of === null ? "" : say("broke.of", { name: broke.of });
  const parts = (["expected", "got", "why"] as const).flatMap((part) =>
    broke[part] === "" ? [] : [`<dt>${escape(say(part))}</dt><dd>${escape(broke[part])}</dd>`],
  );
  const frames = broke.frames.map(
    ({ edge, direction, text }) =>
      `${escape(edge)} ${direction === "in" ? "→" : "←"} ${escape(text.trim())}`,
  );
  const exchange =
    frames.length === 0
      ? ""
      : `<p class="soft">${escape(say("frames"))}</p><pre>${frames.join("\n\n")}</pre>`;
  return `<article id="${id}"><h3>${escape(head + of)}</h3><dl>${parts.join("")}</dl>${exchange}</article>`;
}

function renderTogether(
  together: NonNullable<TournamentResult["together"]>,
  say: TournamentSay,
): string {
  const { members, left, broke } = together;
  const gone = left.map(
    ({ name, broke: { got } }) => `<p>${escape(say("together.left", { name, got }))}</p>`,
  );
  const count = members.length;
  const said = escape(say(broke === null ? "together.good" : "together.bad", { count }));
  const cargo = broke === null ? "" : say(`cargo.${broke.cargo}`, { from: broke.from });
  const why =
    broke === null ? "" : renderBreak("together", say("broke.together", { cargo }), broke, say);
  return `<h2>${escape(say("together"))}</h2>\n${gone.join("\n")}\n<p>${said}</p>\n${why}`;
}

function renderRace(race: NonNullable<TournamentResult["race"]>, say: TournamentSay): string {
  const problem = race.problem === null ? "" : `<p>${escape(race.problem)}</p>`;
  const gone = race.left.map(
    ({ name, reason }) => `<p>${escape(say("together.left", { name, got: reason }))}</p>`,
  );
  const rows = Object.entries(race.blocks).map(
    ([name, blocks]) => `<tr><th scope="row">${escape(name)}</th><td>${blocks}</td></tr>`,
  );
  return `<h2>${escape(say("race"))}</h2>\n${gone.join("\n")}${problem}<table><thead><tr><th></th><th>${escape(say("race.won"))}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}
