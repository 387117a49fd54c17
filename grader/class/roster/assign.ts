import { forFileName } from "../../../labs/kit/submit/student.ts";
import { displayName } from "../collect/display-name.ts";
import type { Gathered } from "../collect/gather.ts";
import type { Remark } from "../verdict.ts";
import { matchStudent } from "./match.ts";
import type { Student } from "./roster.ts";

/** A student with the submission that counts; or a submission of nobody in the roster. */
export interface Entry {
  /** A safe name of a folder, no two alike. */
  readonly id: string;
  readonly student: Student;
  readonly isInRoster: boolean;
  readonly submission: Gathered | null;
  readonly remarks: readonly Remark[];
}

/**
 * Gives submissions to the students of a roster, in its order; those of nobody in it follow, under their
 * own names. Of several of one student the newest counts.
 *
 * @param students - null without a roster: each submission stands for itself.
 */
export function assign(
  submissions: readonly Gathered[],
  students: readonly Student[] | null,
): Entry[] {
  const own = new Map<Student, Gathered[]>();
  const alone: Omit<Entry, "id">[] = [];
  for (const submission of submissions) {
    const match =
      students === null ? null : matchStudent([...submission.named, ...submission.said], students);
    if (match?.kind === "one") {
      own.set(match.student, [...(own.get(match.student) ?? []), submission]);
      continue;
    }
    const ambiguous: Remark[] =
      match?.kind === "several"
        ? [{ id: "ambiguous", details: { names: match.names.join(", ") } }]
        : [];
    const student = named(displayName(submission.item.name));
    const remarks = [...submission.remarks, ...ambiguous];
    alone.push({ student, isInRoster: students === null, submission, remarks });
  }
  const matched = (students ?? []).map((student) =>
    entryOf(student, own.get(student) ?? [], students),
  );
  return withIds([...matched, ...alone]);
}

function entryOf(
  student: Student,
  submissions: readonly Gathered[],
  students: readonly Student[] | null,
): Omit<Entry, "id"> {
  const newestFirst = [...submissions].sort(
    (one, other) =>
      other.item.time.getTime() - one.item.time.getTime() ||
      (one.item.name < other.item.name ? 1 : -1),
  );
  const [submission = null, ...older] = newestFirst;
  const names = older.map(({ item }) => item.name).join(", ");
  const remarks: Remark[] =
    older.length === 0 ? [] : [{ id: "older", details: { count: newestFirst.length, names } }];
  return {
    student,
    isInRoster: true,
    submission,
    remarks: [
      ...(submission?.remarks ?? []),
      ...remarks,
      ...sayOther(student, submission, students),
    ],
  };
}

/** What the author's own files say of somebody else. */
function sayOther(
  student: Student,
  submission: Gathered | null,
  students: readonly Student[] | null,
): Remark[] {
  const said = submission?.said.find((text) => {
    const match = matchStudent([text], students ?? []);
    return match.kind === "one" && match.student !== student;
  });
  return said === undefined ? [] : [{ id: "other-student", details: { said } }];
}

function named(name: string): Student {
  return { number: "", name, group: "", email: "", language: null, submitted: null };
}

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

function withIds(entries: readonly Omit<Entry, "id">[]): Entry[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const { number, name } = entry.student;
    const safe = forFileName([number, name].filter((part) => part !== "").join("-")) || "_";
    const base = DEVICE.test(safe) ? `_${safe}` : safe;
    let id = base;
    for (let count = 2; taken.has(id.toLowerCase()); count += 1) id = `${base}-${count}`;
    taken.add(id.toLowerCase());
    return { ...entry, id };
  });
}
