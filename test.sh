#!/usr/bin/env bash
# The one test command. Installs the servers that the tests start (where it may), builds once, runs every test project and the checks,
# and ends with one line: "N passed, N failed, N skipped". What is skipped is named with its reason. Fails where anything failed,
# and where a project holds no test.
#
#   ./test.sh                    everything
#   ./test.sh Domain.Tests ...   only these projects, without the checks
#
# CONFIGURATION (default Release) chooses the build; TEST_PARALLEL (default 2) how many short projects run side by side.
set -uo pipefail
cd "$(dirname "$0")" || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
configuration=${CONFIGURATION:-Release}
parallel=${TEST_PARALLEL:-2}
project_limit=${TEST_PROJECT_LIMIT:-15m}
# These start servers, a browser or many threads, and want the machine for themselves.
alone=(LocalSilo.Tests Simulation.Tests RealServers.Tests EndToEnd.Tests)

results=$PWD/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
passed=0 failed=0 skipped=0
started=$SECONDS

say() { printf '[%4ds] %s\n' "$((SECONDS - started))" "$*"; }
check_passed() { passed=$((passed + 1)); say "ok      $1"; }
check_failed() { failed=$((failed + 1)); say "FAILED  $1"; }
finish() { echo "$passed passed, $failed failed, $skipped skipped"; [ "$failed" -eq 0 ]; exit; }

projects=("$@")
if [ ${#projects[@]} -eq 0 ]; then
  for file in tests/*/*.csproj; do projects+=("$(basename "$file" .csproj)"); done
fi
is_alone() { local other; for other in "${alone[@]}"; do [ "$other" = "$1" ] && return 0; done; return 1; }

# One project: its console output and its results file bear its name.
run_project() {
  timeout --kill-after=30s "$project_limit" dotnet test "tests/$1" -c "$configuration" --no-build \
    --results-directory "$results" --logger "trx;LogFileName=$1.trx" > "$results/$1.log" 2>&1
  echo $? > "$results/$1.exit"
}

# Adds up one results file; prints failed and skipped tests with their messages.
report_project() {
  local name=$1 trx="$results/$1.trx" code counted total p f s
  code=$(cat "$results/$name.exit" 2>/dev/null || echo 1)
  counted=$(sed -nE 's/.*<Counters total="([0-9]+)" executed="([0-9]+)" passed="([0-9]+)" failed="([0-9]+)".*/\1 \3 \4/p' "$trx" 2>/dev/null | head -n 1)
  read -r total p f <<< "${counted:-0 0 0}"
  s=$((total - p - f))
  if [ "$total" -eq 0 ]; then
    f=1; echo "no test ran in $name" > "$results/$name.why"
  elif [ "$code" -ne 0 ] && [ "$f" -eq 0 ]; then
    # A crash or the time limit: the counters know nothing of it.
    f=1; echo "$name ended with $code (124 is the limit of $project_limit)" > "$results/$name.why"
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  if [ "$f" -eq 0 ]; then say "ok      $name: $p passed, $s skipped"; return; fi
  say "FAILED  $name: $p passed, $f failed, $s skipped"
  if [ -f "$results/$name.why" ]; then
    sed 's/^/        /' "$results/$name.why"
    [ "$total" -eq 0 ] && [ "$code" -eq 0 ] || tail -n 40 "$results/$name.log"
    return
  fi
  grep -vE '^ *(Passed|Skipped) ' "$results/$name.log" | tail -n 200
}

# Name and reason of each skipped test of a results file.
list_skipped() {
  awk 'BEGIN { RS = "<UnitTestResult " }
    /outcome="NotExecuted"/ {
      name = $0; sub(/.*testName="/, "", name); sub(/".*/, "", name)
      why = "no reason given"
      if (match($0, /<Message>[^<]*/)) why = substr($0, RSTART + 9, RLENGTH - 9)
      else if (match($0, /<StdOut>[^<]*/)) why = substr($0, RSTART + 8, RLENGTH - 8)
      gsub(/&quot;/, "\"", name); gsub(/&quot;/, "\"", why); gsub(/&#x[0-9A-Fa-f]+;|\n/, " ", why)
      gsub(/&lt;/, "<", why); gsub(/&gt;/, ">", why); gsub(/&amp;/, "\\&", why)
      print "skipped " name ": " why
    }' "$@"
}

say "servers"
tests/install-servers.sh

say "restore and build ($configuration)"
if ! dotnet restore OrleansMedia.sln > "$results/restore.log" 2>&1; then
  tail -n 40 "$results/restore.log"; check_failed "restore"; finish
fi
if ! dotnet build OrleansMedia.sln -c "$configuration" --no-restore -v quiet > "$results/build.log" 2>&1; then
  grep -E 'error|warn' "$results/build.log" | sort -u | head -n 60; check_failed "build"; finish
fi

say "tests"
together=() apart=()
for name in "${projects[@]}"; do if is_alone "$name"; then apart+=("$name"); else together+=("$name"); fi; done
for name in ${together[@]+"${together[@]}"}; do
  while [ "$(jobs -rp | wc -l)" -ge "$parallel" ]; do wait -n; done
  run_project "$name" &
done
wait
for name in ${together[@]+"${together[@]}"}; do report_project "$name"; done
for name in ${apart[@]+"${apart[@]}"}; do run_project "$name"; report_project "$name"; done

if [ $# -eq 0 ]; then
  if [ -x tests/chaos.sh ]; then
    if CONFIGURATION="$configuration" timeout 10m tests/chaos.sh 25 > "$results/chaos.log" 2>&1; then check_passed "chaos (a sample)"
    else tail -n 40 "$results/chaos.log"; check_failed "chaos (a sample)"; fi
  fi
  if timeout 10m dotnet format OrleansMedia.sln --verify-no-changes --no-restore > "$results/format.log" 2>&1; then check_passed "format"
  else head -n 40 "$results/format.log"; check_failed "format (mend with: dotnet format)"; fi
fi

shopt -s nullglob
reports=("$results"/*.trx)
[ ${#reports[@]} -eq 0 ] || list_skipped "${reports[@]}"
say "done"
finish
