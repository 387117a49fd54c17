import { readTrackerOptions } from "../command-line/tracker-options.ts";
import type { TrackerContext, TrackerProgram } from "../programs/tracker-program.ts";
import { describeFault } from "./fault.ts";
import { createLog } from "./log.ts";
import { runProgram } from "../command-line/run-program.ts";
import { onStopSignal } from "../command-line/stop-signals.ts";
import { Sockets } from "./sockets.ts";

/**
 * Runs a tracker as a process of its own: the command line, WebSocket connections, the ticks and the
 * signals. An error that its code throws ends it with status 1, file and line.
 */
export function runTracker(create: (context: TrackerContext) => TrackerProgram): void {
  runProgram(async ({ args, language }) => {
    const options = await readTrackerOptions(args, process.env);
    const log = createLog(options);
    const guard = (call: () => void): void => {
      try {
        call();
      } catch (error) {
        log.critical(describeFault(error, language));
        stop(1);
      }
    };
    const sockets: Sockets = new Sockets({
      onOpen: (url) => {
        guard(() => {
          tracker.onOpen(url);
        });
      },
      onMessage: (url, text) => {
        guard(() => {
          tracker.onMessage(url, text);
        });
      },
      onClose: (url) => {
        guard(() => {
          tracker.onClose(url);
        });
      },
    });
    const ticks = setInterval(() => {
      guard(() => {
        tracker.onTick();
      });
    }, options.sleep * 1000);
    const stop = (status: number): void => {
      clearInterval(ticks);
      sockets.close();
      process.exitCode = status;
    };
    const tracker = create({
      seedUrl: options.seedUrl,
      maxConnections: options.maxConnections,
      network: sockets,
      log,
      end: () => {
        stop(1);
      },
    });
    onStopSignal(() => {
      stop(0);
    });
    guard(() => {
      tracker.start();
    });
  });
}
