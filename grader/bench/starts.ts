import type { BenchPrograms, Running } from "./bench-programs.ts";
import type { Figure, Findings } from "./figure.ts";
import type { BenchSettings } from "./settings.ts";

/** A few nodes, as a lab's scenario has them. */
const FEW = 3;

/**
 * How long programs take until they listen: a node beside the bare echo, and several nodes at once. The
 * first start of each is not counted, since it reads the files from the disk.
 */
export async function measureStarts(
  { rounds, nodes }: BenchSettings,
  programs: BenchPrograms,
): Promise<Findings> {
  const [echo, node, few, many]: number[][] = [[], [], [], []];
  let files = 0;
  const startNode = (): Promise<Running> =>
    programs.startNode(programs.file(`start-${files++}.db`));
  await timeOf([() => programs.startEcho(), startNode]);
  for (let round = 0; round < rounds; round++) {
    echo?.push(await timeOf([() => programs.startEcho()]));
    node?.push(await timeOf([startNode]));
    few?.push(await timeOf(Array.from({ length: FEW }, () => startNode)));
    many?.push(await timeOf(Array.from({ length: nodes }, () => startNode)));
  }
  const [part, unit, against] = ["start", "ms", echo ?? []] as const;
  const several = (values: readonly number[] = [], count: number, limit: number): Figure => ({
    ...{ part, unit, name: "start.nodes", parameters: { count }, values, against, limit },
  });
  return {
    figures: [
      { part, unit, name: "start.echo", values: against },
      { part, unit, name: "start.node", values: node ?? [], against, goal: { atMost: 1.7 } },
      several(few, FEW, 180),
      several(many, nodes, 60 * nodes),
    ],
    missing: [],
  };
}

/** Milliseconds until all of these programs, started at once, listen; they are ended after it. */
async function timeOf(starts: readonly (() => Promise<Running>)[]): Promise<number> {
  const begin = performance.now();
  const running = await Promise.all(starts.map((start) => start()));
  const time = performance.now() - begin;
  await Promise.all(running.map(({ program }) => program.kill()));
  return time;
}
