#!/usr/bin/env bash
# Draws docs/screenshots/*.png from the demo. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
SCREENSHOTS="$PWD/docs/screenshots" dotnet test tests/EndToEnd.Tests -c "${CONFIGURATION:-Release}" --filter FullyQualifiedName~ScreenshotTests
