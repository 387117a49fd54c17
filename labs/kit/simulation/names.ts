/** The port of the node that is named `a`; the next letters have the next ports. */
const FIRST_PORT = 9000;

/** The name of the node at a position, counted from 0: a letter, and further characters after z. */
export function nameAt(position: number): string {
  return String.fromCharCode("a".charCodeAt(0) + position);
}

/** The port of a node of the simulation, which is named by a letter. */
export function portOf(name: string): number {
  return FIRST_PORT + name.charCodeAt(0) - "a".charCodeAt(0);
}

/** The URL of a node. */
export function urlOf(name: string): string {
  return `ws://localhost:${portOf(name)}/ws`;
}

/** The name of the node at a URL; a text that no node has when the URL is another one's. */
export function nameOf(url: string): string {
  const port = Number(/:(\d+)/.exec(url)?.[1] ?? 0);
  return nameAt(port - FIRST_PORT);
}
