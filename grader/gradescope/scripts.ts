/** The two scripts that an archive for Gradescope has at its root, as its documentation asks. */

/**
 * `setup.sh`, run once as root when the image is built: Node.js where there is none that is new enough,
 * from its own site, checked by the sums that stand beside it; then the packages.
 */
export const SETUP = `#!/usr/bin/env bash
# Run once, as root, while Gradescope builds the image. NODE_DIST names another place of Node.js.
set -euo pipefail
root="\${AUTOGRADER_ROOT:-/autograder}"
dist="\${NODE_DIST:-https://nodejs.org/dist/latest-v22.x}"
new_enough='const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'

# Programs in other languages than TypeScript are kept apart by it, where the container allows that.
apt-get update || true
apt-get install -y --no-install-recommends ca-certificates curl bubblewrap || true

if ! node -e "$new_enough" 2>/dev/null; then
  case "$(uname -m)" in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *) echo "no Node.js for $(uname -m)" >&2; exit 1 ;;
  esac
  cd "$(mktemp -d)"
  curl -fsSLO "$dist/SHASUMS256.txt"
  file="$(grep -o "node-v[0-9.]*-linux-$arch.tar.gz" SHASUMS256.txt | head -n 1)"
  curl -fsSLO "$dist/$file"
  grep " $file\\$" SHASUMS256.txt | sha256sum --check
  mkdir -p /opt/node
  tar -xzf "$file" -C /opt/node --strip-components=1
  export PATH="/opt/node/bin:$PATH"
fi

cd "$root/source"
npm ci --omit=dev --ignore-scripts --no-audit --no-fund
# The grader is bundled here once, not for every submission.
node labs/kit/tools/launch.js grade --help >/dev/null
`;

/** `run_autograder`, run for every submission. */
export const RUN = `#!/usr/bin/env bash
# Grades /autograder/submission and writes /autograder/results/results.json.
export PATH="/opt/node/bin:$PATH"
export AUTOGRADER_ROOT="\${AUTOGRADER_ROOT:-/autograder}"
cd "$AUTOGRADER_ROOT/source" || exit 1
exec node labs/kit/tools/launch.js gradescope-run
`;
