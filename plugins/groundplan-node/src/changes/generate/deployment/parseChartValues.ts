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

import { InputError } from '@backstage/errors';
import { parse } from 'yaml';

/** The values of a chart from the text of a form. @internal */
export function parseChartValues(text: string): Record<string, unknown> {
  let values: unknown;
  try {
    values = parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`values: are no YAML: ${reason.split('\n')[0]}`);
  }
  if (values === null || values === undefined) {
    return {};
  }
  if (typeof values !== 'object' || Array.isArray(values)) {
    throw new InputError('values: are no mapping of names to values');
  }
  return values as Record<string, unknown>;
}
