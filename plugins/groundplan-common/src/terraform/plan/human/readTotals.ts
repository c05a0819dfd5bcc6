/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { PlanSummary } from '../Plan';
import { UnreadParts } from '../UnreadParts';

/** What the line `Plan: …` counts; a replacement is both added and destroyed. @internal */
export interface PlanTotals {
  import: number;
  add: number;
  change: number;
  destroy: number;
  /** OpenTofu only. */
  forget?: number;
  /** Actions of providers that are invoked. */
  invoke: number;
}

const TOTALS =
  /^Plan: (?:(\d+) to import, )?(\d+) to add, (\d+) to change, (\d+) to destroy(?:, (\d+) to forget)?\.(?: Actions: (\d+) to invoke\.)?/;

/** Reads the line that sums a plan up. @internal */
export function readTotals(line: string): PlanTotals | undefined {
  const match = TOTALS.exec(line);
  if (!match) {
    return undefined;
  }
  const [imported, add, change, destroy, forget, invoke] = match
    .slice(1)
    .map(count => Number(count ?? 0));
  return {
    import: imported,
    add,
    change,
    destroy,
    forget: match[5] === undefined ? undefined : forget,
    invoke,
  };
}

/**
 * Compares what the summary counts with what was read. Where the two differ, the
 * larger number is the one to show: nothing may be missing from it.
 *
 * @param keptOnes - replacements that destroy nothing
 * @internal
 */
export function reconcileTotals(
  summary: PlanSummary,
  totals: PlanTotals,
  keptOnes: number,
  unread: UnreadParts,
): PlanSummary {
  const require = (what: string, said: number, found: number) => {
    if (said !== found) {
      unread.add(`the summary says ${said} to ${what}, but ${found} were read`);
    }
    return Math.max(0, said - found);
  };
  const { create, replace, update } = summary;
  return {
    ...summary,
    import: summary.import + require('import', totals.import, summary.import),
    create: create + require('add', totals.add, create + replace),
    update: update + require('change', totals.change, update),
    delete:
      summary.delete +
      require('destroy', totals.destroy, summary.delete + replace - keptOnes),
    forget:
      summary.forget +
      (totals.forget === undefined
        ? 0
        : require('forget', totals.forget, summary.forget)),
  };
}
