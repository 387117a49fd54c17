/** The one spelling of a URL for comparisons: every name of this machine is one (contract 5). */
export function peerSpelling(url: string): string {
  return url.toLowerCase().replace(/\/\/(127\.0\.0\.1|\[::1\])(?=[:/]|$)/, "//localhost");
}
