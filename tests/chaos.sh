#!/bin/bash
# Kills a process that saves (SIGKILL) N times, 300 where none is said, and compares after each kill what is stored with what the
# process had acknowledged. A CONNECTION (a PostgreSQL connection string) runs it there instead of on a SQLite file of its own.
#   tests/chaos.sh [N] [CONNECTION]
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Storage.Tests -c Release -v q --nologo
exec dotnet exec tests/Storage.Tests/bin/Release/net10.0/OrleansMedia.Storage.Tests.dll chaos "${1:-300}" "${@:2}"
