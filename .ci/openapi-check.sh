#!/bin/bash
# openapi-check.sh [OPENAPI_JSON...]
#   Lints each OpenAPI document with Redocly's linter and its recommended rules. One line per document; exit status 1 if
#   one fails.
#   The linter is a pinned npm package, kept in target/openapi-tools.
#   Without arguments: every target/pikku/openapi.json in this tree, and those that the golden tests expect.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
linter=@redocly/cli@2.14.3
for program in node npm; do
  command -v $program > /dev/null && continue
  [ "${CI:-}" = true ] && { echo "openapi-check: $program is missing" >&2; exit 1; }
  echo "openapi-check: skipped, as $program is not there"; exit 0
done
if [ $# = 0 ]; then
  cd "$root" || exit 1
  while IFS= read -r document; do
    set -- "$@" "${document#./}"
  done < <(find . \( -path '*/target/pikku/openapi.json' -o -path './pikku-maven-plugin/src/test/resources/golden/*/openapi.json' \) \
    -not -path '*/node_modules/*' | sort)
  [ $# -gt 0 ] || { echo "openapi-check: there is no document to check" >&2; exit 1; }
fi

tools="$root/target/openapi-tools"; mkdir -p "$tools"
if [ "$(cat "$tools/installed" 2> /dev/null)" != "$linter" ]; then
  npm install --prefix "$tools" --no-audit --no-fund --ignore-scripts --silent "$linter" || exit 1
  echo "$linter" > "$tools/installed"
fi
# what a user may leave unsaid: a licence, a sentence for each function and each tag, an error of its own
cat > "$tools/redocly.yaml" <<'YAML'
extends: [recommended-strict]
rules:
  info-license: off
  operation-summary: off
  tag-description: off
  operation-4xx-response: off
  no-server-example.com: off
YAML
failed=0
for document in "$@"; do
  out="$tools/$(echo "$document" | cksum | cut -d' ' -f1).log"
  if REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true \
    "$tools/node_modules/.bin/redocly" lint --config "$tools/redocly.yaml" "$document" > "$out" 2>&1; then
    echo "ok $document"
  else
    echo "FAILED $document"; cat "$out"; failed=1
  fi
done
exit $failed
