import { expect } from "chai";
import { BROWSER_VARIABLE, NoBrowser, findBrowser } from "./find-browser.ts";

describe("finding a browser", () => {
  it("takes the one that is named", () => {
    expect(findBrowser({ [BROWSER_VARIABLE]: process.execPath })).to.equal(process.execPath);
  });

  it("says what to install when there is none", () => {
    for (const env of [{ PATH: "" }, { [BROWSER_VARIABLE]: "/nowhere/chromium" }]) {
      // A Mac has its browsers outside of the PATH.
      if (process.platform === "darwin" && "PATH" in env) continue;
      expect(() => findBrowser(env)).to.throw(NoBrowser, /apt install chromium/);
    }
  });
});
