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

import {
  highlightPlanLines,
  PlanLineKind,
  PlanResponse,
} from 'backstage-plugin-groundplan-common';

/** The lines of a plan's text, and what each says. @internal */
export interface PlanLines {
  lines: string[];
  kinds: PlanLineKind[];
  /** Of the longest line, as far as lines are shown. */
  width: number;
}

/** Nobody reads a line to here; one of megabytes would stop the page. @internal */
export const LONGEST_LINE = 5_000;

/** Cuts a plan's text into lines; JSON, which comes in one, is laid out first. @internal */
export function planLines(
  text: string,
  format: PlanResponse['format'],
): PlanLines {
  const lines = (format === 'json' ? layOut(text) : text).split('\n');
  if (lines.length > 1 && lines[lines.length - 1] === '') {
    lines.pop();
  }
  const kinds: PlanLineKind[] =
    format === 'json' ? lines.map(() => 'plain') : highlightPlanLines(lines);
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return { lines, kinds, width: Math.min(width, LONGEST_LINE) };
}

function layOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    // It is shown as it is stored, and its problems are told beside it
    return text;
  }
}
