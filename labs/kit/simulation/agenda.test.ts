import { expect } from "chai";
import fc from "fast-check";
import { Agenda } from "./agenda.ts";

describe("the agenda of a simulation", () => {
  it("is in the order of time, and of planning at equal times, however it is filled and emptied", () => {
    const step = fc.oneof(fc.record({ at: fc.nat(20) }), fc.constant(null));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const agenda = new Agenda();
        let model: { at: number; number: number }[] = [];
        const ran: number[] = [];
        for (const [number, planned] of steps.entries()) {
          if (planned !== null) {
            agenda.add(planned.at, () => ran.push(number));
            model = [...model, { at: planned.at, number }].sort(
              (one, other) => one.at - other.at || one.number - other.number,
            );
            continue;
          }
          const wanted = model.shift();
          agenda.takeUntil(Infinity)?.run();
          expect(ran.pop()).to.equal(wanted?.number);
        }
        expect(agenda.takeUntil((model[0]?.at ?? 0) - 1)).to.equal(undefined);
      }),
    );
  });
});
