#!/bin/bash
# serverless-check.sh [SERVICE_DIR...]
#   Packages each service (serverless.yml and the archive it names) with a real Serverless Framework, without
#   credentials and, where the machine allows it, without network, and checks the CloudFormation template that comes
#   out against AWS's published resource schemas. One line per service; exit status 1 if one fails.
#   Both tools are pinned npm packages, kept in target/serverless-tools; the scripts that drive them are in
#   ../shared/tools beside this repository.
#   Without arguments: the services of workspace-example, and every other one in this tree whose archive was built.
set -uo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
tools="$root/../shared/tools"
if [ ! -d "$tools" ]; then
  [ "${CI:-}" = true ] && { echo "serverless-check: ../shared/tools is missing" >&2; exit 1; }
  echo "serverless-check: skipped, as ../shared/tools is not there"; exit 0
fi
for program in node npm; do
  command -v $program > /dev/null && continue
  [ "${CI:-}" = true ] && { echo "serverless-check: $program is missing" >&2; exit 1; }
  echo "serverless-check: skipped, as $program is not there"; exit 0
done

archive() { # the archive that a service names first
  sed -n "s/^ *artifact: *['\"]\{0,1\}\([^'\"]*\).*/\1/p" "$1/serverless.yml" | head -1
}
if [ $# = 0 ]; then
  cd "$root" || exit 1
  while IFS= read -r yml; do
    service=${yml%/serverless.yml}; service=${service#./}
    # what an integration test only generated, or left without an archive on purpose, cannot be packaged
    if [[ $service == workspace-example/* ]] || [ -f "$service/$(archive "$service")" ]; then
      set -- "$@" "$service"
    fi
  done < <(find . -name serverless.yml -not -path '*/node_modules/*' -not -path './target/*' | sort)
  [ $# -gt 0 ] || { echo "serverless-check: there is no service to check" >&2; exit 1; }
fi

export PIKKU_TOOLS="$root/target/serverless-tools" SLS=osls@4.3.1 SLS_PLUGINS= CFN_SPEC_VERSION=0.1.216
work="$root/target/serverless-check"; mkdir -p "$work"
failed=0
for service in "$@"; do
  name=$(basename "$service"); out="$work/$name-$(echo "$service" | cksum | cut -d' ' -f1)"
  rm -rf "$out"; mkdir -p "$out"
  template="$out/cloudformation-template-update-stack.json"
  if [ ! -f "$service/serverless.yml" ]; then
    echo "FAILED $service: there is no serverless.yml"; failed=1
  elif ! "$tools/serverless-package.sh" "$service" "$out" package > "$out/stdout" 2> "$out/stderr"; then
    echo "FAILED $service: the framework refuses serverless.yml"; cat "$out/stderr"; failed=1
  elif ! "$tools/cfn-check.sh" "$template" > "$out/check" 2>&1; then
    echo "FAILED $service: AWS's schemas refuse the template"; cat "$out/check"; failed=1
  else
    resources=$(node -p "Object.keys(JSON.parse(fs.readFileSync('$template')).Resources).length")
    warnings=$(grep -c -i '^ *warning' "$out/framework.log")
    echo "ok $service: $resources resources$([ "$warnings" = 0 ] || echo ", $warnings warnings")"
  fi
done
exit $failed
