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
import { readHeading } from './human/readHeading';
import { readPlanLine } from './human/PlanLine';
import {
  openTextBlock,
  placeInTextBlock,
  readTextLine,
  TextBlock,
} from './human/textBlock';

/** What a line of a plan's text says, for its colour. @public */
export type PlanLineKind =
  | 'create'
  | 'delete'
  | 'update'
  | 'replace'
  | 'read'
  | 'heading'
  | 'comment'
  | 'plain';

const KINDS: Record<string, PlanLineKind> = {
  '+': 'create',
  '-': 'delete',
  '~': 'update',
  '<=': 'read',
  '.': 'comment',
};

const HEADING =
  /^(?:Plan: |Changes to Outputs:|No (?:current )?changes\.|Note: |\S+ will perform |(?:[│|] )?(?:Warning|Error): )/;

function kindOfMark(mark: string | undefined): PlanLineKind {
  if (mark === undefined) {
    return 'plain';
  }
  return KINDS[mark] ?? 'replace';
}

function kindOfLine(line: string): PlanLineKind {
  const { mark, content } = readPlanLine(line);
  if (content.startsWith('#')) {
    return typeof readHeading(line) === 'object' ? 'heading' : 'comment';
  }
  return HEADING.test(line) ? 'heading' : kindOfMark(mark);
}

/**
 * What each line of a plan's text says. Lines of a text inside of it, such as a
 * script with dashes, are taken for what becomes of that text.
 *
 * @param lines - all of the plan's, without colours
 * @public
 */
export function highlightPlanLines(lines: string[]): PlanLineKind[] {
  let text: TextBlock | undefined;
  return lines.map(line => {
    if (text) {
      const place = placeInTextBlock(line, text);
      if (place === 'inside') {
        const mark =
          text.mark === '~' ? readTextLine(line, text).mark : text.mark;
        return kindOfMark(mark);
      }
      text = undefined;
      if (place === 'end') {
        return 'plain';
      }
    }
    text = openTextBlock(line);
    return kindOfLine(line);
  });
}
