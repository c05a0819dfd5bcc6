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
import { ResourceHeading } from './readHeading';

/**
 * Reads a comment under a heading: why, from where, or as what it is imported.
 *
 * @internal
 */
export function readNote(
  line: string,
  heading: ResourceHeading,
): Partial<ResourceHeading> {
  const note = line.replace(/^ *# */, '').trimEnd();
  const moved = /^\(moved from (.+)\)$/.exec(note);
  if (moved) {
    return { movedFrom: moved[1] };
  }
  const imported = /^\(imported from "(.*)"\)$/.exec(note);
  if (imported) {
    return { imported: imported[1] };
  }
  if (/^\(will be imported first\)$|^imported using /.test(note)) {
    return { imported: '' };
  }
  const why = /^\((.+)\)$/.exec(note);
  return why ? { reason: heading.reason ?? why[1] } : {};
}
