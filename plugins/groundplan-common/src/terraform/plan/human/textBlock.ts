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
import { readPlanLine } from './PlanLine';

const OPENING = /(?:^|[=>] )<<[-~]EOT(?: # forces replacement)?$/;

/**
 * A text of several lines, from `<<-EOT` to `EOT`. Each of its lines is indented
 * by four more than the two, so that nothing written in it can end it.
 *
 * @internal
 */
export interface TextBlock {
  /** Where the attribute's name stands, and the closing `EOT`. */
  column: number;
  mark?: string;
}

/** The text block that a line opens. @internal */
export function openTextBlock(line: string): TextBlock | undefined {
  if (!line.includes('EOT')) {
    return undefined;
  }
  const { mark, column, content } = readPlanLine(line);
  return OPENING.test(content) ? { mark, column } : undefined;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** What a line is to a text block that is open. @internal */
export function placeInTextBlock(
  line: string,
  { column }: TextBlock,
): 'inside' | 'end' | 'outside' {
  const indent = indentOf(line);
  if (indent === line.length || indent > column) {
    return 'inside';
  }
  return indent === column && /^EOT(?:$|[ ,])/.test(line.slice(column))
    ? 'end'
    : 'outside';
}

/** A line of a text block: its own mark, and what it says. @internal */
export function readTextLine(
  line: string,
  { column }: TextBlock,
): { mark?: string; text: string } {
  const mark = line.charAt(column + 2).trim() || undefined;
  return { mark, text: line.slice(column + 4) };
}
