#!/usr/bin/env bash
# What the first GetSecretValue adds to a cold process, by Pikku's client and by AWS's SDK with its URL-connection
# client, in one run: processor time and size of the archive, each less those of the same process without the call.
#   benchmarks/secret.sh [--rounds=N]
# Needs `mvn package` to have run. FLOOR names the hand-written handler's project (default ../shared/bench/peers/floor).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
floor=${FLOOR:-$here/../../shared/bench/peers/floor}
work=$here/target/floor
if [ ! -f "$work/target/function.jar" ]; then
  rm -rf "$work"; mkdir -p "$work"; cp -r "$floor/." "$work/"
  mvn -B -q -ntp -f "$work/pom.xml" -DskipTests package
fi
libs=$here/target/secret/libs
if [ ! -d "$libs" ]; then
  mvn -B -q -ntp -f "$here/secret/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$libs"
fi
runtime_jar=$(ls "$here"/../pikku-runtime/target/pikku-runtime-*-SNAPSHOT.jar)
services_jar=$(ls "$here"/../pikku-aws-services/target/pikku-aws-services-*-SNAPSHOT.jar)
for kind in none pikku sdk; do
  classes=$here/target/secret/$kind
  rm -rf "$classes"; mkdir -p "$classes"
  (cd "$classes" && jar xf "$work/target/function.jar" && rm -rf META-INF)
done
compile() { javac -nowarn -g:none -XDstringConcat=inline --release 17 -cp "$here/target/secret/$1:$here/target/runtime/*:$2" -d "$here/target/secret/$1" "$here/secret/$1/bench/"*.java; }
compile pikku "$runtime_jar:$services_jar"
compile sdk "$libs/*"
exec java -cp "$here/target/classes:$(cat "$here/target/class-path.txt")" dev.pikku.benchmarks.process.SecretCost \
  "--classes=$here/target/secret" "--pikku=$runtime_jar:$services_jar" "--sdk=$libs" "--runtime=$here/target/runtime" "$@"
