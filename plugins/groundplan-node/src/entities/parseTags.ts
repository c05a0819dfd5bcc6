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

import { makeValidator } from '@backstage/catalog-model';
import { Parsed, quote } from './Parsed';

const MAX_TAGS = 50;
const { isValidTag } = makeValidator();

/** Reads tags separated by commas or white space. @internal */
export function parseTags(text: string): Parsed<string[]> {
  return checkTags(text.split(/[,\s]+/).filter(tag => tag !== ''));
}

/** Keeps the tags that the catalog accepts, each once. @internal */
export function checkTags(tags: readonly string[]): Parsed<string[]> {
  const problems: string[] = [];
  const value = new Set<string>();
  for (const tag of tags.slice(0, MAX_TAGS)) {
    if (isValidTag(tag)) {
      value.add(tag);
    } else {
      problems.push(
        `${quote(
          tag,
        )} cannot be a tag; allowed are at most 63 of a-z, 0-9, :, + and #, in parts separated by -`,
      );
    }
  }
  if (tags.length > MAX_TAGS) {
    problems.push(
      `${tags.length} tags are too many; only the first ${MAX_TAGS} are read`,
    );
  }
  return { value: [...value], problems };
}
