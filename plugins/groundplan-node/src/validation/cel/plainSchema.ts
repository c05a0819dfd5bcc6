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
import { getRecord, getString } from 'backstage-plugin-groundplan-common';
import { additionalOf, isMarked, Schema } from '../schema/Schema';

/** Whether values of a schema are text, numbers or truths. @internal */
export function hasScalar(schema: Schema | undefined): boolean {
  return (
    ['string', 'integer', 'number', 'boolean'].includes(
      getString(schema, 'type') ?? '',
    ) || isMarked(schema, 'int-or-string')
  );
}

/**
 * Whether values of a schema are equal to the server where they are to anybody:
 * lists that are sets or maps are in any order, and fields without a type are
 * hidden from rules.
 *
 * @internal
 */
export function hasPlain(schema: Schema | undefined): boolean {
  const type = getString(schema, 'type');
  if (type === 'array') {
    const kind = getString(schema, 'x-kubernetes-list-type') ?? 'atomic';
    return kind === 'atomic' && hasPlain(getRecord(schema, 'items'));
  }
  if (type !== 'object') {
    return hasScalar(schema);
  }
  const additional = additionalOf(schema);
  const fields = Object.values(getRecord(schema, 'properties') ?? {});
  return (
    !isMarked(schema, 'preserve-unknown-fields') &&
    !isMarked(schema, 'embedded-resource') &&
    (additional
      ? hasPlain(additional)
      : fields.every(field => hasPlain(getRecord(field))))
  );
}
