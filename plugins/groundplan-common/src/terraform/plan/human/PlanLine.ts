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
/** The marks that Terraform draws before what changes, with the blanks behind. */
const MARK = /(?:-\/\+|\+\/-|[+.]\/[+.]|<=|[-+~.]) +/y;

const BLANK = 0x20;

/** A line of a block, taken apart. @internal */
export interface PlanLine {
  /** The mark before it, such as `+` or `-/+`; none where nothing changes. */
  mark?: string;
  /** Where its content begins. */
  column: number;
  content: string;
}

/** How many blanks a line begins with. @internal */
export function countBlanks(line: string): number {
  let count = 0;
  while (line.charCodeAt(count) === BLANK) {
    count += 1;
  }
  return count;
}

/** Takes a line's mark from its content. @internal */
export function readPlanLine(line: string): PlanLine {
  const blanks = countBlanks(line);
  MARK.lastIndex = blanks;
  if (MARK.test(line)) {
    const column = MARK.lastIndex;
    return {
      mark: line.slice(blanks, column).trimEnd(),
      column,
      content: line.slice(column),
    };
  }
  const content = line.trimStart();
  return { mark: undefined, column: line.length - content.length, content };
}
