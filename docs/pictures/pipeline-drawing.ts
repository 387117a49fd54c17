import type { Picture, Shape, Words } from "./figure.ts";

function station(at: number, lines: readonly Words[], isStrong = false): Shape {
  const tone = isStrong ? ({ tone: "strong" } as const) : {};
  return { kind: "box", at: [20 + at * 148, 60], size: [120, 64], lines, ...tone };
}

function note(at: number, text: Words, row = 0): Shape {
  return { kind: "text", at: [80 + at * 148, 150 + row * 20], text };
}

/** How a check goes through the grader. */
export const pipelinePicture: Picture = {
  name: "pipeline",
  shows: {
    zh: "场景经过集群、步骤、结论和记录，最后成为各种报告。",
    en: "A scenario goes through the cluster, the steps, the verdict and the record, and ends in reports.",
  },
  size: [760, 210],
  shapes: [
    station(0, [{ zh: "场景", en: "fixture" }, "JSON"]),
    station(1, [{ zh: "集群", en: "cluster" }], true),
    station(2, [{ zh: "步骤", en: "steps" }]),
    station(3, [{ zh: "结论", en: "verdict" }]),
    station(4, [{ zh: "记录与报告", en: "record, reports" }]),
    ...[0, 1, 2, 3].map((at): Shape => ({
      kind: "arrow",
      from: [140 + at * 148, 92],
      to: [166 + at * 148, 92],
    })),
    note(0, "fixtures/"),
    note(1, "grader/cluster"),
    note(2, "grader/check"),
    note(3, "grader/grade"),
    note(4, "grader/record"),
    note(4, "grader/report", 1),
    note(1, { zh: "真实进程、代理", en: "processes, proxies" }, 1),
    note(2, { zh: "发送、故障、等待", en: "send, hurt, wait" }, 1),
    note(3, { zh: "谁的过错", en: "whose fault" }, 1),
  ],
};
